package org.lamindb.hub;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.lamindb.error.HubErrors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends requests as the Python client does: each must be answered within 12 seconds, and is sent up
 * to three times. Follows no redirects: they could lead a token elsewhere.
 *
 * @param timeout for one answer, from first to last byte
 */
record HubTransport(HttpClient client, Duration timeout) {
  private static final Logger LOG = LoggerFactory.getLogger(HubTransport.class);

  private static final Duration TIMEOUT = Duration.ofSeconds(12);
  private static final int TRIES = 3;
  private static final double BACK_OFF_SECONDS = 0.2;

  /** Too many requests, and three ways in which a gateway finds nobody behind it. */
  private static final Set<Integer> PASSING = Set.of(429, 502, 503, 504);

  /** Made when first needed: it starts threads. */
  private static final class Shared {
    static final HubTransport TRANSPORT = within(TIMEOUT);
  }

  HubTransport {
    Objects.requireNonNull(client, "client is null");
    Objects.requireNonNull(timeout, "timeout is null");
  }

  /** The one of this process. */
  static HubTransport shared() {
    return Shared.TRANSPORT;
  }

  static HubTransport within(Duration timeout) {
    return new HubTransport(
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(timeout)
            .build(),
        timeout);
  }

  /** The same for what takes long on the other side. */
  HubTransport patient(Duration longer) {
    return new HubTransport(client, longer);
  }

  /** What came back, whatever its status. */
  record Answer(int status, String body) {
    boolean isSuccess() {
      return status >= 200 && status < 300;
    }

    boolean isRefusal() {
      return status >= 400 && status < 500;
    }

    /** Without the body: it may hold a token. */
    @Override
    public String toString() {
      return "answer with status " + status;
    }
  }

  /**
   * Sends a request.
   *
   * @throws org.lamindb.error.LaminException when nobody answers
   */
  Answer send(HubRequest request) {
    for (int made = 1; ; made++) {
      boolean last = made == TRIES || !request.repeatable();
      try {
        Answer answer = sendOnce(request);
        if (last || !PASSING.contains(answer.status())) {
          return answer;
        }
        LOG.debug("{} was answered with status {}", request, answer.status());
      } catch (InterruptedIOException e) {
        throw HubErrors.unreachable(request.host(), e);
      } catch (IOException e) {
        if (last) {
          throw HubErrors.unreachable(request.host(), e);
        }
        LOG.debug("{} was not answered", request, e);
      }
      pause(made, request);
    }
  }

  private Answer sendOnce(HubRequest request) throws IOException {
    HttpRequest.Builder builder =
        HttpRequest.newBuilder(request.uri())
            .method(
                request.method(),
                request.body().map(BodyPublishers::ofString).orElse(BodyPublishers.noBody()));
    request.headers().forEach(builder::header);
    request.token().ifPresent(token -> builder.header("Authorization", "Bearer " + token));
    if (request.body().isPresent()) {
      builder.header("Content-Type", "application/json");
    }
    // The client's own time-out ends with the headers: a body may come byte by byte.
    CompletableFuture<HttpResponse<String>> answer =
        client.sendAsync(builder.build(), BodyHandlers.ofString(StandardCharsets.UTF_8));
    try {
      HttpResponse<String> response = answer.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
      return new Answer(response.statusCode(), response.body());
    } catch (TimeoutException e) {
      answer.cancel(true);
      throw new IOException("it did not answer within " + timeout.toSeconds() + " seconds", e);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof IOException failure) {
        throw failure;
      }
      throw new IOException("the request could not be sent", e.getCause());
    } catch (InterruptedException e) {
      answer.cancel(true);
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("the request was interrupted");
    }
  }

  private static void pause(int made, HubRequest request) {
    double longest = BACK_OFF_SECONDS * (1 << made);
    double seconds = longest * ThreadLocalRandom.current().nextDouble();
    try {
      TimeUnit.MILLISECONDS.sleep((long) (seconds * 1000));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw HubErrors.unreachable(
          request.host(), new InterruptedIOException("the request was interrupted"));
    }
  }
}

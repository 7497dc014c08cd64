package org.lamindb.storage;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;
import org.lamindb.error.NetworkProblem;
import org.lamindb.error.StorageErrors;

/** Where a bucket in S3 is, by what the server says to anybody, even when it refuses the rest. */
final class BucketRegion {
  private static final String HEADER = "x-amz-bucket-region";
  private static final String AWS = "https://s3.amazonaws.com";
  private static final Duration LIMIT = Duration.ofSeconds(10);
  private static final int NOT_FOUND = 404;

  private BucketRegion() {}

  /**
   * Asks the server.
   *
   * @return empty when it does not say, as servers other than those of AWS may do
   * @throws org.lamindb.error.LaminException when there is no such bucket, or no answer
   */
  static Optional<String> of(CloudRoot root) {
    String server = root.endpoint().orElse(AWS).replaceAll("/+$", "");
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(server + "/" + root.bucket()))
            .method("HEAD", BodyPublishers.noBody())
            .timeout(LIMIT)
            .build();
    HttpResponse<Void> answer;
    try {
      answer =
          HttpClient.newBuilder()
              .connectTimeout(LIMIT)
              .build()
              .send(request, BodyHandlers.discarding());
    } catch (IOException e) {
      String why =
          NetworkProblem.of(Optional.of(URI.create(server).getAuthority()), e)
              .orElseGet(() -> String.valueOf(e.getMessage()));
      throw StorageErrors.storageUnreachable(root.toString(), "ask for the region", why, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw StorageErrors.storageUnreachable(
          root.toString(), "ask for the region", "it was interrupted", e);
    }
    if (answer.statusCode() == NOT_FOUND) {
      throw StorageErrors.bucketMissing(root.toString(), root.bucket());
    }
    return answer.headers().firstValue(HEADER);
  }
}

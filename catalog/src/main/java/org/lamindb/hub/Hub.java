package org.lamindb.hub;

import java.net.URI;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.lamindb.error.HubErrors;
import org.lamindb.error.LaminException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * LaminHub for one user. A token that ended is renewed with the API key, and where the hub of
 * lamin.ai does not answer, the one that its site names is asked.
 *
 * <p>Thread-safe. Nothing is sent before something is asked.
 */
public final class Hub {
  private static final Logger LOG = LoggerFactory.getLogger(Hub.class);
  private static final String FALLBACK = "https://lamin-site-assets.s3.amazonaws.com/connector.env";
  private static final Pattern ENTRY = Pattern.compile("(?m)^\\s*(url|key)=[\"']?(.*?)[\"']?\\s*$");

  private static final int UNAUTHORIZED = 401;

  private final Map<String, String> variables;
  private final HubTransport transport;
  private final Optional<String> fallback;
  private final Consumer<String> renewed;
  private volatile Account account;

  /**
   * @param variables environment variables, which tell whose hub is meant
   * @param renewed told of a new token that the hub accepted, to keep it
   */
  public Hub(Map<String, String> variables, Account account, Consumer<String> renewed) {
    this(
        variables,
        account,
        renewed,
        HubTransport.shared(),
        HubAddress.isProduction(variables) ? Optional.of(FALLBACK) : Optional.empty());
  }

  Hub(
      Map<String, String> variables,
      Account account,
      Consumer<String> renewed,
      HubTransport transport,
      Optional<String> fallback) {
    this.variables = Map.copyOf(variables);
    this.account = Objects.requireNonNull(account, "account is null");
    this.renewed = Objects.requireNonNull(renewed, "renewed is null");
    this.transport = Objects.requireNonNull(transport, "transport is null");
    this.fallback = Objects.requireNonNull(fallback, "fallback is null");
  }

  /**
   * Logs in with an API key.
   *
   * @throws LaminException when it is refused, or nobody answers
   */
  public static SignedIn signIn(Map<String, String> variables, String apiKey) {
    return new Hub(variables, Account.NONE, token -> {})
        .asAnybody(client -> Login.signIn(client, apiKey));
  }

  /** Whether the hub is asked as somebody. */
  public boolean isLoggedIn() {
    return account.isKnown();
  }

  /** With what another machine asks as the same user. */
  public HubPass pass() {
    HubAddress address = HubAddress.of(variables);
    return new HubPass(address.url(), address.publicKey(), account);
  }

  /**
   * Asks as the user when there is one, else as nobody.
   *
   * @throws LaminException when the hub refuses, or nobody answers
   */
  <T> T ask(Function<HubClient, T> question) {
    return account.isKnown() ? asUser(question) : asAnybody(question);
  }

  /** Asks as the user: with the token of before, then with a new one, then another hub. */
  private <T> T asUser(Function<HubClient, T> question) {
    HubAddress address = HubAddress.of(variables);
    Account asked = account;
    try {
      if (asked.token().isPresent()) {
        try {
          return question.apply(new HubClient(transport, address, asked.token()));
        } catch (LaminException e) {
          if (!HubErrors.isRefusal(e) || !asked.canRenew()) {
            throw e;
          }
          LOG.debug("the token was refused: a new one is asked for");
        }
      }
      return askRenewed(address, asked, question);
    } catch (LaminException e) {
      if (HubErrors.isRefusal(e) || HubErrors.isApiKeyRefused(e)) {
        throw e;
      }
      return askFallback(e, account.token(), question);
    }
  }

  private <T> T askRenewed(HubAddress address, Account asked, Function<HubClient, T> question) {
    String token = newToken(address, asked);
    T answer = question.apply(new HubClient(transport, address, Optional.of(token)));
    // Only now is it known to be good.
    keep(asked, token);
    return answer;
  }

  private String newToken(HubAddress address, Account asked) {
    Login.NewToken token =
        Login.newToken(
            new HubClient(transport, address, Optional.empty()), asked.apiKey().orElseThrow());
    token.expiryWarning().ifPresent(LOG::warn);
    return token.value();
  }

  private void keep(Account asked, String token) {
    account = asked.with(token);
    renewed.accept(token);
  }

  <T> T asAnybody(Function<HubClient, T> question) {
    try {
      return question.apply(new HubClient(transport, HubAddress.of(variables), Optional.empty()));
    } catch (LaminException e) {
      if (HubErrors.isRefusal(e) || HubErrors.isApiKeyRefused(e)) {
        throw e;
      }
      return askFallback(e, Optional.empty(), question);
    }
  }

  private <T> T askFallback(
      LaminException failure, Optional<String> token, Function<HubClient, T> question) {
    if (fallback.isEmpty()) {
      throw failure;
    }
    try {
      return question.apply(new HubClient(transport, fallbackAddress(fallback.get()), token));
    } catch (LaminException e) {
      failure.addSuppressed(e);
      throw failure;
    }
  }

  private HubAddress fallbackAddress(String url) {
    HubRequest request =
        new HubRequest(
            "connector.env",
            "GET",
            URI.create(url),
            Map.of(),
            Optional.empty(),
            Optional.empty(),
            true,
            List.of());
    HubTransport.Answer answer = transport.send(request);
    String address = entry(answer.body(), "url").replaceAll("/+$", "");
    String key = entry(answer.body(), "key");
    if (!answer.isSuccess() || !HubAddress.isHttp(address) || !Tokens.fitsHeader(key)) {
      throw HubErrors.malformed(request.host(), request.call(), "it names no hub");
    }
    return new HubAddress(address, key);
  }

  private static String entry(String text, String name) {
    Matcher matcher = ENTRY.matcher(text);
    while (matcher.find()) {
      if (matcher.group(1).equals(name)) {
        return matcher.group(2);
      }
    }
    return "";
  }

  /**
   * Asks the server of an instance, which has an address of its own. Without a user it is asked
   * without a token.
   *
   * @param url of the server
   * @param secrets that the body holds
   */
  JsonAnswer askServer(
      String call,
      String method,
      String url,
      Optional<Map<String, ?>> body,
      Collection<String> secrets) {
    if (!HubAddress.isHttp(url)) {
      throw HubErrors.malformed("the hub", call, "it names no http:// or https:// server");
    }
    Account asked = account;
    boolean isGet = method.equals("GET");
    Function<Optional<String>, HubRequest> request =
        token ->
            new HubRequest(
                call,
                method,
                URI.create(url),
                Map.of(),
                token,
                body.map(HubClient::json),
                isGet,
                secrets);
    if (asked.token().isEmpty() && asked.canRenew()) {
      return askServerRenewed(asked, request);
    }
    HubRequest first = request.apply(asked.token());
    HubTransport.Answer answer = transport.send(first);
    return answer.isSuccess() || !asked.canRenew()
        ? HubClient.requireSuccess(first, answer)
        : askServerRenewed(asked, request);
  }

  private JsonAnswer askServerRenewed(
      Account asked, Function<Optional<String>, HubRequest> request) {
    String token = newToken(HubAddress.of(variables), asked);
    keep(asked, token);
    HubRequest again = request.apply(Optional.of(token));
    return HubClient.requireSuccess(again, transport.send(again));
  }

  /**
   * Has the server of an instance do what takes long, and whose answer says nothing more. It is
   * asked again only when it knows no such token.
   */
  void commandServer(String call, String url, Duration patience) {
    if (!HubAddress.isHttp(url)) {
      throw HubErrors.malformed("the hub", call, "it names no http:// or https:// server");
    }
    HubTransport patient = transport.patient(patience);
    Account asked = account;
    Optional<String> token = asked.token();
    if (token.isEmpty() && asked.canRenew()) {
      token = Optional.of(newToken(HubAddress.of(variables), asked));
      keep(asked, token.get());
    }
    HubRequest request = command(call, url, token);
    HubTransport.Answer answer = patient.send(request);
    if (answer.status() == UNAUTHORIZED && asked.canRenew()) {
      String again = newToken(HubAddress.of(variables), asked);
      keep(asked, again);
      request = command(call, url, Optional.of(again));
      answer = patient.send(request);
    }
    HubClient.requireDone(request, answer);
  }

  private static HubRequest command(String call, String url, Optional<String> token) {
    return new HubRequest(
        call, "POST", URI.create(url), Map.of(), token, Optional.empty(), false, List.of());
  }

  @Override
  public String toString() {
    return "LaminHub for " + account;
  }
}

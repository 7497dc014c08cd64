package org.lamindb.hub;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * With what another machine asks the same hub as the same user. It travels as texts by name; the
 * names of those that are secret say so, so that Spark hides them.
 */
public record HubPass(String url, String publicKey, Account account) {
  private static final String URL = "hub.url";
  private static final String PUBLIC_KEY = "hub.public.key";
  private static final String TOKEN = "hub.account.token";
  private static final String API_KEY = "hub.account.secret";

  /** Like none that is known: its address is in the pass. */
  private static final String ENVIRONMENT = "hub-of-a-pass";

  public HubPass {
    Objects.requireNonNull(url, "url is null");
    Objects.requireNonNull(publicKey, "publicKey is null");
    Objects.requireNonNull(account, "account is null");
  }

  /** The texts, by names in lower case. */
  public Map<String, String> texts() {
    Map<String, String> texts = new LinkedHashMap<>();
    texts.put(URL, url);
    texts.put(PUBLIC_KEY, publicKey);
    account.token().ifPresent(token -> texts.put(TOKEN, token));
    account.apiKey().ifPresent(key -> texts.put(API_KEY, key));
    return texts;
  }

  /**
   * The pass that texts make.
   *
   * @param text the text of a name, or null
   * @return empty when there is none
   */
  public static Optional<HubPass> of(UnaryOperator<String> text) {
    String url = text.apply(URL);
    String publicKey = text.apply(PUBLIC_KEY);
    if (url == null || publicKey == null) {
      return Optional.empty();
    }
    Account account =
        new Account(
            Optional.ofNullable(text.apply(TOKEN)), Optional.ofNullable(text.apply(API_KEY)));
    return Optional.of(new HubPass(url, publicKey, account));
  }

  /** The hub, for the user. A new token is kept by this process alone. */
  public Hub open() {
    return new Hub(
        Map.of(HubAddress.ENVIRONMENT, ENVIRONMENT, HubAddress.URL, url, HubAddress.KEY, publicKey),
        account,
        token -> {});
  }

  /** Without keys. */
  @Override
  public String toString() {
    return "pass for " + account + " at " + url;
  }
}

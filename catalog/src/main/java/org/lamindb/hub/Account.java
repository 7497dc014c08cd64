package org.lamindb.hub;

import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * By what the hub knows who asks.
 *
 * @param token of an earlier login; it may have ended
 * @param apiKey by which a new token can be had
 */
public record Account(Optional<String> token, Optional<String> apiKey) {
  /** Nobody: sees what is public. */
  public static final Account NONE = new Account(Optional.empty(), Optional.empty());

  /** What a settings file keeps as it is: no blanks, quotes, comments or variables. */
  private static final Pattern API_KEY = Pattern.compile("[\\x21-\\x7e&&[^\"'`#$\\\\]]+");

  public Account {
    token = token.filter(Tokens::fitsHeader);
    Objects.requireNonNull(apiKey, "apiKey is null");
  }

  /** Whether a text can be an API key at all. */
  public static boolean isApiKey(String text) {
    return API_KEY.matcher(text).matches();
  }

  Account with(String newToken) {
    return new Account(Optional.of(newToken), apiKey);
  }

  /** Whether the hub can be asked as somebody. */
  boolean isKnown() {
    return token.isPresent() || canRenew();
  }

  boolean canRenew() {
    return apiKey.isPresent();
  }

  /** Without any of it: all are secrets. */
  @Override
  public String toString() {
    return isKnown() ? "an account" : "nobody";
  }
}

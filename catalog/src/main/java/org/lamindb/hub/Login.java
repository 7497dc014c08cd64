package org.lamindb.hub;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.lamindb.error.HubErrors;

/** Turns an API key into a token, and a token into who that is. */
final class Login {
  private static final int WARNED_DAYS = 7;

  private Login() {}

  /**
   * A new token.
   *
   * @param expiryWarning that the API key ends within a week
   */
  record NewToken(String value, Optional<String> expiryWarning) {
    @Override
    public String toString() {
      return "a token";
    }
  }

  /**
   * Logs in.
   *
   * @throws org.lamindb.error.LaminException when the key is refused, belongs to no account, or
   *     nobody answers
   */
  static SignedIn signIn(HubClient client, String apiKey) {
    NewToken token = newToken(client, apiKey);
    String id = Tokens.claim(token.value(), "sub").orElseThrow(HubErrors::apiKeyWithoutAccount);
    Map<String, String> query = new LinkedHashMap<>();
    query.put("select", "*");
    query.put("id", "eq." + id);
    JsonAnswer row =
        client
            .as(token.value())
            .select("account", query)
            .firstRow()
            .orElseThrow(HubErrors::apiKeyWithoutAccount);
    return new SignedIn(
        row.requiredUuid("id"),
        row.requiredText("lnid"),
        row.requiredName("handle"),
        row.text("name"),
        token.value(),
        token.expiryWarning());
  }

  static NewToken newToken(HubClient client, String apiKey) {
    JsonAnswer answer = client.token(apiKey).requireObject();
    return new NewToken(token(answer), expiryWarning(answer, Instant.now()));
  }

  private static String token(JsonAnswer answer) {
    String token = answer.requiredText("accessToken");
    if (!Tokens.fitsHeader(token)) {
      throw answer.malformed("'accessToken' is no token");
    }
    return token;
  }

  static Optional<String> expiryWarning(JsonAnswer answer, Instant now) {
    return answer
        .text("apiKeyExpiresAt")
        .flatMap(Login::instant)
        .map(expiry -> Math.floorDiv(Duration.between(now, expiry).toSeconds(), 86_400L))
        .filter(days -> days >= 0 && days <= WARNED_DAYS)
        .map(days -> "API key expires in " + days + (days == 1 ? " day" : " days"));
  }

  /** Of a time with or without a zone, which is UTC then. */
  static Optional<Instant> instant(String text) {
    String zoned = text.matches(".*([Zz]|[+-]\\d\\d:?\\d\\d)$") ? text : text + "Z";
    try {
      return Optional.of(OffsetDateTime.parse(zoned.replace(' ', 'T')).toInstant());
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }
}

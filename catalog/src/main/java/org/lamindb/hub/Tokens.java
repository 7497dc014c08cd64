package org.lamindb.hub;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.Collection;
import java.util.Optional;
import java.util.regex.Pattern;
import org.lamindb.error.HiddenSecrets;

/** What can be told of a token (JWT) without the key that signed it, and how messages hide it. */
public final class Tokens {
  private static final Pattern HEADER = Pattern.compile("[\\x21-\\x7e]+");
  private static final String HIDDEN = "***";
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private Tokens() {}

  /** Whether a text can be sent in a header, as all tokens and keys can. */
  static boolean fitsHeader(String text) {
    return HEADER.matcher(text).matches();
  }

  /** A claim that is text or a number. */
  static Optional<String> claim(String token, String name) {
    String[] parts = token.split("\\.", -1);
    if (parts.length != 3) {
      return Optional.empty();
    }
    try {
      byte[] payload = Base64.getUrlDecoder().decode(parts[1]);
      JsonNode claim = MAPPER.readTree(new String(payload, StandardCharsets.UTF_8)).path(name);
      return claim.isValueNode() && !claim.isNull()
          ? Optional.of(claim.asText())
          : Optional.empty();
    } catch (IllegalArgumentException | JsonProcessingException e) {
      return Optional.empty();
    }
  }

  /** When the token ends to be good; empty when it does not say. */
  public static Optional<Instant> expiry(String token) {
    try {
      return claim(token, "exp").map(Double::parseDouble).map(Tokens::instant);
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }

  private static Instant instant(double seconds) {
    return Instant.ofEpochSecond((long) seconds);
  }

  /** A text of somebody else, without the secrets and whatever looks like a token. */
  static String hide(String text, Collection<String> secrets) {
    String hidden = text;
    for (String secret : secrets) {
      if (!secret.isEmpty()) {
        hidden = hidden.replace(secret, HIDDEN);
      }
    }
    return HiddenSecrets.in(hidden);
  }
}

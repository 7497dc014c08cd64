package org.lamindb.instance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.Instant;
import java.util.Base64;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.lamindb.database.DatabaseTokens;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The token of an environment variable, as long as it says to be valid; then those of another
 * source.
 */
final class EnvironmentToken implements DatabaseTokens {
  static final String VARIABLE = "LAMIN_DB_TOKEN";

  private static final Logger LOG = LoggerFactory.getLogger(EnvironmentToken.class);
  private static final ObjectMapper JSON = new ObjectMapper();

  private final String token;
  private final Optional<Instant> expiry;
  private final DatabaseTokens others;
  private final AtomicBoolean warned = new AtomicBoolean();

  EnvironmentToken(String token, DatabaseTokens others) {
    this.token = Objects.requireNonNull(token, "token is null");
    this.others = Objects.requireNonNull(others, "others is null");
    this.expiry = expiry(token);
  }

  @Override
  public String current() {
    if (expiry.isPresent() && Instant.now().isBefore(expiry.get())) {
      return token;
    }
    if (warned.compareAndSet(false, true)) {
      LOG.warn(
          "The token in {} is ignored: {}",
          VARIABLE,
          expiry.map(time -> "it expired at " + time).orElse("it does not say when it expires"));
    }
    return others.current();
  }

  /** What the token says of itself; only the database can tell whether that is true. */
  private static Optional<Instant> expiry(String token) {
    String[] parts = token.split("\\.", -1);
    if (parts.length != 3) {
      return Optional.empty();
    }
    try {
      JsonNode expiry = JSON.readTree(Base64.getUrlDecoder().decode(parts[1])).path("exp");
      return expiry.isNumber()
          ? Optional.of(Instant.ofEpochSecond(expiry.asLong()))
          : Optional.empty();
    } catch (IllegalArgumentException | IOException e) {
      return Optional.empty();
    }
  }

  /** Shows no token. */
  @Override
  public String toString() {
    return "the token of " + VARIABLE;
  }
}

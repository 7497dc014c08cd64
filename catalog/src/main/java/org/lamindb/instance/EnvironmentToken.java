package org.lamindb.instance;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.lamindb.database.DatabaseTokens;
import org.lamindb.hub.Tokens;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The token of an environment variable, as long as it says to be valid; then those of another
 * source.
 */
final class EnvironmentToken implements DatabaseTokens {
  static final String VARIABLE = "LAMIN_DB_TOKEN";

  private static final Logger LOG = LoggerFactory.getLogger(EnvironmentToken.class);

  private final String token;
  private final Optional<Instant> expiry;
  private final DatabaseTokens others;
  private final AtomicBoolean warned = new AtomicBoolean();

  EnvironmentToken(String token, DatabaseTokens others) {
    this.token = Objects.requireNonNull(token, "token is null");
    this.others = Objects.requireNonNull(others, "others is null");
    this.expiry = Tokens.expiry(token);
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

  /** Shows no token. */
  @Override
  public String toString() {
    return "the token of " + VARIABLE;
  }
}

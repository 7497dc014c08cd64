package org.lamindb.hub;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.lamindb.database.DatabaseTokens;
import org.lamindb.error.HubErrors;

/** Tokens for the database of one instance, which its server issues to who is logged in. */
public final class HubDatabaseTokens implements DatabaseTokens {
  /** So long before its end a token is not used to begin something. */
  private static final Duration MARGIN = Duration.ofSeconds(30);

  private final Supplier<Hub> hub;
  private final String slug;
  private final UUID id;
  private final Optional<String> apiUrl;
  private String token;
  private Instant end;

  /**
   * @param hub asked when a token is needed, for who is logged in then
   * @param apiUrl the server of the instance
   */
  public HubDatabaseTokens(Supplier<Hub> hub, String slug, UUID id, Optional<String> apiUrl) {
    this.hub = Objects.requireNonNull(hub, "hub is null");
    this.slug = Objects.requireNonNull(slug, "slug is null");
    this.id = Objects.requireNonNull(id, "id is null");
    this.apiUrl = Objects.requireNonNull(apiUrl, "apiUrl is null");
  }

  @Override
  public synchronized String current() {
    if (token == null || !Instant.now().isBefore(end)) {
      renew();
    }
    return token;
  }

  private void renew() {
    Hub asked = hub.get();
    if (!asked.isLoggedIn()) {
      throw HubErrors.noDatabaseToken(
          slug,
          "nobody is logged in",
          "Run 'lamindb-spark login', or set LAMIN_DB_TOKEN to a token for it.");
    }
    String server =
        apiUrl.orElseThrow(
            () ->
                HubErrors.noDatabaseToken(
                    slug,
                    "its settings name no server",
                    "Run 'lamindb-spark connect " + slug + "' again, or set LAMIN_API_URL."));
    JsonAnswer answer =
        asked.askServer(
            "db_token",
            "GET",
            server.replaceAll("/+$", "") + "/instances/" + id + "/db_token",
            Optional.empty(),
            List.of());
    String issued = answer.requireObject().requiredText("token");
    Instant expiry =
        Tokens.expiry(issued)
            .orElseThrow(() -> answer.malformed("'token' does not say when it ends"));
    Instant now = Instant.now();
    if (!now.isBefore(expiry)) {
      throw answer.malformed("'token' has ended already; check the clock of this machine");
    }
    Instant early = expiry.minus(MARGIN);
    token = issued;
    end = now.isBefore(early) ? early : expiry;
  }

  /** Shows no token. */
  @Override
  public String toString() {
    return "tokens for the database of " + slug;
  }
}

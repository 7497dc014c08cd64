package org.lamindb.instance;

import java.util.Objects;
import java.util.Optional;
import org.lamindb.database.DatabaseAddress.PostgresServer;
import org.lamindb.database.DatabaseTokens;
import org.lamindb.error.HubErrors;

/** With which tokens a Postgres database is opened, if it needs some. */
final class DatabaseAccess {
  /** What settings call a database whose users are told apart by tokens. */
  private static final String BY_TOKEN = "jwt";

  private final Environment environment;
  private final InstanceLookup lookup;

  DatabaseAccess(Environment environment, InstanceLookup lookup) {
    this.environment = Objects.requireNonNull(environment, "environment is null");
    this.lookup = Objects.requireNonNull(lookup, "lookup is null");
  }

  /**
   * The database with the tokens that its settings ask for. One without settings gets the token of
   * the environment, unless that belongs to the default instance.
   */
  PostgresServer of(PostgresServer server, Optional<InstanceSettings> settings) {
    if (settings.isEmpty()) {
      return ofVariable()
          .filter(token -> defaultInstance().isEmpty())
          .map(token -> server.withTokens(new EnvironmentToken(token, missing(server.toString()))))
          .orElse(server);
    }
    InstanceSettings known = settings.get();
    if (!known.fineGrainedAccess()
        || !known.databasePermissions().filter(BY_TOKEN::equals).isPresent()) {
      return server;
    }
    String slug = known.identity().slug();
    DatabaseTokens tokens = lookup.tokens(known).orElseGet(() -> missing(slug));
    Optional<String> variable =
        ofVariable()
            .filter(token -> defaultInstance().filter(other -> !other.equals(slug)).isEmpty());
    return server.withTokens(
        variable.<DatabaseTokens>map(token -> new EnvironmentToken(token, tokens)).orElse(tokens));
  }

  private Optional<String> ofVariable() {
    return environment.variable(EnvironmentToken.VARIABLE).map(String::strip);
  }

  private Optional<String> defaultInstance() {
    return new DefaultInstances(environment).find().map(DefaultInstance::slug);
  }

  private static DatabaseTokens missing(String what) {
    return () -> {
      throw HubErrors.noDatabaseToken(
          what, "there is none", "Set LAMIN_DB_TOKEN to a token for it that is good.");
    };
  }
}

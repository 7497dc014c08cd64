package org.lamindb.instance;

import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.lamindb.database.DatabaseAddress;
import org.lamindb.database.DatabaseAddress.PostgresServer;
import org.lamindb.database.PostgresUrl;
import org.lamindb.error.HubErrors;
import org.lamindb.hub.Hub;
import org.lamindb.hub.HubDatabase;
import org.lamindb.hub.HubInstance;
import org.lamindb.hub.HubInstances;
import org.lamindb.hub.HubMigration;
import org.lamindb.hub.HubRegistration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where the database of an instance is migrated, and as whom: at LaminHub where that manages the
 * instance, else here; and a database of LaminHub as the user whom that names for it.
 */
public final class MigrationRoute {
  private static final Logger LOG = LoggerFactory.getLogger(MigrationRoute.class);
  private static final String VARIABLE = "LAMIN_MIGRATE_ON_HUB";
  private static final String SERVER = "LAMIN_API_URL";
  private static final String ROOT = "root";

  private final Environment environment;
  private final InstanceDescription instance;
  private final Optional<String> server;

  private MigrationRoute(
      Environment environment, InstanceDescription instance, Optional<String> server) {
    this.environment = environment;
    this.instance = instance;
    this.server = server;
  }

  /** For an instance with or without settings here. Asks nobody yet. */
  public static MigrationRoute of(Environment environment, InstanceDescription instance) {
    Objects.requireNonNull(environment, "environment is null");
    InstanceIdentity identity = instance.identity();
    Optional<String> server =
        identity.owner().isEmpty() || identity.id().isEmpty()
            ? Optional.empty()
            : new SettingsDirectory(environment)
                .instance(identity.owner(), identity.name())
                .filter(InstanceSettings::isOfHub)
                .flatMap(
                    found -> environment.variable(SERVER).map(String::strip).or(found::apiUrl));
    return new MigrationRoute(environment, instance, server);
  }

  /**
   * Whether LaminHub migrates it: when that knows the instance, and {@code LAMIN_MIGRATE_ON_HUB}
   * says nothing else.
   */
  public boolean isAtHub() {
    if (server.isEmpty()
        || environment.variable(VARIABLE).filter(text -> !text.equals("true")).isPresent()) {
      return false;
    }
    return new HubRegistration(hub()).isKnown(instance.identity().id().orElseThrow());
  }

  private Hub hub() {
    return new Users(environment).hub();
  }

  /**
   * Migrates it at LaminHub, and returns when that is done.
   *
   * @throws org.lamindb.error.LaminException when the user may not, or it fails there
   */
  public void runAtHub() {
    new HubMigration(hub()).run(server.orElseThrow(), instance.identity().id().orElseThrow());
  }

  /**
   * Works on the database here, as who may change its tables. A SQLite database in a cloud is
   * locked meanwhile, and brought back.
   *
   * @throws org.lamindb.error.LaminException when LaminHub names nobody who may
   */
  public <T> T here(Function<DatabaseAddress, T> work) {
    if (!CloudDatabase.isThere(instance)) {
      return work.apply(address());
    }
    try (CloudDatabase ignored = CloudDatabase.open(instance)) {
      return work.apply(instance.database());
    }
  }

  private DatabaseAddress address() {
    if (server.isEmpty()) {
      instance.requireOwnAccess();
      return instance.database();
    } else if (!(instance.database() instanceof PostgresServer known)
        || known.user().contains(ROOT)) {
      return instance.database();
    }
    InstanceIdentity identity = instance.identity();
    HubInstance found =
        new HubInstances(hub(), false, LOG::warn)
            .findForMigration(identity.owner(), identity.name(), instance.user().handle());
    return found
        .database()
        .filter(database -> database.user().filter(name -> name.contains(ROOT)).isPresent())
        .map(HubDatabase::url)
        .map(PostgresUrl::parse)
        .orElseThrow(() -> HubErrors.noRootUser(identity.slug()));
  }

  @Override
  public String toString() {
    return "migration of " + instance.identity().slug();
  }
}

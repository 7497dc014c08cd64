package org.lamindb.instance;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import org.lamindb.database.Database;
import org.lamindb.database.Dialect;
import org.lamindb.migration.PostgresTables;
import org.lamindb.storage.StorageMarker;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes instances: with local storage and a SQLite or a Postgres database, which needs no other
 * network; or, for who is logged in, with storage in a cloud and a SQLite database there or a
 * Postgres database, which LaminHub registers.
 *
 * <p>On this machine, a SQLite database is built in a file of its own and renamed when it is
 * complete, a Postgres database filled in one transaction. Then come settings and directory marker,
 * and the storage marker last: where that is, everything is. Whatever stops this in between, the
 * same request completes it.
 */
public final class InstanceInitializer {
  private static final Logger LOG = LoggerFactory.getLogger(InstanceInitializer.class);

  private final Environment environment;
  private final SettingsDirectory settings;

  public InstanceInitializer(Environment environment) {
    this.environment = environment;
    this.settings = new SettingsDirectory(environment);
  }

  /**
   * Makes an instance of the current user and makes it the default of the working directory; or,
   * when it is there already, connects to it.
   *
   * @throws org.lamindb.error.LaminException when the request cannot be met, the storage or the
   *     database belongs to another instance or the name is taken; nothing is left behind then
   */
  public InitResult init(InitRequest request) {
    if (CloudInitPlan.matches(request.storage())
        && !new Users(environment).current().equals(User.ANONYMOUS)) {
      return inCloud(request);
    }
    InitPlan plan = InitPlan.of(request, environment, settings);
    InitChecks checks = new InitChecks(plan, settings);
    Optional<StorageMarker> marker = StorageMarker.read(plan.root());
    Optional<InstanceSettings> known =
        settings.instance(plan.identity().owner(), plan.identity().name());
    known.ifPresent(checks::requireSamePlace);
    if (marker.isPresent()) {
      InstanceSettings found = checks.requireComplete(marker.get(), known);
      PrivateFile.write(settings.currentInstanceFile(), found.format());
      return result(plan.identity(), false);
    }
    NewFiles files = new NewFiles();
    try {
      make(plan, checks, files);
    } catch (RuntimeException | Error e) {
      files.undo();
      throw e;
    }
    return result(plan.identity(), true);
  }

  private InitResult inCloud(InitRequest request) {
    CloudInitializer initializer = new CloudInitializer(request, environment, settings);
    boolean created = initializer.make();
    if (!created) {
      HubLookup lookup = new HubLookup(environment, false, LOG::warn, initializer.databaseUrl());
      new InstanceConnection(environment, lookup).connect(initializer.identity().slug(), false);
    }
    return result(initializer.identity(), created);
  }

  private InitResult result(InstanceIdentity identity, boolean created) {
    return new InitResult(
        new InstanceResolver(environment).resolve(InstanceReference.of(identity.slug())), created);
  }

  private void make(InitPlan plan, InitChecks checks, NewFiles files) {
    Path marker = StorageMarker.path(plan.root());
    files.directory(marker.getParent());
    String storageUid =
        plan.databaseUrl().isPresent()
            ? inPostgres(plan, checks, files)
            : inSqlite(plan, checks, files);
    files.text(marker, StorageMarker.format(storageUid, plan.identity()));
  }

  private String inSqlite(InitPlan plan, InitChecks checks, NewFiles files) {
    Path database = StorageInstances.databaseFile(plan.root());
    NewFiles.removeAbandonedDrafts(database);
    if (!Files.exists(database)) {
      rows(plan).publish(files, database, plan.modules());
    }
    String storageUid = checks.requireOwnDatabase();
    register(plan, checks, files);
    return storageUid;
  }

  private InitialRows rows(InitPlan plan) {
    return new InitialRows(plan.identity(), settings.user(), plan.root().toString());
  }

  private String inPostgres(InitPlan plan, InitChecks checks, NewFiles files) {
    try (Database database = new Database(plan.database())) {
      return database.migrate(
          "make the tables of a new instance", connection -> fill(connection, plan, checks, files));
    }
  }

  /** What fails after the files takes the rows back, and the other way round. */
  private String fill(Connection connection, InitPlan plan, InitChecks checks, NewFiles files)
      throws SQLException {
    boolean made = PostgresTables.lock(connection, plan.database()).make(plan.modules());
    String storageUid =
        made ? rows(plan).insert(connection, Dialect.POSTGRES) : checks.requireOwnDatabase();
    register(plan, checks, files);
    return storageUid;
  }

  private void register(InitPlan plan, InitChecks checks, NewFiles files) {
    writeSettings(plan, checks, files);
    NewFiles.replace(settings.markerFile(environment.workingDirectory()), plan.identity().slug());
  }

  private void writeSettings(InitPlan plan, InitChecks checks, NewFiles files) {
    InstanceIdentity identity = plan.identity();
    Path file = settings.instanceFile(identity.owner(), identity.name());
    if (files.privateText(file, plan.settings().format())) {
      return;
    }
    InstanceSettings found =
        settings.instance(identity.owner(), identity.name()).orElseGet(plan::settings);
    checks.requireSamePlace(found);
    if (!found.moduleNames().equals(plan.modules())) {
      // They describe a database that was here before.
      PrivateFile.write(file, plan.settings().format());
    }
  }
}

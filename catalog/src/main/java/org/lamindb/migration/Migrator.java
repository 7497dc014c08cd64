package org.lamindb.migration;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.lamindb.database.Database;
import org.lamindb.database.DatabaseAddress;
import org.lamindb.database.DatabaseAddress.SqliteFile;
import org.lamindb.database.Dialect;
import org.lamindb.database.SchemaVersion;
import org.lamindb.database.SqlScript;
import org.lamindb.database.SqlText;
import org.lamindb.error.DatabaseErrors;

/** Brings the database of an instance to the newest schema: all of the way, or not at all. */
public final class Migrator {
  /** A table with checks still to be made cannot be altered. */
  private static final SqlScript CHECK_AT_ONCE = new SqlScript("SET CONSTRAINTS ALL IMMEDIATE");

  private final DatabaseAddress address;
  private final Set<String> modules;
  private final String userUid;
  private final Optional<CustomModule> custom;

  /**
   * A migrator.
   *
   * @param modules those of the instance, by its settings
   * @param userUid who is made the author of blocks that have none
   * @param custom a user's own module whose tables are to be there as well
   */
  public Migrator(
      DatabaseAddress address, Set<String> modules, String userUid, Optional<CustomModule> custom) {
    this.address = Objects.requireNonNull(address, "address is null");
    this.modules = Set.copyOf(modules);
    this.userUid = Objects.requireNonNull(userUid, "userUid is null");
    this.custom = Objects.requireNonNull(custom, "custom is null");
  }

  /**
   * What {@link #deploy} would do now; changes nothing.
   *
   * @throws org.lamindb.error.LaminException as {@link #deploy}
   */
  public MigrationReport plan() {
    try (Database database = new Database(address)) {
      SchemaVersion.read(database).requireMigratable(address);
      MigrationPlan plan = database.read("plan the migration", this::plan);
      return new MigrationReport(plan.labels(), Optional.empty());
    }
  }

  /**
   * Migrates, in one transaction. The state of a SQLite database is copied to a file beside it
   * before.
   *
   * @throws org.lamindb.error.LaminException when the schema is too old, or newer than this
   *     library, or another process is changing the database
   */
  public MigrationReport deploy() {
    if (plan().migrations().isEmpty()) {
      return new MigrationReport(List.of(), Optional.empty());
    }
    try (Database database = new Database(address)) {
      return database.migrate(
          "migrate the database", connection -> deploy(connection, database.dialect()));
    }
  }

  private MigrationReport deploy(Connection connection, Dialect dialect) throws SQLException {
    if (dialect == Dialect.POSTGRES) {
      PostgresTables.lock(connection, address);
      CHECK_AT_ONCE.execute(connection, dialect);
    }
    // Another process may have been faster.
    MigrationPlan plan = plan(connection);
    if (plan.isEmpty()) {
      return new MigrationReport(List.of(), Optional.empty());
    }
    Optional<Path> backup = backup();
    MigrationHistory history = MigrationHistory.read(connection, dialect);
    long user = user(connection, dialect);
    for (Migration migration : plan.pending()) {
      migration.script(dialect).with("user", user).execute(connection, dialect);
      history.add(migration);
    }
    for (Migration name : plan.squashed()) {
      history.add(name);
    }
    for (Map.Entry<Migration, SqlScript> step : plan.custom().entrySet()) {
      step.getValue().execute(connection, dialect);
      history.add(step.getKey());
    }
    if (dialect == Dialect.SQLITE) {
      requireReferences(connection);
    }
    return new MigrationReport(plan.labels(), backup);
  }

  private MigrationPlan plan(Connection connection) throws SQLException {
    Dialect dialect = address instanceof SqliteFile ? Dialect.SQLITE : Dialect.POSTGRES;
    Set<Migration> applied = MigrationHistory.read(connection, dialect).applied();
    MigrationPlan plan = MigrationPlan.of(applied, modules, address);
    return custom.isEmpty() ? plan : plan.with(custom.get().migrations(dialect), applied);
  }

  /** As fast as copying the file; nobody can write meanwhile. */
  private Optional<Path> backup() {
    return address instanceof SqliteFile file
        ? Optional.of(DatabaseBackup.of(file))
        : Optional.empty();
  }

  private long user(Connection connection, Dialect dialect) throws SQLException {
    return new SqlText(dialect)
        .sql("SELECT coalesce((SELECT min(id) FROM lamindb_user WHERE uid = ")
        .value(userUid)
        .sql("), (SELECT min(id) FROM lamindb_user), 1) AS id")
        .query(connection, row -> row.number("id"))
        .get(0);
  }

  /** Rebuilding a table goes past its references, so they are looked at once more. */
  private void requireReferences(Connection connection) throws SQLException {
    List<String> tables =
        new SqlText(Dialect.SQLITE)
            .sql("SELECT DISTINCT \"table\" AS name FROM pragma_foreign_key_check")
            .query(connection, row -> row.text("name"));
    if (!tables.isEmpty()) {
      throw DatabaseErrors.databaseDamaged(
          address.toString(),
          "rows of " + String.join(", ", tables) + " refer to rows that do not exist");
    }
  }
}

package org.lamindb.migration;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.lamindb.database.DatabaseAddress;
import org.lamindb.database.Dialect;
import org.lamindb.database.SqlScript;
import org.lamindb.database.SqlText;
import org.lamindb.error.DatabaseErrors;
import org.lamindb.error.InstanceErrors;

/**
 * The tables of an instance in a Postgres database, within a transaction that changes them. One
 * process at a time has them.
 */
public final class PostgresTables {
  private static final String LOCK = "lamindb migrate";
  private static final String CORE = "lamindb";
  private static final Set<String> OWN = Set.of("django_migrations", "lamindb_storage");

  /** What an extension brought is nobody's data. */
  private static final String CONTENTS =
      "SELECT c.relname AS name FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace"
          + " WHERE n.nspname = 'public' AND c.relkind IN ('r', 'p', 'v', 'm', 'f')"
          + " AND NOT EXISTS (SELECT 1 FROM pg_depend d WHERE d.classid = 'pg_class'::regclass"
          + " AND d.objid = c.oid AND d.deptype = 'e') ORDER BY c.relname";

  private final Connection connection;
  private final DatabaseAddress address;

  private PostgresTables(Connection connection, DatabaseAddress address) {
    this.connection = connection;
    this.address = address;
  }

  /**
   * Takes them, until the transaction ends.
   *
   * @throws org.lamindb.error.LaminException when another process has them
   */
  public static PostgresTables lock(Connection connection, DatabaseAddress address)
      throws SQLException {
    boolean held =
        new SqlText(Dialect.POSTGRES)
            .sql("SELECT pg_try_advisory_xact_lock(hashtextextended(")
            .value(LOCK)
            .sql(", 0)) AS held")
            .query(connection, row -> row.flag("held"))
            .get(0);
    if (!held) {
      throw DatabaseErrors.databaseBusy(
          address.toString(), "another process makes an instance in it, or migrates it");
    }
    PostgresTables tables = new PostgresTables(connection, address);
    tables.run("postgres/session.sql");
    return tables;
  }

  /**
   * Whether a database has the tables of an instance. Changes nothing.
   *
   * @throws org.lamindb.error.LaminException when it has tables of something else
   */
  public static boolean areThere(Connection connection, DatabaseAddress address)
      throws SQLException {
    List<String> found =
        new SqlText(Dialect.POSTGRES).sql(CONTENTS).query(connection, row -> row.text("name"));
    boolean areThere = found.containsAll(OWN);
    if (!areThere && !found.isEmpty()) {
      throw InstanceErrors.databaseNotEmpty(address.toString(), found);
    }
    return areThere;
  }

  /**
   * Makes the tables of a new instance, with the rows that every instance has.
   *
   * @param modules some of {@link Modules#KNOWN}
   * @return false when the database has an instance already, which stays what it is
   * @throws org.lamindb.error.LaminException when it has tables of something else
   */
  public boolean make(Collection<String> modules) throws SQLException {
    if (areThere(connection, address)) {
      return false;
    }
    run("postgres/functions.sql");
    run("postgres/core.sql");
    run("migrations/postgres/lamindb-0190_v2_6_1.sql");
    run("postgres/renames.sql");
    run("postgres/rows.sql");
    List<String> wanted = Modules.KNOWN.stream().filter(modules::contains).toList();
    for (String module : wanted) {
      run("postgres/" + module + ".sql");
    }
    if (wanted.contains("bionty")) {
      run("postgres/bionty_sources.sql");
    }
    record(Stream.concat(Stream.of(CORE), wanted.stream()).toList());
    return true;
  }

  /** A client sees by these names that it has nothing to migrate. */
  private void record(List<String> apps) throws SQLException {
    List<Migration> migrations = new ArrayList<>();
    for (String app : apps) {
      Stream.concat(Migration.REQUIRED.stream(), Migration.KNOWN.stream())
          .filter(migration -> migration.app().equals(app))
          .forEach(migrations::add);
    }
    Migration.SQUASHED.stream().filter(name -> apps.contains(name.app())).forEach(migrations::add);
    MigrationHistory history = MigrationHistory.read(connection, Dialect.POSTGRES);
    for (Migration migration : migrations) {
      history.add(migration);
    }
  }

  private void run(String script) throws SQLException {
    SqlScript.ofResource(script).execute(connection, Dialect.POSTGRES);
  }
}

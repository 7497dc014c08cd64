package org.lamindb.migration;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.lamindb.database.Dialect;
import org.lamindb.database.SqlText;
import org.lamindb.database.TimestampMicros;

/** The record of the migrations that were applied to a database, which all clients keep. */
final class MigrationHistory {
  private final Connection connection;
  private final Dialect dialect;
  private final Set<Migration> applied;

  private MigrationHistory(Connection connection, Dialect dialect, Set<Migration> applied) {
    this.connection = connection;
    this.dialect = dialect;
    this.applied = applied;
  }

  static MigrationHistory read(Connection connection, Dialect dialect) throws SQLException {
    List<Migration> rows =
        new SqlText(dialect)
            .sql("SELECT app, name FROM django_migrations ORDER BY id")
            .query(connection, row -> new Migration(row.text("app"), row.text("name")));
    return new MigrationHistory(connection, dialect, new LinkedHashSet<>(rows));
  }

  boolean has(Migration migration) {
    return applied.contains(migration);
  }

  Set<Migration> applied() {
    return Set.copyOf(applied);
  }

  void add(Migration migration) throws SQLException {
    new SqlText(dialect)
        .sql("INSERT INTO django_migrations (app, name, applied) VALUES ")
        .values(List.of(migration.app(), migration.name(), TimestampMicros.now()))
        .execute(connection);
    applied.add(migration);
  }
}

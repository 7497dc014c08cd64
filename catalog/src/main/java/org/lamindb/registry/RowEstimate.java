package org.lamindb.registry;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.OptionalLong;
import org.lamindb.database.Database;
import org.lamindb.database.Dialect;
import org.lamindb.database.SqlText;

/** About how many rows a table has, without counting them. */
public final class RowEstimate {
  /** Rows of an unanalysed table are guessed from its size. */
  private static final long BYTES_PER_ROW = 100;

  private RowEstimate() {}

  /**
   * Rows on all branches, of registries that are joined those of the largest one; empty when the
   * database has no idea, as for views.
   */
  public static OptionalLong of(Database database, RowSource source) {
    long most = 0;
    for (Registry registry : source.registries()) {
      OptionalLong rows = ofTable(database, registry);
      if (rows.isEmpty()) {
        return rows;
      }
      most = Math.max(most, rows.getAsLong());
    }
    return OptionalLong.of(most);
  }

  private static OptionalLong ofTable(Database database, Registry registry) {
    return database.read(
        "estimate the rows",
        connection -> {
          if (database.dialect() == Dialect.SQLITE && !hasRowNumbers(connection, registry)) {
            return OptionalLong.empty();
          }
          try (PreparedStatement statement =
                  query(database.dialect(), registry).prepare(connection);
              ResultSet rows = statement.executeQuery()) {
            return rows.next() ? first(rows) : OptionalLong.empty();
          }
        });
  }

  /** Views have none; SQLite refuses to look for them there. */
  private static boolean hasRowNumbers(Connection connection, Registry registry)
      throws SQLException {
    return !new SqlText(Dialect.SQLITE)
        .sql("SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table'")
        .sql(" AND wr = 0 AND name = ")
        .value(registry.table())
        .query(connection, row -> row.text("name"))
        .isEmpty();
  }

  private static OptionalLong first(ResultSet rows) throws SQLException {
    long estimate = rows.getLong(1);
    return rows.wasNull() ? OptionalLong.empty() : OptionalLong.of(estimate);
  }

  private static SqlText query(Dialect dialect, Registry registry) {
    if (dialect == Dialect.SQLITE) {
      return new SqlText(dialect)
          .sql("SELECT coalesce(max(rowid), 0) FROM ")
          .name(registry.table());
    }
    return new SqlText(dialect)
        .sql("SELECT CASE WHEN c.reltuples >= 0 THEN c.reltuples::bigint")
        .sql(" ELSE pg_relation_size(c.oid) / " + BYTES_PER_ROW + " END")
        .sql(" FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace")
        .sql(" WHERE n.nspname = 'public' AND c.relkind IN ('r', 'm') AND c.relname = ")
        .value(registry.table());
  }
}

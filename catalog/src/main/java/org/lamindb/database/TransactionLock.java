package org.lamindb.database;

import java.sql.Connection;
import java.sql.SQLException;

/**
 * Keeps two writers of one thing apart where no constraint of LaminDB's schema does: first versions
 * of one key that are made at the same time would become two families.
 */
public final class TransactionLock {
  private TransactionLock() {}

  /** Waits until no other transaction holds the name, and holds it to the end of this one. */
  public static void acquire(Connection connection, Dialect dialect, String name)
      throws SQLException {
    // A writer of SQLite holds the lock of the whole database anyway.
    if (dialect == Dialect.POSTGRES) {
      new SqlText(dialect)
          .sql("SELECT 1 AS locked FROM (SELECT pg_advisory_xact_lock(hashtextextended(")
          .value(name)
          .sql(", 0))) AS lock")
          .query(connection, row -> row.number("locked"));
    }
  }
}

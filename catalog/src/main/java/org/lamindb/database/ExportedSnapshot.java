package org.lamindb.database;

import java.io.Closeable;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.lamindb.error.LaminErrors;
import org.lamindb.error.LaminException;

/**
 * A state of a Postgres database that other connections can read too, as long as this is open.
 *
 * <p>Holds a connection in a read transaction, which keeps the server from cleaning up rows that
 * changed since: close it as soon as every reader has begun.
 */
public final class ExportedSnapshot implements SnapshotExport, Closeable {
  /** Servers end transactions that do nothing; this one waits for the tasks. */
  private static final String EXPORT =
      "SELECT pg_export_snapshot() AS id, (SELECT count(set_config(name, '0', true))"
          + " FROM pg_settings WHERE name IN ('idle_in_transaction_session_timeout',"
          + " 'transaction_timeout')) AS patience";

  private final SnapshotId id;
  private final Connection connection;
  private final DatabaseAddress address;

  private ExportedSnapshot(SnapshotId id, Connection connection, DatabaseAddress address) {
    this.id = id;
    this.connection = connection;
    this.address = address;
  }

  /**
   * Exports the newest state, and tries whether a second connection can read it: behind a pooler or
   * a load balancer it may reach another server.
   *
   * @throws LaminException when the database cannot be reached at all
   */
  static SnapshotExport of(Database database) {
    if (database.dialect() == Dialect.SQLITE) {
      return new SnapshotExport.Refused("SQLite has no snapshots that connections could share");
    }
    Connection connection = database.openForScan();
    ExportedSnapshot snapshot;
    try {
      List<String> ids =
          new SqlText(database.dialect()).sql(EXPORT).query(connection, row -> row.text("id"));
      snapshot = new ExportedSnapshot(new SnapshotId(ids.get(0)), connection, database.address());
    } catch (SQLException e) {
      closeQuietly(connection, e);
      return new SnapshotExport.Refused("the server exports no snapshot: " + e.getMessage());
    }
    try {
      ScanSession other = ScanSession.ALONE.withSnapshot(snapshot.id());
      database.openForScan(other).connection().close();
      return snapshot;
    } catch (LaminException | SQLException e) {
      closeQuietly(connection, e);
      return new SnapshotExport.Refused(
          "a second connection cannot read the snapshot of the first: " + e.getMessage());
    }
  }

  private static void closeQuietly(Connection connection, Exception failure) {
    try {
      connection.close();
    } catch (SQLException e) {
      failure.addSuppressed(e);
    }
  }

  public SnapshotId id() {
    return id;
  }

  /** Lets go of the state. Who reads it already goes on reading it; nobody else can begin. */
  @Override
  public void close() {
    try (connection) {
      if (!connection.isClosed()) {
        connection.rollback();
      }
    } catch (SQLException e) {
      throw LaminErrors.databaseFailed("end the snapshot", address.toString(), e);
    }
  }
}

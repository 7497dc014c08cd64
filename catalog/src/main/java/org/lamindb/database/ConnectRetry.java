package org.lamindb.database;

import java.sql.SQLException;
import org.lamindb.error.DatabaseErrors;

/** Tries again to connect when the server may be only busy, starting, or failing over. */
final class ConnectRetry {
  private static final long[] PAUSES_MILLISECONDS = {100, 500, 2_000};

  private static final String STARTING = "57P03";
  private static final String TOO_MANY_CONNECTIONS = "53300";

  private ConnectRetry() {}

  /**
   * Opens a connection.
   *
   * @throws org.lamindb.error.LaminException when the server refuses, or stays out of reach
   */
  static ScanConnection open(Connections.Source source, DatabaseAddress address) {
    for (int attempt = 0; ; attempt++) {
      try {
        return new ScanConnection(source.open(), attempt);
      } catch (SQLException e) {
        if (attempt == PAUSES_MILLISECONDS.length || !mayPass(e) || !pause(attempt)) {
          throw DatabaseErrors.databaseUnreachable(address.toString(), e.getMessage(), e);
        }
      }
    }
  }

  static boolean isConnectionFailure(SQLException failure) {
    return failure.getSQLState() != null && failure.getSQLState().startsWith("08");
  }

  private static boolean mayPass(SQLException failure) {
    return isConnectionFailure(failure)
        || STARTING.equals(failure.getSQLState())
        || TOO_MANY_CONNECTIONS.equals(failure.getSQLState());
  }

  /** False when the task was told to stop. */
  private static boolean pause(int attempt) {
    try {
      Thread.sleep(PAUSES_MILLISECONDS[attempt]);
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}

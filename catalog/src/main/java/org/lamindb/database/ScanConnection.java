package org.lamindb.database;

import java.sql.Connection;
import java.util.Objects;

/**
 * A connection of its own for a long scan, in a read transaction.
 *
 * @param connection to be closed by who asked for it
 * @param retries how often it could not be made at once
 */
public record ScanConnection(Connection connection, int retries) {
  public ScanConnection {
    Objects.requireNonNull(connection, "connection is null");
  }
}

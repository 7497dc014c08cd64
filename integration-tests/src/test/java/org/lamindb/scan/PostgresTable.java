package org.lamindb.scan;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.lamindb.database.DatabaseAddress.PostgresServer;
import org.lamindb.database.PostgresUrl;
import org.lamindb.referee.PostgresForTests;
import org.lamindb.registry.Column;
import org.lamindb.registry.ColumnType;
import org.lamindb.registry.Registry;

/** A database of its own, with tables that a test makes. */
public final class PostgresTable {
  private final String database;
  private final PostgresServer address;

  private PostgresTable(String database) {
    this.database = database;
    this.address = PostgresUrl.parse(PostgresForTests.createDatabase(database, null));
  }

  /** Makes the database. */
  public static PostgresTable in(String database, String... statements) {
    PostgresTable table = new PostgresTable(database);
    table.execute(statements);
    return table;
  }

  public PostgresServer address() {
    return address;
  }

  /** The same database by another way, such as a proxy or another user. */
  public PostgresServer address(int port, String user) {
    return new PostgresServer("127.0.0.1", port, database, user, address.password(), "");
  }

  public void execute(String... statements) {
    PostgresForTests.execute(database, statements);
  }

  public Connection connect() throws SQLException {
    return DriverManager.getConnection(
        "jdbc:postgresql://127.0.0.1:" + address.port() + "/" + database,
        address.user(),
        address.password());
  }

  /** A number that a query returns. */
  public long number(String query) {
    try (Connection connection = connect();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(query)) {
      rows.next();
      return rows.getLong(1);
    } catch (SQLException e) {
      throw new AssertionError(query, e);
    }
  }

  /** Fails when a connection of ours is there for longer than the server needs to end it. */
  public void assertNoConnections() {
    String count =
        "SELECT count(*) FROM pg_stat_activity WHERE application_name = 'lamindb-spark'"
            + " AND datname = current_database()";
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(5);
    while (number(count) > 0 && System.nanoTime() < end) {
      Thread.onSpinWait();
    }
    assertThat(number(count)).isZero();
  }

  public static Registry registry(String table, Column... columns) {
    return new Registry("core", "Thing", table, "", List.of(columns), List.of());
  }

  public static Column id() {
    return new Column("id", ColumnType.LONG, false, true, "", null);
  }

  public static Column column(String name, ColumnType type) {
    return new Column(name, type, true, false, "", null);
  }
}

package org.lamindb.database;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Properties;
import org.lamindb.database.DatabaseAddress.PostgresServer;
import org.lamindb.database.DatabaseAddress.SqliteFile;
import org.lamindb.error.DatabaseErrors;
import org.lamindb.error.LaminErrors;
import org.postgresql.PGProperty;
import org.postgresql.jdbc.SslMode;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteOpenMode;

/** Opens connections, in a transaction, to one database. */
abstract class Connections {
  private static final int BUSY_TIMEOUT_MILLISECONDS = 30_000;
  private static final int SHORT_TIMEOUT_MILLISECONDS = 2_000;

  /** SQLite's extended error codes have the plain one in their lowest bits. */
  private static final int PRIMARY_CODE = 0xff;

  private static final int CONNECT_TIMEOUT_SECONDS = 20;
  private static final int POOL_SIZE = 4;

  @FunctionalInterface
  interface Source {
    Connection open() throws SQLException;
  }

  static Connections to(DatabaseAddress address) {
    if (address instanceof SqliteFile file) {
      return new Sqlite(file);
    }
    return new Postgres((PostgresServer) address);
  }

  abstract Connection forReading() throws SQLException;

  abstract Connection forWriting() throws SQLException;

  /** A connection that changes tables. */
  abstract Connection forMigration() throws SQLException;

  /** A connection that no other use waits for, however long the scan takes. */
  abstract ScanConnection forScan(ScanSession session) throws SQLException;

  abstract void close();

  /** One connection a use: opening a file is cheap, and nothing is locked in between. */
  private static final class Sqlite extends Connections {
    private final SqliteFile file;

    Sqlite(SqliteFile file) {
      this.file = file;
    }

    @Override
    Connection forReading() throws SQLException {
      return open(SQLiteConfig.TransactionMode.DEFERRED, "PRAGMA query_only=ON");
    }

    @Override
    ScanConnection forScan(ScanSession session) throws SQLException {
      if (session.snapshot() != null) {
        throw new IllegalArgumentException("SQLite exports no snapshots");
      }
      return new ScanConnection(forReading(), 0);
    }

    @Override
    Connection forWriting() throws SQLException {
      return open(SQLiteConfig.TransactionMode.IMMEDIATE, "PRAGMA foreign_keys=ON");
    }

    @Override
    Connection forMigration() throws SQLException {
      try {
        // This begins the transaction, and with it takes the lock of writers.
        Connection connection =
            open(
                SQLiteConfig.TransactionMode.IMMEDIATE,
                "PRAGMA foreign_keys=OFF",
                SHORT_TIMEOUT_MILLISECONDS);
        try (Statement statement = connection.createStatement()) {
          // Readers are waited for at the end, after all the work.
          statement.execute("PRAGMA busy_timeout=" + BUSY_TIMEOUT_MILLISECONDS);
        } catch (SQLException e) {
          connection.close();
          throw e;
        }
        return connection;
      } catch (SQLException e) {
        if ((e.getErrorCode() & PRIMARY_CODE) == SQLiteErrorCode.SQLITE_BUSY.code) {
          throw DatabaseErrors.databaseBusy(file.toString(), "another process writes to it");
        }
        throw e;
      }
    }

    private Connection open(SQLiteConfig.TransactionMode mode, String pragma) throws SQLException {
      return open(mode, pragma, BUSY_TIMEOUT_MILLISECONDS);
    }

    private Connection open(SQLiteConfig.TransactionMode mode, String pragma, int timeout)
        throws SQLException {
      Path path = Path.of(file.path());
      if (!Files.isRegularFile(path)) {
        throw DatabaseErrors.databaseFileMissing(file.path());
      }
      SQLiteConfig config = new SQLiteConfig();
      // A file that vanishes must not be made anew as an empty database.
      config.resetOpenMode(SQLiteOpenMode.CREATE);
      if (!Files.isWritable(path)) {
        config.resetOpenMode(SQLiteOpenMode.READWRITE);
        config.setOpenMode(SQLiteOpenMode.READONLY);
      }
      config.setBusyTimeout(timeout);
      config.setTransactionMode(mode);
      Connection connection = config.createConnection("jdbc:sqlite:" + path.toAbsolutePath());
      try {
        try (Statement statement = connection.createStatement()) {
          statement.execute(pragma);
        }
        connection.setAutoCommit(false);
        return connection;
      } catch (SQLException e) {
        connection.close();
        throw e;
      }
    }

    @Override
    void close() {}
  }

  private static final class Postgres extends Connections {
    private final PostgresServer server;
    private HikariDataSource pool;

    Postgres(PostgresServer server) {
      this.server = server;
    }

    @Override
    Connection forReading() throws SQLException {
      return begin(true, Connection.TRANSACTION_REPEATABLE_READ);
    }

    @Override
    ScanConnection forScan(ScanSession session) throws SQLException {
      PostgresSource source = dataSource(session);
      ScanConnection opened = ConnectRetry.open(source::getConnection, server);
      try {
        opened.connection().setAutoCommit(false);
        begin(opened.connection(), session);
        return opened;
      } catch (SQLException | RuntimeException e) {
        opened.connection().close();
        throw e;
      }
    }

    /** Says it to the transaction, not to the session: a pooler may give each its own server. */
    private void begin(Connection connection, ScanSession session) throws SQLException {
      try (Statement statement = connection.createStatement()) {
        statement.execute(
            "SET TRANSACTION ISOLATION LEVEL REPEATABLE READ"
                + (server.tokens().isPresent() ? "" : " READ ONLY"));
        if (session.snapshot() != null) {
          importSnapshot(statement, session.snapshot());
        }
      }
      present(connection, true);
    }

    /**
     * Says who asks. A server may write that down, so a transaction that only reads becomes one
     * after it.
     */
    private void present(Connection connection, boolean readOnly) throws SQLException {
      if (!server.tokens().isPresent()) {
        return;
      }
      server.tokens().present(connection, server);
      if (readOnly) {
        try (Statement statement = connection.createStatement()) {
          statement.execute("SET TRANSACTION READ ONLY");
        }
      }
    }

    private void importSnapshot(Statement statement, SnapshotId id) throws SQLException {
      try {
        statement.execute("SET TRANSACTION SNAPSHOT '" + id.value() + "'");
      } catch (SQLException e) {
        if (ConnectRetry.isConnectionFailure(e)) {
          throw e;
        }
        throw LaminErrors.snapshotGone(server.toString(), e);
      }
    }

    private Connection begin(boolean readOnly, int isolation) throws SQLException {
      Connection connection = pool().getConnection();
      try {
        connection.setReadOnly(readOnly && !server.tokens().isPresent());
        connection.setTransactionIsolation(isolation);
        present(connection, readOnly);
        return connection;
      } catch (SQLException | RuntimeException e) {
        connection.close();
        throw e;
      }
    }

    @Override
    Connection forWriting() throws SQLException {
      return begin(false, Connection.TRANSACTION_READ_COMMITTED);
    }

    @Override
    Connection forMigration() throws SQLException {
      return forWriting();
    }

    private synchronized HikariDataSource pool() throws SQLException {
      if (pool == null) {
        // The pool hides why it cannot connect behind a time-out; a plain connection says it.
        try (Connection probe = connect()) {
          probe.isValid(CONNECT_TIMEOUT_SECONDS);
        }
        HikariConfig config = new HikariConfig();
        config.setDataSource(dataSource());
        config.setPoolName("lamindb-" + server.database());
        config.setMinimumIdle(0);
        config.setMaximumPoolSize(POOL_SIZE);
        config.setIdleTimeout(30_000);
        config.setAutoCommit(false);
        pool = new HikariDataSource(config);
      }
      return pool;
    }

    private Connection connect() throws SQLException {
      PostgresSource source = dataSource();
      try {
        return source.getConnection();
      } catch (SQLException e) {
        throw DatabaseErrors.databaseUnreachable(server.toString(), e.getMessage(), e);
      }
    }

    private PostgresSource dataSource() throws SQLException {
      return dataSource(ScanSession.ALONE.withSilence(Duration.ZERO));
    }

    private PostgresSource dataSource(ScanSession session) throws SQLException {
      PostgresSource source = new PostgresSource();
      source.setServerNames(new String[] {server.host()});
      source.setPortNumbers(new int[] {server.port()});
      source.setDatabaseName(server.database());
      source.setUser(server.user().isEmpty() ? null : server.user());
      source.setPassword(server.password().isEmpty() ? null : server.password());
      source.setConnectTimeout(CONNECT_TIMEOUT_SECONDS);
      source.setSocketTimeout((int) session.silence().toSeconds());
      source.setTcpKeepAlive(true);
      source.setApplicationName("lamindb-spark");
      source.setReWriteBatchedInserts(true);
      if (server.needsEncryption(System.getenv())) {
        source.setSslMode(SslMode.REQUIRE.value);
      }
      for (var entry : parameters().entrySet()) {
        source.setProperty(entry.getKey().toString(), entry.getValue().toString());
      }
      return source;
    }

    /**
     * The URL's parameters that the driver knows; LaminDB writes libpq's names, such as sslmode.
     */
    private Properties parameters() {
      Properties known = new Properties();
      for (String pair : server.parameters().split("&")) {
        int equals = pair.indexOf('=');
        if (equals > 0 && PGProperty.forName(pair.substring(0, equals)) != null) {
          known.setProperty(pair.substring(0, equals), pair.substring(equals + 1));
        }
      }
      return known;
    }

    @Override
    synchronized void close() {
      if (pool != null) {
        pool.close();
        pool = null;
      }
    }
  }
}

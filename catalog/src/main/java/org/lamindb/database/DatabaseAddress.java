package org.lamindb.database;

import java.io.Serializable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * Where an instance's database is: all that a task on another machine needs to open it.
 *
 * <p>{@code toString} is what a log or a plan may show: it never holds user names or passwords.
 */
public sealed interface DatabaseAddress extends Serializable {

  /** A SQLite file on a local disk. */
  record SqliteFile(String path) implements DatabaseAddress {
    /**
     * Where the file's header says how it must be read: 1 with a rollback journal, 2 with a log.
     */
    private static final int READ_VERSION = 19;

    public SqliteFile {
      Objects.requireNonNull(path, "path is null");
    }

    public static SqliteFile at(Path path) {
      return new SqliteFile(path.toString());
    }

    /** Whether the file's header asks for a write-ahead log; false when it cannot be read. */
    boolean hasWriteAheadLog() {
      Path file = Path.of(path);
      if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
        return false;
      }
      DatabaseFile bytes = DatabaseFile.at(file);
      try {
        byte[] version = new byte[1];
        if (bytes.size() > READ_VERSION) {
          bytes.read(READ_VERSION, version, 0, 1);
        }
        return version[0] == 2;
      } finally {
        bytes.release();
      }
    }

    @Override
    public String toString() {
      return "the SQLite database " + path;
    }
  }

  /** A database on a Postgres server; LaminDB keeps its tables in the schema {@code public}. */
  record PostgresServer(
      String host,
      int port,
      String database,
      String user,
      String password,
      String parameters,
      TokenSource tokens)
      implements DatabaseAddress {
    private static final Set<String> LOCAL_HOSTS = Set.of("localhost", "127.0.0.1", "0.0.0.0");

    public PostgresServer {
      Objects.requireNonNull(host, "host is null");
      Objects.requireNonNull(database, "database is null");
      Objects.requireNonNull(tokens, "tokens is null");
    }

    /** A database that takes no tokens. */
    public PostgresServer(
        String host, int port, String database, String user, String password, String parameters) {
      this(host, port, database, user, password, parameters, TokenSource.NONE);
    }

    /** The same database, each of whose transactions begins with a token. */
    public PostgresServer withTokens(DatabaseTokens newTokens) {
      return new PostgresServer(
          host, port, database, user, password, parameters, TokenSource.of(newTokens));
    }

    /**
     * Whether the connection must be encrypted: as for the Python client, unless the server is on
     * this machine or the user says otherwise.
     */
    boolean needsEncryption(Map<String, String> variables) {
      return !LOCAL_HOSTS.contains(host) && !"false".equals(variables.get("LAMIN_DB_SSL_REQUIRE"));
    }

    /** The same database, whoever connects. */
    public boolean sameDatabase(PostgresServer other) {
      return host.equalsIgnoreCase(other.host)
          && port == other.port
          && database.equals(other.database);
    }

    @Override
    public String toString() {
      return "the Postgres database " + host + ":" + port + "/" + database;
    }
  }

  /** Whether both addresses lead to one database. */
  default boolean sameDatabase(DatabaseAddress other) {
    if (this instanceof PostgresServer mine && other instanceof PostgresServer theirs) {
      return mine.sameDatabase(theirs);
    }
    return equals(other);
  }
}

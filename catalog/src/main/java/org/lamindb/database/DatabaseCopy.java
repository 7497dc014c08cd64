package org.lamindb.database;

import java.io.Closeable;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;
import org.lamindb.database.DatabaseAddress.SqliteFile;
import org.lamindb.error.LaminErrors;
import org.sqlite.SQLiteConnection;

/**
 * One state of a SQLite database in a file of its own, which nobody changes and only the owner may
 * read. Closing deletes it.
 *
 * <p>No other file anywhere ever has its name: who finds a file of that name has found this one.
 */
public final class DatabaseCopy implements Closeable {
  /** Where the header of a file says how it must be written and read. */
  private static final int VERSIONS = 18;

  private static final int ROLLBACK_JOURNAL = 1;

  private final Path path;
  private final DatabaseFile bytes;

  private DatabaseCopy(Path path) {
    this.path = path;
    this.bytes = DatabaseFile.at(path);
  }

  /**
   * Copies the newest state to a temporary file. Others may read meanwhile; those who write wait,
   * if the database has no write-ahead log.
   */
  public static DatabaseCopy of(SqliteFile file) {
    Path path = TemporaryFile.make("lamindb-state-" + UUID.randomUUID(), ".db");
    try {
      write(file, path);
      return new DatabaseCopy(path);
    } catch (RuntimeException e) {
      TemporaryFile.delete(path);
      throw e;
    }
  }

  /** Copies the newest state to a file that stays. */
  public static void write(SqliteFile file, Path target) {
    try (Connection connection = new Database(file).openForScan()) {
      try (Statement statement = connection.createStatement()) {
        // With the first read the state is fixed, also for a copy that takes its time.
        statement.executeQuery("SELECT count(*) FROM sqlite_master").close();
      }
      int code =
          connection
              .unwrap(SQLiteConnection.class)
              .getDatabase()
              .backup("main", target.toString(), null);
      if (code != 0) {
        throw new SQLException("the backup ended with SQLite's code " + code, null, code);
      }
      connection.rollback();
    } catch (SQLException e) {
      throw LaminErrors.databaseFailed("copy the state", file.toString(), e);
    }
    withoutLog(target);
  }

  /** The copy has all that the log had: it is complete without one. */
  private static void withoutLog(Path copy) {
    try (RandomAccessFile header = new RandomAccessFile(copy.toFile(), "rw")) {
      if (header.length() > VERSIONS) {
        header.seek(VERSIONS);
        header.write(new byte[] {ROLLBACK_JOURNAL, ROLLBACK_JOURNAL});
      }
    } catch (IOException e) {
      throw LaminErrors.cannotWrite(copy.toString(), e);
    }
  }

  public SqliteFile file() {
    return SqliteFile.at(path);
  }

  /** Bytes of the file. */
  public long size() {
    return bytes.size();
  }

  /** Reads exactly these bytes of the file. */
  public byte[] read(long position, int length) {
    byte[] part = new byte[length];
    bytes.read(position, part, 0, length);
    return part;
  }

  @Override
  public void close() {
    TemporaryFile.delete(path);
    bytes.release();
  }
}

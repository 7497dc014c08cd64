package org.lamindb.scan.pages;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.lamindb.database.Database;
import org.lamindb.database.DatabaseAddress.SqliteFile;
import org.lamindb.error.LaminErrors;

/** A read transaction of SQLite: nobody changes the file while it lasts. */
final class ReadLock {
  private final SqliteFile file;
  private final Connection connection;
  private final File journal;

  private ReadLock(SqliteFile file, Connection connection, File journal) {
    this.file = file;
    this.connection = connection;
    this.journal = journal;
  }

  /** Waits for a writer who is about to finish, and undoes what one that crashed left behind. */
  static ReadLock take(SqliteFile file) {
    Connection connection = new Database(file).openForScan();
    try {
      try (Statement statement = connection.createStatement()) {
        // The lock comes with the first read, not with the begin of the transaction.
        statement.executeQuery("SELECT count(*) FROM sqlite_master").close();
      }
      Path real = Path.of(file.path()).toRealPath();
      return new ReadLock(file, connection, new File(real + "-journal"));
    } catch (SQLException | IOException e) {
      try {
        connection.close();
      } catch (SQLException suppressed) {
        e.addSuppressed(suppressed);
      }
      throw LaminErrors.databaseFailed("open a scan", file.toString(), e);
    }
  }

  Connection connection() {
    return connection;
  }

  /** Whether somebody has begun to write, and will have to wait for this lock in the end. */
  boolean writerWaits() {
    return journal.length() > 0;
  }

  void release() {
    try (connection) {
      connection.rollback();
    } catch (SQLException e) {
      throw LaminErrors.databaseFailed("end a scan", file.toString(), e);
    }
  }
}

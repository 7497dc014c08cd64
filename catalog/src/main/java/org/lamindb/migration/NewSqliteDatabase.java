package org.lamindb.migration;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Objects;
import org.lamindb.database.Database;
import org.lamindb.database.Dialect;
import org.lamindb.database.SqlScript;
import org.lamindb.error.LaminErrors;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;

/** Makes the SQLite database of a new instance, as the Python client does: by copying one. */
public final class NewSqliteDatabase {
  private static final String DATABASES = "/org/lamindb/databases/";

  private NewSqliteDatabase() {}

  /**
   * Makes a database. It is on the disk when this returns; until then the file is of no use, as
   * nothing protects it from a crash: callers build a file that nobody looks at and rename it.
   *
   * @param file a path where nothing is
   * @param modules some of {@link Modules#KNOWN}
   * @param rows inserts the rows that differ from instance to instance, in one transaction
   */
  public static void build(Path file, Collection<String> modules, Database.Work<?> rows) {
    try {
      copy(resource(modules), file);
      try (Connection connection = source(file).getConnection()) {
        connection.setAutoCommit(false);
        fill(connection, modules);
        rows.run(connection);
        connection.commit();
      }
      try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
        channel.force(true);
      }
    } catch (SQLException e) {
      throw LaminErrors.databaseFailed("make the tables of a new instance", file.toString(), e);
    } catch (IOException e) {
      throw LaminErrors.cannotWrite(file.toString(), e);
    }
  }

  private static String resource(Collection<String> modules) {
    return DATABASES + (modules.contains("pertdb") ? "core-pertdb.db" : "core.db");
  }

  /** What carries the time of creation. */
  private static void fill(Connection connection, Collection<String> modules) throws SQLException {
    SqlScript.ofResource("sqlite/branches.sql").execute(connection, Dialect.SQLITE);
    if (modules.contains("bionty")) {
      SqlScript.ofResource("sqlite/bionty_sources.sql").execute(connection, Dialect.SQLITE);
    }
  }

  private static void copy(String resource, Path file) throws IOException {
    try (InputStream stream =
        Objects.requireNonNull(
            NewSqliteDatabase.class.getResourceAsStream(resource), () -> "no " + resource)) {
      Files.copy(stream, file);
    }
  }

  private static SQLiteDataSource source(Path file) {
    SQLiteConfig config = new SQLiteConfig();
    config.setSynchronous(SQLiteConfig.SynchronousMode.OFF);
    config.setJournalMode(SQLiteConfig.JournalMode.MEMORY);
    SQLiteDataSource source = new SQLiteDataSource(config);
    source.setUrl("jdbc:sqlite:" + file.toAbsolutePath());
    return source;
  }
}

package org.lamindb.migration;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.lamindb.database.Database;
import org.lamindb.error.LaminErrors;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;

/** Makes the SQLite database of a new instance, as the Python client does. */
public final class NewSqliteDatabase {
  private static final String SCRIPTS = "classpath:db/lamindb/sqlite/";
  private static final String HISTORY = "flyway_schema_history";

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
    SQLiteDataSource source = source(file);
    try {
      migrate(source, modules);
      try (Connection connection = source.getConnection()) {
        connection.setAutoCommit(false);
        // Django keeps the book on migrations in this database; a second one would only mislead.
        try (Statement statement = connection.createStatement()) {
          statement.execute("DROP TABLE " + HISTORY);
        }
        rows.run(connection);
        connection.commit();
      }
      try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
        channel.force(true);
      }
    } catch (FlywayException | SQLException e) {
      throw LaminErrors.databaseFailed("make the tables of a new instance", file.toString(), e);
    } catch (IOException e) {
      throw LaminErrors.cannotWrite(file.toString(), e);
    }
  }

  private static void migrate(SQLiteDataSource source, Collection<String> modules) {
    List<String> locations = new ArrayList<>();
    locations.add(SCRIPTS + "template");
    Modules.KNOWN.stream()
        .filter(modules::contains)
        .forEach(module -> locations.add(SCRIPTS + module));
    Flyway.configure(NewSqliteDatabase.class.getClassLoader())
        .dataSource(source)
        .locations(locations.toArray(String[]::new))
        .encoding(StandardCharsets.UTF_8)
        .table(HISTORY)
        .group(true)
        .loggers("slf4j")
        .placeholderReplacement(false)
        .load()
        .migrate();
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

package org.lamindb.databases;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.flywaydb.core.Flyway;
import org.sqlite.SQLiteDataSource;

/**
 * Makes the SQLite databases that new instances start from while the library is built: to copy one
 * takes a moment, to make one several.
 */
final class NewDatabases {
  private static final String HISTORY = "flyway_schema_history";

  /** Held, as a logger that nobody holds forgets its level. */
  private static final Logger FLYWAY = Logger.getLogger("org.flywaydb");

  private NewDatabases() {}

  /**
   * @param arguments the folder of the scripts, and that of the databases, which are replaced
   *     there: {@code core.db}, with the tables of bionty as well, as in those of the client, and
   *     {@code core-pertdb.db}
   */
  public static void main(String[] arguments) throws IOException, SQLException {
    FLYWAY.setLevel(Level.WARNING);
    Path scripts = Path.of(arguments[0]);
    Path folder = Files.createDirectories(Path.of(arguments[1]));
    make(folder.resolve("core.db"), scripts.resolve("template"));
    make(folder.resolve("core-pertdb.db"), scripts.resolve("template"), scripts.resolve("pertdb"));
  }

  private static void make(Path file, Path... scripts) throws IOException, SQLException {
    Files.deleteIfExists(file);
    SQLiteDataSource source = new SQLiteDataSource();
    source.setUrl("jdbc:sqlite:" + file.toAbsolutePath());
    Flyway.configure(NewDatabases.class.getClassLoader())
        .dataSource(source)
        .locations(Stream.of(scripts).map(folder -> "filesystem:" + folder).toArray(String[]::new))
        .table(HISTORY)
        .group(true)
        .placeholderReplacement(false)
        .load()
        .migrate();
    try (Connection connection = source.getConnection();
        Statement statement = connection.createStatement()) {
      // Django keeps the book on migrations in these databases; a second one would only mislead.
      statement.execute("DROP TABLE " + HISTORY);
      statement.execute("VACUUM");
    }
  }
}

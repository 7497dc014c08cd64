package org.lamindb.databases;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.flywaydb.core.Flyway;
import org.sqlite.SQLiteDataSource;

/**
 * Makes the SQLite databases that new instances start from, one per set of modules, while the
 * library is built: to copy one takes a moment, to make one several.
 */
final class NewDatabases {
  private static final String TEMPLATE = "template";
  private static final String HISTORY = "flyway_schema_history";
  private static final List<List<String>> MODULES =
      List.of(List.of(), List.of("bionty"), List.of("pertdb"), List.of("bionty", "pertdb"));

  /** Held, as a logger that nobody holds forgets its level. */
  private static final Logger FLYWAY = Logger.getLogger("org.flywaydb");

  private NewDatabases() {}

  /**
   * @param arguments the folder of the databases, which are replaced there: {@code core.db} without
   *     modules, else by their names, such as {@code bionty-pertdb.db}
   */
  public static void main(String[] arguments) throws IOException, SQLException {
    FLYWAY.setLevel(Level.WARNING);
    Path folder = Files.createDirectories(Path.of(arguments[0]));
    for (List<String> modules : MODULES) {
      String name = modules.isEmpty() ? "core" : String.join("-", modules);
      make(folder.resolve(name + ".db"), modules);
    }
  }

  private static void make(Path file, List<String> modules) throws IOException, SQLException {
    Files.deleteIfExists(file);
    SQLiteDataSource source = new SQLiteDataSource();
    source.setUrl("jdbc:sqlite:" + file.toAbsolutePath());
    Flyway.configure(NewDatabases.class.getClassLoader())
        .dataSource(source)
        .locations(
            Stream.concat(Stream.of(TEMPLATE), modules.stream())
                .map(location -> "classpath:db/" + location)
                .toArray(String[]::new))
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

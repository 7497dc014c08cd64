package org.lamindb.referee;

import java.net.URI;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An instance that the real client made.
 *
 * @param database its Postgres URL; empty for SQLite
 */
public record RefereeInstance(String name, Path storage, Optional<String> database) {
  /** A Postgres database with the tables of all modules; there after any Postgres instance is. */
  public static final String TEMPLATE = "lamindb_template";

  private static final String MODULES = "bionty,pertdb";
  private static final Map<Boolean, RefereeInstance> SHARED = new HashMap<>();
  private static boolean templateMade;

  /** A filled instance that all tests of the JVM read and none changes. */
  public static synchronized RefereeInstance shared(boolean postgres) {
    RefereeInstance known = SHARED.get(postgres);
    if (known == null) {
      // The build folder may keep those of earlier runs, of servers long gone.
      String name = "shared-" + (postgres ? "postgres" : "sqlite");
      known = filled(name + "-" + ProcessHandle.current().pid(), postgres);
      SHARED.put(postgres, known);
    }
    return known;
  }

  /** An instance with everything that is hard to read right. */
  public static RefereeInstance filled(String name, boolean postgres) {
    return make(name, postgres, MODULES, true);
  }

  /** An instance as {@code lamin init} leaves it. */
  public static RefereeInstance empty(String name, boolean postgres) {
    return make(name, postgres, MODULES, false);
  }

  /** A SQLite instance as {@code lamin init} leaves it, with these modules, comma between them. */
  public static RefereeInstance empty(String name, String modules) {
    return make(name, false, modules, false);
  }

  /** An instance with tables of a module that the real client makes beside those of all others. */
  public static RefereeInstance withModule(String name, boolean postgres, String module) {
    return make(name, postgres, postgres ? MODULES + "," + module : module, false);
  }

  private static RefereeInstance make(
      String name, boolean postgres, String modules, boolean filled) {
    Path folder = TestFolders.folder("instances/" + name);
    List<String> command =
        new ArrayList<>(List.of("make-instance", "--name", name, "--dir", folder.toString()));
    command.addAll(List.of("--modules", modules));
    Optional<String> url = Optional.empty();
    if (postgres) {
      url = Optional.of(PostgresForTests.createDatabase(name.replace('-', '_'), template()));
      command.addAll(List.of("--db", url.get()));
    }
    if (!filled) {
      command.add("--empty");
    }
    Referee.withoutInstance().ask(command.toArray(String[]::new));
    return new RefereeInstance(name, folder.resolve("storage"), url);
  }

  /** The name of the template, which the real client makes for the first one who asks. */
  public static synchronized String template() {
    if (!templateMade) {
      String url = PostgresForTests.createDatabase(TEMPLATE, null);
      Referee.withoutInstance().ask("make-template", "--uri", url, "--modules", MODULES);
      templateMade = true;
    }
    return TEMPLATE;
  }

  public String slug() {
    return "anonymous/" + name;
  }

  public Referee referee() {
    return Referee.of(slug());
  }

  /** How a Spark user names it in a test: by path on SQLite, by owner and name on Postgres. */
  public String reference() {
    return database.isPresent() ? slug() : storage.toString();
  }

  /** A connection to its database, past LaminDB. */
  public Connection connect() throws SQLException {
    if (database.isEmpty()) {
      return DriverManager.getConnection("jdbc:sqlite:" + storage.resolve(".lamindb/lamin.db"));
    }
    URI uri = URI.create(database.get());
    String[] user = uri.getUserInfo().split(":", 2);
    return DriverManager.getConnection(
        "jdbc:postgresql://" + uri.getHost() + ":" + uri.getPort() + uri.getPath(),
        user[0],
        user[1]);
  }

  @Override
  public String toString() {
    return database.isPresent() ? "Postgres" : "SQLite";
  }
}

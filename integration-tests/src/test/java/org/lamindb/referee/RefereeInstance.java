package org.lamindb.referee;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.Optional;

/**
 * An instance that the real client made.
 *
 * @param database its Postgres URL; empty for SQLite
 */
public record RefereeInstance(String name, Path storage, Optional<String> database) {
  private static final String TEMPLATE = "lamindb_template";
  private static boolean templateMade;

  /** An instance with everything that is hard to read right. */
  public static RefereeInstance filled(String name, boolean postgres) {
    return make(name, postgres, true);
  }

  /** An instance as {@code lamin init} leaves it. */
  public static RefereeInstance empty(String name, boolean postgres) {
    return make(name, postgres, false);
  }

  private static RefereeInstance make(String name, boolean postgres, boolean filled) {
    Path folder = TestFolders.folder("instances/" + name);
    java.util.List<String> command =
        new java.util.ArrayList<>(
            java.util.List.of(
                "make-instance",
                "--name",
                name,
                "--dir",
                folder.toString(),
                "--modules",
                "bionty,pertdb"));
    Optional<String> url = Optional.empty();
    if (postgres) {
      template();
      url = Optional.of(PostgresForTests.createDatabase(name.replace('-', '_'), TEMPLATE));
      command.add("--db");
      command.add(url.get());
    }
    if (!filled) {
      command.add("--empty");
    }
    JsonNode ignored = Referee.withoutInstance().ask(command.toArray(String[]::new));
    if (ignored == null) {
      throw new AssertionError("no answer");
    }
    return new RefereeInstance(name, folder.resolve("storage"), url);
  }

  private static synchronized void template() {
    if (!templateMade) {
      String url = PostgresForTests.createDatabase(TEMPLATE, null);
      Referee.withoutInstance().ask("make-template", "--uri", url, "--modules", "bionty,pertdb");
      templateMade = true;
    }
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

  @Override
  public String toString() {
    return database.isPresent() ? "Postgres" : "SQLite";
  }
}

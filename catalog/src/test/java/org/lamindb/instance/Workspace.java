package org.lamindb.instance;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.lamindb.database.Database;

/** A home, a working directory and settings of their own, below a temporary directory. */
public record Workspace(Path base, Map<String, String> variables, Path directory) {
  public static Workspace in(Path base) {
    try {
      Path real = base.toRealPath();
      Path directory = Files.createDirectories(real.resolve("work"));
      Files.createDirectories(real.resolve("home"));
      return new Workspace(
          real, Map.of("LAMIN_SETTINGS_DIR", real.resolve("settings").toString()), directory);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  public Workspace with(String variable, String value) {
    Map<String, String> changed = new HashMap<>(variables);
    changed.put(variable, value);
    return new Workspace(base, changed, directory);
  }

  /** The same in another directory below the base, which is made. */
  public Workspace at(String relative) {
    try {
      return new Workspace(base, variables, Files.createDirectories(base.resolve(relative)));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  public Environment environment() {
    return new Environment(variables, directory, base.resolve("home"));
  }

  public Path settings(String file) {
    return base.resolve("settings/.lamin").resolve(file);
  }

  public InitResult init(String storage, String... modules) {
    return new InstanceInitializer(environment()).init(InitRequest.of(storage, modules));
  }

  InstanceDescription resolve(String reference) {
    // Unknown names are no reason to go to the network.
    return new InstanceResolver(environment(), InstanceLookup.NONE)
        .resolve(InstanceReference.of(reference));
  }

  public static Path write(Path file, String text) {
    try {
      Files.createDirectories(file.getParent());
      return Files.writeString(file, text);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  /** Makes an instance whose name is not that of its directory. */
  InitResult initNamed(String storage, String name, String... modules) {
    return new InstanceInitializer(environment())
        .init(new InitRequest(storage, Optional.of(name), List.of(modules)));
  }

  /** Every file below the base, relative to it. */
  List<String> files() throws IOException {
    try (Stream<Path> found = Files.walk(base)) {
      return found
          .filter(Files::isRegularFile)
          .map(path -> base.relativize(path).toString())
          .sorted()
          .toList();
    }
  }

  /** Changes the database of an instance, past all rules. */
  public static void execute(Instance instance, String sql) {
    instance
        .database()
        .write(
            "change",
            connection -> {
              try (Statement statement = connection.createStatement()) {
                return statement.executeUpdate(sql);
              }
            });
  }

  /** The rows of a query, their values joined by bars. */
  static List<String> query(InstanceDescription instance, String sql) {
    try (Database database = new Database(instance.database())) {
      return database.read(
          "look into the database",
          connection -> {
            List<String> found = new ArrayList<>();
            try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
              int width = rows.getMetaData().getColumnCount();
              while (rows.next()) {
                List<String> row = new ArrayList<>();
                for (int i = 1; i <= width; i++) {
                  row.add(rows.getString(i));
                }
                found.add(String.join("|", row.stream().map(String::valueOf).toList()));
              }
            }
            return found;
          });
    }
  }
}

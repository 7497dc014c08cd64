package org.lamindb.referee;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Asks the real Python client: each question is a process of its own, without network. */
public final class Referee {
  private static final String ANSWER = "REFEREE_JSON:";
  private static final List<String> UNSET =
      List.of(
          "LAMIN_API_KEY",
          "LAMIN_ENV",
          "LAMIN_CURRENT_INSTANCE",
          "LAMIN_CURRENT_PROJECT",
          "LAMIN_INITIATED_BY_RUN_UID",
          "LAMINDB_DJANGO_DATABASE_URL",
          "LAMINDB_INSTANCE_DB",
          "LAMINDB_MODULES");

  /**
   * The packages of a release of the client.
   *
   * @param environment folder of the Python environment
   * @param patch folder with what keeps it off the network
   * @param folder where its settings, home and cache lie
   */
  private record Client(String environment, String patch, String folder) {
    static final Client CURRENT = new Client("lamindb", "referee/offline_patch", "client");
  }

  private final Client client;
  private final Optional<String> instance;

  private Referee(Client client, Optional<String> instance) {
    this.client = client;
    this.instance = instance;
  }

  /** A referee for what needs no instance. */
  public static Referee withoutInstance() {
    return new Referee(Client.CURRENT, Optional.empty());
  }

  /** A referee whose current instance is {@code owner/name}. */
  public static Referee of(String slug) {
    return new Referee(Client.CURRENT, Optional.of(slug));
  }

  /**
   * A referee of an old release. Some know no way but the settings to tell the current instance, so
   * each instance has settings of its own.
   *
   * @param isMade whether the instance is there; else the referee is to make it
   */
  static Referee old(String release, String instance, boolean isMade) {
    return new Referee(
        new Client("lamindb-" + release, "old_clients/offline_patch", "old-clients/" + instance),
        isMade ? Optional.of("anonymous/" + instance) : Optional.empty());
  }

  /** Runs a command of the Python package {@code referee} and returns its answer. */
  public JsonNode ask(String... arguments) {
    List<String> command = new ArrayList<>(List.of(python(), "-m", "referee"));
    command.addAll(List.of(arguments));
    String output = run(command);
    String answer =
        output
            .lines()
            .filter(line -> line.startsWith(ANSWER))
            .reduce((first, second) -> second)
            .orElseThrow(() -> new AssertionError("no answer in:\n" + output));
    try {
      return new ObjectMapper().readTree(answer.substring(ANSWER.length()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Runs a module with arguments; what it prints is of no interest. */
  void module(String name, List<String> arguments) {
    List<String> command = new ArrayList<>(List.of(python(), "-m", name));
    command.addAll(arguments);
    run(command);
  }

  /** Runs Python code with lamindb and returns what it printed. */
  public String python(String code) {
    return run(List.of(python(), "-c", code));
  }

  /** Runs the client's own command line. */
  public String lamin(String... arguments) {
    List<String> command =
        new ArrayList<>(List.of(Path.of(python()).resolveSibling("lamin").toString()));
    command.addAll(List.of(arguments));
    return run(command);
  }

  private String run(List<String> command) {
    ProcessBuilder builder = new ProcessBuilder(command);
    Map<String, String> environment = builder.environment();
    UNSET.forEach(environment::remove);
    Path root = TestFolders.folder(client.folder());
    Path source = Path.of(System.getProperty("lamindb.test.python.source"));
    environment.put(
        "LAMIN_SETTINGS_DIR", TestFolders.folder(client.folder() + "/settings").toString());
    environment.put("HOME", TestFolders.folder(client.folder() + "/home").toString());
    environment.put("LAMIN_CACHE_DIR", TestFolders.folder(client.folder() + "/cache").toString());
    environment.put("AWS_MAX_ATTEMPTS", "1");
    environment.put("NO_RICH", "1");
    environment.put("PYTHONHASHSEED", "0");
    environment.put("PYTHONDONTWRITEBYTECODE", "1");
    environment.put("PYTHONPATH", source.resolve(client.patch()) + ":" + source);
    instance.ifPresent(slug -> environment.put("LAMIN_CURRENT_INSTANCE", slug));
    builder.directory(root.toFile());
    try {
      Path output = Files.createTempFile(root, "output", ".txt");
      Path errors = Files.createTempFile(root, "errors", ".txt");
      try {
        builder.redirectOutput(output.toFile()).redirectError(errors.toFile());
        int code = builder.start().waitFor();
        String text = Files.readString(output, StandardCharsets.UTF_8);
        if (code != 0) {
          throw new AssertionError(
              String.join(" ", command)
                  + " ended with "
                  + code
                  + "\n"
                  + text
                  + Files.readString(errors, StandardCharsets.UTF_8));
        }
        return text;
      } finally {
        Files.delete(output);
        Files.delete(errors);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted", e);
    }
  }

  private String python() {
    Path environments = Path.of(System.getProperty("lamindb.test.python"));
    Path python = environments.resolve(client.environment()).resolve("bin/python");
    if (!Files.isExecutable(python)) {
      throw new AssertionError(
          "There is no "
              + python
              + ": the build makes it with integration-tests/prepare-python.sh, which needs Python"
              + " 3.11 and a package index");
    }
    return python.toString();
  }
}

package org.lamindb.instance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.lamindb.referee.TestFolders;

/**
 * The real client as users run it: in a directory, with settings of its own.
 *
 * @param hub environment variables that name a hub; without network when there are none
 * @param environment the Python environment in which the client is
 */
record PythonClient(Path directory, Path home, Map<String, String> hub, String environment) {
  /** What would make it do something else. */
  private static final List<String> UNSET =
      List.of(
          "LAMIN_API_KEY",
          "LAMIN_CACHE_DIR",
          "LAMIN_CURRENT_INSTANCE",
          "LAMIN_CURRENT_PROJECT",
          "LAMIN_ENV",
          "LAMINDB_MODULES");

  PythonClient(Path directory, Path home) {
    this(directory, home, Map.of());
  }

  PythonClient(Path directory, Path home, Map<String, String> hub) {
    this(directory, home, hub, "lamindb");
  }

  PythonClient in(Path other) {
    return new PythonClient(other, home, hub, environment);
  }

  PythonClient of(String otherEnvironment) {
    return new PythonClient(directory, home, hub, otherEnvironment);
  }

  /** Runs the client's command line. */
  String lamin(String... arguments) {
    return run("lamin", arguments);
  }

  /** Runs code with the client and returns what it printed. */
  String python(String code) {
    return run("python", "-c", code);
  }

  private String run(String program, String... arguments) {
    Path programs =
        Path.of(System.getProperty("lamindb.test.python")).resolve(environment).resolve("bin");
    Path source = Path.of(System.getProperty("lamindb.test.python.source"));
    List<String> command = new ArrayList<>(List.of(programs.resolve(program).toString()));
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command).directory(directory.toFile());
    Map<String, String> variables = builder.environment();
    UNSET.forEach(variables::remove);
    variables.put("LAMIN_SETTINGS_DIR", home.resolve("settings").toString());
    variables.put("HOME", home.toString());
    variables.put("NO_RICH", "1");
    variables.put("PYTHONDONTWRITEBYTECODE", "1");
    if (hub.isEmpty()) {
      variables.put("PYTHONPATH", source.resolve("referee/offline_patch").toString());
    }
    variables.putAll(hub);
    try {
      Path output = Files.createTempFile(TestFolders.folder("commands"), "client", ".txt");
      builder.redirectErrorStream(true).redirectOutput(output.toFile());
      int code = builder.start().waitFor();
      String text = Files.readString(output, StandardCharsets.UTF_8);
      if (code != 0) {
        throw new AssertionError(String.join(" ", command) + " ended with " + code + "\n" + text);
      }
      return text.replaceAll("\u001b\\[[0-9;]*m", "").strip();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted", e);
    }
  }
}

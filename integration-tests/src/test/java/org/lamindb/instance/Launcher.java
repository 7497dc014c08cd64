package org.lamindb.instance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.lamindb.referee.TestFolders;

/** {@code bin/lamindb-spark} as users run it: in a directory, with an environment of its own. */
public record Launcher(Path directory, Map<String, String> variables) {

  /** What a command that ended left. */
  public record Result(int code, String output, String errors) {}

  /** With the settings that the Python client of the tests uses. */
  public static Launcher in(Path directory) {
    return new Launcher(directory, Map.of());
  }

  public Launcher with(String variable, String value) {
    Map<String, String> more = new TreeMap<>(variables);
    more.put(variable, value);
    return new Launcher(directory, more);
  }

  public Result run(String... arguments) {
    List<String> command = new ArrayList<>(List.of(System.getProperty("lamindb.test.launcher")));
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command).directory(directory.toFile());
    builder.environment().remove("LAMIN_CURRENT_INSTANCE");
    builder.environment().put("HOME", TestFolders.folder("client/home").toString());
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    builder.environment().putAll(variables);
    try {
      Path output = Files.createTempFile(TestFolders.folder("commands"), "output", ".txt");
      Path errors = Files.createTempFile(TestFolders.folder("commands"), "errors", ".txt");
      builder.redirectOutput(output.toFile()).redirectError(errors.toFile());
      int code = builder.start().waitFor();
      return new Result(
          code,
          Files.readString(output, StandardCharsets.UTF_8),
          Files.readString(errors, StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted", e);
    }
  }
}

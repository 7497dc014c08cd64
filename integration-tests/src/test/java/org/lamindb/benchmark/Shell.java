package org.lamindb.benchmark;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Whole processes. */
final class Shell {
  private Shell() {}

  static void run(Path directory, Map<String, String> environment, List<String> command)
      throws IOException, InterruptedException {
    ProcessBuilder builder = new ProcessBuilder(command).directory(directory.toFile());
    builder.environment().putAll(environment);
    Path log = java.nio.file.Files.createTempFile("benchmark", ".log");
    int code = builder.redirectErrorStream(true).redirectOutput(log.toFile()).start().waitFor();
    if (code != 0) {
      throw new IOException(
          String.join(" ", command)
              + " ended with "
              + code
              + ": "
              + java.nio.file.Files.readString(log));
    }
    java.nio.file.Files.delete(log);
  }
}

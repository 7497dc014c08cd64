package org.lamindb.spark.lineage;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * How a process was started.
 *
 * @param arguments without the executable; for a JVM from its main class or jar on
 * @param directory in which relative paths are to be looked up
 */
record ProcessCommand(List<String> arguments, Path directory) {
  ProcessCommand {
    arguments = List.copyOf(arguments);
    Objects.requireNonNull(directory, "directory is null");
  }

  /** This JVM, from the main class or jar on. */
  static ProcessCommand ofThisJvm() {
    String joined = System.getProperty("sun.java.command", "");
    List<String> exact =
        commandLine(ProcessHandle.current())
            .flatMap(all -> endingAs(all, joined))
            .orElseGet(() -> List.of(joined.strip().split("\\s+")));
    return new ProcessCommand(exact, ownDirectory());
  }

  /** The Python process that started this JVM, if it still runs and may be looked at. */
  static Optional<ProcessCommand> ofParentPython() {
    return ProcessHandle.current()
        .parent()
        .flatMap(
            parent ->
                commandLine(parent)
                    .filter(
                        all ->
                            Path.of(all.get(0))
                                .getFileName()
                                .toString()
                                .matches("(?i).*(python|pypy).*"))
                    .map(all -> new ProcessCommand(all.subList(1, all.size()), directory(parent))));
  }

  /** An absolute path of a file that the command names. */
  Path resolve(String file) {
    return directory.resolve(file).normalize();
  }

  /**
   * The JVM's own record of its command joins the arguments with blanks; the process's arguments
   * tell where each one ends, but begin with options of the JVM.
   */
  static Optional<List<String>> endingAs(List<String> all, String joined) {
    for (int start = 1; start < all.size(); start++) {
      List<String> tail = all.subList(start, all.size());
      if (String.join(" ", tail).equals(joined)) {
        return Optional.of(List.copyOf(tail));
      }
    }
    return Optional.empty();
  }

  /** ProcessHandle knows no command longer than a page; class paths are longer. */
  private static Optional<List<String>> commandLine(ProcessHandle process) {
    Path file = Path.of("/proc", Long.toString(process.pid()), "cmdline");
    try {
      if (Files.isReadable(file)) {
        String text = Files.readString(file, StandardCharsets.UTF_8);
        return Optional.of(List.of(text.split("\0")));
      }
    } catch (IOException e) {
      return Optional.empty();
    }
    return process
        .info()
        .arguments()
        .map(
            arguments -> {
              List<String> all = new java.util.ArrayList<>(List.of(""));
              all.addAll(List.of(arguments));
              return all;
            });
  }

  private static Path directory(ProcessHandle process) {
    Path link = Path.of("/proc", Long.toString(process.pid()), "cwd");
    try {
      return Files.isSymbolicLink(link) ? Files.readSymbolicLink(link) : ownDirectory();
    } catch (IOException e) {
      // Not our process; whoever starts a JVM hands its own directory on.
      return ownDirectory();
    }
  }

  private static Path ownDirectory() {
    return Path.of("").toAbsolutePath();
  }
}

package org.lamindb.spark.transfer;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.lamindb.referee.TestFolders;

/** {@code lamindb-spark} as a process of its own, on the class path of the tests. */
final class CommandProcess {
  private final Process process;
  private final Path output;
  private final Path errors;

  private CommandProcess(Process process, Path output, Path errors) {
    this.process = process;
    this.output = output;
    this.errors = errors;
  }

  /** What a command that ended left. */
  record Result(int code, String output, String errors) {}

  static CommandProcess start(String... arguments) throws IOException {
    return start("org.lamindb.cli.Main", List.of(arguments));
  }

  static CommandProcess start(String main, List<String> arguments) throws IOException {
    Path folder = TestFolders.folder("commands");
    Path output = Files.createTempFile(folder, "output", ".txt");
    Path errors = Files.createTempFile(folder, "errors", ".txt");
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
        .filter(argument -> argument.startsWith("--add-opens") || argument.startsWith("-XX:"))
        .forEach(command::add);
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), main));
    command.addAll(arguments);
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.directory(folder.toFile());
    builder.redirectOutput(output.toFile()).redirectError(errors.toFile());
    return new CommandProcess(builder.start(), output, errors);
  }

  static Result run(String... arguments) throws Exception {
    return start(arguments).await();
  }

  boolean isAlive() {
    return process.isAlive();
  }

  /** Ends it as a crash does: with SIGKILL. */
  void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  Result await() throws Exception {
    if (!process.waitFor(5, TimeUnit.MINUTES)) {
      kill();
      throw new AssertionError("the command did not end:\n" + Files.readString(errors));
    }
    return new Result(process.exitValue(), Files.readString(output), Files.readString(errors));
  }
}

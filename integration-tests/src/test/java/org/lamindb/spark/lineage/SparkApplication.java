package org.lamindb.spark.lineage;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.lamindb.referee.TestFolders;

/** An application of Spark in a JVM of its own, which may end in any way. */
public final class SparkApplication {
  private static final long LIMIT_SECONDS = 180;

  private final Process process;
  private final BufferedReader output;
  private final PrintWriter input;
  private final Path log;

  private SparkApplication(Process process, Path log) {
    this.process = process;
    this.output = process.inputReader(StandardCharsets.UTF_8);
    this.input = new PrintWriter(process.outputWriter(StandardCharsets.UTF_8), true);
    this.log = log;
  }

  /** Starts a scenario with settings and arguments. */
  static SparkApplication start(
      String scenario, Map<String, String> settings, Object... arguments) {
    return start(LineageScenario.class, scenario, settings, arguments);
  }

  /** Starts a scenario of another program. */
  public static SparkApplication start(
      Class<?> program, String scenario, Map<String, String> settings, Object... arguments) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmx768m"));
    java.lang.management.ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
        .filter(argument -> argument.startsWith("--add-"))
        .forEach(command::add);
    new TreeMap<>(settings).forEach((name, value) -> command.add("-D" + name + "=" + value));
    command.add("-cp");
    command.add(classPath());
    command.add(program.getName());
    command.add(scenario);
    for (Object argument : arguments) {
      command.add(argument.toString());
    }
    Path folder = TestFolders.folder("applications");
    Path log = folder.resolve(scenario + "-" + System.nanoTime() + ".log");
    try {
      return new SparkApplication(
          new ProcessBuilder(command)
              .directory(folder.toFile())
              .redirectError(log.toFile())
              .start(),
          log);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The jar that users give Spark. */
  static String jar() {
    return java.util.Arrays.stream(classPath().split(java.io.File.pathSeparator))
        .filter(entry -> entry.contains("lamindb-spark-runtime"))
        .findFirst()
        .orElseThrow(() -> new AssertionError("the jar is not on the class path"));
  }

  private static String classPath() {
    return System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
  }

  /** Runs a scenario to its end and returns what it printed. */
  static String run(String scenario, Map<String, String> settings, Object... arguments) {
    SparkApplication application = start(scenario, settings, arguments);
    return application.await();
  }

  /** Waits until the application prints the line. */
  public SparkApplication awaitLine(String expected) {
    try {
      for (String line = output.readLine(); line != null; line = output.readLine()) {
        if (line.equals(expected)) {
          return this;
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    throw new AssertionError("the application ended early:\n" + log());
  }

  void tell(String line) {
    input.println(line);
  }

  void terminate() {
    process.destroy();
    awaitExit();
  }

  public void kill() {
    process.destroyForcibly();
    awaitExit();
  }

  /** Waits for the application's good end and returns what it printed. */
  String await() {
    try {
      String rest = String.join("\n", output.lines().toList());
      if (awaitExit() != 0) {
        throw new AssertionError("ended with " + process.exitValue() + "\n" + rest + log());
      }
      return rest;
    } catch (UncheckedIOException e) {
      throw new AssertionError(log(), e);
    }
  }

  /** What it logged. */
  String log() {
    try {
      return Files.readString(log, StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Waits for its end, which is one of failure. */
  void awaitFailure() {
    if (awaitExit() == 0) {
      throw new AssertionError("ended well:\n" + log());
    }
  }

  private int awaitExit() {
    try {
      if (!process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        throw new AssertionError("the application does not end:\n" + log());
      }
      return process.exitValue();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted", e);
    }
  }
}

package org.lamindb.cli;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.Set;
import org.lamindb.error.LaminException;
import org.lamindb.instance.Environment;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** The command {@code lamindb-spark}: exit code 0 on success, 1 on failure, 2 on wrong usage. */
@Command(
    name = "lamindb-spark",
    description = "LaminDB instances in Apache Spark.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    synopsisSubcommandLabel = "COMMAND",
    footer = {
      "",
      "Environment:",
      "  LAMIN_SETTINGS_DIR      where settings are, in its folder .lamin (default: home)",
      "  LAMIN_CURRENT_INSTANCE  owner/name of the default instance",
      "  LAMINDB_SPARK_DEBUG     set to show stack traces, as --debug does"
    })
public final class Main implements Runnable {
  private static final String CLASS_PREFIX = "[LAMINDB_";

  /** What needs nothing of the other providers, and no Spark. */
  private static final Set<String> OWN = Set.of("init", "info");

  private static final String DEBUG_VARIABLE = "LAMINDB_SPARK_DEBUG";

  @Spec private CommandSpec spec;

  @Option(
      names = "--debug",
      description = "Show stack traces of errors.",
      scope = ScopeType.INHERIT)
  private boolean debug;

  private Main() {}

  /** Runs a command and exits with its code. */
  public static void main(String[] arguments) {
    Environment environment = Environment.ofProcess();
    PrintWriter output = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
    PrintWriter errors = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
    System.exit(run(environment, output, errors, arguments));
  }

  /**
   * Runs a command.
   *
   * @return the exit code
   */
  static int run(
      Environment environment, PrintWriter output, PrintWriter errors, String... arguments) {
    Main main = new Main();
    CommandLine line = new CommandLine(main);
    line.addSubcommand(new InitCommand(environment));
    line.addSubcommand(new InfoCommand(environment));
    line.addSubcommand(new CommandLine.HelpCommand());
    boolean isOwn = arguments.length > 0 && OWN.contains(arguments[0]);
    if (!isOwn) {
      // The others may need Spark, which the launcher leaves out for our own: they start faster.
      ServiceLoader.load(CommandProvider.class, Main.class.getClassLoader())
          .forEach(provider -> provider.commands().forEach(line::addSubcommand));
    }
    line.setOut(output);
    line.setErr(errors);
    line.setExecutionExceptionHandler(
        (failure, command, result) -> {
          report(
              failure,
              command.getErr(),
              main.debug || isSet(environment.variables(), DEBUG_VARIABLE));
          return CommandLine.ExitCode.SOFTWARE;
        });
    return line.execute(arguments);
  }

  private static boolean isSet(Map<String, String> variables, String name) {
    return !variables.getOrDefault(name, "").isEmpty();
  }

  private static void report(Exception failure, PrintWriter errors, boolean debug) {
    String text;
    if (failure instanceof LaminException known) {
      text = known.text();
    } else if (String.valueOf(failure.getMessage()).startsWith(CLASS_PREFIX)) {
      // One of ours in the shape that Spark wants.
      text = failure.getMessage();
    } else {
      text = failure + " (run it again with --debug for details)";
    }
    errors.println("Error: " + text.replaceAll("\\s*\\R\\s*", " "));
    if (debug) {
      failure.printStackTrace(errors);
    }
    errors.flush();
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "Missing command.");
  }
}

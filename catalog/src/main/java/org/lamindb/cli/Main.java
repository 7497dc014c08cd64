package org.lamindb.cli;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.io.Reader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.regex.Pattern;
import org.lamindb.instance.Environment;
import org.lamindb.instance.WorkContext.Kind;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IParameterExceptionHandler;
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
      "  LAMIN_CACHE_DIR         where files of cloud storage are kept on this machine",
      "  LAMIN_ENV               whose settings to use: prod, staging, … (default: prod)",
      "  LAMINDB_SPARK_DEBUG     set to show stack traces, as --debug does",
      "",
      "Exit codes: 0 when it did what it should, 1 when it could not, 2 when it was called wrongly."
    })
public final class Main implements Runnable {
  /** What needs nothing of the other providers, and no Spark: the launcher leaves it out. */
  static final Set<String> OWN =
      Set.of(
          "init",
          "info",
          "migrate",
          "connect",
          "disconnect",
          "switch",
          "settings",
          "cache",
          "storage",
          "delete",
          "doctor");

  private static final Pattern PASSWORD = Pattern.compile("://[^\\s/]*@");
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
    BufferedReader input =
        new BufferedReader(new InputStreamReader(System.in, Charset.defaultCharset()));
    System.exit(run(environment, input, output, errors, arguments));
  }

  /** All commands that are on the class path, to be shown. */
  public static CommandLine commandLine(Environment environment) {
    return commandLine(new Main(), environment, new BufferedReader(Reader.nullReader()), true);
  }

  private static CommandLine commandLine(
      Main main, Environment environment, BufferedReader input, boolean all) {
    CommandLine line = new CommandLine(main);
    line.addSubcommand(new InitCommand(environment));
    line.addSubcommand(new ConnectCommand(environment));
    line.addSubcommand(new DisconnectCommand(environment));
    line.addSubcommand(new InfoCommand(environment));
    line.addSubcommand(
        new CommandLine(new SettingsCommand(environment))
            .addSubcommand("branch", new WorkContextCommand(environment, Kind.BRANCH))
            .addSubcommand("space", new WorkContextCommand(environment, Kind.SPACE))
            .addSubcommand(new ModulesCommand(environment))
            .addSubcommand("cache-dir", new CacheCommand(environment))
            .addSubcommand(new DirectoryCommand(environment)));
    line.addSubcommand(new SwitchCommand(environment));
    line.addSubcommand("cache", new CacheCommand(environment));
    line.addSubcommand(new StorageCommand(environment));
    line.addSubcommand(new DeleteCommand(environment, input));
    line.addSubcommand(new DoctorCommand(environment));
    line.addSubcommand(new MigrateCommand(environment));
    if (all) {
      // They may need Spark, which the launcher leaves out for our own: those start faster.
      ServiceLoader.load(CommandProvider.class, Main.class.getClassLoader())
          .forEach(provider -> provider.commands().forEach(line::addSubcommand));
    }
    line.addSubcommand(new CompletionCommand());
    line.addSubcommand(new CommandLine.HelpCommand());
    return line;
  }

  /**
   * Runs a command.
   *
   * @param input where a user answers questions
   * @return the exit code
   */
  static int run(
      Environment environment,
      BufferedReader input,
      PrintWriter output,
      PrintWriter errors,
      String... arguments) {
    Main main = new Main();
    boolean isOwn = arguments.length > 0 && OWN.contains(arguments[0]);
    CommandLine line = commandLine(main, environment, input, !isOwn);
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
    showNoPasswords(line);
    return line.execute(arguments);
  }

  /** A message about wrong usage quotes what was typed. */
  private static void showNoPasswords(CommandLine line) {
    IParameterExceptionHandler shown = line.getParameterExceptionHandler();
    line.setParameterExceptionHandler(
        (failure, arguments) -> {
          String text = PASSWORD.matcher(failure.getMessage()).replaceAll("://***@");
          return shown.handleParseException(
              text.equals(failure.getMessage())
                  ? failure
                  : new ParameterException(failure.getCommandLine(), text),
              arguments);
        });
  }

  private static boolean isSet(Map<String, String> variables, String name) {
    return !variables.getOrDefault(name, "").isEmpty();
  }

  private static void report(Exception failure, PrintWriter errors, boolean debug) {
    errors.println("Error: " + Failures.text(failure));
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

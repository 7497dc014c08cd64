package org.lamindb.cli;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.io.Reader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.function.Supplier;
import org.lamindb.error.HiddenSecrets;
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
    synopsisSubcommandLabel = "COMMAND",
    footer = {
      "",
      "Environment:",
      "  LAMIN_SETTINGS_DIR      where settings are, in its folder .lamin (default: home)",
      "  LAMIN_CURRENT_INSTANCE  owner/name of the default instance",
      "  LAMIN_DB_TOKEN          token for the database of the default instance, where it takes one",
      "  LAMIN_CACHE_DIR         where files of cloud storage are kept on this machine",
      "  LAMIN_API_KEY           logs in at LaminHub when nobody is logged in",
      "  LAMIN_ENV               whose hub and settings to use: prod, staging, … (default: prod);",
      "                          SUPABASE_API_URL and SUPABASE_ANON_KEY tell a hub of your own",
      "  LAMINDB_SPARK_DEBUG     set to show stack traces, as --debug does",
      "",
      "Exit codes: 0 when it did what it should;",
      "  1 when it could not, or a question whether to go on was not answered with yes;",
      "  2 when it was called wrongly."
    })
public final class Main implements Runnable {
  private static final String DEBUG_OPTION = "--debug";
  private static final String DEBUG_VARIABLE = "LAMINDB_SPARK_DEBUG";

  @Spec private CommandSpec spec;

  @Option(
      names = DEBUG_OPTION,
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
    OwnCommands own = new OwnCommands(environment, new BufferedReader(Reader.nullReader()));
    return commandLine(new Main(), own.byName());
  }

  private static CommandLine commandLine(Main main, Map<String, Supplier<CommandLine>> own) {
    CommandLine line = new CommandLine(main);
    own.forEach((name, command) -> line.addSubcommand(name, command.get()));
    // They may need Spark, which the launcher leaves out for our own.
    ServiceLoader.load(CommandProvider.class, Main.class.getClassLoader())
        .forEach(provider -> provider.commands().forEach(line::addSubcommand));
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
    Map<String, Supplier<CommandLine>> own = new OwnCommands(environment, input).byName();
    String name =
        Arrays.stream(arguments)
            .filter(argument -> !argument.equals(DEBUG_OPTION))
            .findFirst()
            .orElse("");
    // What a command consists of is found by reflection: one takes less of it than all.
    CommandLine line =
        own.containsKey(name)
            ? new CommandLine(main).addSubcommand(name, own.get(name).get())
            : commandLine(main, own);
    tellVersion(line);
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
    line.setParameterExceptionHandler((failure, typed) -> WrongUsage.report(failure));
    return line.execute(arguments);
  }

  private static void tellVersion(CommandLine line) {
    line.getCommandSpec().versionProvider(new Version());
    line.getSubcommands().values().forEach(Main::tellVersion);
  }

  private static boolean isSet(Map<String, String> variables, String name) {
    return !variables.getOrDefault(name, "").isEmpty();
  }

  private static void report(Exception failure, PrintWriter errors, boolean debug) {
    errors.println("Error: " + HiddenSecrets.in(Failures.text(failure)));
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

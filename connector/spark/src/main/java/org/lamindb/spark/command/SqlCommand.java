package org.lamindb.spark.command;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.apache.spark.sql.SparkSession;
import org.lamindb.cli.Failures;
import org.lamindb.error.LaminErrors;
import org.lamindb.instance.Environment;
import org.lamindb.instance.Instance;
import org.lamindb.spark.LaminOptions;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code lamindb-spark sql}. */
@Command(
    name = "sql",
    mixinStandardHelpOptions = true,
    description = {
      "Run Spark SQL on an instance, whose tables are in the catalog 'lamin': SHOW NAMESPACES IN"
          + " lamin, SELECT * FROM lamin.artifact, ….",
      "",
      "Without -e and -f, statements are read from the terminal, or from standard input; each ends"
          + " with a semicolon. A failed statement ends a script with exit code 1."
    })
final class SqlCommand implements Callable<Integer> {
  private static final String NAME = "lamindb-spark sql";

  @Spec private CommandSpec spec;
  @Mixin private CommandOptions options;

  @Option(
      names = {"-e", "--execute"},
      paramLabel = "STATEMENTS",
      description = "Run these statements, with semicolons between them.")
  private String statements;

  @Option(
      names = {"-f", "--file"},
      paramLabel = "FILE",
      description = "Run the statements in this file.")
  private String file;

  @Option(
      names = "--json",
      description = "Print each row as a JSON object, on a line of its own, for all statements.")
  private boolean json;

  @Option(
      names = "--conf",
      paramLabel = "KEY=VALUE",
      description = "Setting of Spark. Can be given several times.")
  private Map<String, String> configuration = new LinkedHashMap<>();

  @Option(
      names = "--track",
      description = "Record the session as a run, with the artifacts that it reads and writes.")
  private boolean track;

  @Override
  public Integer call() throws IOException {
    if (statements != null && file != null) {
      throw Failures.usage(spec, LaminErrors.conflictingOptions("--execute", "--file"));
    }
    Optional<String> script = script();
    Instance instance = options.open();
    Map<String, String> settings = new LinkedHashMap<>(options.settings());
    settings.put(LaminOptions.SETTING_TRACK.option(), String.valueOf(track));
    settings.putAll(configuration);
    boolean terminal = script.isEmpty() && System.console() != null;
    if (terminal) {
      PrintWriter errors = spec.commandLine().getErr();
      errors.println("The catalog 'lamin' is the instance " + instance.identity().slug() + ".");
      errors.flush();
    }
    Optional<SparkSqlShell> shell = terminal && !json ? SparkSqlShell.find() : Optional.empty();
    if (shell.isPresent()) {
      CommandSession.quietLogging();
      Map<String, String> all = CommandSession.configuration(NAME, options.master());
      all.putAll(settings);
      shell.get().run(all);
      return ExitCode.OK;
    }
    try (SparkSession session = CommandSession.start(NAME, options.master(), settings)) {
      run(new SqlShell(session, json, spec.commandLine().getOut()), script, terminal);
      return ExitCode.OK;
    }
  }

  private Optional<String> script() {
    if (file == null) {
      return Optional.ofNullable(statements);
    }
    Path path = Environment.ofProcess().local("--file", file);
    try {
      return Optional.of(Files.readString(path));
    } catch (IOException e) {
      throw LaminErrors.cannotRead(path.toString(), e);
    }
  }

  private void run(SqlShell shell, Optional<String> script, boolean terminal) throws IOException {
    if (script.isPresent()) {
      shell.run(script.get());
      return;
    }
    // Not closed: standard input is not ours.
    BufferedReader lines =
        new BufferedReader(new InputStreamReader(System.in, Charset.defaultCharset()));
    shell.run(lines, terminal ? spec.commandLine().getErr() : null);
  }
}

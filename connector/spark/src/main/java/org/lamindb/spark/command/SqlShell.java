package org.lamindb.spark.command;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.apache.spark.sql.SparkSession;
import org.lamindb.cli.Failures;

/** Runs statements that come line by line and shows what they give. */
final class SqlShell {
  private static final Set<String> LEAVE = Set.of("quit", "exit");

  private final SparkSession session;
  private final boolean json;
  private final PrintWriter output;

  SqlShell(SparkSession session, boolean json, PrintWriter output) {
    this.session = session;
    this.json = json;
    this.output = output;
  }

  /** Runs all statements of a script; the first that fails ends it. */
  void run(String script) {
    SqlScript statements = new SqlScript();
    statements.add(script).forEach(this::execute);
    statements.end().forEach(this::execute);
  }

  /**
   * Runs statements until the lines end. At a terminal a statement that fails is told about and the
   * next one read; otherwise it ends all, as a script.
   *
   * @param prompt where somebody types, null when nobody does
   */
  void run(BufferedReader lines, PrintWriter prompt) throws IOException {
    SqlScript statements = new SqlScript();
    while (true) {
      if (prompt != null) {
        prompt.print(statements.isInside() ? "      -> " : "lamindb> ");
        prompt.flush();
      }
      String line = lines.readLine();
      boolean leaves =
          line != null
              && !statements.isInside()
              && LEAVE.contains(line.strip().replaceAll(";$", "").toLowerCase(Locale.ROOT));
      if (line == null || leaves) {
        runAll(statements.end(), prompt);
        return;
      }
      runAll(statements.add(line + "\n"), prompt);
    }
  }

  private void runAll(List<String> statements, PrintWriter prompt) {
    for (String statement : statements) {
      try {
        execute(statement);
      } catch (Exception e) {
        if (prompt == null) {
          throw e;
        }
        prompt.println("Error: " + Failures.text(e));
        prompt.flush();
      }
    }
  }

  private void execute(String statement) {
    SqlResult.print(session.sql(statement), json, output);
  }
}

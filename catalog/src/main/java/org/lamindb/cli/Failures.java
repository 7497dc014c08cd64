package org.lamindb.cli;

import java.util.regex.Pattern;
import org.lamindb.error.LaminException;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/** What a failure says to who typed a command: one line. */
public final class Failures {
  /** Ours in the shape that Spark wants, and Spark's own. */
  private static final Pattern ERROR_CLASS = Pattern.compile("\\[[A-Z][A-Z0-9_.]+\\] .*");

  private Failures() {}

  public static String text(Throwable failure) {
    if (failure instanceof LaminException known) {
      return text(known);
    }
    String message = String.valueOf(failure.getMessage()).strip();
    String first = message.lines().findFirst().orElse("");
    if (message.startsWith("[LAMINDB_")) {
      return line(message);
    }
    if (ERROR_CLASS.matcher(first).matches()) {
      // Spark's plans and pieces of the statement follow, which whoever typed it knows.
      return first.replaceAll(";$", "");
    }
    return line(failure + " (run it again with --debug for details)");
  }

  private static String text(LaminException failure) {
    return "[" + failure.errorClass() + "] " + line(failure.text());
  }

  /** An error in how a command was called, which ends with the exit code of wrong usage. */
  public static ParameterException usage(CommandSpec command, LaminException failure) {
    return new ParameterException(command.commandLine(), text(failure));
  }

  private static String line(String text) {
    return text.strip().replaceAll("\\s*\\R\\s*", " ");
  }
}

package org.lamindb.cli;

import java.util.regex.Pattern;
import org.lamindb.error.LaminException;

/** What a failure says to who typed a command: one line. */
public final class Failures {
  /** Ours in the shape that Spark wants, and Spark's own. */
  private static final Pattern ERROR_CLASS = Pattern.compile("\\[[A-Z][A-Z0-9_.]+\\] .*");

  private Failures() {}

  public static String text(Throwable failure) {
    if (failure instanceof LaminException known) {
      return line(known.text());
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

  private static String line(String text) {
    return text.strip().replaceAll("\\s*\\R\\s*", " ");
  }
}

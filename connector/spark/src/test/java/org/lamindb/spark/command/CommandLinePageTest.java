package org.lamindb.spark.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.lamindb.cli.Main;
import org.lamindb.instance.Environment;

/** {@code -Ddocs.update=true} writes the page. */
class CommandLinePageTest {
  private static final String INTRODUCTION =
      """
      # The command line

      This page is what the commands declare; a test compares them. `lamindb-spark COMMAND --help` \
      says the same.

      The exit code is 0 when a command did what it should, 1 when it could not, 2 when it was \
      called wrongly. Results are on standard output, with `--json` as one JSON document; errors \
      (one line, with the remedy), questions and progress are on standard error. `--debug` shows \
      the stack trace of an error.
      """;

  @Test
  void thePageSaysWhatIsDeclared() throws IOException {
    Path page = Path.of("..", "..", "docs", "command-line.md");
    String expected = INTRODUCTION + CommandLinePage.of(Main.commandLine(Environment.ofProcess()));
    if (Boolean.getBoolean("docs.update")) {
      Files.writeString(page, expected);
    }
    assertThat(page).exists();
    assertThat(Files.readString(page)).as("%s", page.toAbsolutePath()).isEqualTo(expected);
  }
}

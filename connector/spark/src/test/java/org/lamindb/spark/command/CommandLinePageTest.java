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

      The exit code is 0 when a command did what it should; 1 when it could not, or when a question \
      whether to go on was not answered with yes; 2 when it was called wrongly.

      Results, and nothing else, are on standard output: with `--json` as one JSON document, of \
      `sql` as one for each row. Errors, questions, notes and progress are on standard error. An \
      error is one line of text there, also with `--json`: `Error: [LAMINDB_…] what happened, and \
      the remedy`. Nothing is on standard output then, but what `doctor` found and whether `delete` \
      deleted. Wrong usage says what was meant, if that can be guessed. `--debug` shows the stack \
      trace of an error.
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

package org.lamindb.spark;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** SQL is written in the catalog alone, where identifiers and values are checked. */
class NoSqlTextTest {
  /** {@code "DROP TABLE"} alone is what a message calls a statement, not a statement. */
  private static final Pattern STATEMENT =
      Pattern.compile(
          "\"(?!(?:CREATE|ALTER|DROP) [A-Z]+\")\\s*(?:SELECT|INSERT|UPDATE|DELETE|MERGE|WITH|CREATE|ALTER|DROP|TRUNCATE|COPY|PRAGMA"
              + "|ATTACH|BEGIN|COMMIT|ROLLBACK|SAVEPOINT|LOCK|VACUUM)(?:\\s|;|\")");

  @Test
  @DisplayName("no string of the connector begins as a statement, messages excepted")
  void sources() throws IOException {
    Path root = Path.of("src", "main", "java");
    List<String> found = new ArrayList<>();
    if (Files.isDirectory(root)) {
      try (Stream<Path> files = Files.walk(root)) {
        for (Path file : files.filter(NoSqlTextTest::isChecked).toList()) {
          statements(Files.readString(file)).forEach(text -> found.add(file + ": " + text));
        }
      }
    }
    assertThat(found).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"SELECT id FROM t\"",
        "\"\"\"\n    UPDATE t SET a = 1\n\"\"\"",
        "run(\" DELETE FROM t\")",
        "\"BEGIN\"",
        "\"DROP TABLE \" + name",
        "\"PRAGMA \" + name"
      })
  void recognised(String source) {
    assertThat(statements(source)).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "// \"SELECT 1\"",
        "   * as in \"SELECT 1\"",
        "\"selected rows\"",
        "\"COPYING\"",
        "refused(\"DROP TABLE\")",
        "Operation.DELETE"
      })
  void allowed(String source) {
    assertThat(statements(source)).isEmpty();
  }

  private static boolean isChecked(Path file) {
    String name = file.getFileName().toString();
    return name.endsWith(".java") && !name.endsWith("Errors.java");
  }

  private static List<String> statements(String source) {
    Matcher matcher = STATEMENT.matcher(source.replaceAll("(?m)^\\s*(?://|/?\\*).*$", ""));
    return matcher.results().map(result -> result.group().strip()).toList();
  }
}

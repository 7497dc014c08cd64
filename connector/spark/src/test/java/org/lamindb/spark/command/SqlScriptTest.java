package org.lamindb.spark.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SqlScriptTest {
  private static List<String> statements(String... pieces) {
    SqlScript script = new SqlScript();
    List<String> found = new ArrayList<>();
    for (String piece : pieces) {
      found.addAll(script.add(piece));
    }
    found.addAll(script.end());
    return found;
  }

  @Test
  void semicolonsSeparate() {
    assertThat(statements("SELECT 1; SELECT 2")).containsExactly("SELECT 1", "SELECT 2");
    assertThat(statements("SELECT\n", "1\n", ";\n", "\n")).containsExactly("SELECT\n1");
    assertThat(statements(";;", " \n;")).isEmpty();
  }

  @Test
  void quotesAndCommentsHoldThem() {
    for (String statement :
        List.of(
            "SELECT ';'",
            "SELECT \";\"",
            "SELECT `a;b`",
            "SELECT 'it''s;'",
            "SELECT 'it\\'s;'",
            "SELECT '--', 1",
            "SELECT '/*', 1",
            "SELECT `\\`, 1",
            "SELECT /* ; /* ; */ ; */ 1",
            "SELECT 1 -- a ; b\n+ 1")) {
      assertThat(statements(statement + "; SELECT 2")).containsExactly(statement, "SELECT 2");
    }
  }

  @Test
  void commentsAloneAreNoStatement() {
    assertThat(statements("-- nothing;\n; /* nothing */ ; SELECT 1 -- done"))
        .containsExactly("SELECT 1 -- done");
    assertThat(statements("SELECT '--x'")).containsExactly("SELECT '--x'");
  }

  @Test
  void knowsWhetherAStatementHasBegun() {
    SqlScript script = new SqlScript();
    assertThat(script.isInside()).isFalse();
    script.add("SELECT '\n");
    assertThat(script.isInside()).isTrue();
    script.add("';\n");
    assertThat(script.isInside()).isFalse();
  }
}

package org.lamindb.spark.registry;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lamindb.referee.RefereeInstance;
import org.lamindb.spark.TestSession;

/** Keys in DESCRIBE, where Spark has a place for them. */
class RegistryKeysIT {
  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void describeShowsKeys(boolean postgres) {
    Assumptions.assumeFalse(
        TestSession.get().version().startsWith("4.0."), "Spark 4.0 has no constraints");
    String catalog = postgres ? "keys_postgres" : "keys_sqlite";
    RefereeInstance instance = TestSession.newInstance("keys", postgres);
    TestSession.catalog(catalog, instance);
    List<String> artifact = describe(catalog + ".core.artifact");
    assertThat(artifact)
        .anyMatch(line -> line.matches("pk_id.*PRIMARY KEY \\(id\\).*"))
        .anyMatch(line -> line.matches("unique_uid.*UNIQUE \\(uid\\).*"))
        .anyMatch(
            line ->
                line.matches("fk_run_id.*FOREIGN KEY \\(run_id\\) REFERENCES core.run \\(id\\).*"));
    assertThat(describe(catalog + ".links.lamindb_artifactulabel"))
        .anyMatch(line -> line.matches(".*FOREIGN KEY \\(ulabel_id\\) REFERENCES core.ulabel.*"));
  }

  private static List<String> describe(String table) {
    return TestSession.rows("DESCRIBE TABLE EXTENDED " + table).stream()
        .map(row -> row.getString(0) + " " + row.getString(1))
        .toList();
  }
}

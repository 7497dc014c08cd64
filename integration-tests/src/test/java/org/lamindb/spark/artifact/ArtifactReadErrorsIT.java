package org.lamindb.spark.artifact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.lamindb.spark.artifact.ClientArtifacts.catalog;
import static org.lamindb.spark.artifact.ClientArtifacts.odd;
import static org.lamindb.spark.artifact.ClientArtifacts.reader;
import static org.lamindb.spark.artifact.ClientArtifacts.saved;
import static org.lamindb.spark.artifact.ClientArtifacts.shared;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.SparkThrowable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.lamindb.referee.RefereeInstance;
import org.lamindb.spark.TestSession;
import org.lamindb.spark.artifact.ClientArtifacts.Saved;

/** What is refused when artifacts are read, and how it is said. */
class ArtifactReadErrorsIT {
  @Test
  void filesWhosePathsLookLikePatternsNeedASchema() {
    RefereeInstance instance = odd(false);
    String key = "in place/w[i]ld, {a}.csv";
    assertThatThrownBy(() -> reader(instance).load(key))
        .isInstanceOf(SparkThrowable.class)
        .hasMessageContaining("[LAMINDB_SCHEMA_REQUIRED]")
        .hasMessageContaining(".schema(");
    assertThat(Contents.rows(reader(instance).schema("n INT").load(key))).containsExactly("{n=10}");
    assertThat(Contents.rows(reader(instance).option("multiLine", "false").load(key)))
        .containsExactly("{n=10}");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "odd/txets.csv | LAMINDB_ARTIFACT_NOT_FOUND | Did you mean 'odd/texts.csv'?",
        "odd/so.csv | LAMINDB_ARTIFACT_INCOMPLETE | Try again later",
        "odd/gone.csv | LAMINDB_FILE_MISSING | Restore the bytes",
        "odd/notes.txt | LAMINDB_UNSUPPORTED_SUFFIX | '.txt'",
        "odd/mixed | LAMINDB_UNSUPPORTED_SUFFIX | Readable: .parquet",
        "lamin://somebody/other/artifact/abcdefghijklmnop0000 | LAMINDB_INVALID_OPTION | /artifact/<uid>",
        "lamin:// | LAMINDB_INVALID_OPTION | a key, a uid or",
      })
  void errorsComeBeforeAnyJobAndSayWhatToDo(String reference, String errorClass, String hint) {
    for (boolean postgres : new boolean[] {false, true}) {
      RefereeInstance instance = odd(postgres);
      int jobs = jobs();
      assertThatThrownBy(() -> reader(instance).load(reference))
          .isInstanceOf(SparkThrowable.class)
          .hasMessageContaining("[" + errorClass + "]")
          .hasMessageContaining(hint)
          .hasMessageContaining("SQLSTATE: ");
      if (!reference.startsWith("lamin:")) {
        String catalog = postgres ? "odd_postgres" : "odd_sqlite";
        assertThatThrownBy(
                () ->
                    TestSession.rows("SELECT * FROM " + catalog + ".artifacts.`" + reference + "`"))
            .isInstanceOf(SparkThrowable.class)
            .hasMessageContaining("[" + errorClass + "]")
            .hasMessageContaining(hint);
      }
      assertThat(jobs()).isEqualTo(jobs);
    }
  }

  private static int jobs() {
    return TestSession.get().sparkContext().statusTracker().getJobIdsForGroup(null).length;
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void errorsOfVersionsAndUids(boolean postgres) {
    RefereeInstance instance = shared(postgres);
    assertThatThrownBy(() -> reader(instance).option("version", "9").load("text/plain.csv"))
        .hasMessageContaining("[LAMINDB_VERSION_NOT_FOUND]")
        .hasMessageContaining("It has: 0000");
    assertThatThrownBy(
            () ->
                TestSession.rows(
                    "SELECT * FROM "
                        + catalog(postgres)
                        + ".artifacts.`text/plain.csv` VERSION AS OF 'x'"))
        .hasMessageContaining("[LAMINDB_VERSION_NOT_FOUND]");
    Saved overwritten =
        saved(instance).stream()
            .filter(artifact -> artifact.overwrites() && !artifact.isLatest())
            .findFirst()
            .orElseThrow();
    assertThatThrownBy(() -> reader(instance).load(overwritten.uid()))
        .hasMessageContaining("[LAMINDB_VERSION_OVERWRITTEN]")
        .hasMessageContaining("Read the latest version, " + overwritten.stem());
    Map<String, List<String>> stems = new TreeMap<>();
    for (Saved artifact : saved(instance)) {
      if (artifact.isLatest()) {
        stems
            .computeIfAbsent(artifact.uid().substring(0, 1), key -> new ArrayList<>())
            .add(artifact.uid());
      }
    }
    List<String> clash =
        stems.values().stream().filter(each -> each.size() > 1).findFirst().orElse(List.of());
    assumeThat(clash).isNotEmpty();
    assertThatThrownBy(() -> reader(instance).load(clash.get(0).substring(0, 1)))
        .hasMessageContaining("[LAMINDB_ARTIFACT_AMBIGUOUS]")
        .hasMessageContaining(clash.get(0))
        .hasMessageContaining("Give one full uid");
  }

  @Test
  void optionsAreCheckedTogether() {
    RefereeInstance instance = shared(false);
    assertThatThrownBy(() -> reader(instance).option("registry", "Artifact").load("x.csv"))
        .hasMessageContaining("[LAMINDB_CONFLICTING_OPTIONS]");
    assertThatThrownBy(() -> reader(instance).load())
        .hasMessageContaining("[LAMINDB_MISSING_OPTION]")
        .hasMessageContaining("load(\"<key or uid>\")");
    assertThatThrownBy(
            () -> reader(instance).option("registry", "Artifact").option("sep", ";").load())
        .hasMessageContaining("[LAMINDB_UNKNOWN_OPTION]")
        .hasMessageContaining("'sep'");
    assertThatThrownBy(
            () -> reader(instance).option("registry", "Artifact").option("version", "1").load())
        .hasMessageContaining("[LAMINDB_CONFLICTING_OPTIONS]")
        .hasMessageContaining("'version'");
  }

  @ParameterizedTest
  @CsvSource({
    "verson, version",
    "brnach, branch",
    "instanse, instance",
    "VERSIO, version",
    "regisrty, registry"
  })
  void misspeltOptionsOfArtifactsAreNamed(String given, String meant) {
    RefereeInstance instance = shared(false);
    assertThatThrownBy(() -> reader(instance).option(given, "x").load("text/plain.csv"))
        .isInstanceOf(SparkThrowable.class)
        .hasMessageContaining("[LAMINDB_UNKNOWN_OPTION]")
        .hasMessageContaining("Did you mean '" + meant + "'?");
    assertThatThrownBy(
            () ->
                reader(instance).schema("n INT").option(given, "x").load("text/plain.csv").count())
        .hasMessageContaining("Did you mean '" + meant + "'?");
  }

  @ParameterizedTest
  @CsvSource({"registy, registry", "regstry, registry", "pth, path"})
  void misspeltNamesOfWhatToReadAreNamed(String given, String meant) {
    assertThatThrownBy(() -> reader(shared(false)).option(given, "Artifact").load())
        .hasMessageContaining("[LAMINDB_UNKNOWN_OPTION]")
        .hasMessageContaining("Did you mean '" + meant + "'?");
  }

  @Test
  void severalPathsAreRefused() {
    assertThatThrownBy(() -> reader(shared(false)).load("text/plain.csv", "text/x.csv"))
        .isInstanceOf(SparkThrowable.class)
        .hasMessageContaining("[LAMINDB_UNSUPPORTED]")
        .hasMessageContaining("text/x.csv")
        .hasMessageContaining("unionByName");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "instance | LAMINDB_UNSUPPORTED | spark.sql.catalog.<name>.instance",
        "branch | LAMINDB_UNSUPPORTED | spark.sql.catalog.<name>.branch",
        "version | LAMINDB_UNSUPPORTED | VERSION AS OF",
        "instanse | LAMINDB_UNKNOWN_OPTION | Did you mean 'instance'?",
      })
  void optionsThatTheTableOfACatalogCannotTakeAreRefused(
      String option, String errorClass, String hint) {
    shared(false);
    assertThatThrownBy(
            () ->
                TestSession.rows(
                    "SELECT * FROM read_sqlite.artifacts.`text/plain.csv` WITH (`"
                        + option
                        + "` = 'x')"))
        .isInstanceOf(SparkThrowable.class)
        .hasMessageContaining("[" + errorClass + "]")
        .hasMessageContaining(hint);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "INSERT INTO read_sqlite.artifacts.`text/plain.csv` VALUES (1, 'x', 0.5)",
        "INSERT OVERWRITE read_sqlite.artifacts.`text/plain.csv` SELECT 1",
        "INSERT INTO read_sqlite.artifacts.`no/such.csv` VALUES (1)",
        "CREATE TABLE read_sqlite.artifacts.`new.parquet` AS SELECT 1 AS n",
        "CREATE OR REPLACE TABLE read_sqlite.artifacts.`text/plain.csv` AS SELECT 1 AS n",
        "CREATE TABLE read_sqlite.artifacts.`new.parquet` (n INT)",
        "DROP TABLE read_sqlite.artifacts.`text/plain.csv`"
      })
  void writingBySqlIsRefusedWithTheWayToDoIt(String sql) throws Exception {
    RefereeInstance instance = shared(false);
    long files = files(instance);
    assertThatThrownBy(() -> TestSession.rows(sql))
        .isInstanceOf(SparkThrowable.class)
        .satisfiesAnyOf(
            error ->
                assertThat(error)
                    .hasMessageContaining("[LAMINDB_UNSUPPORTED]")
                    .hasMessageContaining("df.write.format(\"lamindb\")"),
            error -> assertThat(error).hasMessageContaining("[LAMINDB_ARTIFACT_NOT_FOUND]"));
    assertThat(files(instance)).isEqualTo(files);
  }

  private static long files(RefereeInstance instance) throws Exception {
    try (var paths = Files.walk(instance.storage())) {
      return paths.filter(Files::isRegularFile).filter(path -> !isDatabase(path)).count();
    }
  }

  private static boolean isDatabase(Path path) {
    return path.getFileName().toString().startsWith("lamin.db");
  }
}

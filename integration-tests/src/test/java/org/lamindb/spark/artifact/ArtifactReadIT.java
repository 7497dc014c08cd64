package org.lamindb.spark.artifact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.lamindb.spark.artifact.ClientArtifacts.READABLE;
import static org.lamindb.spark.artifact.ClientArtifacts.catalog;
import static org.lamindb.spark.artifact.ClientArtifacts.load;
import static org.lamindb.spark.artifact.ClientArtifacts.odd;
import static org.lamindb.spark.artifact.ClientArtifacts.reader;
import static org.lamindb.spark.artifact.ClientArtifacts.saved;
import static org.lamindb.spark.artifact.ClientArtifacts.shared;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.SparkThrowable;
import org.apache.spark.sql.DataFrameReader;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lamindb.referee.RefereeInstance;
import org.lamindb.spark.TestSession;
import org.lamindb.spark.artifact.ClientArtifacts.Saved;

/** The content of artifacts that the real client saved, as Spark reads it. */
class ArtifactReadIT {
  private static final String NANOS_AS_LONG = "spark.sql.legacy.parquet.nanosAsLong";

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void everyReadableArtifactHoldsWhatTheClientLoads(boolean postgres) {
    RefereeInstance instance = shared(postgres);
    List<Saved> artifacts = saved(instance).stream().filter(Saved::isReadable).toList();
    assertThat(artifacts).extracting(Saved::suffix).contains(READABLE.toArray(String[]::new));
    JsonNode loaded = load(instance, artifacts);
    for (Saved artifact : artifacts) {
      if (!"tables/all_types.parquet".equals(artifact.key())) {
        Contents.assertSame(reader(instance).load(artifact.uid()), loaded.get(artifact.uid()));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void oddArtifactsHoldWhatTheClientLoads(boolean postgres) {
    RefereeInstance instance = odd(postgres);
    List<Saved> artifacts =
        saved(instance).stream()
            .filter(Saved::isReadable)
            .filter(each -> each.key() == null || !each.key().matches("odd/(so|gone).*|.*w.i.ld.*"))
            .toList();
    assertThat(artifacts).hasSizeGreaterThanOrEqualTo(8);
    JsonNode loaded = load(instance, artifacts);
    for (Saved artifact : artifacts) {
      Contents.assertSame(reader(instance).load(artifact.uid()), loaded.get(artifact.uid()));
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void everyWayToNameAnArtifactReadsIt(boolean postgres) {
    RefereeInstance instance = shared(postgres);
    for (Saved artifact : saved(instance)) {
      if (!artifact.isReadable()
          || !artifact.isLatest()
          || artifact.key() == null
          || artifact.key().equals("tables/all_types.parquet")
          || artifact.key().startsWith("moments/")) {
        continue;
      }
      List<String> expected = Contents.rows(reader(instance).load(artifact.uid()));
      String name = "`" + artifact.key().replace("`", "``") + "`";
      List<Dataset<Row>> others =
          List.of(
              reader(instance).load(artifact.key()),
              reader(instance).load(artifact.stem()),
              reader(instance).load("lamin://" + instance.slug() + "/artifact/" + artifact.uid()),
              TestSession.get().table(catalog(postgres) + ".artifacts." + name));
      for (Dataset<Row> other : others) {
        assertThat(Contents.rows(other))
            .as(artifact.key())
            .containsExactlyInAnyOrderElementsOf(expected);
      }
    }
  }

  @Test
  void nanosecondsAreRefusedOrReadAsNumbers() {
    RefereeInstance instance = shared(false);
    SparkSession spark = TestSession.get();
    assertThatThrownBy(() -> reader(instance).load("tables/all_types.parquet"))
        .isInstanceOf(SparkThrowable.class)
        .hasMessageContaining("[LAMINDB_NANOSECOND_TIMESTAMPS]")
        .hasMessageContaining(NANOS_AS_LONG);
    spark.conf().set(NANOS_AS_LONG, "true");
    try {
      Dataset<Row> data = reader(instance).load("tables/all_types.parquet");
      JsonNode loaded =
          instance.referee().ask("load-artifact", "--key", "tables/all_types.parquet");
      assertThat(Contents.rowsWithNanoseconds(data, List.of("moment_berlin", "moment_local")))
          .containsExactlyElementsOf(Contents.rowsOfFrame(loaded, data.schema()));
    } finally {
      spark.conf().unset(NANOS_AS_LONG);
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void versionsAndTimesSelectOne(boolean postgres) {
    RefereeInstance instance = shared(postgres);
    String table = catalog(postgres) + ".artifacts.`versions/table.parquet`";
    assertThat(TestSession.rows("SELECT * FROM " + table)).hasSize(6);
    assertThat(TestSession.rows("SELECT * FROM " + table + " VERSION AS OF '0000'")).hasSize(2);
    assertThat(TestSession.rows("SELECT * FROM " + table + " VERSION AS OF '2'")).hasSize(4);
    assertThat(TestSession.rows("SELECT * FROM " + table + " VERSION AS OF 2")).hasSize(4);
    assertThat(reader(instance).option("version", "0001").load("versions/table.parquet").count())
        .isEqualTo(4);
    assertThat(reader(instance).option("version", "2").load("versions/table.parquet").count())
        .isEqualTo(4);
    List<Row> times =
        TestSession.rows(
            "SELECT created_at FROM "
                + catalog(postgres)
                + ".core.artifact WHERE key = 'versions/table.parquet' ORDER BY id");
    for (int i = 0; i < times.size(); i++) {
      assertThat(TestSession.rows(asOf(table, times.get(i).get(0)))).hasSize(2 * (i + 1));
    }
    assertThatThrownBy(() -> TestSession.rows(asOf(table, "2001-01-01T00:00:00Z")))
        .hasMessageContaining("[LAMINDB_VERSION_NOT_FOUND]")
        .hasMessageContaining("2001-01-01");
  }

  private static String asOf(String table, Object time) {
    return "SELECT * FROM " + table + " TIMESTAMP AS OF '" + time + "'";
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void theBranchDecidesWhatAKeyNames(boolean postgres) {
    RefereeInstance instance = shared(postgres);
    SparkSession spark = TestSession.get();
    assertThatThrownBy(() -> reader(instance).load("states/contributed.csv"))
        .hasMessageContaining("[LAMINDB_ARTIFACT_NOT_FOUND]");
    assertThatThrownBy(() -> reader(instance).load("states/trashed.csv"))
        .hasMessageContaining("[LAMINDB_ARTIFACT_NOT_FOUND]");
    DataFrameReader contribution = reader(instance).option("branch", "contribution");
    assertThat(contribution.load("states/contributed.csv").first().getString(0))
        .isEqualTo("contributed");
    assertThat(contribution.load("states/main.csv").first().getString(0)).isEqualTo("main");
    DataFrameReader all = reader(instance).option("branch", "all");
    assertThat(all.load("states/trashed.csv").first().getString(0)).isEqualTo("trashed");
    assertThat(all.load("states/archived.csv").first().getString(0)).isEqualTo("archived");
    assertThatThrownBy(() -> reader(instance).option("branch", "contributoin").load("x"))
        .hasMessageContaining("[LAMINDB_BRANCH_NOT_FOUND]")
        .hasMessageContaining("'contribution'");

    String name = catalog(postgres) + "_branch";
    TestSession.catalog(name, instance);
    spark.conf().set("spark.sql.catalog." + name + ".branch", "contribution");
    assertThat(TestSession.rows("SELECT * FROM " + name + ".artifacts.`states/contributed.csv`"))
        .hasSize(1);
    assertThat(keys(name)).contains("states/contributed.csv", "states/main.csv");
    assertThat(keys(catalog(postgres)))
        .contains("states/main.csv")
        .doesNotContain("states/contributed.csv", "states/trashed.csv");

    spark.conf().set("spark.lamindb.branch", "contribution");
    try {
      assertThat(reader(instance).load("states/contributed.csv").count()).isEqualTo(1);
    } finally {
      spark.conf().unset("spark.lamindb.branch");
    }
  }

  private static List<String> keys(String catalog) {
    return TestSession.rows("SHOW TABLES IN " + catalog + ".artifacts").stream()
        .map(row -> row.getString(1))
        .toList();
  }

  @Test
  void tablesAreListedAndDescribed() {
    RefereeInstance instance = shared(false);
    List<String> expected =
        saved(instance).stream()
            .filter(artifact -> artifact.key() != null && artifact.isLatest())
            .filter(artifact -> READABLE.contains(artifact.suffix()))
            .map(Saved::key)
            .toList();
    assertThat(keys("read_sqlite")).containsExactlyInAnyOrderElementsOf(expected);
    String table = "read_sqlite.artifacts.`text/plain.csv`";
    Map<String, String> described = new TreeMap<>();
    TestSession.rows("DESCRIBE EXTENDED " + table)
        .forEach(row -> described.put(row.getString(0), row.getString(1)));
    assertThat(described)
        .containsEntry("id", "int")
        .containsEntry("name", "string")
        .containsEntry("score", "double")
        .containsEntry("Provider", "lamindb");
    assertThat(described.get("Location")).contains(instance.storage().toString());
    assertThat(described.get("Table Properties"))
        .contains("openlineage.dataset.name=artifact/")
        .contains("openlineage.dataset.namespace=lamin://" + instance.slug());
    assertThat(TestSession.get().catalog().tableExists(table)).isTrue();
    assertThat(TestSession.get().catalog().tableExists("read_sqlite.artifacts.`no/such.csv`"))
        .isFalse();
  }

  @Test
  void schemaAndOptionsReachTheFileSource() {
    RefereeInstance instance = odd(false);
    List<Row> rows =
        reader(instance)
            .option("sep", ";")
            .option("header", "false")
            .schema("n INT, letter STRING")
            .load("odd/semicolons.csv")
            .orderBy("n")
            .collectAsList();
    assertThat(rows).extracting(Row::toString).containsExactly("[1,a]", "[2,b]");
    assertThat(reader(instance).option("SEP", ";").load("odd/semicolons.csv").columns())
        .containsExactly("1", "a");
    assertThat(
            reader(instance)
                .option("inferSchema", "false")
                .load("odd/texts.csv")
                .schema()
                .apply("id")
                .dataType()
                .typeName())
        .isEqualTo("string");
  }

  @Test
  void filtersColumnsAndPartitionsReachTheFileSource() {
    odd(false);
    shared(false);
    String plan =
        TestSession.plan(
            "SELECT n FROM odd_sqlite.artifacts.`odd/parts.parquet` WHERE part = 'b' AND n > 1");
    assertThat(plan)
        .contains("PartitionFilters: [isnotnull(part")
        .contains("PushedFilters: [IsNotNull(n), GreaterThan(n,1)]");
    assertThat(
            TestSession.rows(
                "SELECT n FROM odd_sqlite.artifacts.`odd/parts.parquet` WHERE part = 'b' AND n >"
                    + " 1"))
        .hasSize(1);
    assertThat(TestSession.plan("SELECT id FROM read_sqlite.artifacts.`versions/table.parquet`"))
        .contains("ReadSchema: struct<id:bigint>");
  }

  @Test
  void foldersWithoutASuffixAreReadByTheirFiles() {
    RefereeInstance instance = odd(false);
    assertThat(Contents.rows(reader(instance).load("odd/folder")))
        .containsExactlyInAnyOrder("{n=5}", "{n=6}");
    assertThat(keys("odd_sqlite"))
        .contains("odd/folder", "odd/texts.csv")
        .doesNotContain("odd/mixed")
        .isSorted();
  }
}

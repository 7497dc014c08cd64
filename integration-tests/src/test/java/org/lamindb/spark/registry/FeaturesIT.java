package org.lamindb.spark.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.apache.spark.sql.DataFrameReader;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.ArrayType;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lamindb.referee.RefereeInstance;
import org.lamindb.spark.TestSession;

/** Annotated features as columns: the client's values with the types of the features. */
class FeaturesIT {
  /** The client shows the annotated artifact itself, not the one that is the value. */
  private static final String WRONG_IN_CLIENT = "derived_from";

  private static DataFrameReader reader(boolean postgres) {
    return TestSession.get()
        .read()
        .format("lamindb")
        .option("instance", RefereeInstance.shared(postgres).reference())
        .option("registry", "Artifact");
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void allFeaturesAreThoseOfTheClientsDataFrame(boolean postgres) throws IOException {
    JsonNode client =
        new ClientQuestions(RefereeInstance.shared(postgres))
            .add("frame", "registry", "Artifact", "features", true)
            .answers()
            .get(0);
    Dataset<Row> rows = reader(postgres).option("features", "true").load();
    List<String> own = List.of("uid", "key");
    TreeSet<String> features = new TreeSet<>();
    client.get(client.fieldNames().next()).fieldNames().forEachRemaining(features::add);
    features.removeAll(own);

    assertThat(rows.columns()).containsAll(features).hasSizeGreaterThan(features.size());
    assertThat(features).hasSizeGreaterThan(15).contains("description", "any_label", "remark");
    int filled = 0;
    for (Row row : rows.where("kind is null or kind != '__lamindb_run__'").collectAsList()) {
      JsonNode expected = client.get(row.getAs("id").toString());
      for (String feature : features) {
        if (!feature.equals(WRONG_IN_CLIENT)) {
          filled += check(row, feature, expected.get(feature));
        }
      }
    }
    assertThat(filled).isGreaterThan(20);
  }

  /** Compares a cell, and tells how many values are in it. */
  private static int check(Row row, String feature, JsonNode expected) throws IOException {
    Object cell = row.getAs(feature);
    DataType type = row.schema().apply(feature).dataType();
    if (type instanceof ArrayType array) {
      List<Object> values = row.getList(row.fieldIndex(feature));
      if (expected.isNull()) {
        assertThat(values == null || values.isEmpty()).as(feature).isTrue();
        return 0;
      }
      List<String> texts = values.stream().map(String::valueOf).toList();
      List<String> wanted = texts(expected);
      if (array.containsNull()) {
        assertThat(texts).as(feature).isEqualTo(wanted);
      } else {
        assertThat(texts).as(feature).containsExactlyInAnyOrderElementsOf(wanted);
      }
      return wanted.size();
    } else if (expected.isNull()) {
      assertThat(cell).as(feature).isNull();
      return 0;
    } else if (cell instanceof Instant moment) {
      long micros = moment.getEpochSecond() * 1_000_000 + moment.getNano() / 1000;
      assertThat(micros).as(feature).isEqualTo(expected.asLong());
    } else if (expected.isObject()) {
      assertThat(new ObjectMapper().readTree((String) cell)).as(feature).isEqualTo(expected);
    } else {
      assertThat(String.valueOf(cell)).as(feature).isEqualTo(expected.asText());
    }
    return 1;
  }

  private static List<String> texts(JsonNode values) {
    if (!values.isArray()) {
      return List.of(values.asText());
    }
    List<String> texts = new ArrayList<>();
    values.forEach(value -> texts.add(value.asText()));
    return texts;
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void columnsHaveTheTypesOfTheFeatures(boolean postgres) {
    Dataset<Row> rows = reader(postgres).option("features", "*").load();
    ArrayType labels = DataTypes.createArrayType(DataTypes.StringType, false);
    assertThat(rows.schema().apply("temperature").dataType()).isEqualTo(DataTypes.DoubleType);
    assertThat(rows.schema().apply("temperature").getComment().get()).isEqualTo("Measured in °C");
    assertThat(rows.schema().apply("replicate").dataType()).isEqualTo(DataTypes.LongType);
    assertThat(rows.schema().apply("is_control").dataType()).isEqualTo(DataTypes.BooleanType);
    assertThat(rows.schema().apply("collected_on").dataType()).isEqualTo(DataTypes.DateType);
    assertThat(rows.schema().apply("measured_at").dataType()).isEqualTo(DataTypes.TimestampType);
    assertThat(rows.schema().apply("settings").dataType()).isEqualTo(DataTypes.StringType);
    assertThat(rows.schema().apply("wells").dataType())
        .isEqualTo(DataTypes.createArrayType(DataTypes.LongType, true));
    assertThat(rows.schema().apply("organ").dataType()).isEqualTo(labels);
    assertThat(rows.schema().apply("remark").dataType()).isEqualTo(labels);
    assertThat(rows.schema().apply("operator_note").dataType()).isEqualTo(DataTypes.StringType);
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void namedFeaturesComeInTheirOrder(boolean postgres) {
    Dataset<Row> rows =
        reader(postgres)
            .option("features", "organ, wells,tags , collected_on, derived_from, description")
            .option("include", "ulabels__name")
            .load();
    assertThat(rows.columns())
        .endsWith(
            "ulabels__name",
            "organ",
            "wells",
            "tags",
            "collected_on",
            "derived_from",
            "description")
        .contains("__lamindb_artifact_description__");
    Row plain = rows.where("key = 'text/plain.csv'").collectAsList().get(0);
    assertThat(plain.<LocalDate>getAs("collected_on")).isEqualTo("2026-01-02");
    assertThat(plain.getList(plain.fieldIndex("organ"))).isEqualTo(List.of("liver"));
    assertThat(plain.getList(plain.fieldIndex("wells"))).isEqualTo(List.of(1L, 2L, 3L));
    assertThat(plain.getList(plain.fieldIndex("tags"))).isEqualTo(List.of("b", "ä", "b"));
    assertThat(plain.<String>getAs("description")).isEqualTo("as a feature");
    assertThat(
            rows.where("key = 'text/plain.tsv'")
                .selectExpr("derived_from[0]")
                .collectAsList()
                .get(0)
                .getString(0))
        .isEqualTo("text/plain.csv");
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void featuresMayBeCalledAsColumnsThatLaminNeeds(boolean postgres) {
    DataFrameReader artifacts = reader(postgres);
    long visible = artifacts.load().count();
    Dataset<Row> rows = artifacts.option("features", "id, name").load();
    assertThat(rows.columns()).contains("__lamindb_artifact_id__", "id", "name");
    assertThat(rows.where("id IS NULL AND __lamindb_artifact_id__ > 0").count()).isEqualTo(visible);
    assertThat(artifacts.option("search", "plain.csv").load().select("key", "id").collectAsList())
        .isNotEmpty()
        .allMatch(row -> row.getString(0).contains("plain.csv") && row.isNullAt(1));
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void sparkDoesWithThemWhatTheDatabaseDoesNot(boolean postgres) {
    reader(postgres)
        .option("features", "*")
        .option("include", "created_by__handle, ulabels__name")
        .option("localRows", "0")
        .load()
        .createOrReplaceTempView("annotated");
    assertThat(
            TestSession.column(
                "SELECT key FROM annotated WHERE temperature = 21.5 AND replicate > 3"))
        .containsExactly("text/plain.tsv");
    assertThat(
            TestSession.column("SELECT key FROM annotated WHERE measured_at < '2026-01-02 12:00'"))
        .containsExactly("text/plain.csv");
    assertThat(
            TestSession.rows(
                    "SELECT created_by__handle, count(replicate), max(replicate), sum(temperature)"
                        + " FROM annotated WHERE is_latest GROUP BY created_by__handle")
                .get(0))
        .isEqualTo(RowFactory.create("anonymous", 2L, 4L, 43.0));
    assertThat(
            TestSession.rows(
                    "SELECT key FROM annotated ORDER BY replicate DESC NULLS LAST, key LIMIT 1")
                .get(0)
                .getString(0))
        .isEqualTo("text/plain.tsv");
    assertThat(
            TestSession.rows("SELECT key FROM annotated WHERE is_control LIMIT 1")
                .get(0)
                .getString(0))
        .isEqualTo("text/plain.tsv");
    assertThat(TestSession.column("SELECT explode(any_label) FROM annotated"))
        .contains("lung")
        .doesNotContain("trashed label");
  }

  @Test
  void whatIsNotSelectedIsNotRead() {
    reader(true)
        .option("features", "*")
        .option("include", "ulabels__name")
        .option("localRows", "0")
        .load()
        .createOrReplaceTempView("pruned");
    String narrow = plan("SELECT key FROM pruned WHERE key LIKE 'text/%'");
    String wide = plan("SELECT ulabels__name FROM pruned WHERE replicate = 3");
    assertThat(narrow).doesNotContain("json_agg", "lamindb_artifactulabel", "lamindb_jsonvalue");
    assertThat(wide)
        .contains("json_agg", "lamindb_artifactulabel", "lamindb_jsonvalue")
        .doesNotContain("lamindb_artifactrecord")
        .contains("Read: SQL, one task: columns come from other tables")
        .contains("replicate comes from other tables");
  }

  private static String plan(String sql) {
    return TestSession.rows("EXPLAIN " + sql).get(0).getString(0);
  }

  @Test
  void whatIsNoFeatureIsRefused() {
    for (boolean postgres : new boolean[] {false, true}) {
      assertThatThrownBy(() -> reader(postgres).option("features", "temprature").load())
          .hasMessageContaining("[LAMINDB_FEATURE_NOT_FOUND] Unknown feature 'temprature'.")
          .hasMessageContaining("Did you mean 'temperature'?");
      assertThatThrownBy(
              () -> reader(postgres).option("features", "x'); DROP TABLE lamindb_user; --").load())
          .hasMessageContaining("[LAMINDB_FEATURE_NOT_FOUND]");
      assertThatThrownBy(() -> reader(postgres).option("features", "replicate,,").load())
          .hasMessageContaining("[LAMINDB_INVALID_OPTION]");
      assertThatThrownBy(
              () -> reader(postgres).option("registry", "ULabel").option("features", "true").load())
          .hasMessageContaining("The option 'features' on ULabel is not supported");
    }
  }
}

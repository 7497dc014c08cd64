package org.lamindb.spark.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.spark.sql.DataFrameReader;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataTypes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lamindb.referee.RefereeInstance;
import org.lamindb.spark.TestSession;
import org.lamindb.spark.registry.ClientInstance.ClientTable;

/** Columns of related records: by the names of the real client, with its values. */
class IncludeIT {
  private static final String ONE = "one:";

  private static DataFrameReader reader(boolean postgres, String registry) {
    return TestSession.get()
        .read()
        .format("lamindb")
        .option("instance", RefereeInstance.shared(postgres).reference())
        .option("registry", registry);
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void everyRelationOfEveryRegistryLeadsToTheRecordsOfTheClient(boolean postgres) {
    RefereeInstance instance = RefereeInstance.shared(postgres);
    List<ClientTable> registries =
        ClientInstance.of(postgres).tables().stream().filter(ClientTable::isRegistry).toList();
    ClientQuestions questions = new ClientQuestions(instance);
    registries.forEach(table -> questions.add("relations", "registry", table.name()));
    JsonNode answers = questions.answers();
    int related = 0;
    for (int i = 0; i < registries.size(); i++) {
      Map<String, JsonNode> relations = new TreeMap<>();
      answers
          .get(i)
          .fields()
          .forEachRemaining(item -> relations.put(item.getKey(), item.getValue()));
      List<String> paths =
          relations.keySet().stream().map(name -> name.replace(ONE, "") + "__id").toList();
      List<Row> rows =
          reader(postgres, registries.get(i).name().replace("lamindb.", ""))
              .option("include", String.join(", ", paths))
              .load()
              .collectAsList();
      for (Map.Entry<String, JsonNode> relation : relations.entrySet()) {
        String name = relation.getKey();
        Map<Long, List<Long>> expected = new TreeMap<>();
        relation
            .getValue()
            .fields()
            .forEachRemaining(
                item -> expected.put(Long.parseLong(item.getKey()), ids(item.getValue())));
        Map<Long, List<Long>> found = new TreeMap<>();
        for (Row row : rows) {
          Object cell = row.getAs(name.replace(ONE, "") + "__id");
          found.put(row.getAs("id"), name.startsWith(ONE) ? one((Long) cell) : many(row, name));
        }
        assertThat(found).as(registries.get(i).name() + "." + name).isEqualTo(expected);
        related += found.values().stream().mapToInt(List::size).sum();
      }
    }
    assertThat(related).isGreaterThan(500);
  }

  private static List<Long> ids(JsonNode ids) {
    List<Long> list = new ArrayList<>();
    ids.forEach(id -> list.add(id.asLong()));
    return list;
  }

  private static List<Long> one(Long id) {
    return id == null ? List.of() : List.of(id);
  }

  private static List<Long> many(Row row, String name) {
    return row.getList(row.fieldIndex(name + "__id"));
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void columnsAreThoseOfTheClientsDataFrame(boolean postgres) {
    List<String> include =
        List.of(
            "created_by__handle",
            "storage__root",
            "run__transform__key",
            "ulabels__name",
            "ulabels__type__name",
            "cell_types__synonyms",
            "compounds__molweight",
            "records__is_type",
            "projects__start_date",
            "input_of_runs__uid");
    JsonNode client =
        new ClientQuestions(RefereeInstance.shared(postgres))
            .add("frame", "registry", "Artifact", "include", include)
            .answers()
            .get(0);
    Dataset<Row> rows =
        reader(postgres, "Artifact").option("include", String.join(",", include)).load();

    assertThat(rows.schema().apply("created_by__handle").dataType())
        .isEqualTo(DataTypes.StringType);
    assertThat(rows.schema().apply("projects__start_date").dataType())
        .isEqualTo(DataTypes.createArrayType(DataTypes.DateType, false));
    assertThat(rows.schema().apply("compounds__molweight").dataType())
        .isEqualTo(DataTypes.createArrayType(DataTypes.DoubleType, false));
    int filled = 0;
    for (Row row : rows.where("kind is null or kind != '__lamindb_run__'").collectAsList()) {
      JsonNode expected = client.get(row.getAs("id").toString());
      assertThat(expected).as("%s", row).isNotNull();
      for (String column : include) {
        Object cell = row.getAs(column);
        if (expected.get(column).isArray()) {
          List<String> values =
              row.getList(row.fieldIndex(column)).stream().map(String::valueOf).toList();
          assertThat(values).as(column).doesNotHaveDuplicates();
          assertThat(new TreeSet<>(values)).as(column).isEqualTo(texts(expected.get(column)));
          filled += values.size();
        } else {
          assertThat(String.valueOf(cell)).as(column).isEqualTo(expected.get(column).asText());
        }
      }
    }
    assertThat(filled).isGreaterThan(15);
  }

  private static TreeSet<String> texts(JsonNode values) {
    TreeSet<String> texts = new TreeSet<>();
    values.forEach(value -> texts.add(value.asText()));
    return texts;
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void listsAreSortedAndTyped(boolean postgres) {
    Dataset<Row> rows =
        reader(postgres, "User")
            .option(
                "include", "created_artifacts__key, created_runs__started_at, created_runs__params")
            .load();
    assertThat(
            rows.selectExpr(
                    "created_artifacts__key = array_sort(created_artifacts__key)",
                    "created_runs__started_at = array_sort(created_runs__started_at)",
                    "size(created_artifacts__key) > 20",
                    "exists(created_runs__started_at, t -> t > timestamp'2020-01-01')",
                    "exists(created_runs__params, p -> get_json_object(p, '$.factor') = '2')")
                .collectAsList()
                .get(0))
        .isEqualTo(org.apache.spark.sql.RowFactory.create(true, true, true, true, true));
  }

  @Test
  void workWithWhateverSparkDoesAndAreReadOnlyWhenNeeded() {
    Dataset<Row> rows =
        reader(false, "Artifact").option("include", "ulabels__name, created_by__handle").load();
    rows.createOrReplaceTempView("with_labels");
    assertThat(
            TestSession.column(
                "SELECT key FROM with_labels WHERE array_contains(ulabels__name, 'liver')"))
        .containsExactlyInAnyOrder("text/plain.csv", "folder/x.parquet");
    assertThat(
            TestSession.rows(
                "SELECT label, count(*) FROM with_labels LATERAL VIEW explode(ulabels__name) AS label"
                    + " WHERE created_by__handle = 'anonymous' GROUP BY label ORDER BY label"))
        .extracting(row -> row.getString(0))
        .contains("liver", "lung", "trashed label", "contributed label");
    assertThat(TestSession.rows("SELECT count(*) FROM with_labels").get(0).getLong(0))
        .isGreaterThan(30);
  }

  @Test
  void sqlNamesThemInAView() {
    TestSession.get()
        .sql(
            "CREATE OR REPLACE TEMPORARY VIEW cells USING lamindb OPTIONS (instance '"
                + RefereeInstance.shared(false).reference()
                + "', registry 'bionty.CellType', include 'parents__name, artifacts__key')");
    assertThat(
            TestSession.rows("SELECT parents__name FROM cells WHERE name = 'T cell'")
                .get(0)
                .getList(0))
        .isEqualTo(List.of("lymphocyte"));
    TestSession.catalog("including", RefereeInstance.shared(false));
    assertThatThrownBy(
            () -> TestSession.rows("SELECT * FROM including.ulabel WITH (include = 'runs__uid')"))
        .hasMessageContaining("The option 'include' on a table of a catalog is not supported")
        .hasMessageContaining("USING lamindb OPTIONS (registry 'ULabel'");
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void spacesSelectRecords(boolean postgres) {
    assertThat(names(reader(postgres, "ULabel").option("space", "private space")))
        .containsExactly("private label");
    assertThat(names(reader(postgres, "ULabel").option("space", "privatespace")))
        .containsExactly("private label");
    assertThat(names(reader(postgres, "ULabel").option("space", "all")))
        .contains("liver")
        .doesNotContain("private label", "trashed label");
    assertThat(names(reader(postgres, "ULabel"))).contains("liver", "private label");
  }

  private static List<String> names(DataFrameReader reader) {
    return reader.load().select("name").collectAsList().stream()
        .map(row -> row.getString(0))
        .toList();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ulabels__name'; DROP TABLE lamindb_artifact; --",
        "ulabels__\"name\"",
        "ulabels__name) FROM lamindb_user; --",
        "ulabels__name,,",
        "ulabels__name,",
        ", ulabels__name",
        "nothing"
      })
  void whatIsNoPathIsRefused(String include) {
    for (boolean postgres : new boolean[] {false, true}) {
      assertThatThrownBy(() -> reader(postgres, "Artifact").option("include", include).load())
          .hasMessageContaining("[LAMINDB_");
      assertThatThrownBy(
              () -> reader(postgres, "Artifact").option("space", include).load().collectAsList())
          .hasMessageContaining("[LAMINDB_SPACE_NOT_FOUND]");
    }
  }

  @Test
  void optionsOfRegistriesAreNotTakenByArtifacts() {
    assertThatThrownBy(
            () ->
                TestSession.get()
                    .read()
                    .format("lamindb")
                    .option("instance", RefereeInstance.shared(false).reference())
                    .option("include", "ulabels__name")
                    .load("text/plain.csv"))
        .hasMessageContaining("'include' is for reading a registry");
    assertThatThrownBy(() -> reader(false, "Artifact").option("include", "ulabel__name").load())
        .hasMessageContaining("Did you mean 'ulabels'?")
        .hasMessageContaining("cell_types");
    assertThatThrownBy(() -> reader(false, "User").option("space", "all").load().collectAsList())
        .hasMessageContaining("The option 'space' on User is not supported");
  }
}

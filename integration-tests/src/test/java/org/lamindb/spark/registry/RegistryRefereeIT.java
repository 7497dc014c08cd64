package org.lamindb.spark.registry;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataType;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.lamindb.referee.RefereeInstance;
import org.lamindb.spark.TestSession;
import org.lamindb.spark.registry.ClientInstance.ClientTable;

/** Every registry and link table: in Spark as in the real client, value for value. */
class RegistryRefereeIT {
  private static final String ZONE = "Asia/Kathmandu";

  @BeforeAll
  static void catalogs() {
    for (boolean postgres : new boolean[] {false, true}) {
      TestSession.catalog(catalog(postgres), RefereeInstance.shared(postgres));
    }
    TestSession.get().conf().set("spark.sql.session.timeZone", ZONE);
  }

  @AfterAll
  static void zone() {
    TestSession.get().conf().unset("spark.sql.session.timeZone");
  }

  private static String catalog(boolean postgres) {
    return "client_" + (postgres ? "postgres" : "sqlite");
  }

  private static String name(boolean postgres, ClientTable table) {
    return catalog(postgres) + "." + table.namespace() + "." + table.identifier();
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void tablesAreTheRegistriesAndLinksOfTheClient(boolean postgres) {
    Map<String, Set<String>> expected =
        ClientInstance.of(postgres).tables().stream()
            .collect(
                Collectors.groupingBy(
                    ClientTable::namespace,
                    TreeMap::new,
                    Collectors.mapping(
                        ClientTable::identifier, Collectors.toCollection(TreeSet::new))));

    assertThat(expected.keySet()).containsExactly("bionty", "core", "links", "pertdb");
    expected.forEach(
        (namespace, names) ->
            assertThat(
                    TestSession.rows("SHOW TABLES IN " + catalog(postgres) + "." + namespace)
                        .stream()
                        .map(row -> row.getString(1)))
                .as(namespace)
                .containsExactlyInAnyOrderElementsOf(names));
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void columnsComeInTheOrderOfTheClient(boolean postgres) throws IOException {
    String output =
        RefereeInstance.shared(postgres)
            .referee()
            .python(
                """
                import json, lamindb as ln
                from django.apps import apps
                frames = {}
                for model in apps.get_models():
                    if hasattr(model, "to_dataframe") and hasattr(model, "uid"):
                        frame = model.to_dataframe(limit=1)
                        frames[model._meta.db_table] = [c for c in frame.columns if c != "id"]
                print("ANSWER" + json.dumps(frames))
                """);
    String json =
        output.lines().filter(line -> line.startsWith("ANSWER")).findFirst().orElseThrow();
    JsonNode frames = new ObjectMapper().readTree(json.substring("ANSWER".length()));
    assertThat(frames.size()).isGreaterThan(30);
    SoftAssertions softly = new SoftAssertions();
    for (ClientTable table : ClientInstance.of(postgres).tables()) {
      if (table.isRegistry() && frames.has(table.table())) {
        List<String> expected = new ArrayList<>(List.of("id"));
        frames.get(table.table()).forEach(column -> expected.add(column.asText()));
        List<String> columns =
            new ArrayList<>(List.of(TestSession.get().table(name(postgres, table)).columns()));
        columns.removeIf(column -> !expected.contains(column));
        softly.assertThat(columns).as(table.name()).isEqualTo(expected);
      }
    }
    softly.assertAll();
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void columnsHaveTheTypesOfTheClientAndExplainThemselves(boolean postgres) {
    for (ClientTable table : ClientInstance.of(postgres).tables()) {
      String name = name(postgres, table);
      Map<String, DataType> types = new TreeMap<>();
      table.columns().forEach((column, type) -> types.put(column, Values.type(type)));
      assertThat(
              Arrays.stream(TestSession.get().table(name).schema().fields())
                  .collect(Collectors.toMap(field -> field.name(), field -> field.dataType())))
          .as(name)
          .isEqualTo(types);
      Map<String, String> comments =
          TestSession.rows("DESCRIBE " + name).stream()
              .filter(row -> types.containsKey(row.getString(0)))
              .collect(
                  Collectors.toMap(
                      row -> row.getString(0), row -> String.valueOf(row.getString(2)).strip()));
      assertThat(comments).as(name).containsOnlyKeys(types.keySet());
      assertThat(comments.values()).as(name).doesNotContain("", "null");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "false,main",
    "false,all",
    "false,contribution",
    "true,main",
    "true,all",
    "true,contribution"
  })
  void rowsOfTheCatalogAreThoseOfTheClient(boolean postgres, String branch) {
    ClientInstance client = ClientInstance.of(postgres);
    for (ClientTable table : client.tables()) {
      if (branch.equals("main") || table.hasBranch()) {
        String name = name(postgres, table);
        // Without an option, the branch is that on which the client left this instance: main.
        String option = branch.equals("main") ? "" : " WITH (`branch` = '" + branch + "')";
        same(client, table, branch, TestSession.get().sql("SELECT * FROM " + name + option));
      }
    }
    assertThat(client.rows("all", client.table("Artifact"))).hasSizeGreaterThan(30);
  }

  @ParameterizedTest
  @CsvSource({"false,main", "false,all", "true,main", "true,all"})
  void rowsOfTheFormatAreThoseOfTheClient(boolean postgres, String branch) {
    ClientInstance client = ClientInstance.of(postgres);
    SparkSession spark = TestSession.get();
    for (ClientTable table : client.tables()) {
      String registry =
          table.isRegistry()
              ? table.name().replace("lamindb.", "")
              : table.namespace() + "." + table.table();
      // Links of main were read by the catalog, which visibility leaves alone.
      if (table.isRegistry() || (branch.equals("all") && table.hasBranch())) {
        var reader =
            spark
                .read()
                .format("lamindb")
                .option("instance", RefereeInstance.shared(postgres).reference())
                .option("registry", registry);
        same(
            client,
            table,
            branch,
            (branch.equals("main") ? reader : reader.option("branch", branch)).load());
      }
    }
  }

  private static void same(
      ClientInstance client, ClientTable table, String branch, Dataset<Row> rows) {
    assertThat(Values.of(rows.collectAsList(), table.columns()))
        .as(table.name() + " on " + branch)
        .isEqualTo(client.rows(branch, table));
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void dataFramesOfTheClientAreRowsOfSpark(boolean postgres) {
    ClientInstance client = ClientInstance.of(postgres);
    for (String registry : ClientInstance.frames()) {
      ClientTable table = client.table(registry);
      Map<Long, Map<String, JsonNode>> frame = client.frame(registry);
      assertThat(frame).as(registry).isNotEmpty();
      Set<String> columns = new TreeSet<>(frame.values().iterator().next().keySet());
      columns.add("id");
      List<Row> rows =
          TestSession.rows(
              "SELECT " + String.join(", ", columns) + " FROM " + name(postgres, table));
      Map<Long, Map<String, JsonNode>> found = Values.of(rows, table.columns());
      // The client shows the id as the index, and leaves out what runs keep for themselves.
      found.values().forEach(row -> row.remove("id"));
      found.values().removeIf(RegistryRefereeIT::isOfARun);
      assertThat(found).as(registry).isEqualTo(frame);
    }
  }

  private static boolean isOfARun(Map<String, JsonNode> row) {
    return row.containsKey("kind") && row.get("kind").asText().equals("__lamindb_run__");
  }
}

package org.lamindb.spark.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lamindb.referee.RefereeInstance;
import org.lamindb.spark.TestSession;
import org.lamindb.spark.registry.ClientInstance.ClientTable;

/** Searching: the records of the real client, in its order. */
class SearchIT {
  private static final List<String> REGISTRIES =
      List.of("Artifact", "ULabel", "Feature", "Transform", "Project", "bionty.CellType");
  private static final int STRINGS = 18;
  private static final int ALL = 1000;

  private static List<Row> search(boolean postgres, Map<String, Object> arguments) {
    return TestSession.call(RefereeInstance.shared(postgres), "search", arguments);
  }

  private static List<Long> ids(List<Row> rows) {
    return rows.stream().map(row -> row.<Long>getAs("id")).toList();
  }

  private static List<Long> ids(JsonNode answer) {
    List<Long> ids = new ArrayList<>();
    answer.forEach(id -> ids.add(id.asLong()));
    return ids;
  }

  /**
   * Words of the records, parts of them, in other cases, joined, and what is special in patterns.
   */
  private static List<String> strings(ClientInstance client, String registry, Random random) {
    TreeSet<String> words = new TreeSet<>();
    ClientTable table =
        client.tables().stream()
            .filter(candidate -> candidate.name().replace("lamindb.", "").equals(registry))
            .findFirst()
            .orElseThrow();
    client
        .rows("all", table)
        .values()
        .forEach(
            row ->
                row.forEach(
                    (column, value) -> {
                      if (List.of("CharField", "TextField").contains(table.columns().get(column))
                          && value.isTextual()
                          && value.asText().length() < 300) {
                        words.add(value.asText().strip());
                        Collections.addAll(words, value.asText().split("[ /|.\"]+"));
                      }
                    }));
    words.removeIf(String::isBlank);
    List<String> vocabulary = List.copyOf(words);
    List<String> strings = new ArrayList<>(List.of("%", "_", "\\", ".*", "a", "it's", "(", "|"));
    while (strings.size() < STRINGS) {
      String word = vocabulary.get(random.nextInt(vocabulary.size()));
      strings.add(
          switch (random.nextInt(5)) {
            case 0 -> word;
            case 1 -> word.toUpperCase(Locale.ROOT);
            case 2 -> word.toLowerCase(Locale.ROOT);
            case 3 ->
                word.substring(
                    word.offsetByCodePoints(0, word.codePointCount(0, word.length()) / 2));
            default ->
                word.substring(
                    0, word.offsetByCodePoints(0, (word.codePointCount(0, word.length()) + 1) / 2));
          });
    }
    strings.removeIf(String::isBlank);
    return strings;
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void findsWhatTheClientFindsInItsOrder(boolean postgres) {
    ClientInstance client = ClientInstance.of(postgres);
    Random random = new Random(postgres ? 7 : 3);
    ClientQuestions questions = new ClientQuestions(RefereeInstance.shared(postgres));
    List<List<String>> asked = new ArrayList<>();
    for (String registry : REGISTRIES) {
      asked.add(strings(client, registry, random));
      for (String string : asked.get(asked.size() - 1)) {
        questions.add("search", "registry", registry, "string", string, "limit", ALL);
        questions.add("search", "registry", registry, "string", string);
      }
    }
    JsonNode answers = questions.answers();
    int position = 0;
    int found = 0;
    for (int i = 0; i < REGISTRIES.size(); i++) {
      for (String string : asked.get(i)) {
        String what = REGISTRIES.get(i) + ": " + string;
        List<Long> expected = ids(answers.get(position++));
        List<Long> best = ids(answers.get(position++));
        List<Row> rows =
            search(postgres, Map.of("registry", REGISTRIES.get(i), "query", string, "limit", ALL));
        List<Row> few = search(postgres, Map.of("registry", REGISTRIES.get(i), "query", string));
        found += expected.size();
        if (postgres) {
          // Which of equal records comes first is up to Postgres.
          assertThat(ids(rows)).as(what).containsExactlyInAnyOrderElementsOf(expected);
          List<Integer> scores =
              expected.stream().map(id -> rows.get(ids(rows).indexOf(id)).getInt(0)).toList();
          assertThat(scores).as(what).isSortedAccordingTo(Collections.reverseOrder());
          assertThat(few).as(what).hasSameSizeAs(best);
        } else {
          assertThat(ids(rows)).as(what).isEqualTo(expected);
          assertThat(ids(few)).as(what).isEqualTo(best);
        }
      }
    }
    assertThat(found).isGreaterThan(150);
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void theOptionFindsWhatIsVisible(boolean postgres) {
    RefereeInstance instance = RefereeInstance.shared(postgres);
    JsonNode client =
        new ClientQuestions(instance)
            .add("search", "registry", "Artifact", "string", "csv", "visible", true)
            .add("search", "registry", "ULabel", "string", "label", "visible", true)
            .answers();
    List<Row> artifacts = option(instance, "Artifact", "csv", "uid, id, ulabels__name");
    List<Row> labels = option(instance, "ULabel", "label", "id, name");

    assertThat(ids(artifacts)).containsExactlyInAnyOrderElementsOf(ids(client.get(0)));
    assertThat(ids(labels)).containsExactlyInAnyOrderElementsOf(ids(client.get(1)));
    if (!postgres) {
      assertThat(ids(artifacts)).isEqualTo(ids(client.get(0)));
    }
    assertThat(labels).extracting(row -> row.getString(1)).doesNotContain("trashed label");
  }

  private static List<Row> option(
      RefereeInstance instance, String registry, String search, String columns) {
    return TestSession.get()
        .read()
        .format("lamindb")
        .option("instance", instance.reference())
        .option("registry", registry)
        .option("search", search)
        .option("include", columns.contains("ulabels__name") ? "ulabels__name" : "uid")
        .load()
        .selectExpr(columns.split(", "))
        .collectAsList();
  }

  @Test
  void conditionsApplyToWhatWasFound() {
    TestSession.catalog("searched", RefereeInstance.shared(false));
    assertThat(
            TestSession.column(
                "SELECT name FROM searched.core.ulabel WITH (search = 'moment') WHERE name > 'moment 07'"))
        .containsExactly("moment 08", "moment 09");
    assertThat(
            TestSession.rows("SELECT count(*) FROM searched.core.ulabel WITH (search = 'moment')")
                .get(0)
                .getLong(0))
        .isEqualTo(10);
    assertThat(TestSession.plan("SELECT name FROM searched.core.ulabel WITH (search = 'liver')"))
        .contains("LocalTableScan");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "' OR 1 = 1 --",
        "\"; DROP TABLE lamindb_ulabel; --",
        "%' OR '%' = '%",
        "\\' OR 1 = 1",
        "liver'); DELETE FROM lamindb_ulabel; --"
      })
  void whatLooksLikeSqlIsText(String string) {
    for (boolean postgres : new boolean[] {false, true}) {
      assertThat(search(postgres, Map.of("registry", "ULabel", "query", string))).isEmpty();
      assertThat(option(RefereeInstance.shared(postgres), "ULabel", string, "id")).isEmpty();
      assertThat(search(postgres, Map.of("registry", "ULabel", "query", "liver"))).hasSize(1);
      assertThatThrownBy(
              () -> search(postgres, Map.of("registry", "ULabel", "query", "x", "field", string)))
          .hasMessageContaining("[LAMINDB_COLUMN_NOT_FOUND]");
      assertThatThrownBy(() -> search(postgres, Map.of("registry", string, "query", "x")))
          .hasMessageContaining("[LAMINDB_REGISTRY_NOT_FOUND]");
    }
  }

  @Test
  void saysWhatItNeeds() {
    assertThat(
            search(false, Map.of("registry", "bionty.CellType", "query", "t-cell", "limit", 1))
                .get(0)
                .<String>getAs("name"))
        .isEqualTo("T cell");
    assertThat(
            IntStream.of(0, 3)
                .map(
                    limit ->
                        search(false, Map.of("registry", "ULabel", "query", "m", "limit", limit))
                            .size()))
        .containsExactly(0, 3);
    assertThat(search(false, Map.of("registry", "ULabel", "query", "Leber", "field", "name")))
        .isEmpty();
    assertThat(
            search(
                false,
                Map.of("registry", "ULabel", "query", "Leber", "field", "name, description")))
        .hasSize(1);
    assertThatThrownBy(() -> search(false, Map.of("registry", "ULabel", "query", "x", "limit", -1)))
        .hasMessageContaining("[LAMINDB_INVALID_OPTION] The value '-1' of 'limit'");
    assertThatThrownBy(() -> search(false, Map.of("registry", "ULabel", "query", " ")))
        .hasMessageContaining("'query' is missing: say what to search for");
  }
}

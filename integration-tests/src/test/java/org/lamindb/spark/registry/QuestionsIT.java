package org.lamindb.spark.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lamindb.referee.RefereeInstance;
import org.lamindb.spark.TestSession;

/** One record, all records by name, and what is known about an artifact: as the client tells. */
class QuestionsIT {

  private static List<Row> call(boolean postgres, String procedure, Map<String, Object> arguments) {
    return TestSession.call(RefereeInstance.shared(postgres), procedure, arguments);
  }

  private static List<String> uids(boolean postgres, String registry) {
    return TestSession.get()
        .read()
        .format("lamindb")
        .option("instance", RefereeInstance.shared(postgres).reference())
        .option("registry", registry)
        .option("branch", "all")
        .load()
        .select("uid")
        .collectAsList()
        .stream()
        .map(row -> row.getString(0))
        .toList();
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void lookupHasTheNamesOfTheClient(boolean postgres) {
    List<String> registries =
        List.of("ULabel", "Artifact", "Feature", "User", "Run", "bionty.CellType", "Storage");
    ClientQuestions questions = new ClientQuestions(RefereeInstance.shared(postgres));
    registries.forEach(registry -> questions.add("lookup", "registry", registry));
    JsonNode answers = questions.add("lookup", "registry", "ULabel", "field", "uid").answers();
    int names = 0;
    for (int i = 0; i <= registries.size(); i++) {
      Map<String, String> expected = new TreeMap<>();
      answers.get(i).forEach(entry -> expected.put(entry.get(0).asText(), entry.get(1).asText()));
      Map<String, Object> arguments =
          i < registries.size()
              ? Map.of("registry", registries.get(i))
              : Map.of("registry", "ULabel", "field", "uid");
      Map<String, String> found = new TreeMap<>();
      for (Row row : call(postgres, "lookup", arguments)) {
        found.put(row.getString(0), row.getString(1));
      }
      assertThat(found).as(arguments.toString()).isEqualTo(expected);
      names += found.size();
    }
    assertThat(names).isGreaterThan(60);
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void getFindsTheRecordOfTheClient(boolean postgres) {
    ClientQuestions questions = new ClientQuestions(RefereeInstance.shared(postgres));
    List<Map<String, Object>> asked = new ArrayList<>();
    for (String registry : List.of("Artifact", "ULabel", "Transform", "bionty.CellType")) {
      List<String> uids = uids(postgres, registry);
      for (String uid : uids) {
        for (int length :
            new int[] {uid.length(), uid.length() - 4, Math.max(5, uid.length() - 6)}) {
          String stub = uid.substring(0, length);
          asked.add(Map.of("registry", registry, "uid", stub));
          questions.add("get", "registry", registry, "idlike", stub);
        }
      }
    }
    JsonNode answers = questions.answers();
    for (int i = 0; i < asked.size(); i++) {
      List<Row> rows = call(postgres, "get", asked.get(i));
      assertThat(rows).as(asked.get(i).toString()).hasSize(1);
      assertThat(rows.get(0).getString(0))
          .as(asked.get(i).toString())
          .isEqualTo(answers.get(i).asText());
    }
    assertThat(asked).hasSizeGreaterThan(100);
  }

  /** A registry, and a letter with which uids of several of its records begin. */
  private static String[] several(boolean postgres) {
    for (String registry : List.of("Feature", "ULabel", "bionty.CellType", "Schema", "Run")) {
      List<String> letters =
          TestSession.get()
              .read()
              .format("lamindb")
              .option("instance", RefereeInstance.shared(postgres).reference())
              .option("registry", registry)
              .load()
              .select("uid")
              .collectAsList()
              .stream()
              .map(row -> row.getString(0).substring(0, 1))
              .toList();
      for (String letter : letters) {
        if (letters.lastIndexOf(letter) > letters.indexOf(letter)) {
          return new String[] {registry, letter};
        }
      }
    }
    throw new IllegalStateException("No two uids begin alike");
  }

  @Test
  void whatIsNoUidOrSeveralIsRefused() {
    for (boolean postgres : new boolean[] {false, true}) {
      for (String stub : List.of("zzzzzzzzzz", "%", "' OR 1 = 1 --", "*")) {
        assertThatThrownBy(() -> call(postgres, "get", Map.of("registry", "ULabel", "uid", stub)))
            .hasMessageContaining("[LAMINDB_RECORD_NOT_FOUND]");
      }
      String[] several = several(postgres);
      assertThatThrownBy(
              () -> call(postgres, "get", Map.of("registry", several[0], "uid", several[1])))
          .hasMessageContaining("[LAMINDB_RECORD_AMBIGUOUS] '" + several[1] + "' names several");
      assertThatThrownBy(
              () -> call(postgres, "lookup", Map.of("registry", "ULabel", "field", "nam")))
          .hasMessageContaining("Did you mean 'name'?");
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void describeTellsWhatTheClientTells(boolean postgres) {
    RefereeInstance instance = RefereeInstance.shared(postgres);
    List<String> uids = uids(postgres, "Artifact");
    ClientQuestions questions = new ClientQuestions(instance);
    uids.forEach(uid -> questions.add("describe", "registry", "Artifact", "uid", uid));
    JsonNode answers = questions.answers();
    int features = 0;
    int entities = 0;
    for (int i = 0; i < uids.size(); i++) {
      String client = answers.get(i).asText();
      String text = client.replaceAll("[\\s│├└─]+", " ");
      List<Row> rows = call(postgres, "describe", Map.of("artifact", uids.get(i)));
      for (Row row : rows) {
        String section = row.getString(0);
        String name = row.getString(1);
        String value = row.getString(3);
        if (List.of("uid", "hash", "kind", "otype", "branch", "space", "created_by").contains(name)
            && section.equals("artifact")) {
          assertThat(text).as(client).contains(name + ": " + value);
        } else if (section.equals("features")) {
          assertThat(text).as(client).contains(" " + name + " ").contains("eatures");
          features++;
        } else if (section.equals("entities") && !(postgres && value.contains("trashed label"))) {
          // On SQLite the client shows labels of every branch, on Postgres only visible ones.
          assertThat(text).as(client).contains(" ." + name + " " + row.getString(2));
          entities++;
        }
      }
      for (String line : client.split("\n")) {
        String words = line.replaceAll("[\\s│├└─]+", " ").strip();
        if (words.startsWith(".")) {
          assertThat(rows)
              .as(client)
              .anyMatch(row -> words.startsWith("." + row.getString(1) + " "));
        }
      }
    }
    assertThat(features).isGreaterThan(15);
    assertThat(entities).isGreaterThan(12);
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void describeHasValuesAndTypes(boolean postgres) {
    List<String> lines =
        call(postgres, "describe", Map.of("artifact", "text/plain.csv")).stream()
            .map(row -> row.mkString("|"))
            .toList();
    assertThat(lines)
        .contains(
            "artifact|key|null|text/plain.csv",
            "artifact|size|null|62",
            "features|temperature|float|21.5",
            "features|wells|list[int]|1, 2, 3",
            "features|collected_on|date|2026-01-02",
            "features|any_label|cat[ULabel]|it's 100% \\ loose, lung",
            "features|remark|str|first, second",
            "entities|cell_types|bionty.CellType|T cell, our cell 'ü' 🧬",
            "entities|ulabels|ULabel|it's 100% \\ loose, liver, lung");
    List<String> valid =
        call(postgres, "describe", Map.of("artifact", "schemas/valid.parquet")).stream()
            .map(row -> row.mkString("|"))
            .toList();
    assertThat(valid)
        .contains(
            "artifact|schema|null|Plain schema",
            "dataset features|columns|Feature|3 members",
            "dataset features|columns.score|float|null");
    assertThatThrownBy(() -> call(postgres, "describe", Map.of("artifact", "text/plain.cvs")))
        .hasMessageContaining("[LAMINDB_ARTIFACT_NOT_FOUND]")
        .hasMessageContaining("text/plain.csv");
  }
}

package org.lamindb.spark.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lamindb.referee.RefereeInstance;
import org.lamindb.referee.TestFolders;
import org.lamindb.spark.TestSession;
import org.lamindb.spark.transfer.CommandProcess.Result;

/** Records of the real client's instances, transferred, and examined by the real client. */
class TransferIT {
  private static int targets;

  private static synchronized RefereeInstance target(boolean postgres) {
    return TestSession.newInstance("transfer-target-" + targets++, postgres);
  }

  private static List<Row> transfer(
      RefereeInstance source, RefereeInstance target, Map<String, Object> more) {
    Map<String, Object> arguments = new TreeMap<>(more);
    arguments.put("source", source.reference());
    return TestSession.call(target, "transfer", arguments);
  }

  private static Map<String, List<Long>> counts(List<Row> rows) {
    Map<String, List<Long>> counts = new TreeMap<>();
    rows.forEach(row -> counts.put(row.getString(0), List.of(row.getLong(1), row.getLong(2))));
    return counts;
  }

  private static List<JsonNode> rows(RefereeInstance instance, String registry, String branch) {
    List<JsonNode> rows = new ArrayList<>();
    instance
        .referee()
        .ask("dump-registry", "--registry", registry, "--branch", branch)
        .get("rows")
        .forEach(rows::add);
    return rows;
  }

  @ParameterizedTest
  @CsvSource({"false,false", "false,true", "true,false"})
  void bringsEverythingThatIsVisibleAndMapsItTheNextTime(boolean from, boolean to)
      throws Exception {
    RefereeInstance source = RefereeInstance.shared(from);
    RefereeInstance target = target(to);
    List<JsonNode> expected = rows(source, "Artifact", "default");

    List<Row> first = transfer(source, target, Map.of());
    List<Row> second = transfer(source, target, Map.of());

    int count = expected.size();
    assertThat(counts(first)).containsEntry("Artifact", List.of((long) count, 0L));
    assertThat(counts(first).get("Storage").get(0)).isEqualTo(2);
    assertThat(counts(second)).containsEntry("Artifact", List.of(0L, (long) count));
    assertThat(counts(second).values()).allMatch(counts -> counts.get(0) == 0);
    String run = first.get(0).getString(3);
    assertThat(first).allMatch(row -> row.getString(3).equals(run));
    assertThat(second).allMatch(row -> row.getString(3).equals(run));
    assertThat(described(rows(target, "Artifact", "default"))).isEqualTo(described(expected));

    JsonNode files = target.referee().ask("verify-files");
    assertThat(files.get("mismatches")).isEmpty();
    assertThat(files.get("checked").size() + files.get("superseded").size()).isEqualTo(count);
    String uid = latest(expected, "derived/double.parquet");
    JsonNode description = target.referee().ask("describe", "--uid", uid);
    assertThat(description.get("transform_text").asText()).contains("__lamindb_transfer__/");
    JsonNode lineage = target.referee().ask("lineage", "--uid", uid);
    assertThat(lineage.get("run_uid").asText()).isEqualTo(run);
    assertThat(lineage.get("runs")).hasSize(1);
    assertThat(lineage.get("runs").get(0).get("status").asText()).isEqualTo("completed");
    JsonNode loaded =
        target.referee().ask("load-artifact", "--key", "versions/table.parquet", "--version", "2");
    assertThat(loaded.get("rows")).hasSize(4);

    Path file = Files.writeString(TestFolders.folder("files").resolve("new.csv"), "id\n9\n");
    target
        .referee()
        .python(
            "import lamindb as ln\n"
                + "old = ln.Artifact.get('"
                + latest(expected, "text/plain.csv")
                + "')\n"
                + "new = ln.Artifact('"
                + file
                + "', revises=old).save()\n"
                + "assert new.stem_uid == old.stem_uid and new.key == 'text/plain.csv', new\n"
                + "assert new.path.as_posix().startswith('"
                + target.storage()
                + "'), new.path\n"
                + "assert [a.is_latest for a in new.versions.order_by('id')] == [False, True]\n");
  }

  /** What the client promises about an artifact, whatever its ids are. */
  private static Map<String, String> described(List<JsonNode> artifacts) {
    Map<String, String> described = new TreeMap<>();
    for (JsonNode row : artifacts) {
      StringBuilder text = new StringBuilder();
      for (String column :
          List.of(
              "key",
              "description",
              "suffix",
              "kind",
              "otype",
              "size",
              "hash",
              "_hash_type",
              "n_files",
              "n_observations",
              "version_tag",
              "is_latest",
              "_key_is_virtual",
              "_real_key",
              "_overwrite_versions",
              "extra_data",
              "_aux",
              "created_at",
              "updated_at",
              "branch_id")) {
        text.append(column).append('=').append(canonical(row.get(column))).append('\n');
      }
      described.put(row.get("uid").asText(), text.toString());
    }
    return described;
  }

  /** Postgres keeps neither the order of a document's keys nor how its numbers are written. */
  private static Object canonical(JsonNode value) {
    if (value.isObject()) {
      Map<String, Object> members = new TreeMap<>();
      value
          .properties()
          .forEach(member -> members.put(member.getKey(), canonical(member.getValue())));
      return members;
    }
    if (value.isArray()) {
      List<Object> items = new ArrayList<>();
      value.forEach(item -> items.add(canonical(item)));
      return items;
    }
    return (value.isNumber() && !value.isIntegralNumber()) || value.isBigInteger()
        ? (Object) value.asDouble()
        : value;
  }

  private static String latest(List<JsonNode> artifacts, String key) {
    return artifacts.stream()
        .filter(row -> row.get("key").asText().equals(key) && row.get("is_latest").asBoolean())
        .map(row -> row.get("uid").asText())
        .findFirst()
        .orElseThrow();
  }

  @Test
  void theClientMapsOntoOurRecordsAndWeOntoTheClients() {
    RefereeInstance source = RefereeInstance.shared(false);
    RefereeInstance target = target(false);
    List<JsonNode> artifacts = rows(source, "Artifact", "default");
    String ours = latest(artifacts, "text/plain.tsv");
    String theirs = latest(artifacts, "text/lines.jsonl");

    List<Row> first = transfer(source, target, Map.of("where", "key LIKE 'text/%.tsv'"));
    assertThat(counts(first)).containsEntry("Artifact", List.of(1L, 0L));
    target
        .referee()
        .python(
            "import lamindb as ln\n"
                + "before = ln.Artifact.get('"
                + ours
                + "')\n"
                + "db = ln.DB('"
                + source.slug()
                + "')\n"
                + "after = db.Artifact.get('"
                + ours
                + "').save()\n"
                + "assert after.id == before.id and after.run == before.run, after\n"
                + "other = db.Artifact.get('"
                + theirs
                + "').save()\n"
                + "assert other.run == before.run, other.run\n"
                + "assert ln.Artifact.filter().count() == 2\n"
                + "assert ln.Transform.filter().count() == 1\n"
                + "assert ln.Run.filter().count() == 1\n");
    List<Row> second = transfer(source, target, Map.of("where", "suffix IN ('.tsv', '.jsonl')"));
    assertThat(counts(second)).containsEntry("Artifact", List.of(0L, 2L));
    assertThat(second.get(0).getString(3)).isEqualTo(first.get(0).getString(3));
  }

  @Test
  void selectsByWhatSparkUnderstands() {
    RefereeInstance source = RefereeInstance.shared(false);
    RefereeInstance target = target(false);
    List<Row> rows =
        transfer(
            source,
            target,
            Map.of(
                "where",
                "is_latest AND run_id IN (SELECT max(id) FROM "
                    + "(SELECT explode(sequence(1, 2)) AS id)) AND size >= 0 AND key RLIKE '^d.*d/'"));
    assertThat(counts(rows)).containsEntry("Artifact", List.of(1L, 0L));
    assertThat(rows(target, "Artifact", "all")).hasSize(1);
  }

  @Test
  void bringsEveryBranchWhenAsked() {
    RefereeInstance source = RefereeInstance.shared(false);
    RefereeInstance target = target(true);
    List<JsonNode> all = rows(source, "Artifact", "all");
    Map<String, Object> everything = Map.of("branch", "all");

    assertThatThrownBy(() -> transfer(source, target, everything))
        .hasMessageContaining("LAMINDB_TRANSFER_UNMAPPABLE")
        .hasMessageContaining("contribution");
    assertThat(rows(target, "Artifact", "all")).isEmpty();
    assertThat(rows(target, "Transform", "all")).isEmpty();

    List<Row> rows = transfer(source, target, Map.of("branch", "all", "missing_branch", "main"));
    assertThat(counts(rows)).containsEntry("Artifact", List.of((long) all.size(), 0L));
    assertThat(
            rows(target, "Artifact", "all").stream()
                .filter(row -> row.get("branch_id").asInt() == -1))
        .isNotEmpty();
  }

  @Test
  void refusesWhatItCannotDoBeforeAnythingIsWritten() {
    RefereeInstance source = RefereeInstance.shared(false);
    RefereeInstance target = target(false);
    refused(source, target, Map.of("where", "sice > 3"), "COLUMN_NOT_FOUND", "sice", "'size'");
    refused(source, target, Map.of("where", "size >>> <"), "INVALID_OPTION", "size >>> <");
    refused(source, target, Map.of("where", "size"), "INVALID_OPTION", "'size'");
    refused(source, target, Map.of("where", "sum(size) > 1"), "INVALID_OPTION", "sum(size) > 1");
    refused(
        source,
        target,
        Map.of("where", "CAST(suffix AS INT) = 1"),
        "INVALID_OPTION",
        "CAST(suffix");
    refused(source, target, Map.of("branch", "contribusion"), "BRANCH_NOT_FOUND", "'contribution'");
    refused(source, target, Map.of("missing_branch", "create"), "INVALID_OPTION", "create");
    refused(target, target, Map.of(), "SAME_INSTANCE", target.name());
    assertThatThrownBy(
            () -> TestSession.call(target, "transfer", Map.of("source", "anonymous/nowhere")))
        .hasMessageContaining("LAMINDB_INSTANCE_NOT_FOUND")
        .hasMessageContaining("anonymous/nowhere");
    assertThatThrownBy(() -> TestSession.call(target, "transfer", Map.of("source", " ")))
        .hasMessageContaining("LAMINDB_MISSING_OPTION");
    assertThatThrownBy(
            () ->
                TestSession.call(
                    target,
                    "transfer",
                    Map.of("source", "postgresql://me:hidden@127.0.0.1:1/nothing")))
        .hasMessageContaining("LAMINDB_")
        .hasMessageNotContaining("hidden");
    assertThat(rows(target, "Artifact", "all")).isEmpty();
    assertThat(rows(target, "Transform", "all")).isEmpty();
    assertThat(rows(target, "Run", "all")).isEmpty();
  }

  private static void refused(
      RefereeInstance source,
      RefereeInstance target,
      Map<String, Object> arguments,
      String errorClass,
      String... words) {
    assertThatThrownBy(() -> transfer(source, target, arguments))
        .hasMessageContaining("LAMINDB_" + errorClass)
        .hasMessageContainingAll(words);
  }

  @Test
  void theRunOfTheApplicationInitiatesTheTransfer() throws Exception {
    RefereeInstance target = target(false);
    Result result =
        CommandProcess.start(
                TrackedTransfer.class.getName(),
                List.of(target.reference(), RefereeInstance.shared(false).reference()))
            .await();
    assertThat(result.code()).as(result.errors()).isZero();
    target
        .referee()
        .python(
            "import lamindb as ln\n"
                + "run = ln.Artifact.get(key='text/plain.tsv').run\n"
                + "assert run.transform.key.startswith('__lamindb_transfer__/'), run\n"
                + "assert run.initiated_by_run.name == 'tracked transfer', run\n");
  }

  @Test
  void worksOnTheCommandLine() throws Exception {
    RefereeInstance source = RefereeInstance.shared(false);
    RefereeInstance target = target(false);
    String[] command = {
      "transfer",
      "--instance",
      target.reference(),
      "--source",
      source.reference(),
      "--where",
      "suffix = '.tsv'"
    };
    Result result = CommandProcess.run(command);
    assertThat(result.errors()).isEmpty();
    assertThat(result.code()).isZero();
    assertThat(result.output())
        .startsWith("registry")
        .containsPattern("(?m)^Artifact +1 +0 +\\w{16}$");
    List<String> asJson = new ArrayList<>(List.of(command));
    asJson.add("--json");
    assertThat(CommandProcess.run(asJson.toArray(String[]::new)).output())
        .startsWith("[{\"registry\":\"Artifact\",\"transferred\":0,\"mapped\":1,\"run_uid\":\"");

    asJson.set(asJson.indexOf("suffix = '.tsv'"), "sufix = '.tsv'");
    Result refused = CommandProcess.run(asJson.toArray(String[]::new));
    assertThat(refused.code()).isEqualTo(1);
    assertThat(refused.output()).isEmpty();
    assertThat(refused.errors().lines())
        .containsExactly(
            "Error: [LAMINDB_COLUMN_NOT_FOUND] Registry Artifact has no column 'sufix'. Did you mean 'suffix'?");
  }
}

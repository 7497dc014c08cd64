package org.lamindb.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lamindb.database.Json;
import org.lamindb.database.TimestampMicros;
import org.lamindb.error.LaminException;
import org.lamindb.instance.Instance;
import org.lamindb.transfer.TransferOptions.MissingBranch;
import org.lamindb.transfer.TransferReport.Counts;

class RecordTransferTest {
  private static final String ONE = "AAAAAAAAAAAAAAAA0000";
  private static final String TWO = "AAAAAAAAAAAAAAAA0001";
  private static final String OTHER = "BBBBBBBBBBBBBBBB0000";

  @TempDir Path folder;
  private Instance source;
  private Instance target;
  private InstancePair pair;

  @BeforeEach
  void makeInstances() {
    Scene scene = new Scene(folder);
    source = scene.instance("source");
    target = scene.instance("target");
    pair = new InstancePair(source, target);
  }

  @Test
  void bringsRowsAsTheyAreUnderTheTransferRun() {
    Map<String, Object> values = new HashMap<>();
    values.put("extra_data", new Json("{\"gr\\u00fcn\": [1.5, null, true]}"));
    values.put("description", "it's \"quoted\"\nand long");
    values.put("created_at", new TimestampMicros(1_700_000_000_123_456L));
    values.put("version_tag", "first");
    values.put("n_observations", 7L);
    values.put("branch_id", -1L);
    long id = Scene.artifact(source, ONE, values);
    long unnamed = Scene.artifact(source, OTHER, mapOfNull("key", "hash"));

    TransferReport report = pair.transfer(id, unnamed);

    String columns =
        "uid, key, description, suffix, hash, size, n_observations, extra_data, created_at,"
            + " updated_at, version_tag, is_latest, branch_id, _key_is_virtual, _aux";
    String query = "SELECT " + columns + " FROM lamindb_artifact ORDER BY uid";
    assertThat(Scene.rows(target, query)).hasSize(2);
    assertThat(Scene.rows(target, query.replace(", updated_at", "")))
        .isEqualTo(Scene.rows(source, query.replace(", updated_at", "")));
    String owner = source.identity().uid();
    assertThat(
            Scene.rows(
                target,
                "SELECT t.uid, t.key, t.description, t.kind, t.is_latest, r._status_code,"
                    + " r.finished_at IS NOT NULL, r.uid FROM lamindb_artifact a"
                    + " JOIN lamindb_run r ON r.id = a.run_id"
                    + " JOIN lamindb_transform t ON t.id = r.transform_id GROUP BY r.id"))
        .containsExactly(
            owner
                + "0000|__lamindb_transfer__/"
                + owner
                + "|Transfer from `"
                + source.identity().slug()
                + "`|function|1|0|1|"
                + report.runUid());
    assertThat(
            Scene.rows(
                target,
                "SELECT root, instance_uid FROM lamindb_storage WHERE id IN (SELECT storage_id FROM"
                    + " lamindb_artifact)"))
        .containsExactly(Scene.root(source) + "|" + owner);
    assertThat(counts(report, "lamindb_artifact")).isEqualTo(new Counts(2, 0));
    assertThat(counts(report, "lamindb_storage")).isEqualTo(new Counts(1, 0));
    assertThat(counts(report, "lamindb_user")).isEqualTo(new Counts(0, 1));
  }

  @Test
  void mapsWhatIsThereAndReusesTheRun() {
    long id = Scene.artifact(source, ONE, Map.of());
    TransferReport first = pair.transfer(id);
    Scene.execute(target, "UPDATE lamindb_artifact SET branch_id = -1, description = 'mine'");
    List<String> before = Scene.rows(target, "SELECT * FROM lamindb_artifact");

    TransferReport again = pair.transfer(id);

    assertThat(Scene.rows(target, "SELECT * FROM lamindb_artifact")).isEqualTo(before);
    assertThat(counts(again, "lamindb_artifact")).isEqualTo(new Counts(0, 1));
    assertThat(again.runUid()).isEqualTo(first.runUid());
    assertThat(Scene.rows(target, "SELECT count(*) FROM lamindb_run")).containsExactly("1");
  }

  @Test
  void makesOneRunForEachParentRun() {
    long id = Scene.artifact(source, ONE, Map.of());
    String untracked = pair.transfer(id).runUid();
    long parent = Long.parseLong(Scene.rows(target, "SELECT id FROM lamindb_run").get(0));
    TransferOptions tracked = new TransferOptions(OptionalLong.of(parent), MissingBranch.REFUSE);

    String run = new RecordTransfer(source, target).transfer(List.of(id), tracked).runUid();

    assertThat(run).isNotEqualTo(untracked);
    assertThat(new RecordTransfer(source, target).transfer(List.of(id), tracked).runUid())
        .isEqualTo(run);
    pair.assertRefused(
        "LAMINDB_INVALID_OPTION",
        new TransferOptions(OptionalLong.of(99), MissingBranch.REFUSE),
        id);
  }

  @Test
  void keepsOneHeadPerFamilyAndBranch() {
    long first = Scene.artifact(source, ONE, Map.of());
    pair.transfer(first);
    Scene.execute(source, "UPDATE lamindb_artifact SET is_latest = 0");
    long second =
        Scene.artifact(
            source, TWO, Map.of("created_at", new TimestampMicros(1_700_000_001_000_000L)));

    pair.transfer(second);

    String heads = "SELECT uid, is_latest FROM lamindb_artifact ORDER BY uid";
    assertThat(Scene.rows(target, heads)).containsExactly(ONE + "|0", TWO + "|1");
  }

  @Test
  void makesTheNewestOfAnIncompleteFamilyItsHeadButNotInTheTrash() {
    long old = Scene.artifact(source, ONE, Map.of("is_latest", false));
    long trashed = Scene.artifact(source, OTHER, Map.of("is_latest", false, "branch_id", -1L));

    pair.transfer(old, trashed);

    assertThat(Scene.rows(target, "SELECT uid, is_latest FROM lamindb_artifact ORDER BY uid"))
        .containsExactly(ONE + "|1", OTHER + "|0");
  }

  @Test
  void leavesFamiliesAloneThatItDoesNotTouch() {
    long id = Scene.artifact(source, ONE, Map.of());
    pair.transfer(id);
    Scene.execute(target, "UPDATE lamindb_artifact SET is_latest = 0");
    long other = Scene.artifact(source, OTHER, Map.of());

    pair.transfer(id, other);

    assertThat(Scene.rows(target, "SELECT uid, is_latest FROM lamindb_artifact ORDER BY uid"))
        .containsExactly(ONE + "|0", OTHER + "|1");
  }

  @Test
  void leavesOutOnlyEmptyColumnsThatTheTargetLacks() {
    Scene.execute(source, "ALTER TABLE lamindb_artifact ADD COLUMN novelty varchar(9) NULL");
    long id = Scene.artifact(source, ONE, Map.of("novelty", "new"));
    Instance reopened = Instance.open(source.description());

    assertThatThrownBy(
            () ->
                new RecordTransfer(reopened, target)
                    .transfer(List.of(id), TransferOptions.standard()))
        .isInstanceOf(LaminException.class)
        .hasMessageContaining("novelty");
    Scene.execute(source, "UPDATE lamindb_artifact SET novelty = NULL");
    TransferReport report =
        new RecordTransfer(reopened, target).transfer(List.of(id), TransferOptions.standard());

    assertThat(report.notes()).anyMatch(note -> note.contains("novelty"));
  }

  @Test
  void refusesWhatIsIncompleteOrNotThere() {
    long id = Scene.artifact(source, ONE, Map.of("_aux", new Json("{\"so\": 1}")));
    long invalid = Scene.artifact(source, OTHER, Map.of("created_at", "yesterday"));

    pair.assertRefused("LAMINDB_ARTIFACT_INCOMPLETE", TransferOptions.standard(), id);
    pair.assertRefused("LAMINDB_TRANSFER_UNMAPPABLE", TransferOptions.standard(), invalid);
    pair.assertRefused("LAMINDB_TRANSFER_UNMAPPABLE", TransferOptions.standard(), 99L);
  }

  @Test
  void refusesTheSameInstance() {
    assertThatThrownBy(() -> new RecordTransfer(source, Instance.open(source.description())))
        .hasMessageContaining("LAMINDB_SAME_INSTANCE");
  }

  @Test
  void bringsMoreThanOneBatch() {
    int count = 4_500;
    source
        .database()
        .write(
            "insert",
            connection -> {
              Rows rows = new Rows(connection, source.database().dialect());
              for (int i = 0; i < count; i++) {
                rows.insert(
                    "lamindb_artifact",
                    Map.of(
                        "uid",
                        String.format("%016d0000", i),
                        "suffix",
                        "",
                        "is_latest",
                        true,
                        "_key_is_virtual",
                        true,
                        "_overwrite_versions",
                        false,
                        "storage_id",
                        1,
                        "created_by_id",
                        1));
              }
              return null;
            });

    TransferReport report = pair.transfer(LongStream.rangeClosed(1, count).toArray());

    assertThat(counts(report, "lamindb_artifact")).isEqualTo(new Counts(count, 0));
    assertThat(Scene.rows(target, "SELECT count(DISTINCT uid) FROM lamindb_artifact"))
        .containsExactly(Integer.toString(count));
  }

  @Test
  void writesJsonOfPostgresAsTheClientWritesItToSqlite() {
    assertThat(CellReader.escaped("{\"gr\u00fcn\": \"\ud83e\uddec\u007f\"}"))
        .isEqualTo("{\"gr\\u00fcn\": \"\\ud83e\\uddec\\u007f\"}");
  }

  private Counts counts(TransferReport report, String table) {
    return report.of(target.registries().ofTable(table).qualifiedName());
  }

  private static Map<String, Object> mapOfNull(String... keys) {
    Map<String, Object> values = new HashMap<>();
    for (String key : keys) {
      values.put(key, null);
    }
    return values;
  }
}

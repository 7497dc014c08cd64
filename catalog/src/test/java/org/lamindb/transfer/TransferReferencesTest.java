package org.lamindb.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lamindb.instance.Instance;
import org.lamindb.transfer.TransferOptions.MissingBranch;

/** What becomes of the records that a transferred one refers to. */
class TransferReferencesTest {
  private static final String ONE = "AAAAAAAAAAAAAAAA0000";
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
  void refusesOrMapsABranchThatTheTargetLacks() {
    Scene.insert(
        source, "lamindb_branch", Map.of("uid", "bbbbbbbbbbbb", "name", "dev", "created_by_id", 1));
    long id = Scene.artifact(source, ONE, Map.of("branch_id", 2L, "created_on_id", 2L));

    pair.assertRefused("LAMINDB_TRANSFER_UNMAPPABLE", TransferOptions.standard(), id);
    TransferReport report =
        new RecordTransfer(source, target)
            .transfer(List.of(id), new TransferOptions(OptionalLong.empty(), MissingBranch.MAIN));

    assertThat(Scene.rows(target, "SELECT branch_id, created_on_id FROM lamindb_artifact"))
        .containsExactly("1|1");
    assertThat(report.notes()).anyMatch(note -> note.contains("'dev'"));
  }

  @Test
  void findsBranchesByUid() {
    Map<String, Object> branch = Map.of("uid", "bbbbbbbbbbbb", "name", "dev", "created_by_id", 1);
    Scene.insert(
        target, "lamindb_branch", Map.of("uid", "cccccccccccc", "name", "x", "created_by_id", 1));
    Scene.insert(source, "lamindb_branch", branch);
    Scene.insert(target, "lamindb_branch", branch);
    long id = Scene.artifact(source, ONE, Map.of("branch_id", 2L));

    pair.transfer(id);

    assertThat(Scene.rows(target, "SELECT branch_id, created_on_id FROM lamindb_artifact"))
        .containsExactly("3|1");
  }

  @Test
  void refusesASpaceThatTheTargetLacks() {
    Scene.insert(source, "lamindb_space", Map.of("uid", "ssssssssssss", "name", "team"));
    long id = Scene.artifact(source, ONE, Map.of("space_id", 2L));

    pair.assertRefused("LAMINDB_TRANSFER_UNMAPPABLE", TransferOptions.standard(), id);
  }

  @Test
  void bringsCreatorsAndRefusesATakenHandle() {
    Scene.insert(source, "lamindb_user", Map.of("uid", "useruser", "handle", "ada"));
    long id = Scene.artifact(source, ONE, Map.of("created_by_id", 2L));
    Scene.insert(target, "lamindb_user", Map.of("uid", "zzzzzzzz", "handle", "ada"));

    pair.assertRefused("LAMINDB_TRANSFER_UNMAPPABLE", TransferOptions.standard(), id);
    Scene.execute(target, "UPDATE lamindb_user SET handle = 'eve' WHERE uid = 'zzzzzzzz'");
    pair.transfer(id);

    assertThat(
            Scene.rows(
                target,
                "SELECT u.uid, u.handle FROM lamindb_user u JOIN lamindb_artifact a ON"
                    + " a.created_by_id = u.id"))
        .containsExactly("useruser|ada");
  }

  @Test
  void mapsStorageByRootAndRefusesArtifactsThatCollideThere() {
    long id = Scene.artifact(source, ONE, Map.of("key", "a.txt", "hash", "same"));
    long storage =
        Scene.insert(
            target,
            "lamindb_storage",
            Map.of(
                "uid",
                "otheruid0000",
                "root",
                Scene.root(source).toString(),
                "type",
                "local",
                "created_by_id",
                1));
    Map<String, Object> values =
        Map.of("key", "a.txt", "hash", "same", "storage_id", storage, "branch_id", -1L);
    Scene.artifact(target, OTHER, values);

    pair.assertRefused("LAMINDB_TRANSFER_UNMAPPABLE", TransferOptions.standard(), id);
    Scene.execute(target, "UPDATE lamindb_artifact SET key = 'b.txt'");
    pair.transfer(id);

    assertThat(Scene.rows(target, "SELECT DISTINCT storage_id FROM lamindb_artifact"))
        .containsExactly(Long.toString(storage));
  }

  @Test
  void refusesAStorageWhoseUidHasAnotherRoot() {
    String uid = Scene.rows(source, "SELECT uid FROM lamindb_storage").get(0);
    Scene.insert(
        target,
        "lamindb_storage",
        Map.of("uid", uid, "root", "/elsewhere", "type", "local", "created_by_id", 1));
    long id = Scene.artifact(source, ONE, Map.of());

    pair.assertRefused("LAMINDB_TRANSFER_UNMAPPABLE", TransferOptions.standard(), id);
  }

  @Test
  void bringsSchemasWithTheChainOfTheirTypesAsStubs() {
    long root = schema("typeroot00000000", null, true, "root");
    long middle = schema("typemiddle000000", root, true, "middle");
    long wanted = schema("schema0000000000", middle, false, "a schema");
    long id = Scene.artifact(source, ONE, Map.of("schema_id", wanted));

    pair.transfer(id);

    assertThat(
            Scene.rows(
                target,
                "SELECT s.uid, s.is_type, s.description, t.uid FROM lamindb_schema s LEFT JOIN"
                    + " lamindb_schema t ON t.id = s.type_id ORDER BY s.id"))
        .containsExactly(
            "typeroot00000000|1|null|null",
            "typemiddle000000|1|null|typeroot00000000",
            "schema0000000000|0|a schema|typemiddle000000");
  }

  @Test
  void bringsATypeCompletelyWhenItIsWantedItself() {
    long child = schema("child00000000000", null, false, "child");
    long type = schema("type000000000000", null, true, "type");
    Scene.execute(source, "UPDATE lamindb_schema SET type_id = " + type + " WHERE id = " + child);
    long one = Scene.artifact(source, ONE, Map.of("schema_id", child));
    long two = Scene.artifact(source, OTHER, Map.of("schema_id", type));

    pair.transfer(one, two);

    assertThat(Scene.rows(target, "SELECT uid, description FROM lamindb_schema ORDER BY uid"))
        .containsExactly("child00000000000|child", "type000000000000|type");
  }

  @Test
  void refusesTypesThatRunInACircle() {
    long one = schema("circle0000000001", null, true, "one");
    long two = schema("circle0000000002", one, true, "two");
    Scene.execute(source, "UPDATE lamindb_schema SET type_id = " + two + " WHERE id = " + one);
    long id = Scene.artifact(source, ONE, Map.of("schema_id", two));

    pair.assertRefused("LAMINDB_TRANSFER_UNMAPPABLE", TransferOptions.standard(), id);
  }

  private long schema(String uid, Long type, boolean isType, String description) {
    Map<String, Object> values = new HashMap<>();
    values.put("uid", uid);
    values.put("description", description);
    values.put("type_id", type);
    values.put("is_type", isType);
    values.put("minimal_set", true);
    values.put("ordered_set", false);
    values.put("maximal_set", false);
    values.put("created_by_id", 1L);
    return Scene.insert(source, "lamindb_schema", values);
  }
}

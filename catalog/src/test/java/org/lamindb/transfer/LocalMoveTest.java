package org.lamindb.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.lamindb.artifact.FileHash;
import org.lamindb.artifact.FolderHash;
import org.lamindb.artifact.Hashes;
import org.lamindb.instance.Instance;
import org.lamindb.storage.StorageLocation;
import org.lamindb.storage.StorageMarker;
import org.lamindb.storage.Storages;

class LocalMoveTest {
  private static final String PLAIN = "AAAAAAAAAAAAAAAA0000";
  private static final String FOLDER = "BBBBBBBBBBBBBBBB";
  private static final String IN_PLACE = "CCCCCCCCCCCCCCCC0000";
  private static final String REAL_KEY = "DDDDDDDDDDDDDDDD0000";
  private static final String OUTER = "EEEEEEEEEEEEEEEE0000";
  private static final String NESTED = "FFFFFFFFFFFFFFFF0000";
  private static final String UNHASHED = "GGGGGGGGGGGGGGGG0000";
  private static final String CLOUD = "HHHHHHHHHHHHHHHH0000";
  private static final String GONE = "IIIIIIIIIIIIIIII0000";

  @TempDir Path folder;
  private Instance instance;
  private Path root;
  private StorageLocation source;
  private StorageLocation target;

  @BeforeEach
  void makeStorages() {
    instance = new Scene(folder).instance("lab");
    root = Scene.root(instance);
    Storages storages = new Storages(instance);
    source = storages.defaultStorage();
    target = storages.register(folder.resolve("new place"));
  }

  @Test
  void movesEveryKindOfArtifact() throws IOException {
    fill();
    Map<String, String> bytes = files(root);

    LocalMove.Report report = new LocalMove(instance, source, target, false).run();

    assertThat(report).isEqualTo(new LocalMove.Report(10, 9, 0, report.bytes(), 0));
    assertThat(files(root)).isEqualTo(bytes);
    assertMoved();
    assertThat(new LocalMove(instance, source, target, false).run().artifacts()).isZero();
  }

  @Test
  void deletesOnlyWhatMovedWhenAsked() throws IOException {
    fill();

    LocalMove.Report report = new LocalMove(instance, source, target, true).run();

    assertThat(report.deleted()).isEqualTo(9);
    assertMoved();
    assertThat(files(root).keySet()).containsExactly("raw/mine.txt");
    assertThat(root.resolve(".lamindb").resolve(FOLDER)).doesNotExist();
  }

  /** Where a move is stopped; run again it must end as if it had not been. */
  enum Stop {
    WHILE_COPYING,
    BEFORE_SWITCH,
    BEFORE_DELETION,
    WHILE_DELETING
  }

  @ParameterizedTest
  @EnumSource(Stop.class)
  void endsRightWhereverItWasStopped(Stop stop) throws IOException {
    fill();
    MovePlan plan = MovePlan.of(instance, source, target);
    MoveCleanup cleanup = new MoveCleanup(instance, source, target);
    List<CopiedFile> copied = new ArrayList<>();
    for (MoveFile file : plan.files().subList(0, stop == Stop.WHILE_COPYING ? 3 : 9)) {
      copied.add(plan.copy().copy(file));
    }
    Scene.write(target.path(), plan.files().get(4).path() + ".lamindb-part-12ab", "half");
    Scene.write(target.path(), ".lamindb/" + FOLDER + ".d/stale.txt", "of an older version");
    if (stop != Stop.WHILE_COPYING) {
      MoveVerification.verify(plan, copied);
      cleanup.prepare(plan);
    }
    if (stop == Stop.BEFORE_DELETION || stop == Stop.WHILE_DELETING) {
      MoveSwitch.apply(instance, plan);
    }
    if (stop == Stop.WHILE_DELETING) {
      Files.delete(root.resolve(plan.files().get(0).path()));
      Files.delete(root.resolve(plan.files().get(5).path()));
    }

    new LocalMove(instance, source, target, true).run();

    assertMoved();
    assertThat(files(root).keySet()).containsExactly("raw/mine.txt");
    assertThat(files(target.path()).keySet()).noneMatch(path -> path.contains("-part-"));
  }

  @Test
  void keepsBytesThatAnotherStorageUses() throws IOException {
    fill();
    StorageLocation inner = new Storages(instance).register(root.resolve("raw"));
    Scene.artifactOf(
        instance,
        "JJJJJJJJJJJJJJJJ0000",
        root.resolve("raw/s.txt"),
        Map.of("key", "s.txt", "_key_is_virtual", false, "storage_id", inner.id()));

    new LocalMove(instance, source, target, true).run();

    assertThat(root.resolve("raw/s.txt")).exists();
    assertThat(root.resolve("raw/t.txt")).doesNotExist();
  }

  @Test
  void changesNothingWhenBytesAreNotWhatTheRecordSays() {
    fill();
    Scene.write(root, ".lamindb/" + PLAIN + ".txt", "HELLO");

    assertRefused("LAMINDB_VERIFICATION_FAILED", source, target);
  }

  @Test
  void refusesMissingBytesAndIncompleteArtifacts() throws IOException {
    fill();
    Files.delete(root.resolve(".lamindb/" + PLAIN + ".txt"));
    assertRefused("LAMINDB_FILES_MISSING", source, target);

    Scene.execute(
        instance, "UPDATE lamindb_artifact SET _aux = '{\"so\": 1}' WHERE uid = '" + PLAIN + "'");
    assertRefused("LAMINDB_ARTIFACT_INCOMPLETE", source, target);
  }

  @Test
  void refusesStoragesThatCannotBeTheTarget() throws IOException {
    fill();
    StorageLocation inside = new Storages(instance).register(root.resolve("inner"));
    StorageLocation foreign = storage(99, folder.resolve("theirs"), "local", "XXXXXXXXXXXX");
    StorageLocation cloud = storage(98, Path.of("bucket"), "s3", instance.identity().uid());

    assertRefused("LAMINDB_SAME_STORAGE", source, source);
    assertRefused("LAMINDB_SAME_STORAGE", source, inside);
    assertRefused("LAMINDB_STORAGE_NOT_MANAGED", source, foreign);
    assertRefused("LAMINDB_STORAGE_UNSUPPORTED", source, cloud);
    Files.delete(StorageMarker.path(target.path()));
    StorageMarker.write(
        target.path(), "otheruid0000", new Scene(folder).instance("other").identity());
    assertRefused("LAMINDB_STORAGE_NOT_MANAGED", source, target);
  }

  @Test
  void refusesPathsAndContentsThatTheTargetHas() {
    fill();
    String hash = Hashes.hash(root.resolve("raw/s.txt")).hash();
    Scene.artifact(instance, "JJJJJJJJJJJJJJJJ0000", inPlace("rawfold/deep/x.txt", target));
    assertRefused("LAMINDB_TARGET_OCCUPIED", source, target);

    Map<String, Object> same = inPlace("raw/s.txt", target);
    same.put("_key_is_virtual", true);
    same.put("hash", hash);
    Scene.execute(instance, "DELETE FROM lamindb_artifact WHERE storage_id = " + target.id());
    Scene.artifact(instance, "JJJJJJJJJJJJJJJJ0000", same);
    assertRefused("LAMINDB_TRANSFER_UNMAPPABLE", source, target);
  }

  @Test
  void doesNotOverwriteSomebodysFiles() {
    fill();
    Scene.write(target.path(), "raw/s.txt", "theirs");
    assertRefused("LAMINDB_TARGET_OCCUPIED", source, target);
    assertThat(target.path().resolve("raw/s.txt")).hasContent("theirs");

    Scene.write(target.path(), "raw/s.txt", "in place");
    Scene.write(target.path(), "rawfold/theirs.txt", "theirs");
    assertRefused("LAMINDB_TARGET_OCCUPIED", source, target);
  }

  @Test
  void switchesNothingWhenARecordChangedMeanwhile() {
    fill();
    List<Consumer<MovePlan>> changes =
        List.of(
            plan -> Scene.execute(instance, "UPDATE lamindb_artifact SET hash='x' WHERE id = 1"),
            plan -> Scene.execute(instance, "DELETE FROM lamindb_artifact WHERE id = 1"),
            plan ->
                Scene.artifact(
                    instance,
                    FOLDER + "0002",
                    Map.of("_overwrite_versions", true, "suffix", ".d")));
    for (Consumer<MovePlan> change : changes) {
      MovePlan plan = MovePlan.of(instance, source, target);
      change.accept(plan);
      List<String> before = Scene.rows(instance, "SELECT * FROM lamindb_artifact");

      assertThatThrownBy(() -> MoveSwitch.apply(instance, plan))
          .hasMessageContaining("LAMINDB_CHANGED_MEANWHILE");
      assertThat(Scene.rows(instance, "SELECT * FROM lamindb_artifact")).isEqualTo(before);
    }
  }

  @Test
  void leavesNewArtifactsAtOtherPathsWhereTheyAre() {
    fill();
    MovePlan plan = MovePlan.of(instance, source, target);
    List<CopiedFile> copied = plan.files().stream().map(plan.copy()::copy).toList();
    MoveVerification.verify(plan, copied);
    Scene.artifact(instance, "JJJJJJJJJJJJJJJJ0000", Map.of());

    assertThat(MoveSwitch.apply(instance, plan)).isEqualTo(10);
    assertThat(
            Scene.rows(
                instance, "SELECT uid FROM lamindb_artifact WHERE storage_id = " + source.id()))
        .containsExactly("JJJJJJJJJJJJJJJJ0000");
  }

  @Test
  void givesTransferredArtifactsBytesOfTheirOwnButNeverDeletesThoseOfOthers() throws IOException {
    Instance theirs = new Scene(folder).instance("theirs");
    Path file = Scene.write(Scene.root(theirs), ".lamindb/" + PLAIN + ".txt", "hello");
    long id = Scene.artifactOf(theirs, PLAIN, file, Map.of());
    new RecordTransfer(theirs, instance).transfer(List.of(id), TransferOptions.standard());
    StorageLocation foreign = new Storages(instance).get(Scene.root(theirs).toString());

    assertThatThrownBy(() -> new LocalMove(instance, foreign, target, true))
        .hasMessageContaining("LAMINDB_STORAGE_NOT_MANAGED");
    assertThat(new LocalMove(instance, foreign, target, false).run().artifacts()).isEqualTo(1);

    assertThat(target.path().resolve(".lamindb/" + PLAIN + ".txt")).hasContent("hello");
    assertThat(file).exists();
  }

  @Test
  void refusesKeysThatLeadOutOfTheStorage() {
    Scene.artifact(instance, PLAIN, inPlace("../../secret", source));

    assertRefused("LAMINDB_INVALID_KEY", source, target);
  }

  /** Ten artifacts with nine files, among files of the user. */
  private void fill() {
    artifactOf(PLAIN, ".lamindb/" + PLAIN + ".txt", "hello", Map.of());
    folder(".lamindb/" + FOLDER + ".d", Map.of("a.txt", "A", "sub/b.csv", "x,y\n1,2\n"));
    Scene.artifact(
        instance,
        FOLDER + "0000",
        Map.of("_overwrite_versions", true, "suffix", ".d", "is_latest", false));
    folderArtifact(FOLDER + "0001", ".lamindb/" + FOLDER + ".d", true, Map.of("suffix", ".d"));
    artifactOf(IN_PLACE, "raw/s.txt", "in place", inPlace("raw/s.txt", source));
    artifactOf(REAL_KEY, "raw/t.txt", "label", Map.of("_real_key", "raw/t.txt"));
    folder("rawfold", Map.of("n.txt", "nested", "o.txt", "other"));
    folderArtifact(OUTER, "rawfold", false, inPlace("rawfold", source));
    artifactOf(NESTED, "rawfold/n.txt", "nested", inPlace("rawfold/n.txt", source));
    Map<String, Object> unknown = new HashMap<>();
    unknown.put("hash", null);
    unknown.put("_hash_type", null);
    unknown.put("branch_id", 0L);
    artifactOf(UNHASHED, ".lamindb/" + UNHASHED + ".txt", "no hash", unknown);
    artifactOf(
        CLOUD, ".lamindb/" + CLOUD + ".txt", "etag", Map.of("hash", "e", "_hash_type", "md5-3"));
    Scene.artifact(instance, GONE, Map.of("branch_id", -1L));
    Scene.write(root, "raw/mine.txt", "no artifact");
  }

  private void artifactOf(String uid, String path, String text, Map<String, ?> values) {
    Scene.artifactOf(instance, uid, Scene.write(root, path, text), values);
  }

  private void folder(String path, Map<String, String> files) {
    files.forEach((name, text) -> Scene.write(root, path + "/" + name, text));
  }

  private void folderArtifact(
      String uid, String path, boolean overwrites, Map<String, Object> values) {
    List<FileHash> files =
        Hashes.filesBelow(root.resolve(path)).stream().map(Hashes::hash).toList();
    FolderHash hash = FolderHash.of(files);
    Map<String, Object> row = new HashMap<>(values);
    row.put("_overwrite_versions", overwrites);
    row.put("hash", hash.hash());
    row.put("_hash_type", FolderHash.TYPE);
    row.put("size", hash.size());
    row.put("n_files", hash.fileCount());
    Scene.artifact(instance, uid, row);
  }

  private static Map<String, Object> inPlace(String key, StorageLocation storage) {
    return new HashMap<>(Map.of("key", key, "_key_is_virtual", false, "storage_id", storage.id()));
  }

  private void assertMoved() {
    assertThat(Scene.rows(instance, "SELECT DISTINCT storage_id FROM lamindb_artifact"))
        .containsExactly(Long.toString(target.id()));
    Path to = target.path();
    assertThat(to.resolve(".lamindb/" + PLAIN + ".txt")).hasContent("hello");
    assertThat(to.resolve("raw/s.txt")).hasContent("in place");
    assertThat(to.resolve("raw/t.txt")).hasContent("label");
    assertThat(to.resolve("rawfold/n.txt")).hasContent("nested");
    assertThat(Hashes.hashFolder(to.resolve(".lamindb/" + FOLDER + ".d")).hash())
        .isEqualTo("fUQVT-Kjpme2xNInOIldJw");
    assertThat(Hashes.filesBelow(to)).hasSize(10);
  }

  private void assertRefused(String errorClass, StorageLocation from, StorageLocation to) {
    List<String> before = Scene.rows(instance, "SELECT * FROM lamindb_artifact");
    assertThatThrownBy(() -> new LocalMove(instance, from, to, false).run())
        .hasMessageContaining(errorClass);
    assertThat(Scene.rows(instance, "SELECT * FROM lamindb_artifact")).isEqualTo(before);
  }

  private static StorageLocation storage(long id, Path root, String type, String owner) {
    return new StorageLocation(
        id, "storageuid00", root.toString(), type, Optional.empty(), Optional.of(owner));
  }

  /** The user's and LaminDB's files, without database and marker. */
  private static Map<String, String> files(Path root) throws IOException {
    Map<String, String> files = new TreeMap<>();
    for (Path file : Hashes.filesBelow(root)) {
      String path = root.relativize(file).toString();
      if (!path.contains("lamin.db") && !path.endsWith("storage_uid.txt")) {
        files.put(path, Files.readString(file));
      }
    }
    return files;
  }
}

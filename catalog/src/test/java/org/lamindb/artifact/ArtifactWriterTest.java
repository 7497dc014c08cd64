package org.lamindb.artifact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lamindb.artifact.SavedArtifact.Outcome;
import org.lamindb.lineage.RunDetails;
import org.lamindb.lineage.RunHandle;
import org.lamindb.lineage.Runs;
import org.lamindb.lineage.TransformDescription;

class ArtifactWriterTest {
  @TempDir Path folder;
  private SampleInstance sample;

  @BeforeEach
  void open() throws IOException, SQLException {
    sample = SampleInstance.create(folder, "writing");
  }

  @AfterEach
  void close() {
    sample.close();
  }

  private OptionalLong run(String key) {
    RunHandle run =
        new Runs(sample.instance()).start(TransformDescription.ofPipeline(key), RunDetails.now());
    return OptionalLong.of(run.id());
  }

  private static ArtifactContent table() {
    return ArtifactContent.ofTable(OptionalLong.of(2));
  }

  @Test
  void aFileBecomesARowAsTheClientWritesIt() throws IOException, SQLException {
    SavedArtifact saved = sample.save("dir/hello.csv", "hello\n", run("etl"));

    assertThat(saved.outcome()).isEqualTo(Outcome.NEW);
    Artifact artifact = saved.artifact();
    assertThat(artifact.uid()).hasSize(20).endsWith("0000");
    assertThat(Files.readString(Path.of(artifact.location()))).isEqualTo("hello\n");
    assertThat(artifact.storageKey()).isEqualTo(".lamindb/" + artifact.uid() + ".csv");
    assertThat(
            sample.query(
                "SELECT key, description, storage_id, suffix, kind, otype, size, hash, _hash_type,"
                    + " n_files, n_observations, _key_is_virtual, _overwrite_versions, is_latest,"
                    + " run_id, created_by_id, branch_id, created_on_id, space_id, _aux,"
                    + " length(created_at) FROM lamindb_artifact"))
        .containsExactly(
            "dir/hello.csv null 1 .csv dataset DataFrame 6 sZRqySSS0jR8YjW00mERhA md5 null 1 1 0 1"
                + " 1 1 1 1 1 null 26");
    assertThat(sample.ownFiles()).containsExactly(artifact.uid() + ".csv");
  }

  @Test
  void aFolderLosesTheSideFilesOfHadoop() throws IOException {
    try (StagedArtifact staged =
        new ArtifactWriter(sample.instance()).stage("out/table.parquet", ".parquet")) {
      Files.createDirectories(staged.content().resolve("sub/_temporary/0"));
      Files.writeString(staged.content().resolve("a.txt"), "A");
      Files.writeString(staged.content().resolve("sub/b.csv"), "x,y\n1,2\n");
      Files.writeString(staged.content().resolve("_SUCCESS"), "");
      Files.writeString(staged.content().resolve("sub/.b.csv.crc"), "crc");
      Artifact artifact = staged.commit(table(), OptionalLong.empty()).artifact();

      assertThat(artifact.hash()).contains("fUQVT-Kjpme2xNInOIldJw");
      assertThat(artifact.hashType()).contains("md5-d");
      assertThat(artifact.fileCount()).hasValue(2);
      assertThat(artifact.size()).hasValue(9);
      assertThat(artifact.overwritesVersions()).isFalse();
      assertThat(Hashes.filesBelow(Path.of(artifact.location()))).hasSize(2);
      assertThat(sample.ownFiles()).containsExactly(artifact.uid() + ".parquet");
    }
  }

  @Test
  void otherBytesUnderTheKeyBecomeItsNextVersion() throws IOException, SQLException {
    Artifact first = sample.save("a.csv", "1").artifact();
    SavedArtifact second = sample.save("a.csv", "2");

    assertThat(second.outcome()).isEqualTo(Outcome.NEW_VERSION);
    assertThat(second.artifact().uid()).isEqualTo(first.stem() + "0001");
    assertThat(sample.query("SELECT uid, is_latest FROM lamindb_artifact ORDER BY id"))
        .containsExactly(first.uid() + " 0", second.artifact().uid() + " 1");
    assertThat(Files.readString(Path.of(first.location()))).isEqualTo("1");
  }

  @Test
  void theVersionCounterLooksIntoTheTrash() throws IOException, SQLException {
    Artifact first = sample.save("a.csv", "1").artifact();
    sample.save("a.csv", "2");
    sample.execute(
        "UPDATE lamindb_artifact SET branch_id = -1, is_latest = 0, uid = '"
            + first.stem()
            + "000z' WHERE id = 2");
    sample.execute("UPDATE lamindb_artifact SET is_latest = 1 WHERE id = 1");

    assertThat(sample.save("a.csv", "3").artifact().uid()).isEqualTo(first.stem() + "0010");
  }

  @Test
  void equalBytesAreTheArtifactThatHasThem() throws IOException, SQLException {
    Artifact first = sample.save("a.csv", "same").artifact();
    OptionalLong run = run("first");
    SavedArtifact second = sample.save("b.csv", "same", run);
    OptionalLong later = run("second");
    sample.save("b.csv", "same", later);
    sample.save("b.csv", "same", later);

    assertThat(second.outcome()).isEqualTo(Outcome.EXISTING);
    assertThat(second.artifact().uid()).isEqualTo(first.uid());
    assertThat(second.artifact().key()).contains("a.csv");
    assertThat(second.artifact().runId()).isEqualTo(run);
    assertThat(sample.query("SELECT artifact_id, run_id FROM lamindb_artifact_recreating_runs"))
        .containsExactly("1 " + later.getAsLong());
    assertThat(sample.ownFiles()).containsExactly(first.uid() + ".csv");
  }

  @Test
  void aRunThatReadTheArtifactDoesNotRecreateIt() throws IOException, SQLException {
    sample.save("a.csv", "same", run("first"));
    long later = run("second").getAsLong();
    sample.execute(
        "INSERT INTO lamindb_artifact_input_of_runs (artifact_id, run_id) VALUES (1, "
            + later
            + ")");
    sample.save("a.csv", "same", OptionalLong.of(later));

    sample.execute("UPDATE lamindb_artifact SET run_id = NULL");
    sample.save("a.csv", "same", OptionalLong.of(later));

    assertThat(sample.query("SELECT * FROM lamindb_artifact_recreating_runs")).isEmpty();
    assertThat(sample.query("SELECT run_id FROM lamindb_artifact")).containsExactly("null");
  }

  @Test
  void theBytesOfAnOlderVersionAreNoNewOne() throws IOException, SQLException {
    sample.save("a.csv", "1");
    sample.save("a.csv", "2");

    assertThatThrownBy(() -> sample.save("a.csv", "1"))
        .hasMessageContaining("LAMINDB_SAME_AS_OLDER_VERSION")
        .hasMessageContaining("'a.csv'")
        .hasMessageContaining("0000");
    assertThat(sample.query("SELECT is_latest FROM lamindb_artifact ORDER BY uid"))
        .containsExactly("0", "1");
  }

  @Test
  void emptyFilesAreNotTakenForEachOther() throws IOException {
    assertThat(sample.save("a.csv", "").outcome()).isEqualTo(Outcome.NEW);
    assertThat(sample.save("b.csv", "").outcome()).isEqualTo(Outcome.NEW);
    assertThat(sample.save("b.csv", "").outcome()).isEqualTo(Outcome.EXISTING);
  }

  @Test
  void theSameBytesAndKeyComeBackFromTheTrash() throws IOException, SQLException {
    Artifact first = sample.save("a.csv", "1").artifact();
    sample.execute("UPDATE lamindb_artifact SET branch_id = -1");
    SavedArtifact again = sample.save("a.csv", "1");

    assertThat(again.outcome()).isEqualTo(Outcome.EXISTING);
    assertThat(again.artifact().uid()).isEqualTo(first.uid());
    assertThat(sample.query("SELECT branch_id, is_latest FROM lamindb_artifact"))
        .containsExactly("1 1");
  }

  @Test
  void anotherFamilyOfTheKeyStaysTheLatest() throws IOException, SQLException {
    sample.save("a.csv", "1");
    sample.execute("UPDATE lamindb_artifact SET branch_id = -1");
    sample.save("a.csv", "2");

    assertThatThrownBy(() -> sample.save("a.csv", "1"))
        .hasMessageContaining("LAMINDB_SAME_AS_OLDER_VERSION");
    assertThat(sample.query("SELECT branch_id, is_latest FROM lamindb_artifact ORDER BY id"))
        .containsExactly("-1 1", "1 1");
  }

  @Test
  void missingBytesOfAnExistingArtifactAreRestored() throws IOException {
    Artifact first = sample.save("a.csv", "1").artifact();
    Files.delete(Path.of(first.location()));
    sample.save("b.csv", "1");

    assertThat(Files.readString(Path.of(first.location()))).isEqualTo("1");
  }

  @Test
  void aVersionOnABranchLeavesTheHeadOfMain() throws IOException, SQLException {
    Artifact first = sample.save("a.csv", "1").artifact();
    sample.execute(
        "INSERT INTO lamindb_branch (id, name, uid, created_by_id) VALUES (2, 'b', 'bbbbbbbbbbbb', 1)");
    sample.execute("UPDATE lamindb_artifact SET branch_id = 2, created_on_id = 2");
    SavedArtifact second = sample.save("a.csv", "2");

    assertThat(second.artifact().uid()).isEqualTo(first.stem() + "0001");
    assertThat(sample.query("SELECT branch_id, is_latest FROM lamindb_artifact ORDER BY id"))
        .containsExactly("2 1", "1 1");
  }

  @Test
  void aKeyWithoutALatestVersionIsRefusedBeforeAnythingIsWritten()
      throws IOException, SQLException {
    sample.save("a.csv", "1");
    sample.execute("UPDATE lamindb_artifact SET is_latest = 0");

    assertThatThrownBy(() -> sample.save("a.csv", "2"))
        .hasMessageContaining("LAMINDB_VERSION_CONFLICT");
    assertThat(sample.ownFiles()).hasSize(1);
  }

  @Test
  void severalLatestVersionsAreRefused() throws IOException, SQLException {
    sample.save("a.csv", "1");
    sample.save("b.csv", "2");
    sample.execute("UPDATE lamindb_artifact SET key = 'a.csv'");

    assertThatThrownBy(() -> sample.save("a.csv", "3"))
        .hasMessageContaining("LAMINDB_VERSION_CONFLICT")
        .hasMessageContaining("several");
  }

  @Test
  void keyAndSuffixMustAgree() {
    ArtifactWriter writer = new ArtifactWriter(sample.instance());

    assertThatThrownBy(() -> writer.stage("out", ".parquet")).hasMessageContaining("'.parquet'");
    assertThatThrownBy(() -> writer.stage("out.csv", ".parquet"))
        .hasMessageContaining("'.parquet'");
    assertThatThrownBy(() -> writer.stage("out.csv", "")).hasMessageContaining("'.csv'");
    assertThatThrownBy(() -> writer.stage("out.abcdef", "")).hasMessageContaining("'.abcdef'");
    assertThatThrownBy(() -> writer.stage("../out.csv", ".csv"))
        .hasMessageContaining("LAMINDB_INVALID_KEY");
    assertThat(sample.ownFiles()).isEmpty();
  }

  @Test
  void aForeignStorageIsRefused() throws SQLException {
    sample.execute("UPDATE lamindb_storage SET instance_uid = 'otherotherot'");

    assertThatThrownBy(() -> sample.save("a.csv", "1"))
        .hasMessageContaining("LAMINDB_STORAGE_NOT_MANAGED")
        .hasMessageContaining("otherotherot");
  }

  @Test
  void nothingWrittenIsAnErrorAndLeavesNothing() throws IOException {
    try (StagedArtifact staged = new ArtifactWriter(sample.instance()).stage("a.csv", ".csv")) {
      assertThatThrownBy(() -> staged.commit(table(), OptionalLong.empty()))
          .hasMessageContaining("LAMINDB_NOTHING_TO_SAVE");
    }
    try (StagedArtifact staged = new ArtifactWriter(sample.instance()).stage("a.csv", ".csv")) {
      Files.createDirectories(staged.content());
      Files.writeString(staged.content().resolve("_SUCCESS"), "");
      assertThatThrownBy(() -> staged.commit(table(), OptionalLong.empty()))
          .hasMessageContaining("LAMINDB_NOTHING_TO_SAVE");
    }
    assertThat(sample.ownFiles()).isEmpty();
  }

  @Test
  void aFailureInTheDatabaseLeavesNeitherRowNorBytes() throws IOException, SQLException {
    assertThatThrownBy(() -> sample.save("a.csv", "1", OptionalLong.of(99)))
        .hasMessageContaining("LAMINDB_DATABASE_ERROR");

    assertThat(sample.query("SELECT * FROM lamindb_artifact")).isEmpty();
    assertThat(sample.ownFiles()).isEmpty();
  }

  @Test
  void abortRemovesWhatWasStaged() throws IOException {
    StagedArtifact staged = new ArtifactWriter(sample.instance()).stage("a.csv", ".csv");
    Files.writeString(staged.content(), "1");
    staged.abort();

    assertThat(sample.ownFiles()).isEmpty();
    assertThatThrownBy(() -> staged.commit(table(), OptionalLong.empty()))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void whatKilledProcessesLeftIsRemoved() throws IOException, SQLException {
    Artifact kept = sample.save("kept.csv", "1").artifact();
    Path own = sample.root().resolve(".lamindb");
    Path orphan = Files.writeString(own.resolve("orphan00000000000000.csv"), "no row");
    StagingOwner dead =
        new StagingOwner(
            StagingOwner.current().host(), 999_999_999L, "", Optional.empty(), Optional.empty());
    staging("dead", dead);
    staging("moved", dead.movingTo("orphan00000000000000", "orphan00000000000000.csv"));
    staging("committed", dead.movingTo(kept.uid(), kept.uid() + ".csv"));
    staging("alive", StagingOwner.current());
    staging("elsewhere", new StagingOwner("other", 1, "", Optional.empty(), Optional.empty()));
    Path old = staging("old", new StagingOwner("other", 1, "", Optional.empty(), Optional.empty()));
    Files.setLastModifiedTime(old, FileTime.from(Instant.now().minus(Duration.ofDays(8))));

    new ArtifactWriter(sample.instance()).stage("a.csv", ".csv").abort();

    assertThat(own.resolve("_staging").toFile().list())
        .containsExactlyInAnyOrder("alive", "elsewhere");
    assertThat(orphan).doesNotExist();
    assertThat(Path.of(kept.location())).exists();
  }

  private Path staging(String name, StagingOwner owner) throws IOException {
    Path path = Files.createDirectories(sample.root().resolve(".lamindb/_staging/" + name));
    Files.writeString(path.resolve("content.csv"), "half");
    Files.writeString(path.resolve("owner.json"), owner.json());
    return path;
  }

  @Test
  void manyWritersOfOneKeyMakeOneFamily() throws Exception {
    int writers = 8;
    ExecutorService pool = Executors.newFixedThreadPool(writers);
    List<Future<SavedArtifact>> results = new ArrayList<>();
    for (int i = 0; i < writers; i++) {
      String text = "text " + i;
      results.add(pool.submit(() -> sample.save("a.csv", text)));
    }
    for (Future<SavedArtifact> result : results) {
      result.get();
    }
    pool.shutdown();

    assertThat(
            sample.query(
                "SELECT count(*), count(DISTINCT substr(uid, 1, 16)), max(substr(uid, 17)),"
                    + " sum(is_latest) FROM lamindb_artifact"))
        .containsExactly("8 1 0007 1");
    assertThat(sample.ownFiles()).hasSize(8);
  }

  @Test
  void theBytesOfADeletedVersionAreNotOverwritten() throws IOException, SQLException {
    Artifact first = sample.save("a.csv", "1").artifact();
    Artifact second = sample.save("a.csv", "2").artifact();
    sample.execute("DELETE FROM lamindb_artifact WHERE id = 2");
    sample.execute("UPDATE lamindb_artifact SET is_latest = 1 WHERE id = 1");
    Artifact third = sample.save("a.csv", "3").artifact();

    assertThat(third.uid()).isEqualTo(first.stem() + "0002");
    assertThat(Files.readString(Path.of(second.location()))).isEqualTo("2");
  }
}

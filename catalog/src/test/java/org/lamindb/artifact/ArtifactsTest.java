package org.lamindb.artifact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ArtifactsTest {
  @TempDir Path folder;
  private SampleInstance sample;
  private Artifacts artifacts;

  @BeforeEach
  void open() throws IOException, SQLException {
    sample = SampleInstance.create(folder, "reading");
    artifacts = new Artifacts(sample.instance());
  }

  @AfterEach
  void close() {
    sample.close();
  }

  private Artifact get(String reference) {
    return artifacts.get(reference, Optional.empty());
  }

  @Test
  void byKeyUidStemAndStub() throws IOException {
    Artifact first = sample.save("dir/a.csv", "1").artifact();
    Artifact second = sample.save("dir/a.csv", "2").artifact();

    assertThat(get("dir/a.csv")).isEqualTo(second);
    assertThat(get(first.uid()).uid()).isEqualTo(first.uid());
    assertThat(get(first.stem())).isEqualTo(second);
    assertThat(get(first.stem().substring(0, 5))).isEqualTo(second);
    assertThat(artifacts.versions(second))
        .extracting(Artifact::uid)
        .containsExactly(second.uid(), first.uid());
  }

  @Test
  void byVersion() throws IOException, SQLException {
    Artifact first = sample.save("a.csv", "1").artifact();
    sample.save("a.csv", "2");
    sample.execute("UPDATE lamindb_artifact SET version_tag = 'v1' WHERE id = 1");

    assertThat(artifacts.get("a.csv", Optional.of("0000")).uid()).isEqualTo(first.uid());
    assertThat(artifacts.get("a.csv", Optional.of("v1")).uid()).isEqualTo(first.uid());
    assertThat(artifacts.get(first.stem(), Optional.of("0000")).uid()).isEqualTo(first.uid());
    assertThatThrownBy(() -> artifacts.get("a.csv", Optional.of("0007")))
        .hasMessageContaining("LAMINDB_VERSION_NOT_FOUND")
        .hasMessageContaining("0000 (v1), 0001");
  }

  @Test
  void anOldVersionUnderAFormerKeyBelongsToTheFamily() throws IOException, SQLException {
    sample.save("a.csv", "1");
    sample.save("a.csv", "2");
    sample.execute("UPDATE lamindb_artifact SET key = 'former.csv' WHERE id = 1");

    assertThat(artifacts.get("a.csv", Optional.of("0000")).key()).contains("former.csv");
    assertThat(get("former.csv").versionUid()).isEqualTo("0000");
  }

  @Test
  void unknownReferencesSuggestANearKey() throws IOException {
    sample.save("results/table.csv", "1");

    assertThatThrownBy(() -> get("results/tabel.csv"))
        .hasMessageContaining("LAMINDB_ARTIFACT_NOT_FOUND")
        .hasMessageContaining("Did you mean 'results/table.csv'?");
    assertThatThrownBy(() -> get("zzzzzz")).hasMessageContaining("LAMINDB_ARTIFACT_NOT_FOUND");
    assertThatThrownBy(() -> get("")).hasMessageContaining("LAMINDB_ARTIFACT_NOT_FOUND");
    assertThatThrownBy(() -> get("%' OR 1=1 --"))
        .hasMessageContaining("LAMINDB_ARTIFACT_NOT_FOUND");
  }

  @Test
  void severalMatchesAreAmbiguous() throws IOException, SQLException {
    sample.save("a.csv", "1");
    sample.save("b.csv", "2");
    sample.execute("UPDATE lamindb_artifact SET uid = 'AAAAAAAAAAAAAAA' || id || '0000'");
    sample.execute("UPDATE lamindb_artifact SET key = 'a.csv'");

    assertThatThrownBy(() -> get("AAAA")).hasMessageContaining("LAMINDB_ARTIFACT_AMBIGUOUS");
    assertThatThrownBy(() -> get("a.csv")).hasMessageContaining("AAAAAAAAAAAAAAA10000");
    assertThatThrownBy(() -> get("aaaa")).hasMessageContaining("LAMINDB_ARTIFACT_NOT_FOUND");
  }

  @Test
  void theTrashIsReachedByUidOnly() throws IOException, SQLException {
    Artifact artifact = sample.save("a.csv", "1").artifact();
    sample.execute("UPDATE lamindb_artifact SET branch_id = -1");

    assertThatThrownBy(() -> get("a.csv")).hasMessageContaining("LAMINDB_ARTIFACT_NOT_FOUND");
    assertThat(get(artifact.uid()).uid()).isEqualTo(artifact.uid());
  }

  @Test
  void pathsByTheThreeRules() throws IOException, SQLException {
    sample.save("a.csv", "1");
    String uid = get("a.csv").uid();
    assertThat(get("a.csv").storageKey()).isEqualTo(".lamindb/" + uid + ".csv");
    sample.execute("UPDATE lamindb_artifact SET _overwrite_versions = 1");
    assertThat(get("a.csv").storageKey()).isEqualTo(".lamindb/" + uid.substring(0, 16) + ".csv");
    sample.execute("UPDATE lamindb_artifact SET _key_is_virtual = 0");
    assertThat(get("a.csv").storageKey()).isEqualTo("a.csv");
    sample.execute("UPDATE lamindb_artifact SET _real_key = 'raw/s.csv'");
    assertThat(get("a.csv").location()).isEqualTo(sample.root() + "/raw/s.csv");
  }

  @Test
  void bytesThatCannotBeRead() throws IOException, SQLException {
    Artifact first = sample.save("a.csv", "1").artifact();
    artifacts.requireReadable(first);
    assertThat(Path.of(first.location())).hasContent("1");
    sample.execute("UPDATE lamindb_artifact SET _aux = '{\"so\": 1}'");
    assertThatThrownBy(() -> artifacts.requireReadable(get("a.csv")))
        .hasMessageContaining("LAMINDB_ARTIFACT_INCOMPLETE");
    sample.execute("UPDATE lamindb_artifact SET _aux = 'null'");
    Files.delete(Path.of(first.location()));
    assertThatThrownBy(() -> artifacts.requireReadable(first))
        .hasMessageContaining("LAMINDB_FILE_MISSING");
    Artifact second = sample.save("a.csv", "2").artifact();
    sample.execute("UPDATE lamindb_artifact SET _overwrite_versions = 1");
    assertThatThrownBy(() -> artifacts.requireReadable(get(first.uid())))
        .hasMessageContaining("LAMINDB_VERSION_OVERWRITTEN")
        .hasMessageContaining(second.uid());
  }

  @Test
  void ownersOfPaths() throws IOException, SQLException {
    Artifact own = sample.save("own.csv", "1").artifact();
    sample.save("raw/file.csv", "2");
    sample.save("raw", "3");
    sample.save("label.csv", "4");
    sample.save("versions.csv", "5");
    Artifact latest = sample.save("versions.csv", "6").artifact();
    sample.execute("UPDATE lamindb_artifact SET _key_is_virtual = 0 WHERE key LIKE 'raw%'");
    sample.execute("UPDATE lamindb_artifact SET _real_key = 'real.csv' WHERE key = 'label.csv'");
    sample.execute(
        "UPDATE lamindb_artifact SET _overwrite_versions = 1 WHERE key = 'versions.csv'");
    String root = sample.root().toString();
    String shared = root + "/.lamindb/" + latest.stem() + ".csv";
    List<String> paths =
        List.of(
            own.location(),
            "file:" + own.location(),
            "file://" + own.location(),
            root + "/raw/file.csv",
            root + "/raw/sub/part.parquet",
            root + "/real.csv",
            shared + "/part-0",
            root + "/label.csv",
            root + "/none.csv",
            root + "/.lamindb/lamin.db",
            "/elsewhere/own.csv",
            "s3://bucket/own.csv");

    Map<String, Artifact> found = artifacts.findByPaths(paths);

    assertThat(found.keySet()).containsExactlyElementsOf(paths.subList(0, 7));
    assertThat(found.values())
        .extracting(artifact -> artifact.key().orElseThrow())
        .containsExactly(
            "own.csv", "own.csv", "own.csv", "raw/file.csv", "raw", "label.csv", "versions.csv");
    assertThat(found.get(shared + "/part-0").uid()).isEqualTo(latest.uid());
  }

  @Test
  void ownersOfPathsThroughLinks() throws IOException {
    Artifact own = sample.save("own.csv", "1").artifact();
    Path link = Files.createSymbolicLink(folder.resolve("link"), sample.root());
    String path = link.resolve(own.storageKey()).toString();

    assertThat(artifacts.findByPaths(List.of(path))).containsOnlyKeys(path);
  }

  @Test
  void theBranchDecidesWhatAKeyNames() throws IOException, SQLException {
    sample.save("a.csv", "1");
    sample.save("b.csv", "2");
    sample.execute(
        "INSERT INTO lamindb_branch (id, name, uid, created_by_id) VALUES (2, 'b', 'bbbbbbbbbbbb', 1)");
    sample.execute("UPDATE lamindb_artifact SET branch_id = 2 WHERE key = 'b.csv'");
    Artifacts onBranch = new Artifacts(sample.instance(), "b");
    Artifacts everywhere = new Artifacts(sample.instance(), "all");

    assertThat(artifacts.keys(List.of(".csv"))).containsExactly("a.csv");
    assertThat(onBranch.keys(List.of(".csv"))).containsExactly("a.csv", "b.csv");
    assertThat(artifacts.hasKey("b.csv")).isFalse();
    assertThat(onBranch.get("b.csv", Optional.empty()).key()).contains("b.csv");
    sample.execute("UPDATE lamindb_artifact SET branch_id = -1 WHERE key = 'a.csv'");
    assertThat(everywhere.keys(List.of(".csv"))).containsExactly("a.csv", "b.csv");
    assertThatThrownBy(() -> new Artifacts(sample.instance(), "c").hasKey("a.csv"))
        .hasMessageContaining("LAMINDB_BRANCH_NOT_FOUND");
  }
}

package org.lamindb.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lamindb.artifact.SampleInstance;
import org.lamindb.instance.InstanceIdentity;

class StoragesTest {
  @TempDir Path temporary;
  private Path folder;
  private SampleInstance sample;
  private Storages storages;

  @BeforeEach
  void open() throws IOException, SQLException {
    folder = temporary.toRealPath();
    sample = SampleInstance.create(folder, "main");
    storages = new Storages(sample.instance());
  }

  @AfterEach
  void close() {
    sample.close();
  }

  @Test
  void theDefaultIsThatOfTheSettings() {
    StorageLocation location = storages.defaultStorage();

    assertThat(location.root()).isEqualTo(sample.root().toString());
    assertThat(location.isLocal()).isTrue();
    assertThat(location.isManagedBy(sample.instance().identity())).isTrue();
    assertThat(storages.get(location.uid())).isEqualTo(location);
    assertThat(storages.get(location.root() + "/")).isEqualTo(location);
    assertThat(storages.get("file://" + location.root())).isEqualTo(location);
  }

  @Test
  void anUnknownRootIsNamedWithTheKnownOnes() {
    assertThatThrownBy(() -> storages.get(sample.root() + "x"))
        .hasMessageContaining("LAMINDB_STORAGE_NOT_FOUND")
        .hasMessageContaining("Did you mean '" + sample.root() + "'");
  }

  @Test
  void registeringMakesFolderMarkerAndRow() throws IOException, SQLException {
    StorageLocation location = storages.register(folder.resolve("new/second"));

    assertThat(Files.readString(folder.resolve("new/second/.lamindb/storage_uid.txt")))
        .isEqualTo(StorageMarker.format(location.uid(), sample.instance().identity()));
    assertThat(location.uid()).hasSize(12);
    assertThat(location.isManagedBy(sample.instance().identity())).isTrue();
    assertThat(storages.register(folder.resolve("new/./second/"))).isEqualTo(location);
    assertThat(storages.list()).hasSize(2);
    assertThat(
            sample.query("SELECT created_by_id, branch_id, _aux FROM lamindb_storage WHERE id=2"))
        .containsExactly("1 1 null");
  }

  @Test
  void whatAKilledRegistrationLeftIsCompleted() throws IOException, SQLException {
    Path second = folder.resolve("second");
    StorageMarker.write(second, "secondsecond", sample.instance().identity());
    assertThat(storages.register(second).uid()).isEqualTo("secondsecond");

    Files.delete(StorageMarker.path(second));
    assertThat(storages.register(second).uid()).isEqualTo("secondsecond");
    assertThat(StorageMarker.read(second).map(StorageMarker::uid)).contains("secondsecond");
    assertThat(storages.list()).hasSize(2);
  }

  @Test
  void aFolderOfAnotherInstanceIsRefused() throws IOException {
    Path foreign = folder.resolve("foreign");
    StorageMarker.write(foreign, "foreignforei", InstanceIdentity.ofNew("somebody", "else"));

    assertThatThrownBy(() -> storages.register(foreign))
        .hasMessageContaining("LAMINDB_STORAGE_NOT_MANAGED")
        .hasMessageContaining("somebody/else");
    assertThat(storages.list()).hasSize(1);
  }

  @Test
  void rootsThatLaminDbCannotUseAreRefused() {
    assertThatThrownBy(() -> storages.register(sample.root().resolve(".lamindb/x")))
        .hasMessageContaining("LAMINDB_INVALID_STORAGE_ROOT");
    assertThatThrownBy(() -> storages.register(folder.resolve("x".repeat(255))))
        .hasMessageContaining("255");
    assertThat(folder.resolve("x".repeat(255))).doesNotExist();
  }

  @Test
  void linksInRootsAreResolved() throws IOException {
    Path link = Files.createSymbolicLink(folder.resolve("link"), sample.root());

    assertThat(StorageRoots.normalize(link)).isEqualTo(sample.root().toString());
    assertThat(StorageRoots.normalize(link.resolve("not/there")))
        .isEqualTo(sample.root() + "/not/there");
    assertThat(StorageRoots.normalize("s3://bucket/prefix/")).isEqualTo("s3://bucket/prefix");
  }

  @Test
  void aPathBelongsToTheLongestRootAboveIt() {
    StorageLocation inner = storages.register(sample.root().resolve("inner"));

    assertThat(storages.locate(sample.root().resolve("inner/a.csv"))).contains(inner);
    assertThat(storages.locate(sample.root().resolve("inner2/a.csv")))
        .contains(storages.defaultStorage());
    assertThat(storages.locate(folder.resolve("a.csv"))).isEmpty();
  }
}

package org.lamindb.instance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lamindb.storage.StorageRequest;
import org.lamindb.storage.Storages;

class InstanceDeletionTest {
  private Workspace workspace;
  private Path root;
  private Path further;

  @BeforeEach
  void setUp(@TempDir Path base) {
    workspace = Workspace.in(base);
    root = workspace.directory().resolve("storage");
    further = workspace.base().resolve("further");
  }

  /** An instance with everything that there can be of one. */
  private void make() throws IOException {
    workspace.init("./storage");
    new InstanceConnection(workspace.environment()).connect("work", false);
    try (Instance instance = Instance.open(workspace.resolve("work"))) {
      new Storages(instance).create(StorageRequest.of(further.toString()));
      new WorkContextSwitch(workspace.environment(), instance).toNewBranch("draft");
      new WorkContextSwitch(workspace.at("elsewhere").environment(), instance)
          .to(WorkContext.Kind.BRANCH, "draft");
    }
    Workspace.write(
        workspace.base().resolve("home/.cache/lamindb/instance--anonymous--work--uid.txt"), "x");
    Workspace.write(root.resolve("mine.txt"), "data");
    Workspace.write(further.resolve("mine.txt"), "data");
  }

  private void delete() {
    InstanceDeletion.plan(workspace.environment(), "work").run();
  }

  @Test
  void leavesNothingButData() throws IOException {
    make();
    workspace.at("other").init("./other");
    List<String> others =
        workspace.files().stream().filter(file -> file.contains("other")).toList();

    InstanceDeletion deletion = InstanceDeletion.plan(workspace.environment(), "anonymous/work");
    assertThat(deletion.removes())
        .extracting(Path::of)
        .contains(
            root.resolve(".lamindb/lamin.db"),
            root.resolve(".lamindb/storage_uid.txt"),
            further.resolve(".lamindb/storage_uid.txt"),
            workspace.directory().resolve(".lamin/current_instance"),
            workspace.settings("current_instance.env"),
            workspace.settings("instance--anonymous--work.env"));
    assertThat(deletion.notes()).isEmpty();
    deletion.run();

    assertThat(workspace.files())
        .containsExactlyInAnyOrderElementsOf(
            Stream.concat(others.stream(), Stream.of("further/mine.txt", "work/storage/mine.txt"))
                .toList());
    assertThat(further.resolve(".lamindb")).doesNotExist();
    assertThat(workspace.init("./storage").created()).isTrue();
  }

  @Test
  void emptyFoldersGo() {
    workspace.init("./storage");
    delete();

    assertThat(root).doesNotExist();
    assertThat(workspace.directory().resolve(".lamin")).doesNotExist();
  }

  @Test
  void contentOfArtifactsIsRefused() throws IOException {
    make();
    for (Path storage : List.of(root, further)) {
      Path file = Workspace.write(storage.resolve(".lamindb/abc/part.parquet"), "data");
      List<String> before = workspace.files();

      assertThatThrownBy(this::delete)
          .hasMessageContaining("[LAMINDB_STORAGE_NOT_EMPTY]")
          .hasMessageContaining(
              storage + "/.lamindb' is not empty, it holds a file: abc/part.parquet");

      assertThat(workspace.files()).isEqualTo(before);
      Files.delete(file);
      Files.delete(file.getParent());
    }
    delete();
  }

  @Test
  void whateverStoppedItIsCompleted() throws IOException {
    // What a deletion removes, in its order: it can be stopped after each of them.
    List<String> steps =
        List.of(
            "further/.lamindb/storage_uid.txt",
            "work/storage/.lamindb/lamin.db",
            "work/storage/.lamindb/storage_uid.txt",
            "work/.lamin/current_branch",
            "work/.lamin/current_instance",
            "settings/.lamin/current-branch--anonymous--work.txt",
            "settings/.lamin/current_instance.env");
    for (int done = 1; done <= steps.size(); done++) {
      make();
      for (String step : steps.subList(0, done)) {
        Files.delete(workspace.base().resolve(step));
      }
      delete();
      assertThat(workspace.files())
          .as("stopped after %s", steps.get(done - 1))
          .containsExactlyInAnyOrder("further/mine.txt", "work/storage/mine.txt");
    }
  }

  @Test
  void storageOfAnotherInstanceStays() throws IOException {
    workspace.init("./storage");
    Path settings = workspace.settings("instance--anonymous--work.env");
    String text = Files.readString(settings);
    delete();
    workspace.initNamed("./storage", "second");
    Workspace.write(settings, text);

    InstanceDeletion deletion = InstanceDeletion.plan(workspace.environment(), "work");
    assertThat(deletion.notes()).singleElement().asString().contains("another instance by now");
    deletion.run();

    assertThat(settings).doesNotExist();
    assertThat(root.resolve(".lamindb/lamin.db")).exists();
    assertThat(workspace.resolve("second").storageRoot()).isEqualTo(root.toString());
  }

  @Test
  void otherInstancesSettingsDoNotMatter() throws IOException {
    make();
    Workspace.write(workspace.settings("instance--lab--broken.env"), "nothing");
    delete();

    assertThatThrownBy(this::delete).hasMessageContaining("[LAMINDB_INSTANCE_NOT_FOUND]");
    assertThatThrownBy(() -> InstanceDeletion.plan(workspace.environment(), "lab/broken"))
        .hasMessageContaining("[LAMINDB_SETTINGS_INVALID]")
        .hasMessageContaining("instance--lab--broken.env");
  }

  @Test
  void brokenDatabaseIsDeletedWhenTheMarkerSaysWhoseItIs() throws IOException {
    workspace.init("./storage");
    Path database = root.resolve(".lamindb/lamin.db");
    Files.writeString(database, "no database");

    InstanceDeletion deletion = InstanceDeletion.plan(workspace.environment(), "work");
    assertThat(deletion.notes()).singleElement().asString().contains("keep their markers");
    Path marker = root.resolve(".lamindb/storage_uid.txt");
    String text = Files.readString(marker);
    Files.delete(marker);
    assertThatThrownBy(this::delete).hasMessageContaining("[LAMINDB_DELETE_REFUSED]");
    Files.writeString(marker, text);
    deletion.run();
    assertThat(root).doesNotExist();
  }
}

package org.lamindb.instance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lamindb.storage.StorageMarker;

/** What init makes of a killed, failed or simultaneous one. */
class InitRecoveryTest {
  /** No process has this number. */
  private static final long DEAD = 99_999_999_999L;

  private Workspace workspace;

  @BeforeEach
  void setUp(@TempDir Path base) {
    workspace = Workspace.in(base);
  }

  /** Wherever a run was killed, the next one ends as if nothing had happened. */
  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3})
  void completesWhatAKilledRunLeft(int written) throws IOException {
    workspace.init("./s", "bionty");
    List<String> complete = workspace.files();
    List<Path> order =
        List.of(
            workspace.directory().resolve("s/.lamindb/lamin.db"),
            workspace.settings("instance--anonymous--s.env"),
            workspace.directory().resolve(".lamin/current_instance"),
            workspace.directory().resolve("s/.lamindb/storage_uid.txt"));
    for (Path file : order.subList(written, order.size())) {
      Files.delete(file);
    }
    for (Path file : order) {
      Workspace.write(file.resolveSibling(file.getFileName() + "." + DEAD + "-a.draft"), "half");
    }

    InitResult result = workspace.init("./s", "bionty");

    assertThat(result.created()).isTrue();
    assertThat(workspace.files()).isEqualTo(complete);
    String uid = Workspace.query(result.instance(), "SELECT uid FROM lamindb_storage").get(0);
    assertThat(StorageMarker.read(Path.of(result.instance().storageRoot())))
        .hasValueSatisfying(marker -> assertThat(marker.uid()).isEqualTo(uid));
  }

  @Test
  void draftOfARunThatGoesOnStays() {
    Path draft =
        Workspace.write(
            workspace
                .directory()
                .resolve("s/.lamindb/lamin.db." + ProcessHandle.current().pid() + "-abc.draft"),
            "half");

    workspace.init("./s");

    assertThat(draft).exists();
  }

  @Test
  void killedRunWithOtherModulesIsNotCompleted() throws IOException {
    workspace.init("./s", "bionty");
    Files.delete(workspace.directory().resolve("s/.lamindb/storage_uid.txt"));

    assertThatThrownBy(() -> workspace.init("./s", "bionty", "pertdb"))
        .hasMessageContaining("LAMINDB_INIT_REFUSED")
        .hasMessageContaining("--modules bionty");
  }

  @Test
  void failureLeavesNothing() throws IOException {
    // A file where the directory marker's folder must be: the last step but one fails.
    Workspace.write(workspace.directory().resolve(".lamin"), "");

    assertThatThrownBy(() -> workspace.init("./s")).hasMessageContaining("LAMINDB_CANNOT_WRITE");
    assertThat(workspace.files()).containsExactly("work/.lamin");
    assertThat(workspace.directory().resolve("s")).doesNotExist();
    assertThat(workspace.base().resolve("settings")).doesNotExist();

    Files.delete(workspace.directory().resolve(".lamin"));
    assertThat(workspace.init("./s").created()).isTrue();
  }

  private <T> List<Future<T>> together(List<Callable<T>> tasks) throws InterruptedException {
    ExecutorService threads = Executors.newFixedThreadPool(tasks.size());
    try {
      return threads.invokeAll(tasks);
    } finally {
      threads.shutdown();
    }
  }

  @Test
  void twoInitsAtOnceMakeOneInstance() throws Exception {
    Callable<InitResult> init = () -> workspace.init("./s", "bionty");

    List<Future<InitResult>> results = together(List.of(init, init, init));

    for (Future<InitResult> result : results) {
      assertThat(result.get().instance()).isEqualTo(workspace.resolve("s"));
    }
    assertThat(workspace.files())
        .hasSizeBetween(4, 5)
        .noneMatch(name -> name.contains("lamin.db."));
    String uid = Workspace.query(workspace.resolve("s"), "SELECT uid FROM lamindb_storage").get(0);
    assertThat(StorageMarker.read(workspace.directory().resolve("s")).orElseThrow().uid())
        .isEqualTo(uid);
  }

  private static boolean hasFailed(Future<?> future) {
    try {
      future.get();
      return false;
    } catch (ExecutionException e) {
      assertThat(e.getCause()).hasMessageContaining("LAMINDB_INIT_REFUSED");
      return true;
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void twoNamesAtOnceInOneStorageGiveOneInstance() throws Exception {
    List<Future<InitResult>> results =
        together(
            List.of(
                () -> workspace.initNamed("./s", "one"), () -> workspace.initNamed("./s", "two")));

    long refused = results.stream().filter(InitRecoveryTest::hasFailed).count();
    assertThat(refused).isEqualTo(1);
    try (Stream<Path> entries = Files.list(workspace.settings("."))) {
      assertThat(entries).hasSize(1);
    }
  }
}

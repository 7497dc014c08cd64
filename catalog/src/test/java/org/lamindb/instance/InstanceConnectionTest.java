package org.lamindb.instance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InstanceConnectionTest {
  private Workspace workspace;
  private Workspace one;
  private Workspace elsewhere;

  @BeforeEach
  void setUp(@TempDir Path base) {
    workspace = Workspace.in(base);
    one = workspace.at("one");
    one.init("./storage");
    elsewhere = workspace.at("elsewhere");
  }

  private static InstanceConnection in(Workspace place) {
    return new InstanceConnection(place.environment(), InstanceLookup.NONE);
  }

  private static Optional<String> defaultOf(Workspace place) {
    return new DefaultInstances(place.environment()).find().map(DefaultInstance::slug);
  }

  @Test
  void connectsTheUserByEveryNameOfTheInstance() throws IOException {
    String settings = Files.readString(workspace.settings("instance--anonymous--one.env"));
    for (String name :
        List.of(
            "anonymous/one",
            "one",
            "https://lamin.ai/anonymous/one",
            workspace.base().resolve("one/storage").toString(),
            "../one/storage")) {
      assertThat(in(elsewhere).connect(name, false).overriddenBy()).isEmpty();
      Path file = workspace.settings("current_instance.env");
      assertThat(file).hasContent(settings);
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
          .isEqualTo("rw-------");
      assertThat(defaultOf(elsewhere)).contains("anonymous/one");
      assertThat(in(elsewhere).disconnect().orElseThrow().slug()).contains("anonymous/one");
      assertThat(defaultOf(elsewhere)).isEmpty();
    }
    assertThat(in(elsewhere).disconnect()).isEmpty();
    assertThat(elsewhere.directory().resolve(".lamin")).doesNotExist();
  }

  @Test
  void connectsDirectoriesAlone() {
    Path marker = in(elsewhere).connect("one", true).file();

    assertThat(marker).isEqualTo(elsewhere.directory().resolve(".lamin/current_instance"));
    assertThat(marker).hasContent("anonymous/one");
    assertThat(workspace.settings("current_instance.env")).doesNotExist();
    assertThat(defaultOf(workspace.at("elsewhere/below"))).contains("anonymous/one");
    assertThat(defaultOf(workspace.at("other"))).isEmpty();

    Workspace.write(marker.resolveSibling("current_branch"), "uid\nname");
    assertThat(in(workspace.at("elsewhere/below")).disconnectHere()).isPresent();
    assertThat(marker.getParent()).doesNotExist();
    assertThat(in(elsewhere).disconnectHere()).isEmpty();
  }

  @Test
  void homeIsNoDevelopmentDirectory() throws IOException {
    Workspace home = workspace.at("home");
    List<String> before = workspace.files();

    assertThatThrownBy(() -> in(home).connect("one", true))
        .hasMessageContaining("[LAMINDB_CONNECT_REFUSED]")
        .hasMessageContaining("home directory");
    assertThat(workspace.files()).isEqualTo(before);
  }

  @Test
  void directoriesOfOthersAreLeftAlone() throws IOException {
    elsewhere.init("./data");
    List<String> before = workspace.files();

    for (boolean here : new boolean[] {true, false}) {
      assertThatThrownBy(() -> in(workspace.at("elsewhere/below")).connect("one", here))
          .hasMessageContaining("[LAMINDB_CONNECT_REFUSED]")
          .hasMessageContaining("development directory of the instance anonymous/data")
          .hasMessageContaining(elsewhere.directory().toString())
          .hasMessageContaining("disconnect --here");
    }
    assertThat(workspace.files()).isEqualTo(before);

    // A marker of an instance without settings decides nothing.
    Files.delete(workspace.settings("instance--anonymous--data.env"));
    in(elsewhere).connect("one", true);
    assertThat(defaultOf(elsewhere)).contains("anonymous/one");
  }

  @Test
  void anotherInstancesBranchGoesWithItsMarker() {
    Path folder = elsewhere.directory().resolve(".lamin");
    Workspace.write(folder.resolve("current_instance"), "lab/gone");
    Workspace.write(folder.resolve("current_branch"), "uid\nname");

    in(elsewhere).connect("one", true);

    assertThat(folder.resolve("current_branch")).doesNotExist();
    assertThat(elsewhere.resolve("one").branch()).isEqualTo("main");
  }

  @Test
  void disconnectTakesNobodyElsesInstance() {
    workspace.at("two").init("./data");
    in(elsewhere).connect("one", false);
    Workspace two = workspace.at("two");

    assertThatThrownBy(() -> in(two).disconnect())
        .hasMessageContaining("[LAMINDB_DISCONNECT_REFUSED]")
        .hasMessageContaining("anonymous/data")
        .hasMessageContaining("anonymous/one")
        .hasMessageContaining("--here");
    assertThat(defaultOf(elsewhere)).contains("anonymous/one");
    assertThat(in(one).disconnect()).isPresent();
  }

  @Test
  void disconnectIsTheWayOutOfABrokenFile() {
    Workspace.write(workspace.settings("current_instance.env"), "nothing");

    assertThat(in(elsewhere).disconnect().orElseThrow().slug()).isEmpty();
    assertThat(defaultOf(elsewhere)).isEmpty();
  }

  @Test
  void databasesInTheCloudAreLeftToWhoCanWriteThemBack() throws IOException {
    InstanceSettings cloud =
        InstanceSettings.ofNew(
            InstanceIdentity.ofNew("lab", "cloud"),
            "s3://bucket/cloud",
            Optional.empty(),
            Set.of());
    Workspace.write(workspace.settings("instance--lab--cloud.env"), cloud.format());
    Workspace.write(workspace.settings("current_instance.env"), cloud.format());
    Path file = workspace.base().resolve("home/.cache/lamindb/bucket/cloud/.lamindb/lamin.db");
    Workspace.write(file, "changes");

    assertThatThrownBy(() -> in(elsewhere).disconnect())
        .hasMessageContaining("[LAMINDB_CLOUD_ACCESS_MISSING]")
        .hasMessageContaining("bin/lamindb-spark");
    assertThatThrownBy(() -> new CacheDirectory(elsewhere.environment()).clear())
        .hasMessageContaining("[LAMINDB_CLOUD_ACCESS_MISSING]");
    assertThatThrownBy(() -> in(elsewhere).connect("lab/cloud", true))
        .hasMessageContaining("[LAMINDB_CLOUD_ACCESS_MISSING]");
    assertThat(file).exists();
    assertThat(defaultOf(elsewhere)).contains("lab/cloud");
  }

  @Test
  void lostSettingsComeBackFromTheStorage() throws IOException {
    Path file = workspace.settings("instance--anonymous--one.env");
    String settings = Files.readString(file);
    Files.delete(file);

    in(elsewhere).connect("../one/storage", false);

    assertThat(file).hasContent(settings);
    assertThat(defaultOf(one)).contains("anonymous/one");
  }

  @Test
  void movedStorageIsNotConnected() throws IOException {
    Files.move(one.directory().resolve("storage"), one.directory().resolve("moved"));
    String moved = one.directory().resolve("moved").toString();

    assertThatThrownBy(() -> in(elsewhere).connect("one", false))
        .hasMessageContaining("[LAMINDB_DATABASE_MISSING]");
    assertThatThrownBy(() -> in(elsewhere).connect(moved, false))
        .hasMessageContaining("[LAMINDB_INSTANCE_UNCLEAR]")
        .hasMessageContaining("one/storage")
        .hasMessageContaining("instance--anonymous--one.env");
    Files.delete(workspace.settings("instance--anonymous--one.env"));
    assertThatThrownBy(() -> in(elsewhere).connect(moved, false))
        .hasMessageContaining("[LAMINDB_INSTANCE_UNCLEAR]")
        .hasMessageContaining("was moved");
    assertThat(workspace.settings("current_instance.env")).doesNotExist();
  }

  @Test
  void unknownInstancesAreAskedForElsewhere() {
    InstanceSettings far =
        InstanceSettings.ofNew(
            InstanceIdentity.ofNew("lab", "far"),
            one.directory().resolve("storage").toString(),
            Optional.empty(),
            Set.of());
    InstanceLookup lookup =
        (owner, name) -> Optional.of(far).filter(found -> (owner + "/" + name).equals("lab/far"));

    assertThatThrownBy(() -> in(elsewhere).connect("lab/far", false))
        .hasMessageContaining("[LAMINDB_INSTANCE_NOT_FOUND]")
        .hasMessageContaining("anonymous/one");
    new InstanceConnection(elsewhere.environment(), lookup).connect("lab/far", false);
    assertThat(workspace.settings("instance--lab--far.env")).hasContent(far.format());
    assertThat(defaultOf(elsewhere)).contains("lab/far");
    assertThatThrownBy(
            () ->
                new InstanceConnection(
                        elsewhere.environment(),
                        (owner, name) -> {
                          throw new AssertionError("nobody else knows " + owner);
                        })
                    .connect("anonymous/gone", false))
        .hasMessageContaining("[LAMINDB_INSTANCE_NOT_FOUND]");
  }

  @Test
  void severalProcessesLeaveOneWholeFile() throws Exception {
    workspace.at("two").init("./data");
    ExecutorService pool = Executors.newFixedThreadPool(4);
    try {
      List<Callable<Void>> tasks =
          IntStream.range(0, 40)
              .<Callable<Void>>mapToObj(
                  i ->
                      () -> {
                        in(elsewhere).connect(i % 2 == 0 ? "one" : "data", false);
                        assertThat(defaultOf(elsewhere)).isPresent();
                        return null;
                      })
              .toList();
      for (Future<Void> done : pool.invokeAll(tasks)) {
        done.get();
      }
    } finally {
      pool.shutdownNow();
    }
    assertThat(workspace.files()).noneMatch(file -> file.endsWith(".draft"));
  }
}

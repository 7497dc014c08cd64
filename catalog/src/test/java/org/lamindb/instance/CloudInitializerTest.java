package org.lamindb.instance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lamindb.hub.StandInHub;
import org.lamindb.storage.CloudRoot;
import org.lamindb.storage.FolderStores;

/** Instances in a cloud, which LaminHub registers. */
class CloudInitializerTest {
  /** A bucket whose name tells its region. */
  private static final String BUCKET = "lamin-us-east-1";

  private static final String ROOT = "s3://" + BUCKET + "/Lake";
  private static final String ID = "ce7c9c1a2f0a5bd6a5b1d0c1b0e9e6d5";

  private final StandInHub hub = new StandInHub();
  private Workspace workspace;
  private Path bucket;

  @BeforeEach
  void setUp(@TempDir Path base) throws IOException {
    workspace = Workspace.in(base).with("LAMIN_CACHE_DIR", base.resolve("cache").toString());
    hub.variables().forEach((name, value) -> workspace = workspace.with(name, value));
    bucket = Files.createDirectories(base.toRealPath().resolve("bucket"));
    FolderStores.put(BUCKET, bucket);
    new Users(workspace.environment()).login(StandInHub.ALICE_KEY);
    hub.forget();
  }

  @AfterEach
  void close() {
    hub.close();
  }

  private InitResult init() {
    return workspace.init(ROOT, "bionty");
  }

  private List<String> objects() throws IOException {
    try (Stream<Path> found = Files.walk(bucket)) {
      return found
          .filter(Files::isRegularFile)
          .map(file -> bucket.relativize(file).toString())
          .sorted()
          .toList();
    }
  }

  private String text(String key) throws IOException {
    return Files.readString(bucket.resolve("Lake/.lamindb").resolve(key));
  }

  private JsonNode row(String table) {
    assertThat(hub.table(table)).hasSize(1);
    return hub.table(table).get(0);
  }

  @Test
  void makesAnInstanceAsTheClientDoes() throws IOException {
    InitResult made = init();

    InstanceIdentity identity = made.instance().identity();
    String id = identity.hexId().orElseThrow();
    assertThat(made.created()).isTrue();
    assertThat(identity).isEqualTo(InstanceIdentity.ofNew("alice", "lake"));
    assertThat(
            hub.asked().stream()
                .map(asked -> asked.method() + " " + asked.path().replaceAll(".*/v1/", "")))
        .containsExactly(
            "POST get-instance-settings-v1",
            "GET instance_previous_name",
            "GET account",
            "GET instance",
            "GET instance_previous_name",
            "POST instance",
            "GET storage",
            "POST storage");
    String uid = row("storage").path("lnid").asText();
    assertThat(row("storage").path("root").asText()).isEqualTo(ROOT);
    assertThat(row("storage").path("region").asText()).isEqualTo("us-east-1");
    assertThat(row("instance").path("schema_str").asText()).isEqualTo("bionty");
    assertThat(objects())
        .containsExactly(
            "Lake/.lamindb/_exclusion/" + id + "/entering/AbCdEfGh",
            "Lake/.lamindb/_exclusion/" + id + "/numbers/AbCdEfGh",
            "Lake/.lamindb/_exclusion/" + id + "/priorities",
            "Lake/.lamindb/lamin.db",
            "Lake/.lamindb/storage_uid.txt");
    assertThat(text("storage_uid.txt"))
        .isEqualTo(
            uid
                + "\ncreation info:\ninstance_slug=alice/lake\ninstance_id="
                + id
                + "\ninstance_uid="
                + identity.uid());
    assertThat(text("_exclusion/" + id + "/numbers/AbCdEfGh")).isEqualTo("1");
    assertThat(Files.readString(workspace.settings("stub--instance--alice--lake.env")))
        .contains(
            "_storage_root=" + ROOT + "\n",
            "_storage_region=us-east-1\n",
            "_db=null\n",
            "_schema_str=bionty\n");
    assertThat(workspace.directory().resolve(".lamin/stub--current_instance"))
        .hasContent("alice/lake");
    assertThat(workspace.settings("stub--current_instance.env")).doesNotExist();
    assertThat(
            Workspace.query(
                made.instance(),
                "SELECT uid, root, type, region, instance_uid FROM lamindb_storage"))
        .containsExactly(uid + "|" + ROOT + "|s3|us-east-1|" + identity.uid());
    assertThat(Workspace.query(made.instance(), "SELECT uid, handle, name FROM lamindb_user"))
        .containsExactly("AbCdEfGh|alice|Alice A");
  }

  @Test
  void theSameRequestConnectsToWhatIsThere() throws IOException {
    init();
    List<String> before = objects();
    Files.delete(workspace.settings("stub--instance--alice--lake.env"));

    InitResult again = init();

    assertThat(again.created()).isFalse();
    assertThat(objects()).isEqualTo(before);
    assertThat(workspace.settings("stub--instance--alice--lake.env")).exists();
    assertThat(workspace.settings("stub--current_instance.env")).exists();
    assertThat(workspace.init(ROOT).created()).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "/rest/v1/instance, ''",
    "/rest/v1/storage, ''",
    "'', storage_uid.txt",
    "'', priorities",
    "'', numbers/AbCdEfGh",
    "'', lamin.db",
  })
  void whatFailsLeavesNothing(String path, String key) throws IOException {
    List<String> before = workspace.files();
    if (path.isEmpty()) {
      FolderStores.refuse(BUCKET, key);
    } else {
      hub.refuse("POST", path);
    }

    assertThatThrownBy(this::init).hasMessageContaining("[LAMINDB_");

    assertThat(workspace.files()).isEqualTo(before);
    assertThat(objects()).isEmpty();
    assertThat(hub.table("instance")).isEmpty();
    assertThat(hub.table("storage")).isEmpty();
    FolderStores.put(BUCKET, bucket);
    hub.refuse("POST", "nothing");
    assertThat(init().created()).isTrue();
  }

  @Test
  void whateverStoppedItIsCompleted() throws IOException {
    for (int done = 1; done <= 7; done++) {
      InitResult made = init();
      undoAfter(made, done);

      InitResult again = init();

      assertThat(again.instance().identity()).isEqualTo(made.instance().identity());
      String uid = row("storage").path("lnid").asText();
      assertThat(row("instance").path("name").asText()).isEqualTo("lake");
      assertThat(text("storage_uid.txt")).startsWith(uid + "\n");
      assertThat(Workspace.query(again.instance(), "SELECT uid FROM lamindb_storage"))
          .as("stopped after step %s", done)
          .containsExactly(uid);
      assertThat(objects()).hasSize(5).contains("Lake/.lamindb/lamin.db");
      assertThat(workspace.settings("stub--instance--alice--lake.env")).exists();
      undoAfter(made, 0);
    }
  }

  /** Removes what comes after a step, as if the process had been killed there. */
  private void undoAfter(InitResult made, int done) throws IOException {
    Path copy = CloudFile.path(workspace.environment(), ofRoot());
    List<Path> later = new ArrayList<>();
    if (done < 3) {
      later.add(bucket.resolve("Lake/.lamindb/storage_uid.txt"));
    }
    if (done < 4) {
      later.add(workspace.settings("stub--instance--alice--lake.env"));
    }
    if (done < 5) {
      later.addAll(List.of(copy, CloudUsers.file(copy)));
    }
    if (done < 7) {
      later.add(CloudState.file(copy));
      later.add(bucket.resolve("Lake/.lamindb/lamin.db"));
    }
    if (done < 6) {
      for (String object : objects()) {
        if (object.contains("_exclusion")) {
          later.add(bucket.resolve(object));
        }
      }
    }
    later.add(workspace.directory().resolve(".lamin/stub--current_instance"));
    later.add(workspace.settings("stub--current_instance.env"));
    for (Path file : later) {
      Files.deleteIfExists(file);
    }
    if (done < 2) {
      hub.table("storage").removeAll();
    }
    if (done < 1) {
      hub.table("instance").removeAll();
    }
    assertThat(made.instance().storageRoot()).isEqualTo(ROOT);
  }

  private static CloudRoot ofRoot() {
    return CloudRoot.parse(ROOT);
  }

  @Test
  void storageOfOthersIsRefused() throws IOException {
    Path marker = bucket.resolve("Lake/.lamindb/storage_uid.txt");
    Workspace.write(
        marker, "AbCdEfGhIjKl\ncreation info:\ninstance_slug=bob/his\ninstance_id=" + ID);
    assertRefused("managed by the instance bob/his");
    Files.delete(marker);

    Workspace.write(bucket.resolve("Lake/.lamindb/lamin.db"), "x");
    assertRefused("it holds a database already");
    Files.delete(bucket.resolve("Lake/.lamindb/lamin.db"));

    hub.table("storage")
        .addObject()
        .put("id", ID)
        .put("lnid", "AbCdEfGhIjKl")
        .put("root", ROOT)
        .put("instance_id", ID);
    assertRefused("managed by the instance another one");
    assertThat(hub.table("instance")).isEmpty();
  }

  private void assertRefused(String why) throws IOException {
    List<String> before = workspace.files();
    assertThatThrownBy(this::init)
        .hasMessageContaining("[LAMINDB_INIT_REFUSED]")
        .hasMessageContaining(why);
    assertThat(workspace.files()).isEqualTo(before);
  }

  @Test
  void aNameIsOneInstance() {
    init();
    assertThatThrownBy(() -> workspace.init("s3://" + BUCKET + "/other/lake"))
        .hasMessageContaining("[LAMINDB_INIT_REFUSED]")
        .hasMessageContaining(ROOT);
    assertThatThrownBy(() -> workspace.init(ROOT, "bionty", "pertdb"))
        .hasMessageContaining("[LAMINDB_INIT_REFUSED]")
        .hasMessageContaining("the modules bionty");
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "null",
      value = {
        "s3://lamin-us-east-1/x/.lamindb, null, LAMINDB_INVALID_STORAGE_ROOT",
        "s3://lamin-us-east-1/x/../y, null, LAMINDB_INVALID_STORAGE_ROOT",
        "s3://lamin-us-east-1/x y, null, LAMINDB_INVALID_NAME",
        "s3://lamin-us-east-1/x, mysql://me:geheim@db.example.org:1/d, LAMINDB_INVALID_OPTION",
        "create-s3, null, LAMINDB_MISSING_OPTION",
        "create-s3--mars-1, null, LAMINDB_INVALID_OPTION",
        "create-s3-, null, LAMINDB_INVALID_OPTION",
        "hf://lamin/x, null, LAMINDB_UNSUPPORTED",
      })
  void badRequestsAreRefusedBeforeAnybodyIsAsked(String root, String database, String error)
      throws IOException {
    List<String> before = workspace.files();
    assertThatThrownBy(
            () ->
                new InstanceInitializer(workspace.environment())
                    .init(
                        new InitRequest(
                            root, Optional.empty(), Optional.ofNullable(database), List.of())))
        .hasMessageContaining(error)
        .hasMessageNotContaining("geheim");
    assertThat(workspace.files()).isEqualTo(before);
    assertThat(hub.asked()).isEmpty();
  }

  private InitResult initHosted() {
    return workspace.initNamed("create-s3--eu-west-2", "lake");
  }

  private List<String> hosted() throws IOException {
    try (Stream<Path> found = Files.walk(bucket)) {
      return found.filter(Files::isRegularFile).map(Path::toString).toList();
    }
  }

  @Test
  void laminHubProvidesStorageForIt() throws IOException {
    FolderStores.put("lamin-hosted-test", bucket);

    InitResult made = initHosted();

    String uid = row("storage").path("lnid").asText();
    assertThat(made.instance().storageRoot()).isEqualTo("s3://lamin-hosted-test/" + uid);
    assertThat(row("storage").path("root").asText()).isEqualTo(made.instance().storageRoot());
    assertThat(row("storage").path("region").asText()).isEqualTo("eu-west-2");
    assertThat(hub.asked().stream().filter(asked -> asked.method().equals("POST"))).hasSize(3);
    assertThat(bucket.resolve(uid + "/.lamindb/lamin.db")).exists();
    assertThat(initHosted().created()).isFalse();
    new InstanceConnection(workspace.environment()).disconnect();

    Workspace.write(bucket.resolve(uid + "/somebody's.txt"), "x");
    assertThatThrownBy(() -> InstanceDeletion.plan(workspace.environment(), "lake"))
        .hasMessageContaining("[LAMINDB_STORAGE_NOT_EMPTY]")
        .hasMessageContaining("somebody's.txt");
    Files.delete(bucket.resolve(uid + "/somebody's.txt"));
    InstanceDeletion.plan(workspace.environment(), "lake").run();
    assertThat(hosted()).isEmpty();
    assertThat(hub.table("storage")).isEmpty();
  }

  @Test
  void whatLaminHubProvidedIsCompletedOrTakenBack() throws IOException {
    FolderStores.put("lamin-hosted-test", bucket);
    List<String> before = workspace.files();
    FolderStores.refuse("lamin-hosted-test", "storage_uid.txt");
    assertThatThrownBy(this::initHosted).hasMessageContaining("[LAMINDB_");
    assertThat(workspace.files()).isEqualTo(before);
    assertThat(hub.table("instance")).isEmpty();
    assertThat(hub.table("storage")).isEmpty();

    FolderStores.put("lamin-hosted-test", bucket);
    String root = initHosted().instance().storageRoot();
    for (String file : hosted()) {
      Files.delete(Path.of(file));
    }
    Path copy = CloudFile.path(workspace.environment(), CloudRoot.parse(root));
    for (Path file : List.of(copy, CloudUsers.file(copy), CloudState.file(copy))) {
      Files.deleteIfExists(file);
    }
    InitResult again = initHosted();
    assertThat(again.created()).isTrue();
    assertThat(again.instance().storageRoot()).isEqualTo(root);
    assertThat(hub.table("storage")).hasSize(1);
  }

  @Test
  void disconnectingUnlocksIt() throws IOException {
    String id = init().instance().identity().hexId().orElseThrow();
    InstanceConnection connection = new InstanceConnection(workspace.environment());

    assertThat(connection.disconnect().orElseThrow().slug()).contains("alice/lake");
    assertThat(text("_exclusion/" + id + "/numbers/AbCdEfGh")).isEqualTo("0");
    assertThat(connection.disconnect()).isEmpty();

    init();
    assertThat(text("_exclusion/" + id + "/numbers/AbCdEfGh")).isEqualTo("1");
    assertThat(connection.disconnect().orElseThrow().file())
        .contains(workspace.settings("stub--current_instance.env"));
    assertThat(text("_exclusion/" + id + "/numbers/AbCdEfGh")).isEqualTo("0");
  }

  @Test
  void leavingTheDirectoryUnlocksIt() throws IOException {
    String id = init().instance().identity().hexId().orElseThrow();
    InstanceConnection connection = new InstanceConnection(workspace.environment());

    assertThat(connection.disconnectHere().orElseThrow().slug()).contains("alice/lake");
    assertThat(text("_exclusion/" + id + "/numbers/AbCdEfGh")).isEqualTo("0");
  }

  @Test
  void deletingRemovesItEverywhere() throws IOException {
    List<String> before = workspace.files();
    init();
    hub.forget();
    InstanceDeletion deletion = InstanceDeletion.plan(workspace.environment(), "lake");
    assertThat(deletion.removes())
        .contains("https://lamin.ai/alice/lake", ROOT + "/.lamindb/lamin.db");
    assertThat(deletion.notes()).noneMatch(note -> note.contains("LaminHub"));

    deletion.run();

    assertThat(hub.asked().stream().map(asked -> asked.method() + " " + asked.path()))
        .containsExactly(
            "GET /rest/v1/instance",
            "GET /rest/v1/storage",
            "DELETE /rest/v1/storage",
            "DELETE /rest/v1/instance");
    assertThat(hub.table("instance")).isEmpty();
    assertThat(hub.table("storage")).isEmpty();
    assertThat(objects()).isEmpty();
    assertThat(workspace.files()).isEqualTo(before);
  }

  @Test
  void whatTheHubDoesNotDeleteStays() throws IOException {
    String id = init().instance().identity().hexId().orElseThrow();
    new InstanceConnection(workspace.environment()).disconnect();
    List<String> before = workspace.files();
    hub.refuse("DELETE", "/rest/v1/storage");

    assertThatThrownBy(() -> InstanceDeletion.plan(workspace.environment(), "lake").run())
        .hasMessageContaining("[LAMINDB_HUB_REFUSED]");

    assertThat(workspace.files()).isEqualTo(before);
    assertThat(text("_exclusion/" + id + "/numbers/AbCdEfGh")).isEqualTo("0");

    hub.refuse("", "");
    hub.table("storage")
        .addObject()
        .put("id", ID)
        .put("lnid", "x")
        .put("root", "s3://b/further")
        .put("instance_id", id);
    assertThatThrownBy(() -> InstanceDeletion.plan(workspace.environment(), "lake"))
        .hasMessageContaining("[LAMINDB_DELETE_REFUSED]")
        .hasMessageContaining("s3://b/further");
    assertThat(workspace.files()).isEqualTo(before);
  }
}

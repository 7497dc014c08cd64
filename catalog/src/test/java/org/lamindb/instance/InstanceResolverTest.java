package org.lamindb.instance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.lamindb.database.DatabaseAddress.SqliteFile;
import org.lamindb.database.PostgresUrl;

class InstanceResolverTest {
  private static final String USER =
      """
      lamin_user_email=null
      lamin_user_password=null
      lamin_user_access_token=null
      lamin_user_uid=AbCdEfGh
      lamin_user_uuid=null
      lamin_user_handle=alice
      lamin_user_name=Alice A
      lamin_user_api_key=secret
      """;

  private Workspace workspace;

  @BeforeEach
  void setUp(@TempDir Path base) {
    workspace = Workspace.in(base);
  }

  private void login() {
    Workspace.write(workspace.settings("current_user.env"), USER);
  }

  /** Makes {@code anonymous/name} in a directory of its own. */
  private InstanceDescription make(String name, String... modules) {
    return workspace.at(name).init("./storage", modules).instance();
  }

  private void writeSettings(String owner, String name, String root, String url) {
    String text =
        InstanceSettings.ofNew(
                InstanceIdentity.ofNew(owner, name), root, Optional.of(url), Set.of())
            .format();
    Workspace.write(workspace.settings("instance--" + owner + "--" + name + ".env"), text);
  }

  @Test
  void findsAnInstanceByOwnerAndName() {
    InstanceDescription made = make("one", "bionty");

    assertThat(workspace.resolve("anonymous/one")).isEqualTo(made);
    assertThat(workspace.resolve("https://lamin.ai/anonymous/one")).isEqualTo(made);
    assertThat(workspace.resolve(" one ")).isEqualTo(made);
    assertThat(made.modules()).contains(Set.of("bionty"));
    assertThat(made.user()).isEqualTo(User.ANONYMOUS);
    assertThat(made.branch()).isEqualTo("main");
    assertThat(made.storageRoot()).isEqualTo(workspace.base() + "/one/storage");
    try (Instance opened = Instance.open(made)) {
      assertThat(opened.requireWritable().registries().get("bionty.CellType")).isNotNull();
      assertThatThrownBy(() -> opened.registries().get("pertdb.Compound"))
          .hasMessageContaining("LAMINDB_REGISTRY_NOT_FOUND");
    }
  }

  @Test
  void ownNameWinsOverOthers() {
    make("one");
    login();
    writeSettings("alice", "one", "/nowhere", "null");
    writeSettings("bob", "one", "/elsewhere", "null");

    assertThatThrownBy(() -> workspace.resolve("one")).hasMessageContaining("/nowhere");
  }

  @Test
  void refusesANameThatSeveralOwnersUse() {
    make("one");
    login();
    writeSettings("bob", "one", "/elsewhere", "null");

    assertThatThrownBy(() -> workspace.resolve("one"))
        .hasMessageContaining("LAMINDB_INSTANCE_AMBIGUOUS")
        .hasMessageContaining("anonymous/one, bob/one");
  }

  @ParameterizedTest
  @ValueSource(strings = {"none", "anonymous/none", "bob/one", "https://lamin.ai/anonymous/none"})
  void saysWhichInstancesItKnows(String reference) {
    make("one");

    assertThatThrownBy(() -> workspace.resolve(reference))
        .hasMessageContaining("LAMINDB_INSTANCE_NOT_FOUND")
        .hasMessageContaining("'" + reference + "'")
        .hasMessageContaining("only of anonymous/one");
  }

  @Test
  void findsAnInstanceByItsStorage() throws IOException {
    InstanceDescription made = make("one", "bionty", "pertdb");
    String root = made.storageRoot();
    Files.createSymbolicLink(workspace.base().resolve("home/link"), Path.of(root));

    for (String reference :
        new String[] {
          root,
          root + "/",
          root + "/.lamindb",
          root + "/.lamindb/lamin.db",
          "file://" + root,
          "../one/storage",
          "~/link"
        }) {
      assertThat(workspace.resolve(reference)).as(reference).isEqualTo(made);
    }
    assertThat(workspace.at(".").resolve("one/storage")).isEqualTo(made);
    assertThat(workspace.at("one").resolve("storage")).isEqualTo(made);
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      value = {"``,``", "bionty,bionty", "`bionty,pertdb`,`bionty,pertdb`"})
  void storageWithoutSettingsTellsItsModules(String given, String found) throws IOException {
    InstanceDescription made = make("one", given.split(","));
    Files.delete(workspace.settings("instance--anonymous--one.env"));

    InstanceDescription resolved = workspace.resolve(made.storageRoot());

    assertThat(resolved.identity()).isEqualTo(made.identity());
    assertThat(resolved.modules())
        .hasValueSatisfying(
            names -> assertThat(String.join(",", new TreeSet<>(names))).isEqualTo(found));
  }

  @Test
  void storageWithoutMarkerTellsItsUid() throws IOException {
    InstanceDescription made = make("one");
    Files.delete(Path.of(made.storageRoot(), ".lamindb/storage_uid.txt"));

    InstanceIdentity identity = workspace.resolve(made.storageRoot()).identity();

    assertThat(identity.uid()).isEqualTo(made.identity().uid());
    assertThat(identity.id()).isEmpty();
  }

  @Test
  void refusesWhatIsNoStorageOfAnInstance() throws IOException {
    Path empty = Files.createDirectory(workspace.base().resolve("empty"));
    Workspace.write(workspace.base().resolve("foreign/.lamindb/lamin.db"), "");
    Workspace.write(workspace.base().resolve("text/.lamindb/lamin.db"), "no database at all");

    assertThatThrownBy(() -> workspace.resolve(empty.toString()))
        .hasMessageContaining("LAMINDB_DATABASE_MISSING")
        .hasMessageContaining(empty + "/.lamindb/lamin.db");
    assertThatThrownBy(() -> workspace.resolve(empty + "/none"))
        .hasMessageContaining("LAMINDB_INVALID_INSTANCE")
        .hasMessageContaining("there is nothing at");
    assertThatThrownBy(() -> workspace.resolve("../foreign"))
        .hasMessageContaining("LAMINDB_FOREIGN_DATABASE");
    assertThatThrownBy(() -> workspace.resolve("../text"))
        .hasMessageContaining("LAMINDB_FOREIGN_DATABASE");
    assertThatThrownBy(() -> workspace.resolve("../text/.lamindb/lamin.db/x"))
        .hasMessageContaining("LAMINDB_DATABASE_MISSING");
    assertThatThrownBy(() -> workspace.resolve("./a\0b"))
        .hasMessageContaining("LAMINDB_INVALID_INSTANCE");
    assertThatThrownBy(() -> workspace.resolve("https://lamin.ai/a/b/c"))
        .hasMessageContaining("LAMINDB_INVALID_INSTANCE");
  }

  @Test
  void refusesAStorageWhoseDatabaseIsGone() throws IOException {
    InstanceDescription made = make("one");
    Files.delete(Path.of(made.storageRoot(), ".lamindb/lamin.db"));

    assertThatThrownBy(() -> workspace.resolve("anonymous/one"))
        .hasMessageContaining("LAMINDB_DATABASE_MISSING");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"s3://bucket/data", "gs://bucket", "s3://bucket/data?endpoint_url=http://h:9000"})
  void databasesInACloudHaveACopyInTheCache(String root) {
    writeSettings("bob", "cloud", root, "null");

    InstanceDescription found = workspace.resolve("bob/cloud");

    assertThat(workspace.resolve(root)).isEqualTo(found);
    assertThat(found.storageRoot()).isEqualTo(root);
    assertThat(found.database().toString())
        .endsWith(
            "/lamindb/bucket" + (root.contains("data") ? "/data" : "") + "/.lamindb/lamin.db");
  }

  @Test
  void instancesInACloudWithoutSettingsAreLookedForThere() {
    assertThatThrownBy(() -> workspace.resolve("s3://bucket/data"))
        .hasMessageContaining("LAMINDB_CLOUD_ACCESS_MISSING")
        .hasMessageContaining("s3://bucket/data");
  }

  @ParameterizedTest
  @ValueSource(strings = {"hf://datasets/a/b", "https://example.org/data"})
  void refusesStorageThatNobodyCanWrite(String root) {
    writeSettings("bob", "cloud", root, "null");

    assertThatThrownBy(() -> workspace.resolve("bob/cloud"))
        .hasMessageContaining("LAMINDB_STORAGE_UNSUPPORTED")
        .hasMessageContaining(root);
  }

  @Test
  void refusesSettingsThatAreBroken() {
    Workspace.write(workspace.settings("instance--bob--broken.env"), "lamindb_instance_owner=bob");

    assertThatThrownBy(() -> workspace.resolve("bob/broken"))
        .hasMessageContaining("LAMINDB_SETTINGS_INVALID")
        .hasMessageContaining("instance--bob--broken.env");
    assertThatThrownBy(() -> workspace.resolve("bob/other"))
        .hasMessageContaining("LAMINDB_INSTANCE_NOT_FOUND");
  }

  @Test
  void postgresUrlIsFoundInTheSettings() {
    writeSettings("bob", "server", "/data", "postgresql://bob:secret@127.0.0.1:1/lab");

    InstanceDescription found = workspace.resolve("postgresql://eve:other@127.0.0.1:1/lab");

    assertThat(found.identity()).isEqualTo(InstanceIdentity.ofNew("bob", "server"));
    assertThat(found.database())
        .isEqualTo(PostgresUrl.parse("postgresql://eve:other@127.0.0.1:1/lab"));
    assertThat(found.toString()).doesNotContain("secret");
  }

  @Test
  void saysThatAServerCannotBeReached() {
    assertThatThrownBy(() -> workspace.resolve("postgresql://eve:geheim@127.0.0.1:1/lab"))
        .hasMessageContaining("LAMINDB_DATABASE_UNREACHABLE")
        .hasMessageContaining("127.0.0.1:1/lab")
        .hasMessageNotContaining("geheim");
    assertThatThrownBy(() -> workspace.resolve("postgresql://eve:geheim@127.0.0.1:1"))
        .hasMessageContaining("LAMINDB_INVALID_INSTANCE")
        .hasMessageNotContaining("geheim");
  }

  @Test
  void withoutAnyInstanceThereIsNoDefault() {
    InstanceResolver resolver = new InstanceResolver(workspace.environment());

    assertThat(resolver.hasDefault()).isFalse();
    assertThat(resolver.resolveDefault()).isEmpty();
    assertThatThrownBy(() -> resolver.resolve(InstanceReference.ofDefault()))
        .hasMessageContaining("LAMINDB_NO_INSTANCE");
    assertThat(workspace.base().resolve("settings")).doesNotExist();
  }

  private Optional<String> defaultOf(Workspace place) {
    return new InstanceResolver(place.environment())
        .resolveDefault()
        .map(found -> found.identity().name());
  }

  @Test
  void variableWinsOverMarkerAndMarkerOverCurrentInstance() throws IOException {
    make("one");
    make("two");
    make("three");
    Files.copy(
        workspace.settings("instance--anonymous--three.env"),
        workspace.settings("current_instance.env"));
    Workspace below = workspace.at("two/deeper/still");

    assertThat(defaultOf(workspace)).contains("three");
    assertThat(defaultOf(below)).contains("two");
    assertThat(defaultOf(below.with("LAMIN_CURRENT_INSTANCE", "anonymous/one"))).contains("one");
    assertThat(defaultOf(below.with("LAMIN_CURRENT_INSTANCE", "one"))).contains("one");
    assertThat(defaultOf(below.with("LAMIN_CURRENT_INSTANCE", "https://lamin.ai/anonymous/one")))
        .contains("one");
    assertThat(defaultOf(below.with("LAMIN_CURRENT_INSTANCE", "anonymous/none"))).contains("two");
    assertThat(defaultOf(below.with("LAMIN_CURRENT_INSTANCE", "a/b/c"))).contains("two");
  }

  @Test
  void variableThatNamesNoInstanceIsMentionedOnce() {
    make("one");
    Workspace elsewhere = workspace.at("one").with("LAMIN_CURRENT_INSTANCE", "anonymous/vanished");
    PrintStream standard = System.err;
    ByteArrayOutputStream log = new ByteArrayOutputStream();
    System.setErr(new PrintStream(log, true, StandardCharsets.UTF_8));
    try {
      assertThat(defaultOf(elsewhere)).contains("one");
      assertThat(new InstanceResolver(elsewhere.environment()).hasDefault()).isTrue();
    } finally {
      System.setErr(standard);
    }
    assertThat(log.toString(StandardCharsets.UTF_8))
        .containsOnlyOnce("LAMIN_CURRENT_INSTANCE names 'anonymous/vanished'");
  }

  @Test
  void nearestMarkerDecidesEvenIfItsInstanceIsUnknown() throws IOException {
    make("one");
    make("three");
    Files.copy(
        workspace.settings("instance--anonymous--three.env"),
        workspace.settings("current_instance.env"));
    Workspace below = workspace.at("one/deeper");
    Workspace.write(below.directory().resolve(".lamin/current_instance"), "anonymous/none");

    assertThat(defaultOf(below)).contains("three");
  }

  @Test
  void brokenDefaultIsADefault() {
    Workspace.write(workspace.settings("current_instance.env"), "nothing");
    InstanceResolver resolver = new InstanceResolver(workspace.environment());

    assertThat(resolver.hasDefault()).isTrue();
    assertThatThrownBy(resolver::resolveDefault).hasMessageContaining("LAMINDB_SETTINGS_INVALID");
  }

  @Test
  void otherHubsHaveTheirOwnSettings() {
    Workspace staging = workspace.with("LAMIN_ENV", "staging");
    staging.init("./storage");

    assertThat(workspace.settings("staging--instance--anonymous--work.env")).exists();
    assertThat(workspace.directory().resolve(".lamin/staging--current_instance")).exists();
    assertThat(defaultOf(staging)).contains("work");
    assertThat(defaultOf(workspace)).isEmpty();
    assertThat(defaultOf(workspace.with("LAMIN_ENV", "prod"))).isEmpty();
  }

  @Test
  void settingsAreInTheHomeDirectoryByDefault() {
    Environment environment =
        new Environment(Map.of(), workspace.directory(), workspace.base().resolve("home"));

    assertThat(new SettingsDirectory(environment).path())
        .isEqualTo(workspace.base().resolve("home/.lamin"));
  }

  @Test
  void branchIsThatOfTheDirectoryElseOfTheSettings() throws IOException {
    make("one");
    Workspace.write(workspace.settings("current-branch--anonymous--one.txt"), "uid1\nglobal");
    assertThat(workspace.resolve("one").branch()).isEqualTo("global");
    assertThat(workspace.at("one").resolve("one").branch()).isEqualTo("global");

    Workspace.write(workspace.base().resolve("one/.lamin/current_branch"), "uid2\nlocal");
    assertThat(workspace.resolve("one").branch()).isEqualTo("global");
    assertThat(workspace.at("one/deeper").resolve("one").branch()).isEqualTo("local");

    make("two");
    assertThat(workspace.at("one").resolve("two").branch()).isEqualTo("main");
  }

  @Test
  void userIsWhoIsLoggedIn() {
    make("one");
    login();

    assertThat(workspace.resolve("one").user()).isEqualTo(new User("AbCdEfGh", "alice", "Alice A"));
    InstanceDescription own = make("own");
    assertThat(own.identity()).isEqualTo(InstanceIdentity.ofNew("alice", "own"));
    assertThat(own.database()).isInstanceOf(SqliteFile.class);
    Workspace.write(
        workspace.settings("current_user.env"), USER.replaceFirst("lamin_user_uuid.*\n", ""));
    assertThatThrownBy(() -> workspace.resolve("one"))
        .hasMessageContaining("LAMINDB_SETTINGS_INVALID")
        .hasMessageContaining("lamin_user_uuid");
  }
}

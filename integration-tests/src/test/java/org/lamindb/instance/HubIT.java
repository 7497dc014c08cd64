package org.lamindb.instance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.lamindb.database.DatabaseAddress.PostgresServer;
import org.lamindb.database.PostgresUrl;
import org.lamindb.hub.Hub;
import org.lamindb.hub.HubStorages;
import org.lamindb.hub.StandInHub;
import org.lamindb.hub.StorageKeys;
import org.lamindb.referee.PostgresForTests;
import org.lamindb.referee.RefereeInstance;
import org.lamindb.referee.S3ForTests;
import org.lamindb.referee.TestFolders;

/** The Python client and we ask one hub the same, and read each other's files. */
class HubIT {
  private static final List<String> INSTANCES =
      List.of(
          "alice/remote1",
          "alice/fine",
          "alice/nokeys",
          "alice/minor",
          "alice/older",
          "laminlabs/pubinst");

  private static StandInHub hub;
  private static Path base;

  @BeforeAll
  static void start() {
    hub = new StandInHub();
    hub.table("instance_previous_name")
        .addObject()
        .put("previous_name", "older")
        .putObject("instance")
        .put("name", "remote1");
    base = TestFolders.folder("hub-" + ProcessHandle.current().pid());
  }

  @AfterAll
  static void stop() {
    hub.close();
  }

  @BeforeEach
  void forget() {
    hub.forget();
  }

  private static List<String> substance() {
    return HubMachine.substance(hub);
  }

  private static HubMachine machine(String name) {
    return HubMachine.of(hub, base.resolve(name));
  }

  @Test
  void eachLogsInForTheOther() throws IOException {
    HubMachine ours = machine("ours");
    assertThat(ours.run("login")).isEqualTo("logged in alice");
    List<String> asked = substance();
    assertThat(ours.client().lamin("info")).contains("User: alice");
    assertThat(ours.client().lamin("login", "alice")).contains("logged in alice");

    HubMachine theirs = machine("theirs");
    hub.forget();
    assertThat(theirs.client().lamin("login")).contains("logged in alice");
    assertThat(asked).isEqualTo(substance());
    assertThat(theirs.run("settings", "--json")).contains("\"user\":\"alice\"");
    for (String name : List.of("current_user.env", "user--alice.env")) {
      assertThat(ours.text(name)).isEqualTo(theirs.text(name));
    }
    assertThat(theirs.run("login", "alice")).isEqualTo("logged in alice");
    assertThat(theirs.run("logout")).isEqualTo("logged out");
    assertThat(theirs.file("current_user.env")).doesNotExist();
  }

  @Test
  void eachConnectsToWhatTheOtherMade() throws IOException {
    HubMachine machine = machine("both");
    machine.run("login");
    machine.run("init", "--storage", "./data");
    Path settings = machine.file("instance--alice--data.env");
    Environment environment = machine.environment();
    InstanceSettings made =
        InstanceSettings.parse(Files.readString(settings), settings.toString(), Map.of());
    Files.delete(settings);
    new SettingsDirectory(environment).marker().orElseThrow().remove();
    ObjectNode told = hub.instance("alice/local").deepCopy();
    told.put("id", made.id().toString()).put("name", "data").putNull("schema_str");
    ((ObjectNode) told.path("storage")).put("root", made.storageRoot());
    hub.instances().set("alice/data", told);

    assertThat(
            machine.run(
                "sql", "--instance", "alice/data", "-e", "SELECT handle FROM lamin.core.user"))
        .contains("alice");
    assertThat(settings).doesNotExist();
    hub.forget();
    assertThat(machine.run("connect", "alice/data")).isEqualTo("connected lamindb: alice/data");
    List<String> asked = substance();
    String ours = Files.readString(settings);
    Files.delete(settings);
    Files.delete(machine.file("current_instance.env"));

    assertThat(machine.client().lamin("connect", "alice/data"))
        .contains("connected lamindb: alice/data");
    assertThat(asked).isEqualTo(substance());
    assertThat(Files.readString(settings)).isEqualTo(ours);
    assertThat(machine.run("info", "--json")).contains("\"instance\":\"alice/data\"");
    assertThat(machine.client().lamin("info")).contains("Instance: alice/data", "User: alice");
  }

  @Test
  void bothReadPublicInstancesFromTheirClones() throws IOException {
    String bucket = "hub-clone-" + ProcessHandle.current().pid();
    S3ForTests.bucket(bucket);
    RefereeInstance made = RefereeInstance.empty(bucket, "");
    publishClone(bucket, made);
    ObjectNode open = hub.instance("laminlabs/pubinst").deepCopy();
    open.put("name", "open").putNull("schema_str").put("db_port", 1);
    ((ObjectNode) open.path("storage")).put("root", "s3://" + bucket + "/open");
    hub.instances().set("laminlabs/open", open);
    ObjectNode closed = open.deepCopy().put("name", "closed");
    closed.putNull("db_user_name").putNull("db_user_password");
    hub.instances().set("laminlabs/closed", closed);
    HubMachine machine = machine("clones");
    machine.variables().put("AWS_ENDPOINT_URL", S3ForTests.endpoint());
    Path packed = machine.home().resolve("cache/" + bucket + "/open/.lamindb/lamin.db.gz");

    // What the client has fetched is used.
    assertThat(rootsInClient(machine)).hasSize(2).allMatch(made.storage().toString()::equals);
    FileTime fetched = Files.getLastModifiedTime(packed);
    assertThat(
            machine.run(
                "sql", "--instance", "laminlabs/open", "-e", "SELECT root FROM lamin.core.storage"))
        .contains(made.storage().toString());
    assertThat(machine.run("info", "laminlabs/closed"))
        .contains("s3://" + bucket + "/open: .lamindb/lamin.db.gz of " + fetched.toInstant());

    // The client writes the next one into the file of the last.
    publishClone(bucket, made);
    assertThat(rootsInClient(machine)).hasSize(2);
    assertThat(machine.run("info", "laminlabs/open"))
        .contains(".lamindb/lamin.db.gz of " + Files.getLastModifiedTime(packed).toInstant());

    Launcher launcher = new Launcher(machine.directory(), machine.variables());
    assertThat(launcher.run("connect", "laminlabs/closed").errors())
        .contains("gives you no access to the database of 'laminlabs/closed'");
    S3ForTests.put(bucket, "open/.lamindb/lamin.db.gz", "no archive");
    assertThat(launcher.run("info", "laminlabs/closed").errors())
        .contains("of the instance 'laminlabs/closed' is damaged");
    assertThatThrownBy(() -> rootsInClient(machine)).hasMessageContaining("BadGzipFile");
  }

  private static void publishClone(String bucket, RefereeInstance made) throws IOException {
    Path zip = base.resolve("lamin.db.gz");
    try (OutputStream bytes = new GZIPOutputStream(Files.newOutputStream(zip))) {
      Files.copy(made.storage().resolve(".lamindb/lamin.db"), bytes);
    }
    S3ForTests.put(bucket, "open/.lamindb/lamin.db.gz", zip);
  }

  private static List<String> rootsInClient(HubMachine machine) {
    return machine
        .client()
        .python(
            """
            import lamindb as ln
            for slug in ("laminlabs/open", "laminlabs/closed"):
                print("root", ln.DB(slug).Storage.get().root)
            """)
        .lines()
        .filter(line -> line.startsWith("root "))
        .map(line -> line.substring(5))
        .toList();
  }

  @Test
  void databasesGetTokensOfTheHub() throws IOException {
    RefereeInstance instance = RefereeInstance.empty("hub-" + ProcessHandle.current().pid(), true);
    PostgresServer server = PostgresUrl.parse(instance.database().orElseThrow());
    PostgresForTests.execute(
        server.database(),
        "CREATE TABLE seen (token text)",
        "CREATE FUNCTION set_token(token text, is_local boolean) RETURNS void LANGUAGE sql AS"
            + " $$ INSERT INTO seen VALUES (token) $$");
    ObjectNode told = hub.instance("alice/fine").deepCopy();
    told.put("name", "guarded")
        .put("db_port", server.port())
        .put("db_database", server.database())
        .put("db_user_name", server.user())
        .put("db_user_password", server.password());
    hub.instances().set("alice/guarded", told);
    HubMachine machine = machine("guarded");
    machine.run("login");
    hub.forget();
    assertThat(machine.run("connect", "alice/guarded"))
        .isEqualTo("connected lamindb: alice/guarded");
    assertThat(substance())
        .hasSize(2)
        .last()
        .asString()
        .startsWith("GET/api/instances/1e2ede02-7e77-5cbb-8d91-423f283b4da0/db_token");
    try (Connection connection = instance.connect();
        Statement statement = connection.createStatement()) {
      assertThat(one(statement, "SELECT DISTINCT token FROM seen")).isIn(hub.secrets());
      assertThat(one(statement, "SELECT name FROM lamindb_user WHERE uid = 'AbCdEfGh'"))
          .isEqualTo("Alice A");
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }

  private static String one(Statement statement, String query) throws SQLException {
    try (ResultSet rows = statement.executeQuery(query)) {
      assertThat(rows.next()).isTrue();
      String text = rows.getString(1);
      assertThat(rows.next()).isFalse();
      return text;
    }
  }

  @Test
  void bothAskTheSameAboutInstancesAndStorages() throws IOException {
    HubMachine machine = machine("questions");
    machine.run("login");
    substance();
    Map<String, List<String>> ours = new LinkedHashMap<>();
    Map<String, String> files = new LinkedHashMap<>();
    HubLookup lookup = new HubLookup(machine.environment());
    for (String slug : INSTANCES) {
      String[] parts = slug.split("/");
      InstanceSettings found = lookup.find(parts[0], parts[1]).orElseThrow();
      ours.put(slug, substance());
      files.put("instance--" + parts[0] + "--" + found.name() + ".env", found.format());
    }
    InstanceSettings fine = lookup.find("alice", "fine").orElseThrow();
    substance();
    assertThat(lookup.tokens(fine).orElseThrow().current()).startsWith("eyJ");
    ours.put("token", substance());
    Hub asked = new Users(machine.environment()).hub();
    for (String path : List.of("s3://eu-bucket/managed/sub/", "s3://lamin-hosted-test/AbC123/")) {
      StorageKeys keys = new HubStorages(asked).keys(path).orElseThrow();
      assertThat(keys.accessKey()).isEqualTo("ASIAMANAGED");
      ours.put(path, substance());
    }

    String told =
        machine
            .client()
            .python(
                """
                import os, sys
                from lamindb_setup._connect_instance import _connect_instance, _connect_cli
                from lamindb_setup.core._hub_core import access_aws, access_db
                from lamindb_setup.core._settings_save import save_instance_settings
                for slug in sys.argv[1:] or %s:
                    owner, name = slug.split("/")
                    settings = _connect_instance(owner, name)
                    save_instance_settings(settings, settings._get_settings_file())
                access_db(_connect_instance("alice", "fine"))
                print(access_aws("s3://eu-bucket/managed/sub/")["accessibility"]["storage_root"])
                print(access_aws("s3://lamin-hosted-test/AbC123/")["credentials"]["key"])
                """
                    .formatted(
                        INSTANCES.stream()
                            .map(slug -> "'" + slug + "'")
                            .collect(Collectors.joining(", ", "[", "]"))));
    assertThat(told).contains("s3://eu-bucket/managed", "ASIAMANAGED");
    List<String> expected = new ArrayList<>();
    INSTANCES.forEach(slug -> expected.addAll(ours.get(slug)));
    expected.addAll(ours.get("alice/fine"));
    ours.keySet().stream()
        .filter(key -> !INSTANCES.contains(key))
        .forEach(key -> expected.addAll(ours.get(key)));
    assertThat(substance()).isEqualTo(expected);
    for (Map.Entry<String, String> file : files.entrySet()) {
      assertThat(machine.file(file.getKey())).hasContent(file.getValue());
    }
  }
}

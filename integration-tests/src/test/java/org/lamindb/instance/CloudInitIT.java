package org.lamindb.instance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.lamindb.database.DatabaseAddress.PostgresServer;
import org.lamindb.database.PostgresUrl;
import org.lamindb.hub.StandInHub;
import org.lamindb.referee.PostgresForTests;
import org.lamindb.referee.RefereeInstance;
import org.lamindb.referee.S3ForTests;
import org.lamindb.referee.TestFolders;

/** The Python client and we make instances in a cloud: with the same requests, rows and files. */
class CloudInitIT {
  private static final String SAVE =
      """
      import lamindb as ln
      import pandas as pd
      ln.connect("alice/%s")
      ln.Artifact.from_dataframe(pd.DataFrame({"a": [1]}), key="a.parquet").save()
      print("saved", ln.Artifact.get(key="a.parquet").storage.root)
      ln.setup.disconnect()
      """;

  private static StandInHub hub;
  private static String bucket;
  private static HubMachine ours;
  private static HubMachine theirs;

  @BeforeAll
  static void start() {
    hub = new StandInHub();
    String unique = "hub-" + ProcessHandle.current().pid();
    bucket = unique;
    S3ForTests.bucket(bucket);
    Path base = TestFolders.folder("cloud-" + unique);
    ours = HubMachine.of(hub, base.resolve("ours"));
    theirs = HubMachine.of(hub, base.resolve("theirs"));
    new Users(ours.environment()).login(StandInHub.ALICE_KEY);
    new Users(theirs.environment()).login(StandInHub.ALICE_KEY);
  }

  @AfterAll
  static void stop() {
    hub.close();
  }

  private static List<String> substance() {
    return HubMachine.substance(hub).stream().map(CloudInitIT::comparable).toList();
  }

  @Test
  void weMakeInstancesInACloudAsTheClientDoes() throws IOException {
    hub.forget();
    ours.run("init", "--storage", S3ForTests.root(bucket, "made"), "--modules", "bionty");
    List<String> asked = substance();
    Map<String, String> made = traces(ours, "made", sqlite(ours, "made"));
    ours.run("disconnect");
    hub.forget();

    // The client takes the end point for a part of the name.
    theirs
        .client()
        .lamin(
            "init",
            "--storage",
            S3ForTests.root(bucket, "twin"),
            "--name",
            "twin",
            "--modules",
            "bionty");
    assertThat(asked).isEqualTo(substance());
    assertThat(made).isEqualTo(traces(theirs, "twin", sqlite(theirs, "twin")));
    theirs.client().lamin("disconnect");

    assertThat(elsewhere(theirs).python(SAVE.formatted("made")))
        .contains("saved " + S3ForTests.root(bucket, "made"));
    assertThat(ours.run("sql", "-e", "SELECT key FROM lamin.core.artifact")).contains("a.parquet");
  }

  private static PythonClient elsewhere(HubMachine machine) throws IOException {
    return machine.client().in(Files.createDirectories(machine.home().resolve("other")));
  }

  @Test
  void weMakeInstancesWithPostgresAsTheClientDoes() throws IOException {
    String made = PostgresForTests.createDatabase("hub_made", null);
    String twin = PostgresForTests.createDatabase("hub_twin", RefereeInstance.template());
    HubMachine here = in(ours, "postgres");
    HubMachine there = in(theirs, "postgres");
    hub.forget();
    here.run(init(made, "hub_made"));
    List<String> asked = substance();
    Map<String, String> traces = traces(here, "hub_made", PostgresForTests.url("hub_made"));

    there.client().lamin(init(twin, "hub_twin"));
    assertThat(asked).isEqualTo(substance());
    assertThat(asked).anyMatch(request -> request.contains("\"db_database\":\"NAME\""));
    assertThat(asked).noneMatch(request -> request.contains("secret-of-the-tests"));
    assertThat(traces).isEqualTo(traces(there, "hub_twin", PostgresForTests.url("hub_twin")));

    here.run(init(made, "hub_made"));
    assertThat(elsewhere(here).python(SAVE.formatted("hub_made")))
        .contains("saved " + S3ForTests.root(bucket, "hub_made"));
    assertThat(here.run("sql", "-e", "SELECT key FROM lamin.core.artifact")).contains("a.parquet");
  }

  @Test
  void laminHubProvidesStorageForBoth() throws IOException {
    S3ForTests.bucket("lamin-hosted-test");
    HubMachine here = in(ours, "hosted").with("AWS_ENDPOINT_URL", S3ForTests.endpoint());
    HubMachine there = in(theirs, "hosted").with("AWS_ENDPOINT_URL", S3ForTests.endpoint());
    String[] init = {"init", "--storage", "create-s3", "--name", "hosted"};
    hub.forget();
    here.run(init);
    List<String> asked = substance();
    String settings = hosted(here.text("instance--alice--hosted.env"));
    String root = hub.table("storage").get(hub.table("storage").size() - 1).path("root").asText();
    String folder = root.substring("s3://lamin-hosted-test/".length());
    List<String> keys = S3ForTests.keys("lamin-hosted-test", folder);
    here.run("disconnect");
    assertThat(here.client().lamin("connect", "alice/hosted")).contains("connected");
    here.client().lamin("disconnect");
    here.run("delete", "--force", "alice/hosted");
    assertThat(S3ForTests.keys("lamin-hosted-test", folder)).isEmpty();

    hub.forget();
    there.client().lamin(init);
    // The client asks for keys once more where it looks up the region, which the name tells.
    assertThat(asked.stream().map(CloudInitIT::hosted).distinct())
        .containsExactlyElementsOf(
            substance().stream().map(CloudInitIT::hosted).distinct().toList());
    assertThat(settings).isEqualTo(hosted(there.text("instance--alice--hosted.env")));
    assertThat(S3ForTests.keys("lamin-hosted-test", "").stream().map(CloudInitIT::hosted).toList())
        .isEqualTo(keys.stream().map(CloudInitIT::hosted).toList());
  }

  private static String hosted(String text) {
    return comparable(text)
        .replaceAll("(lamin-hosted-test/)?[0-9A-Za-z]{12}(?=[/\\\\\"\n}])", "ROOT");
  }

  @Test
  void laminHubMigratesOrNamesWhoDoes() throws IOException {
    String url = PostgresForTests.createDatabase("hub_migrated", null);
    HubMachine here = in(ours, "migrated");
    String root = S3ForTests.root(bucket, "migrated");
    here.run("init", "--storage", root, "--db", url, "--name", "migrated");
    PostgresForTests.execute(
        "hub_migrated",
        "CREATE ROLE hub_reader LOGIN PASSWORD 'pwd-c4ca4238'",
        "GRANT SELECT ON ALL TABLES IN SCHEMA public TO hub_reader",
        "CREATE ROLE hub_root SUPERUSER LOGIN PASSWORD 'pwd-1f3870be'");
    String id = managed(url);
    here.run("connect", "alice/migrated");
    assertThat(here.text("instance--alice--migrated.env")).contains("://hub_reader:");

    hub.forget();
    here.run("migrate", "deploy");
    List<String> asked = substance();
    assertThat(asked).hasSize(2).last().asString().startsWith("POST/api/instances/");
    here.client().lamin("migrate", "deploy");
    assertThat(substance()).isEqualTo(asked);

    HubMachine local = here.with("LAMIN_MIGRATE_ON_HUB", "false");
    forgetMigration();
    Launcher.Result refused =
        new Launcher(local.directory(), local.variables()).run("migrate", "deploy");
    assertThat(refused.code()).isNotZero();
    assertThat(refused.errors()).contains("names no user who may change the tables");
    hub.procedure("get_instance_db_user")
        .putArray(id)
        .addObject()
        .put("type", "write")
        .put("name", "hub_root")
        .put("password", "pwd-1f3870be");
    hub.forget();
    assertThat(local.run("migrate", "deploy")).contains("lamindb.");
    asked = substance();
    forgetMigration();
    local.client().lamin("migrate", "deploy");
    // The client asks first whether the hub knows the instance, whatever the variable says.
    assertThat(substance().stream().filter(request -> !request.startsWith("GET/rest/v1/instance{")))
        .containsExactlyElementsOf(asked);
    assertThat(here.text("instance--alice--migrated.env")).doesNotContain("hub_root");
    hub.instances().remove("alice/migrated");
  }

  private static void forgetMigration() {
    PostgresForTests.execute(
        "hub_migrated", "DELETE FROM django_migrations WHERE name = '0193_squashed'");
  }

  /** From now on, the hub manages the instance, and tells of a user who may only read. */
  private static String managed(String url) {
    PostgresServer server = PostgresUrl.parse(url);
    ObjectNode told = hub.instance("alice/fine").deepCopy();
    for (JsonNode row : hub.table("instance")) {
      if (row.path("name").asText().equals("migrated")) {
        told.set("id", row.path("id"));
      }
    }
    for (JsonNode row : hub.table("storage")) {
      if (row.path("root").asText().contains("migrated")) {
        told.set("storage", row.deepCopy());
      }
    }
    told.put("name", "migrated")
        .putNull("schema_str")
        .putNull("db_permissions")
        .put("db_port", server.port())
        .put("db_database", server.database())
        .put("db_user_name", "hub_reader")
        .put("db_user_password", "pwd-c4ca4238");
    hub.instances().set("alice/migrated", told);
    return told.path("id").asText();
  }

  @Test
  void bothTellLaminHubOfFurtherStorages() throws IOException {
    HubMachine here = in(ours, "further");
    here.run("init", "--storage", S3ForTests.root(bucket, "further"));
    here.run("disconnect");
    hub.forget();
    here.run("storage", "create", S3ForTests.root(bucket, "more/made"));
    List<String> asked = substance();
    String marker = S3ForTests.text(bucket, "more/made/.lamindb/storage_uid.txt");
    here.run("storage", "delete", S3ForTests.root(bucket, "more/made"));
    List<String> deleted = substance();
    assertThat(hub.table("storage")).noneMatch(row -> row.toString().contains("more/made"));

    String told =
        elsewhere(here)
            .python(
                """
                import sys
                import lamindb as ln
                ln.connect("alice/further")
                print("NOW", flush=True)
                storage = ln.Storage("%s").save()
                print("uid", storage.uid)
                storage.delete()
                ln.setup.disconnect()
                """
                    .formatted(S3ForTests.root(bucket, "more/twin")));
    assertThat(told).contains("uid ");
    List<String> theirs = substance();
    // It has asked before whether the hub knows the instance.
    assertThat(theirs).containsSubsequence(asked.subList(1, asked.size()));
    assertThat(theirs).containsSubsequence(deleted.subList(1, deleted.size()));
    assertThat(asked).hasSize(3);
    assertThat(deleted).hasSize(3);
    assertThat(marker).contains("instance_slug=alice/further");
    assertThat(S3ForTests.keys(bucket, "more/")).isEmpty();
    Launcher.Result refused =
        new Launcher(here.directory(), here.variables()).run("storage", "create", "./folder");
    assertThat(refused.errors()).contains("'--host' is missing");
    hub.refuse("POST", "/rest/v1/storage");
    refused =
        new Launcher(here.directory(), here.variables())
            .run("storage", "create", S3ForTests.root(bucket, "more/refused"));
    hub.refuse("", "");
    assertThat(refused.errors()).contains("refused storage");
    assertThat(S3ForTests.keys(bucket, "more/")).isEmpty();
  }

  private static HubMachine in(HubMachine machine, String directory) throws IOException {
    return new HubMachine(
        hub,
        machine.home(),
        Files.createDirectories(machine.home().resolveSibling(directory)),
        machine.variables());
  }

  private static String[] init(String url, String name) {
    String root = S3ForTests.root(bucket, name);
    return new String[] {"init", "--storage", root, "--db", url, "--modules", "bionty,pertdb"};
  }

  private static Path sqlite(HubMachine machine, String name) {
    return machine.home().resolve("cache/" + bucket + "/" + name + "/.lamindb/lamin.db");
  }

  private static Map<String, String> traces(HubMachine machine, String name, Path database)
      throws IOException {
    return traces(machine, name, "jdbc:sqlite:" + database);
  }

  /** What an instance leaves in the cloud, in the settings and in its database. */
  private static Map<String, String> traces(HubMachine machine, String name, String database)
      throws IOException {
    Map<String, String> traces = new TreeMap<>();
    for (String key : S3ForTests.keys(bucket, name)) {
      String text = key.endsWith(".db") ? "" : S3ForTests.text(bucket, key);
      traces.put(comparable(key), comparable(text));
    }
    traces.put("settings", comparable(machine.text("instance--alice--" + name + ".env")));
    Path marker = machine.directory().resolve(".lamin/stub--current_instance");
    traces.put("directory", comparable(Files.readString(marker)));
    try (Connection connection = connect(database);
        Statement statement = connection.createStatement()) {
      for (String table : List.of("storage", "user")) {
        traces.put(table, row(statement, "SELECT * FROM lamindb_" + table));
      }
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
    return traces;
  }

  private static Connection connect(String database) throws SQLException {
    if (database.startsWith("jdbc:")) {
      return DriverManager.getConnection(database);
    }
    PostgresServer server = PostgresUrl.parse(database);
    return DriverManager.getConnection(
        "jdbc:postgresql://" + server.host() + ":" + server.port() + "/" + server.database(),
        server.user(),
        server.password());
  }

  private static String row(Statement statement, String query) throws SQLException {
    try (ResultSet rows = statement.executeQuery(query)) {
      Map<String, String> row = new TreeMap<>();
      while (rows.next()) {
        for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
          row.put(rows.getMetaData().getColumnName(i), comparable("" + rows.getString(i)));
        }
      }
      return row.toString();
    }
  }

  /** Without names, ids and times, which differ from instance to instance. */
  private static String comparable(String text) {
    return text.replaceAll("(hub_)?(made|twin)", "NAME")
        .replaceAll("[0-9a-f]{32}", "ID")
        .replaceAll("\\d{4}-\\d\\d-\\d\\d \\d\\d:.*", "TIME")
        .replaceAll("\\b[0-9A-Za-z]{12}\\b", "UID")
        .replaceAll("\"lamindb_version\":\"2\\.12\\.\\d\"", "VERSION");
  }

  @Test
  void whatFailsWithPostgresLeavesNothingAndWhatWasStoppedIsCompleted() throws IOException {
    String url = PostgresForTests.createDatabase("hub_faults", null);
    HubMachine machine = in(ours, "faults");
    String root = S3ForTests.root(bucket, "faults");
    Path settings = machine.file("instance--alice--faults.env");

    hub.refuse("POST", "/rest/v1/storage");
    assertFails(machine, root, url, "LAMINDB_HUB_REFUSED");
    hub.refuse("", "");
    PostgresForTests.execute("hub_faults", "CREATE TABLE mine (x int)");
    assertFails(machine, root, url, "it has tables of something else already: mine");
    PostgresForTests.execute(
        "hub_faults",
        "DROP TABLE mine",
        "CREATE FUNCTION refuse() RETURNS event_trigger LANGUAGE plpgsql AS"
            + " $$ BEGIN RAISE EXCEPTION 'no tables today'; END $$",
        "CREATE EVENT TRIGGER refuse ON ddl_command_start WHEN tag IN ('CREATE TABLE')"
            + " EXECUTE FUNCTION refuse()");
    assertFails(machine, root, url, "no tables today");
    PostgresForTests.execute("hub_faults", "DROP EVENT TRIGGER refuse");
    assertFails(
        machine, root, url.replace("postgres:secret-of-the-tests", "nobody:geheim"), "LAMINDB_");

    InitResult made = init(machine, root, url);
    assertThat(made.created()).isTrue();
    String uid = S3ForTests.text(bucket, "faults/.lamindb/storage_uid.txt").substring(0, 12);
    for (int done = 0; done < 5; done++) {
      undoAfter(done, settings);
      InitResult again = init(machine, root, url);
      assertThat(again.created()).as("stopped after step %s", done).isEqualTo(done < 4);
      assertThat(again.instance().identity()).isEqualTo(made.instance().identity());
      assertThat(settings).content().contains("_storage_root=" + root, "_db=" + url);
      assertThat(hub.table("storage"))
          .filteredOn(row -> row.path("root").asText().equals(root))
          .singleElement()
          .satisfies(
              row ->
                  assertThat(S3ForTests.text(bucket, "faults/.lamindb/storage_uid.txt"))
                      .startsWith(row.path("lnid").asText() + "\n"));
    }
    assertThat(S3ForTests.text(bucket, "faults/.lamindb/storage_uid.txt")).startsWith(uid);

    InstanceDeletion deletion = InstanceDeletion.plan(machine.environment(), "alice/faults");
    assertThat(deletion.notes()).anyMatch(note -> note.contains("keeps its tables"));
    deletion.run();
    assertNothing(settings);
    assertThat(init(machine, root, url).created()).isTrue();
    assertThat(S3ForTests.text(bucket, "faults/.lamindb/storage_uid.txt")).startsWith(uid);
    InstanceDeletion.plan(machine.environment(), "alice/faults").run();
  }

  private static InitResult init(HubMachine machine, String root, String url) {
    return new InstanceInitializer(machine.environment())
        .init(new InitRequest(root, Optional.of("faults"), Optional.of(url), List.of()));
  }

  private static void assertFails(HubMachine machine, String root, String url, String why) {
    assertThatThrownBy(() -> init(machine, root, url))
        .hasMessageContaining(why)
        .hasMessageNotContaining("secret-of-the-tests")
        .hasMessageNotContaining("geheim");
    assertNothing(machine.file("instance--alice--faults.env"));
  }

  private static void assertNothing(Path settings) {
    assertThat(settings).doesNotExist();
    assertThat(S3ForTests.keys(bucket, "faults/")).isEmpty();
    for (String table : List.of("instance", "storage")) {
      assertThat(hub.table(table)).noneMatch(row -> row.toString().contains("faults"));
    }
  }

  /** Takes back what comes after a step, as if the process had been killed there. */
  private static void undoAfter(int done, Path settings) throws IOException {
    if (done < 4) {
      PostgresForTests.execute("hub_faults", "DROP SCHEMA public CASCADE", "CREATE SCHEMA public");
    }
    if (done < 3 || done == 4) {
      Files.deleteIfExists(settings);
    }
    if (done == 2) {
      // The database, which tells the uid, is gone too: the hub must remember it.
      S3ForTests.delete(bucket, "faults/.lamindb/storage_uid.txt");
    }
    if (done == 1) {
      remove("storage");
    }
    if (done == 0) {
      remove("storage");
      remove("instance");
    }
  }

  private static void remove(String table) {
    for (int i = hub.table(table).size() - 1; i >= 0; i--) {
      if (hub.table(table).get(i).toString().contains("faults")) {
        hub.table(table).remove(i);
      }
    }
  }
}

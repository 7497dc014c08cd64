package org.lamindb.instance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
    return HubMachine.substance(hub).stream().map(HubMachine::comparable).toList();
  }

  @Test
  void weMakeInstancesInACloudAsTheClientDoes() throws IOException {
    hub.forget();
    ours.run("init", "--storage", S3ForTests.root(bucket, "made"));
    List<String> asked = substance();
    Map<String, String> made = traces(ours, "made", sqlite(ours, "made"));
    ours.run("disconnect");
    hub.forget();

    // The client takes the end point for a part of the name.
    theirs.client().lamin("init", "--storage", S3ForTests.root(bucket, "twin"), "--name", "twin");
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
    HubMachine here = ours.in("postgres");
    HubMachine there = theirs.in("postgres");
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
    HubMachine here = ours.in("hosted").with("AWS_ENDPOINT_URL", S3ForTests.endpoint());
    HubMachine there = theirs.in("hosted").with("AWS_ENDPOINT_URL", S3ForTests.endpoint());
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
    return HubMachine.comparable(text)
        .replaceAll("(lamin-hosted-test/)?[0-9A-Za-z]{12}(?=[/\\\\\"\n}])", "ROOT");
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
      traces.put(HubMachine.comparable(key), HubMachine.comparable(text));
    }
    traces.put(
        "settings", HubMachine.comparable(machine.text("instance--alice--" + name + ".env")));
    Path marker = machine.directory().resolve(".lamin/stub--current_instance");
    traces.put("directory", HubMachine.comparable(Files.readString(marker)));
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
          row.put(
              rows.getMetaData().getColumnName(i), HubMachine.comparable("" + rows.getString(i)));
        }
      }
      return row.toString();
    }
  }

  @Test
  void whatFailsWithPostgresLeavesNothingAndWhatWasStoppedIsCompleted() throws IOException {
    String url = PostgresForTests.createDatabase("hub_faults", null);
    HubMachine machine = ours.in("faults");
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

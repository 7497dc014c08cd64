package org.lamindb.instance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.lamindb.database.DatabaseAddress.PostgresServer;
import org.lamindb.database.PostgresUrl;
import org.lamindb.hub.StandInHub;
import org.lamindb.referee.PostgresForTests;
import org.lamindb.referee.S3ForTests;
import org.lamindb.referee.TestFolders;

/** Work on instances that LaminHub knows, of which both clients tell it the same. */
class HubWorkIT {
  private static StandInHub hub;
  private static String bucket;

  @BeforeAll
  static void start() {
    hub = new StandInHub();
    bucket = "work-" + ProcessHandle.current().pid();
    S3ForTests.bucket(bucket);
  }

  /** Where nobody is connected yet. */
  private static HubMachine machine(String name) {
    HubMachine machine = HubMachine.of(hub, TestFolders.folder("hub-" + name + "-" + bucket));
    new Users(machine.environment()).login(StandInHub.ALICE_KEY);
    return machine;
  }

  @AfterAll
  static void stop() {
    hub.close();
  }

  private static List<String> substance() {
    return HubMachine.substance(hub).stream().map(HubMachine::comparable).toList();
  }

  @Test
  void laminHubMigratesOrNamesWhoDoes() throws IOException {
    String url = PostgresForTests.createDatabase("hub_migrated", null);
    HubMachine here = machine("migrated");
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
    HubMachine here = machine("further");
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
        here.client()
            .in(Files.createDirectories(here.home().resolve("other")))
            .python(
                """
                import lamindb as ln
                ln.connect("alice/further")
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
}

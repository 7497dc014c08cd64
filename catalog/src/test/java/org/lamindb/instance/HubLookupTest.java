package org.lamindb.instance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lamindb.hub.StandInHub;

class HubLookupTest {
  private static final String ID = "1e2ede02-7e77-5cbb-8d91-423f283b4da0";

  private final StandInHub hub = new StandInHub();
  private final List<String> notes = new ArrayList<>();
  private Workspace workspace;

  @BeforeEach
  void setUp(@TempDir Path base) {
    workspace = Workspace.in(base);
    hub.variables().forEach((name, value) -> workspace = workspace.with(name, value));
  }

  @AfterEach
  void close() {
    hub.close();
  }

  private void login() {
    new Users(workspace.environment()).login(StandInHub.ALICE_KEY);
    hub.forget();
  }

  private InstanceSettings find(String owner, String name) {
    return lookup(false).find(owner, name).orElseThrow();
  }

  private HubLookup lookup(boolean useProxy) {
    return new HubLookup(workspace.environment(), useProxy, notes::add);
  }

  private List<String> calls() {
    return hub.asked().stream().map(asked -> asked.path().replaceAll(".*/v1/", "")).toList();
  }

  @Test
  void findsAnInstanceInOneRequest() {
    login();
    InstanceSettings found = find("alice", "remote1");
    assertThat(found.format())
        .isEqualTo(
            """
            lamindb_instance_owner=alice
            lamindb_instance_name=remote1
            lamindb_instance_storage_root=/data/tgt-pg
            lamindb_instance_storage_region=null
            lamindb_instance_db=postgresql://writer:pwd-1f3870be@127.0.0.1:55412/tgtpg
            lamindb_instance_schema_str=bionty,pertdb
            lamindb_instance_id=1e2ede027e775cbb8d91423f283b4da0
            lamindb_instance_git_repo=null
            lamindb_instance_keep_artifacts_local=False
            lamindb_instance_api_url=%s/api
            lamindb_instance_schema_id=097186c8e5294bf49d5ccf9d1f5a2ed3
            lamindb_instance_fine_grained_access=False
            lamindb_instance_db_permissions=write
            lamindb_instance_is_clone=False
            """
                .formatted(hub.url()));
    assertThat(hub.asked()).hasSize(1);
    assertThat(hub.asked().get(0).body()).isEqualTo("{\"owner\":\"alice\",\"name\":\"remote1\"}");
    assertThat(notes).isEmpty();
    assertThat(found.toString()).doesNotContain("pwd-");
  }

  @Test
  void asksAsNobodyForPublicInstances() {
    InstanceSettings found = find("laminlabs", "pubinst");
    assertThat(found.isPublic()).isTrue();
    assertThat(hub.asked().get(0).token()).contains(StandInHub.PUBLIC_KEY);
  }

  @Test
  void goesThroughTheProxy() {
    assertThat(lookup(true).find("alice", "prox").orElseThrow().databaseUrl())
        .contains("postgresql://writer:pwd-1f3870be@proxy.example.invalid:6543/tgtpg");
    assertThatThrownBy(() -> lookup(true).find("alice", "remote1"))
        .hasMessageContaining("--use-proxy-db");
  }

  @Test
  void asksForTheUserOfADatabase() {
    assertThat(find("alice", "nokeys").databaseUrl().orElseThrow()).contains("writer:");
    assertThat(calls()).containsExactly("get-instance-settings-v1", "rpc/get_instance_db_user");
    assertThat(hub.asked().get(1).query())
        .containsEntry("_instance_id", ID)
        .containsEntry("_type", "{write,read}");
    hub.forget();
    hub.instance("alice/nokeys").put("fine_grained_access", true);
    assertThat(find("alice", "nokeys").databaseUrl().orElseThrow()).contains("//none:none@");
    assertThat(hub.asked().get(1).query()).containsEntry("_type", "{jwt,public}");
  }

  @Test
  void looksIntoTablesWhereTheProcedureIsMissing() {
    hub.trouble("rpc/get_instance_db_user", 404, "{\"code\":\"PGRST202\"}");
    hub.table("db_user")
        .addObject()
        .put("instance_id", ID)
        .put("name", "read")
        .put("db_user_name", "reader")
        .put("db_user_password", "pwd-c4ca4238");
    assertThat(find("alice", "nokeys").databaseUrl().orElseThrow()).contains("reader:");
    assertThat(calls())
        .containsExactly("get-instance-settings-v1", "rpc/get_instance_db_user", "db_user");
  }

  @Test
  void takesTheUrlOfTheVariableOrOfTheSettingsOfBefore() {
    assertThat(find("alice", "none").databaseUrl())
        .contains("postgresql://none:none@127.0.0.1:55412/tgtpg");
    assertThatThrownBy(
            () ->
                new InstanceConnection(workspace.environment(), lookup(false))
                    .connect("alice/none", false))
        .hasMessageContaining("[LAMINDB_NO_DATABASE_ACCESS]")
        .hasMessageContaining("no access to the database of 'alice/none'");
    assertThat(workspace.settings("stub--instance--alice--none.env")).doesNotExist();
    Workspace.write(
        workspace.settings("stub--instance--alice--none.env"),
        find("alice", "remote1")
            .format()
            .replace("remote1", "none")
            .replace("writer:pwd-1f3870be", "me:mine"));
    assertThat(find("alice", "none").databaseUrl().orElseThrow()).contains("me:mine@");
    workspace = workspace.with("LAMINDB_INSTANCE_DB", "postgresql://you:yours@h:5/d");
    assertThat(find("alice", "none").databaseUrl()).contains("postgresql://you:yours@h:5/d");
    assertThat(notes).containsExactly("the URL of the database is that of LAMINDB_INSTANCE_DB");
  }

  @Test
  void tellsWhichPartIsMissing() {
    assertThatThrownBy(() -> find("carol", "x"))
        .hasMessageContaining("no instance 'carol/x' that anonymous may see: 'account-not-exists'")
        .hasMessageContaining("https://lamin.ai/carol/x")
        .hasMessageContaining("lamindb-spark login");
    assertThatThrownBy(() -> find("alice", "x")).hasMessageContaining("'instance-not-found'");
    assertThat(calls())
        .endsWith(
            "get-instance-settings-v1",
            "instance_previous_name",
            "account",
            "instance",
            "instance_previous_name");
    addToTable("x");
    assertThatThrownBy(() -> find("alice", "x"))
        .hasMessageContaining("'default-storage-does-not-exist-on-hub'");
    ObjectNode storage = hub.table("storage").addObject();
    storage.setAll((ObjectNode) hub.instance("alice/remote1").path("storage"));
    storage.put("is_default", "true");
    assertThat(find("alice", "x").storageRoot()).isEqualTo("/data/tgt-pg");
  }

  private void addToTable(String name) {
    ObjectNode row = hub.table("instance").addObject();
    row.setAll(hub.instance("alice/remote1"));
    row.remove("storage");
    row.put("name", name).put("account_id", StandInHub.ALICE_ID);
  }

  @Test
  void followsARename() {
    ObjectNode row = hub.table("instance_previous_name").addObject();
    row.put("previous_name", "older").putObject("instance").put("name", "remote1");
    assertThat(find("alice", "older").name()).isEqualTo("remote1");
    assertThat(notes).containsExactly("'alice/older' was renamed, please use 'alice/remote1'");
  }

  @ParameterizedTest
  @CsvSource({
    "old1, far behind 2.12",
    "newer, far ahead of 2.12",
    "minor, consider to update",
    "unversioned, stored no version",
    "remote1,"
  })
  void comparesVersions(String name, String note) {
    find("alice", name);
    if (note == null) {
      assertThat(notes).isEmpty();
    } else {
      assertThat(notes).hasSize(1);
      assertThat(notes.get(0)).contains(note);
    }
  }

  @Test
  void usesTheSettingsOfBeforeWhenNobodyAnswers() {
    Workspace.write(
        workspace.settings("stub--instance--alice--remote1.env"),
        find("alice", "remote1").format());
    workspace = workspace.with("SUPABASE_API_URL", "http://127.0.0.1:9");
    assertThat(find("alice", "remote1").owner()).isEqualTo("alice");
    assertThat(notes).hasSize(1);
    assertThatThrownBy(() -> new InstanceResolver(workspace.environment()).lookUp("alice/other"))
        .hasMessageContaining("Cannot reach LaminHub at '127.0.0.1:9'")
        .hasMessageContaining("Cannot find the LaminDB instance 'alice/other'")
        .hasMessageContaining("only of alice/remote1")
        .hasMessageContaining("lamindb-spark init");
    workspace = workspace.with("SUPABASE_API_URL", hub.url());
    assertThatThrownBy(() -> new InstanceResolver(workspace.environment()).lookUp("alice/other"))
        .hasMessageContaining("LAMINDB_INSTANCE_NOT_FOUND")
        .hasMessageContaining("'instance-not-found'")
        .hasMessageContaining("lamindb-spark init");
  }

  @ParameterizedTest
  @CsvSource({
    "name, ../x",
    "id, 12",
    "db_scheme, mysql",
    "db_host, ''",
    "name, 'a\nb'",
    "git_repo, 'a\nb'"
  })
  void refusesWhatCannotBeUsed(String key, String value) {
    hub.instance("alice/remote1").put(key, value);
    assertThatThrownBy(() -> find("alice", "remote1"))
        .hasMessageContaining("LAMINDB_HUB_ANSWER_INVALID")
        .hasMessageContaining("'" + key + "'");
  }

  @Test
  void connectsAndKeepsWhatTheHubSays() throws IOException {
    login();
    InitResult made = workspace.init("./data");
    Path file = workspace.settings("stub--instance--alice--data.env");
    assertThat(made.toString()).isNotEmpty();
    String id = made.instance().identity().hexId().orElseThrow();
    Files.delete(file);
    Files.delete(workspace.directory().resolve(".lamin/stub--current_instance"));
    ObjectNode told = hub.instance("alice/local");
    told.put("id", id).put("name", "data").put("schema_str", (String) null);
    ((ObjectNode) told.path("storage")).put("root", workspace.directory() + "/data");
    hub.instances().set("alice/data", told);
    assertThat(hub.asked()).isEmpty();
    new InstanceConnection(workspace.environment()).connect("alice/data", false);
    assertThat(calls()).containsExactly("get-instance-settings-v1");
    assertThat(file).exists();
    assertThat(workspace.settings("stub--current_instance.env")).hasContent(Files.readString(file));
    hub.forget();
    // All of it is on this machine: nobody must be asked.
    new InstanceConnection(workspace.environment()).connect("data", false);
    assertThat(new InstanceResolver(workspace.environment()).resolveDefault()).isPresent();
    assertThat(hub.asked()).isEmpty();
    // A hub manages it: what that says may have changed.
    told.put("api_url", hub.url() + "/api");
    Files.writeString(
        file, Files.readString(file).replace("api_url=null", "api_url=" + hub.url() + "/old"));
    new InstanceConnection(workspace.environment()).connect("data", false);
    assertThat(calls()).containsExactly("get-instance-settings-v1");
    assertThat(file).content().contains("api_url=" + hub.url() + "/api\n");
  }

  @Test
  void resolverFindsInstancesOfTheHub() {
    login();
    InstanceDescription found =
        new InstanceResolver(workspace.environment())
            .resolve(InstanceReference.of("https://lamin.ai/alice/remote1"));
    assertThat(found.identity().slug()).isEqualTo("alice/remote1");
    assertThat(found.user().handle()).isEqualTo("alice");
    assertThat(found.modules().orElseThrow()).containsExactlyInAnyOrder("bionty", "pertdb");
    RememberedLookup remembered =
        new RememberedLookup(lookup(false), new SettingsDirectory(workspace.environment()));
    hub.forget();
    Optional<InstanceSettings> first = remembered.find("alice", "remote1");
    assertThat(remembered.find("alice", "remote1")).isEqualTo(first);
    assertThat(hub.asked()).hasSize(1);
  }
}

package org.lamindb.instance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.lamindb.referee.RefereeInstance;
import org.lamindb.referee.TestFolders;

/** Our commands and those of the real client read each other's files. */
class CommandsIT {
  private static int tests;

  private Path base;
  private PythonClient python;
  private Launcher ours;

  @BeforeEach
  void setUp() throws IOException {
    base = TestFolders.folder("both/" + ProcessHandle.current().pid() + "-" + ++tests);
    Path home = Files.createDirectories(base.resolve("home"));
    python = new PythonClient(base, home);
    ours =
        Launcher.in(base)
            .with("HOME", home.toString())
            .with("LAMIN_SETTINGS_DIR", home.resolve("settings").toString())
            .with("LAMIN_CACHE_DIR", "");
  }

  private Path folder(String name) throws IOException {
    return Files.createDirectories(base.resolve(name));
  }

  private Path settings(String file) {
    return base.resolve("home/settings/.lamin").resolve(file);
  }

  private String ours(Path directory, String... arguments) {
    Launcher.Result result = new Launcher(directory, ours.variables()).run(arguments);
    assertThat(result.code()).as("%s", result.errors()).isZero();
    return result.output().strip();
  }

  private JsonNode json(Path directory, String... arguments) throws IOException {
    List<String> all = new ArrayList<>(List.of(arguments));
    all.add("--json");
    return new ObjectMapper().readTree(ours(directory, all.toArray(String[]::new)));
  }

  @Test
  void connections() throws IOException {
    Path project = folder("project");
    Path elsewhere = folder("elsewhere");
    python.in(project).lamin("init", "--name", "cells");
    assertThat(json(project, "info").path("instance").asText()).isEqualTo("anonymous/cells");

    ours(project, "disconnect", "--here");
    assertThat(python.in(project).lamin("info")).contains("Instance: None");
    ours(elsewhere, "connect", "cells");
    String written = Files.readString(settings("current_instance.env"));
    assertThat(python.in(elsewhere).lamin("info"))
        .contains("Instance: anonymous/cells", "dev-dir: None");
    python.in(elsewhere).lamin("disconnect");
    assertThat(json(elsewhere, "settings").path("instance").isNull()).isTrue();

    python.in(elsewhere).lamin("connect", "anonymous/cells");
    assertThat(settings("current_instance.env")).hasContent(written);
    assertThat(ours(elsewhere, "disconnect")).isEqualTo("disconnected anonymous/cells");

    ours(elsewhere, "connect", "anonymous/cells", "--here");
    assertThat(ours(elsewhere, "switch", "-c", "draft")).isEqualTo("switched to draft");
    assertThat(python.in(elsewhere).lamin("info"))
        .contains("Instance: anonymous/cells", "branch: draft", "dev-dir: " + elsewhere);
    python.in(elsewhere).lamin("switch", "-c", "second");
    assertThat(json(elsewhere, "info").path("branch").asText()).isEqualTo("second");
    python.in(elsewhere).lamin("disconnect", "--here");
    assertThat(elsewhere.resolve(".lamin")).doesNotExist();
    python.in(elsewhere).lamin("connect", "anonymous/cells", "--here");
    assertThat(json(elsewhere, "info").path("dev_dir").asText()).isEqualTo(elsewhere.toString());
    assertThat(json(elsewhere, "info").path("branch").asText()).isEqualTo("main");
    Launcher.Result doctor = new Launcher(elsewhere, ours.variables()).run("doctor");
    assertThat(doctor.code()).as(doctor.output()).isZero();
  }

  @Test
  void settings() throws IOException {
    Path first = folder("first cache");
    Path second = folder("second");
    ours(base, "cache", "set", first.toString());
    ours(base, "settings", "modules", "set", "bionty,pertdb");
    assertThat(python.lamin("settings"))
        .contains("cache: " + first, "user settings: " + settings("").toString());
    assertThat(python.lamin("settings", "modules", "get")).endsWith("bionty,pertdb");
    python.lamin("settings", "cache-dir", "set", second.toString());
    python.lamin("settings", "modules", "unset");
    assertThat(json(base, "cache", "get").path("cache").asText()).isEqualTo(second.toString());
    assertThat(settings("current_modules.txt")).doesNotExist();
    String standard = json(base, "cache", "reset").path("cache").asText();
    assertThat(python.lamin("settings", "cache-dir", "get")).endsWith(standard);
  }

  @Test
  void storagesAndDeletion() throws IOException {
    Path project = folder("project");
    Path more = base.resolve("more");
    PythonClient client = python.in(project);
    client.lamin("init", "--name", "cells");
    String uid =
        json(project, "storage", "create", more.toString(), "--host", "cluster")
            .path("uid")
            .asText();
    String seen =
        client.python(
            String.join(
                "\n",
                "import lamindb as ln",
                "s = ln.Storage.get(root='" + more + "')",
                "again = ln.Storage('" + more + "').save()",
                "third = ln.Storage('" + base.resolve("third") + "').save()",
                "own = ln.settings.instance_uid",
                "print(s.uid, s.host, s.instance_uid == own, again.uid, third.instance_uid == own)"));
    assertThat(seen).endsWith(uid + " cluster True " + uid + " True");
    JsonNode list = json(project, "storage", "list");
    assertThat(list.findValuesAsText("writable_by")).containsOnly("this instance").hasSize(3);
    ours(project, "storage", "delete", base.resolve("third").toString());
    assertThat(client.python("import lamindb as ln; print('count', ln.Storage.filter().count())"))
        .endsWith("count 2");

    ours(project, "delete", "cells", "--force");
    assertThat(more.resolve(".lamindb")).doesNotExist();
    assertThat(project.resolve("storage")).doesNotExist();
    assertThat(settings("instance--anonymous--cells.env")).doesNotExist();
    assertThat(client.lamin("init", "--name", "cells")).contains("initialized database");
    client.lamin("delete", "--force", "anonymous/cells");
    assertThat(ours(project, "init", "--name", "cells")).startsWith("initialized database");
    assertThat(client.lamin("info")).contains("Instance: anonymous/cells");
    Path root = project.resolve("storage");
    Files.delete(settings("instance--anonymous--cells.env"));
    ours(folder("elsewhere"), "connect", root.toString());
    assertThat(client.lamin("info")).contains("storage: " + root);
  }

  @Test
  void postgresKeepsItsTables() throws IOException, SQLException {
    RefereeInstance instance =
        RefereeInstance.empty("deleted-" + ProcessHandle.current().pid(), true);
    Path directory = instance.storage().getParent();
    Launcher launcher = Launcher.in(directory);
    Launcher.Result connected = launcher.run("connect", instance.slug(), "--here", "--json");
    assertThat(connected.code()).as(connected.errors()).isZero();

    Launcher.Result result = launcher.run("delete", instance.database().orElseThrow(), "--force");
    assertThat(result.code()).as(result.errors()).isZero();
    assertThat(result.errors())
        .contains("keeps its tables and records")
        .doesNotContain(instance.database().orElseThrow());
    assertThat(instance.storage()).doesNotExist();
    assertThat(directory.resolve(".lamin")).doesNotExist();
    try (Connection connection = instance.connect();
        var rows =
            connection.createStatement().executeQuery("SELECT count(*) FROM lamindb_storage")) {
      assertThat(rows.next()).isTrue();
      assertThat(rows.getInt(1)).isEqualTo(1);
    }
    assertThat(launcher.run("info", instance.slug()).errors()).contains("Cannot find");
  }

  @Test
  void helpAndChecksNeedNoSpark() {
    Launcher without = ours.with("SPARK_HOME", base.resolve("none").toString());
    for (String command :
        List.of("--help", "completion", "sql --help", "help quickstart", "move-storage -h")) {
      Launcher.Result shown = without.run(command.split(" "));
      assertThat(shown.code()).as("%s: %s", command, shown.errors()).isZero();
      assertThat(shown.errors()).isEmpty();
      assertThat(shown.output()).contains("lamindb-spark", "--debug");
    }
    assertThat(without.run("--help").output()).contains("transfer", "quickstart", "doctor");
    assertThat(without.run("--version").output()).contains("\nSpark not found: ");
    assertThat(ours.run("--version").output()).containsPattern("\nSpark 4\\.\\d+\\.\\d+ \\(/");
    assertThat(without.run("doctor").output()).containsPattern("spark +broken .*holds no Spark");
    Launcher.Result refused = without.run("sql", "-e", "SELECT 1");
    assertThat(refused.code()).isEqualTo(1);
    assertThat(refused.errors()).contains("holds no Spark 4", "Set SPARK_HOME").hasLineCount(1);
  }

  @Test
  void sqlIsCalledRightly() {
    Launcher.Result both = ours.run("sql", "-e", "SELECT 1", "-f", "x.sql");
    assertThat(both.code()).isEqualTo(2);
    assertThat(both.errors())
        .startsWith("Error: [LAMINDB_CONFLICTING_OPTIONS] '--execute' and '--file'")
        .contains("Try 'lamindb-spark sql --help'");
    Launcher.Result address = ours.run("sql", "-f", "s3://bucket/x.sql");
    assertThat(address.code()).isEqualTo(1);
    assertThat(address.errors()).contains("'s3://bucket/x.sql' of '--file'").hasLineCount(1);
  }

  @Test
  void sqlRunsScripts() throws IOException {
    RefereeInstance instance = RefereeInstance.shared(false);
    Path file = base.resolve("script.sql");
    Files.writeString(
        file,
        "-- a script; with a comment\nSELECT ';' AS a, array(1, 2) AS b, NULL AS c;\n"
            + "SELECT count(*) AS artifacts FROM lamin.artifact;\nSELECT none FROM lamin.artifact");
    Launcher.Result result =
        ours.run("sql", "--instance", instance.storage().toString(), "-f", file.toString());
    assertThat(result.code()).isEqualTo(1);
    assertThat(result.output().lines().limit(3))
        .containsExactly("a  b       c", ";  [1, 2]  NULL", "artifacts");
    assertThat(result.errors()).contains("Error: [UNRESOLVED_COLUMN").doesNotContain("\tat ");

    Launcher.Result rows =
        ours.run(
            "sql",
            "--json",
            "--master",
            "local[1]",
            "--instance",
            instance.storage().toString(),
            "-e",
            "SELECT 1 AS a, NULL AS b UNION ALL SELECT 2, 'x'");
    assertThat(rows.output().lines())
        .containsExactly("{\"a\":1,\"b\":null}", "{\"a\":2,\"b\":\"x\"}");
  }
}

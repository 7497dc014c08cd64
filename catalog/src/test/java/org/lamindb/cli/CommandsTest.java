package org.lamindb.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lamindb.instance.Environment;
import org.lamindb.instance.Workspace;

/** The commands of set-up, one after the other as a user types them. */
class CommandsTest extends CommandRuns {
  @BeforeEach
  void setUp(@TempDir Path base) {
    workspace = Workspace.in(base).with("XDG_CONFIG_DIRS", base.toString());
  }

  private String says(String... arguments) {
    assertThat(run(arguments)).as("%s: %s", Arrays.toString(arguments), errors).isZero();
    return output.strip();
  }

  private JsonNode json(String... arguments) throws IOException {
    String[] all = Arrays.copyOf(arguments, arguments.length + 1);
    all[arguments.length] = "--json";
    String text = says(all);
    assertThat(text.lines()).hasSize(1);
    return new ObjectMapper().readTree(text);
  }

  @Test
  void instanceComesAndGoes() throws IOException {
    says("init", "--storage", "./data");
    assertThat(says("disconnect", "--here")).isEqualTo("disconnected anonymous/data");
    assertThat(says("disconnect")).isEqualTo("no instance is connected");
    assertThat(says("disconnect", "--here")).isEqualTo("no directory marker found");
    assertThat(says("connect", "data")).isEqualTo("connected lamindb: anonymous/data");
    assertThat(says("connect", "data", "--here"))
        .isEqualTo("connected database anonymous/data to " + workspace.directory());
    JsonNode info = json("info");
    assertThat(info.path("chosen_by").asText()).endsWith("/.lamin/current_instance");
    assertThat(info.path("dev_dir").asText()).isEqualTo(workspace.directory().toString());
    assertThat(info.path("space").asText()).isEqualTo("all");
    assertThat(info.path("user_settings").asText()).endsWith("/settings/.lamin");
    assertThat(info.path("system_settings").asText()).endsWith("/lamindb/system.env");
    assertThat(info.path("cache").asText()).endsWith("/lamindb");
    assertThat(info.path("user_uid").asText()).isEqualTo("00000000");

    assertThat(says("switch", "-c", "draft")).isEqualTo("switched to draft");
    assertThat(says("settings", "branch", "get")).isEqualTo("draft");
    assertThat(json("settings", "branch", "set", "main").path("name").asText()).isEqualTo("main");
    assertThat(says("settings", "space", "get")).isEqualTo("all");
    assertThat(says("switch", "--space", "all")).isEqualTo("switched to all");
    assertThat(says("settings", "dev-dir", "find"))
        .contains(workspace.directory().toString())
        .contains("anonymous/data");
    assertThat(json("settings").path("instance").asText()).isEqualTo("anonymous/data");

    answer = "n\n";
    assertThat(run("delete", "data")).isEqualTo(1);
    assertThat(output.strip()).isEqualTo("nothing was deleted");
    assertThat(errors).contains("lamin.db").contains("Are you sure you want to delete instance");
    answer = "";
    assertThat(run("delete", "data", "--json")).isEqualTo(1);
    assertThat(new ObjectMapper().readTree(output).path("deleted").asBoolean(true)).isFalse();
    answer = "Yes\n";
    assertThat(says("delete", "data")).isEqualTo("deleted instance anonymous/data");
    assertThat(workspace.directory().resolve("data")).doesNotExist();
    assertThat(run("delete", "data", "--force")).isEqualTo(1);
    assertThat(errors)
        .startsWith("Error: [LAMINDB_INSTANCE_NOT_FOUND] Cannot find the LaminDB instance 'data'");
    assertThat(says("settings")).startsWith("instance: none");
  }

  @Test
  void modulesAndCache() throws IOException {
    says("settings", "modules", "set", "bionty, pertdb");
    assertThat(workspace.settings("current_modules.txt")).hasContent("bionty,pertdb");
    assertThat(json("settings", "modules", "get").path("modules")).hasSize(2);
    says("settings", "modules", "set", "");
    assertThat(workspace.settings("current_modules.txt")).isEmptyFile();
    says("settings", "modules", "unset");
    assertThat(workspace.settings("current_modules.txt")).doesNotExist();
    says("init", "--storage", "./data");
    says("settings", "modules", "set", "bionty");
    assertThat(output).contains("modules: none", "chosen by: anonymous/data");
    assertThat(errors)
        .startsWith("Note: here anonymous/data decides all the same.")
        .hasLineCount(1);
    says("disconnect", "--here");
    says("settings", "modules", "set", "bionty");
    assertThat(errors).isEmpty();
    assertThat(run("settings", "modules", "set", "bionti")).isEqualTo(1);
    assertThat(errors).contains("'bionty'").hasLineCount(1);

    String cache = workspace.base().resolve("cache").toString();
    assertThat(says("cache", "set", cache)).contains("cache: " + cache);
    assertThat(says("settings", "cache-dir", "get"))
        .contains("chosen by: ")
        .contains("storage.env");
    assertThat(json("cache", "clear").path("removed_files").asInt()).isZero();
    assertThat(says("cache", "reset")).contains("chosen by: default");
    assertThat(run("cache")).isEqualTo(2);
    assertThat(errors).contains("Missing required subcommand");
  }

  @Test
  void storages() throws IOException {
    says("init", "--storage", "./data");
    assertThat(says("storage", "create", "more", "--host", "here")).startsWith("managed storage");
    assertThat(workspace.directory().resolve("more/.lamindb/storage_uid.txt")).exists();
    assertThat(says("storage", "create", "hf://datasets/a/b")).startsWith("read-only storage");
    JsonNode list = json("storage", "list");
    assertThat(list).hasSize(3);
    assertThat(list.get(0).path("default").asBoolean()).isTrue();
    assertThat(list.get(1).path("region").asText()).isEqualTo("here");
    assertThat(list.get(1).path("writable_by").asText()).isEqualTo("this instance");
    assertThat(list.get(2).path("writable_by").isNull()).isTrue();
    assertThat(says("storage", "list")).hasLineCount(4).startsWith("uid ");
    says("storage", "delete", list.get(2).path("uid").asText());
    assertThat(json("storage", "list")).hasSize(2);
  }

  @Test
  void doctorFindsWhatIsWrong() throws IOException {
    says("init", "--storage", "./data");
    JsonNode well = json("doctor");
    assertThat(well.findValuesAsText("check"))
        .containsExactly(
            "java",
            "spark",
            "settings",
            "account",
            "cache",
            "instance",
            "database",
            "schema",
            "storage",
            "marker");
    assertThat(well.findValuesAsText("status")).doesNotContain("broken");

    Path marker = workspace.directory().resolve("data/.lamindb/storage_uid.txt");
    Files.writeString(marker, "AbCdEfGhIjKl\ncreation info:\n");
    Workspace.write(workspace.settings("instance--lab--broken.env"), "nothing");
    assertThat(run("doctor")).isEqualTo(1);
    assertThat(output)
        .contains("marker    broken")
        .contains("settings  warning")
        .contains("instance--lab--broken.env");

    Files.delete(workspace.directory().resolve("data/.lamindb/lamin.db"));
    assertThat(run("doctor", "--json")).isEqualTo(1);
    assertThat(new ObjectMapper().readTree(output).findValuesAsText("status")).contains("broken");
    assertThat(output).contains("There is no LaminDB database file");
  }

  @Test
  void doctorShowsTheRestWhenFilesAreBroken() throws IOException {
    says("init", "--storage", "./data");
    says("info");
    Map<String, String> remedies =
        Map.of(
            workspace.settings("current_user.env").toString(), "Run 'lamindb-spark login'",
            workspace.settings("user--ada.env").toString(), "Run 'lamindb-spark login'",
            workspace.settings("storage.env").toString(), "'lamindb-spark cache set DIRECTORY'",
            workspace.base().resolve("lamindb/system.env").toString(), "who runs it",
            workspace.settings("instance--lab--broken.env").toString(), "'lamindb-spark connect'");
    for (Map.Entry<String, String> broken : remedies.entrySet()) {
      Path file = Path.of(broken.getKey());
      Files.createDirectories(file.getParent());
      Files.write(file, new byte[] {(byte) 0xff, 0, 1});
      int code = run("doctor", "--json");
      JsonNode found = new ObjectMapper().readTree(output);
      Files.delete(file);

      assertThat(errors).as(broken.getKey()).isEmpty();
      assertThat(found.findValuesAsText("check"))
          .contains("java", "settings", "account", "cache", "instance", "schema", "marker");
      assertThat(found.findValuesAsText("found"))
          .filteredOn(text -> text.contains("'" + broken.getKey() + "'"))
          .singleElement(InstanceOfAssertFactories.STRING)
          .contains("cannot be used: it is no text. ", broken.getValue());
      assertThat(code == 1).isEqualTo(found.findValuesAsText("status").contains("broken"));
      assertThat(found.findValuesAsText("status")).containsAnyOf("broken", "warning");
    }
  }

  @Test
  void aBrokenChoiceOfTheCacheIsMendedByAnother() {
    String cache = workspace.base().resolve("cache").toString();
    Workspace.write(workspace.settings("storage.env"), "lamindb_cache_path=relative");
    assertThat(run("cache", "get")).isEqualTo(1);
    assertThat(errors)
        .contains("'relative'", "is not absolute", workspace.settings("storage.env").toString())
        .contains("lamindb-spark cache set DIRECTORY");
    assertThat(says("cache", "set", cache)).contains("cache: " + cache);
    workspace = workspace.with("LAMIN_CACHE_DIR", "relative");
    assertThat(run("cache", "set", cache)).isEqualTo(1);
    assertThat(errors).contains("LAMIN_CACHE_DIR names it: change or unset that.");
  }

  @Test
  void aVariableThatNamesNoInstanceIsNoticed() {
    workspace = workspace.with("LAMIN_CURRENT_INSTANCE", "lab/none");
    says("init", "--storage", "./data");
    assertThat(says("info")).contains("anonymous/data");
    assertThat(errors)
        .startsWith("Note: LAMIN_CURRENT_INSTANCE names 'lab/none'")
        .contains("so it is ignored")
        .hasLineCount(1);
    says("info", "data");
    assertThat(errors).isEmpty();
    assertThat(says("doctor")).contains("LAMIN_CURRENT_INSTANCE names 'lab/none'");
  }

  private static Set<String> ownCommands() {
    return new OwnCommands(Environment.ofProcess(), new BufferedReader(Reader.nullReader()))
        .byName()
        .keySet();
  }

  @Test
  void completionKnowsEveryCommand() {
    String script = says("completion");
    for (String command : ownCommands()) {
      assertThat(script).contains(command);
    }
    assertThat(script).contains("greet").contains("--here").contains("cache-dir");
  }

  @Test
  void launcherLeavesSparkOutForOwnCommands() throws IOException {
    String launcher = Files.readString(Path.of("..", "bin", "lamindb-spark"));
    Matcher names = Pattern.compile("\\n  ([a-z |-]+)\\) ;;\\n").matcher(launcher);
    assertThat(names.find()).isTrue();
    assertThat(names.group(1).split(" \\| "))
        .contains("sql")
        .doesNotContainAnyElementsOf(ownCommands());
  }

  @Test
  void unwritableSettingsAreAClearError() {
    Workspace.write(workspace.base().resolve("settings"), "a file");
    assertThat(run("cache", "set", workspace.base().resolve("x").toString())).isEqualTo(1);
    assertThat(errors).startsWith("Error: [LAMINDB_CANNOT_WRITE] Cannot write '").hasLineCount(1);
  }

  @Test
  void migrationsAreToldToPrograms() throws IOException {
    says("init", "--storage", "./data");
    JsonNode none = json("migrate", "deploy", "--dry-run");
    assertThat(none.path("instance").asText()).isEqualTo("anonymous/data");
    assertThat(none.path("migrations")).isEmpty();
    assertThat(none.path("dry_run").asBoolean()).isTrue();
    assertThat(none.path("backup").isNull()).isTrue();

    JsonNode made = json("migrate", "create", "labown", "--registry", "Well");
    assertThat(made.path("module").asText()).isEqualTo("labown");
    assertThat(made.path("registry").asText()).isEqualTo("Well");
    JsonNode planned = json("migrate", "deploy", "--dry-run", "--module", "labown");
    assertThat(planned.path("migrations").get(0).asText()).isEqualTo("labown.0001_initial");
    assertThat(planned.path("backup").isNull()).isTrue();
    JsonNode done = json("migrate", "deploy", "--module", made.path("folder").asText());
    assertThat(done.path("migrations")).isEqualTo(planned.path("migrations"));
    assertThat(done.path("dry_run").asBoolean()).isFalse();
    assertThat(Path.of(done.path("backup").asText())).exists();
    assertThat(json("migrate", "deploy", "--module", "labown").path("migrations")).isEmpty();
  }
}

package org.lamindb.instance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lamindb.error.LaminException;
import org.lamindb.referee.Referee;
import org.lamindb.referee.RefereeInstance;
import org.lamindb.referee.TestFolders;
import org.lamindb.spark.TestSession;

/** New instances: as {@code lamin init} makes them, and good enough for the real client. */
class InitIT {
  private static final Path SETTINGS = TestFolders.folder("client/settings/.lamin");
  private static final String OWNER = "anonymous";

  /** The build folder may keep what earlier runs made. */
  private static String name(String prefix) {
    return prefix + "-" + ProcessHandle.current().pid();
  }

  private static Path folder(String name) {
    return TestFolders.folder("init/" + name);
  }

  private static Environment environment(Path directory) {
    return new Environment(
        Map.of("LAMIN_SETTINGS_DIR", TestFolders.folder("client/settings").toString()),
        directory,
        TestFolders.folder("client/home"));
  }

  @ParameterizedTest
  @CsvSource({"core,'',true", "ontologies,bionty,false", "all,'bionty,pertdb',true"})
  void instanceIsThatOfTheClientAndWorksForIt(String prefix, String modules, boolean launcher)
      throws IOException {
    String name = name("own-" + prefix);
    Path folder = folder(name);
    init(folder, name, modules, launcher);

    RefereeInstance real = RefereeInstance.empty(name("real-" + prefix), modules);
    JsonNode schema = schema(folder.resolve("storage"), name);
    assertThat(schema).isEqualTo(schema(real.storage(), real.name()));
    assertThat(files(folder, name)).isEqualTo(files(real.storage().getParent(), real.name()));

    works(folder, name, schema.get("migrations").size());
  }

  private static void init(Path folder, String name, String modules, boolean launcher) {
    if (launcher) {
      List<String> arguments = new ArrayList<>(List.of("init", "--name", name));
      if (!modules.isEmpty()) {
        arguments.addAll(List.of("--modules", modules));
      }
      Launcher.Result result = Launcher.in(folder).run(arguments.toArray(String[]::new));
      assertThat(result.errors()).isEmpty();
      assertThat(result.code()).isZero();
      assertThat(result.output()).contains("initialized database " + OWNER + "/" + name);
    } else {
      InitRequest request =
          new InitRequest(
              InitRequest.DEFAULT_STORAGE, Optional.of(name), Arrays.asList(modules.split(",")));
      assertThat(new InstanceInitializer(environment(folder)).init(request).created()).isTrue();
    }
  }

  /** Tables, migrations and rows, without what names this one instance. */
  private static JsonNode schema(Path storage, String name) {
    JsonNode schema = Referee.withoutInstance().ask("schema-dump", "--db", storage.toString());
    assertThat(schema.get("rows").get("lamindb_storage")).hasSize(1);
    ObjectNode row = (ObjectNode) schema.get("rows").get("lamindb_storage").get(0);
    assertThat(row.remove("root").asText()).isEqualTo(storage.toString());
    assertThat(row.remove("instance_uid").asText())
        .isEqualTo(InstanceIdentity.ofNew(OWNER, name).uid());
    return schema;
  }

  /** The text of settings and markers, without what names this one instance. */
  private static Map<String, String> files(Path folder, String name) throws IOException {
    Map<String, String> files = new TreeMap<>();
    String uid = Files.readString(folder.resolve("storage/.lamindb/storage_uid.txt"));
    files.put("storage", neutral(uid.substring(uid.indexOf('\n')), folder, name));
    assertThat(uid.substring(0, uid.indexOf('\n'))).matches("[0-9A-Za-z]{12}");
    Path marker = folder.resolve(".lamin/current_instance");
    files.put("directory", neutral(Files.readString(marker), folder, name));
    Path settings = SETTINGS.resolve("instance--" + OWNER + "--" + name + ".env");
    files.put("settings", neutral(Files.readString(settings), folder, name));
    return files;
  }

  private static String neutral(String text, Path folder, String name) {
    InstanceIdentity identity = InstanceIdentity.ofNew(OWNER, name);
    return text.replace(folder.toString(), "FOLDER")
        .replace(identity.hexId().orElseThrow(), "ID")
        .replace(identity.uid(), "UID")
        .replace(name, "NAME");
  }

  /** The real client saves here, finds nothing to migrate, and Spark reads what it saved. */
  private static void works(Path folder, String name, int migrations) {
    // Without a name: the marker in the directory says which instance it is.
    JsonNode saved =
        Referee.withoutInstance()
            .ask("save-and-track", "--name", "step", "--dir", folder.toString());
    Referee client = Referee.of(OWNER + "/" + name);
    assertThat(client.lamin("migrate", "deploy")).contains("No migrations to apply");
    Path storage = folder.resolve("storage");
    assertThat(
            Referee.withoutInstance()
                .ask("schema-dump", "--db", storage.toString())
                .get("migrations"))
        .hasSize(migrations);

    RefereeInstance instance = new RefereeInstance(name, storage, Optional.empty());
    String catalog = name.replace('-', '_');
    TestSession.catalog(catalog, instance);
    String key = saved.get("artifact_key").asText();
    List<Row> rows =
        TestSession.rows(
            "SELECT a.uid, r.uid FROM "
                + catalog
                + ".core.artifact a JOIN "
                + catalog
                + ".core.run r ON a.run_id = r.id WHERE a.key = '"
                + key
                + "'");
    assertThat(rows).hasSize(1);
    assertThat(rows.get(0).getString(0)).isEqualTo(saved.get("artifact_uid").asText());
    assertThat(rows.get(0).getString(1)).isEqualTo(saved.get("run_uid").asText());
    assertThat(TestSession.column("SELECT name FROM " + catalog + ".artifacts.`" + key + "`"))
        .containsExactlyInAnyOrder("step", "step ü", "null");
  }

  @Test
  void secondInitConnects() throws IOException {
    Path folder = folder(name("twice"));
    Path settings = Files.createDirectories(folder.resolve("settings"));
    Launcher launcher = Launcher.in(folder).with("LAMIN_SETTINGS_DIR", settings.toString());
    String[] command = {"init", "--storage", "data/Twice", "--modules", "bionty"};

    assertThat(launcher.run(command).output()).contains("initialized database anonymous/twice");
    Map<Path, String> before = FolderContents.of(folder);
    Launcher.Result second = launcher.run(command);

    assertThat(second.code()).isZero();
    assertThat(second.output()).contains("connected lamindb: anonymous/twice");
    Map<Path, String> after = FolderContents.of(folder);
    Path current = settings.resolve(".lamin/current_instance.env");
    assertThat(after.remove(current))
        .isEqualTo(before.get(settings.resolve(".lamin/instance--anonymous--twice.env")));
    assertThat(after).isEqualTo(before);
  }

  @Test
  void refusesWhatCannotBeMadeAndWritesNothing() throws IOException {
    Path folder = folder(name("refused"));
    Path settings = Files.createDirectories(folder.resolve("settings"));
    Launcher launcher = Launcher.in(folder).with("LAMIN_SETTINGS_DIR", settings.toString());
    Path taken = RefereeInstance.shared(false).storage();
    Map<Path, String> before = FolderContents.of(folder);
    String database = FolderContents.of(taken).get(taken.resolve(".lamindb/lamin.db"));

    refused(
        launcher, List.of("x", "pertdb"), "LAMINDB_INVALID_OPTION", "'pertdb'", "bionty,pertdb");
    refused(launcher, List.of("x", "bionti"), "LAMINDB_UNKNOWN_MODULE", "'bionti'", "'bionty'");
    refused(
        launcher,
        List.of(taken.toString(), ""),
        "LAMINDB_INIT_REFUSED",
        taken.toString(),
        RefereeInstance.shared(false).slug());
    refused(
        launcher,
        List.of("s3://bucket/x", ""),
        "LAMINDB_UNSUPPORTED",
        "s3://bucket/x",
        "'lamindb-spark login'");
    refused(
        launcher,
        List.of("gs://bucket/x", ""),
        "LAMINDB_UNSUPPORTED",
        "gs://bucket/x",
        "'lamindb-spark login'");
    refused(launcher, List.of("hf://x/y", ""), "LAMINDB_UNSUPPORTED", "hf://x/y", "lamin init");

    assertThat(FolderContents.of(folder)).isEqualTo(before);
    assertThat(FolderContents.of(taken))
        .containsEntry(taken.resolve(".lamindb/lamin.db"), database);
  }

  /** By the API, and by the launcher: the same words. */
  private static void refused(
      Launcher launcher, List<String> request, String errorClass, String... words) {
    String storage = request.get(0);
    String modules = request.get(1);
    Environment environment =
        new Environment(
            launcher.variables(), launcher.directory(), TestFolders.folder("client/home"));
    assertThatThrownBy(
            () ->
                new InstanceInitializer(environment)
                    .init(new InitRequest(storage, Optional.of("x"), List.of(modules.split(",")))))
        .isInstanceOf(LaminException.class)
        .hasMessageContaining("[" + errorClass + "]")
        .hasMessageContainingAll(words);
    Launcher.Result result =
        launcher.run("init", "--name", "x", "--storage", storage, "--modules", modules);
    assertThat(result.code()).isNotZero();
    assertThat(result.errors()).startsWith("Error: ").contains(words).hasLineCount(1);
  }
}

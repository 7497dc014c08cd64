package org.lamindb.spark.lineage;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.lamindb.referee.RefereeInstance;
import org.lamindb.referee.TestFolders;

/** What an application leaves in an instance, as the real client sees it. */
class ApplicationLineageIT {
  private static final Map<Boolean, Inputs> INPUTS = new HashMap<>();
  private static final int FILES = 8;

  /**
   * An instance with artifacts.
   *
   * @param paths of its artifacts {@code in/0.csv}, {@code in/1.csv}, …
   */
  private record Inputs(RefereeInstance instance, List<String> paths) {

    Object[] arguments() {
      List<Object> all = new ArrayList<>(paths);
      all.add(TestFolders.folder("applications").resolve("out-" + System.nanoTime()));
      return all.toArray();
    }

    Map<String, String> settings(String name) {
      return Map.of("spark.lamindb.instance", instance.reference(), "spark.lamindb.run.name", name);
    }

    Optional<JsonNode> run(String name) throws IOException {
      String output =
          instance
              .referee()
              .python(
                  """
                  import json, lamindb as ln
                  def view(run):
                      return {
                          "status": run.status, "params": run.params, "reference": run.reference,
                          "reference_type": run.reference_type, "cli_args": run.cli_args,
                          "key": run.transform.key, "kind": run.transform.kind,
                          "source": run.transform.source_code,
                          "outputs": sorted(run.output_artifacts.values_list("key", flat=True)),
                          "finished": run.finished_at is not None,
                          "inputs": sorted(run.input_artifacts.values_list("key", flat=True))}
                  print("ANSWER" + json.dumps([view(r) for r in ln.Run.filter(name="%s")]))
                  """
                      .formatted(name));
      String json =
          output.lines().filter(line -> line.startsWith("ANSWER")).findFirst().orElseThrow();
      JsonNode runs = new ObjectMapper().readTree(json.substring("ANSWER".length()));
      assertThat(runs.size()).as("runs of the application").isLessThanOrEqualTo(1);
      return runs.isEmpty() ? Optional.empty() : Optional.of(runs.get(0));
    }
  }

  private static synchronized Inputs inputs(boolean postgres) {
    return INPUTS.computeIfAbsent(postgres, kind -> make(kind ? "postgres" : "sqlite", kind));
  }

  private static Inputs make(String name, boolean postgres) {
    RefereeInstance instance =
        RefereeInstance.empty("lineage-" + name + "-" + ProcessHandle.current().pid(), postgres);
    String output =
        instance
            .referee()
            .python(
                """
                import lamindb as ln, pathlib
                root = ln.settings.storage.root
                for i in range(%d):
                    place = pathlib.Path(str(root)) / ("in" if i < 6 else "folder") / f"{i}.csv"
                    place.parent.mkdir(exist_ok=True)
                    place.write_text("id,v\\n1,%%d\\n2,b\\n" %% i)
                    a = ln.Artifact(place)
                    a.save()
                    print("PATH" + str(a.path))
                """
                    .formatted(FILES));
    List<String> paths =
        output
            .lines()
            .filter(line -> line.startsWith("PATH"))
            .map(line -> line.substring("PATH".length()))
            .toList();
    assertThat(paths).hasSize(FILES);
    return new Inputs(instance, paths);
  }

  private static String name(String test) {
    return test + "-" + System.nanoTime();
  }

  private static List<String> inputsOf(JsonNode run) {
    List<String> keys = new ArrayList<>();
    run.get("inputs").forEach(key -> keys.add(key.asText()));
    return keys;
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void everythingThatQueriesReadIsAnInput(boolean postgres) throws IOException {
    Inputs inputs = inputs(postgres);
    String name = name("reads");
    Map<String, String> settings = new HashMap<>(inputs.settings(name));
    settings.put("spark.lamindb.run.params.alpha", "0.5");
    settings.put("spark.lamindb.run.params.api_key", "do not store");
    settings.put("spark.lamindb.transform.key", "jobs/reads");
    SparkApplication.run("reads", settings, inputs.arguments());

    JsonNode run = inputs.run(name).orElseThrow();
    assertThat(inputsOf(run))
        .containsExactly(
            "folder/6.csv",
            "folder/7.csv",
            "in/0.csv",
            "in/1.csv",
            "in/2.csv",
            "in/3.csv",
            "in/4.csv");
    assertThat(run.get("status").asText()).isEqualTo("completed");
    assertThat(run.get("finished").asBoolean()).isTrue();
    assertThat(run.get("key").asText()).isEqualTo("jobs/reads");
    assertThat(run.get("kind").asText()).isEqualTo("pipeline");
    assertThat(run.get("reference").asText()).startsWith("local-");
    assertThat(run.get("reference_type").asText()).isEqualTo("spark_app_id");
    JsonNode params = run.get("params");
    assertThat(params.get("master").asText()).isEqualTo("local[2]");
    assertThat(params.get("app_name").asText()).isEqualTo("lineage reads");
    assertThat(params.has("spark_version")).isTrue();
    assertThat(params.get("alpha").asText()).isEqualTo("0.5");
    assertThat(params.get("api_key").asText()).isEqualTo("***REDACTED***");
  }

  @Test
  void statusIsThatOfTheLastQuery() throws IOException {
    Inputs inputs = inputs(false);
    String failing = name("fails");
    SparkApplication.run("fails", inputs.settings(failing), inputs.arguments());
    String recovering = name("recovers");
    SparkApplication.run("recovers", inputs.settings(recovering), inputs.arguments());

    JsonNode failed = inputs.run(failing).orElseThrow();
    assertThat(failed.get("status").asText()).isEqualTo("errored");
    assertThat(inputsOf(failed)).containsExactly("in/0.csv");
    assertThat(failed.get("key").asText()).isEqualTo(LineageScenario.class.getName());
    assertThat(inputs.run(recovering).orElseThrow().get("status").asText()).isEqualTo("completed");
  }

  @Test
  void nothingIsRecordedWhenTrackingIsOff() throws IOException {
    Inputs inputs = inputs(false);
    String name = name("off");
    Map<String, String> settings = new HashMap<>(inputs.settings(name));
    settings.put("spark.lamindb.track", "false");
    SparkApplication.run("touches", settings, inputs.arguments());

    assertThat(inputs.run(name)).isEmpty();
  }

  @Test
  void lookingAroundIsNoRun() throws IOException {
    Inputs inputs = inputs(false);
    String name = name("browses");
    SparkApplication.run("browses", inputs.settings(name), inputs.arguments());

    assertThat(inputs.run(name)).isEmpty();
  }

  @Test
  void anApplicationIsRecordedFromItsFirstTouchOn() throws IOException {
    Inputs inputs = inputs(false);
    String name = name("touches");
    Map<String, String> settings =
        Map.of(
            "spark.sql.catalog.lamin.instance",
            inputs.instance().reference(),
            "spark.lamindb.run.name",
            name,
            "spark.sql.catalog.lamin",
            "org.lamindb.spark.LaminCatalog");
    SparkApplication.run("touches", settings, inputs.arguments());

    JsonNode run = inputs.run(name).orElseThrow();
    assertThat(inputsOf(run)).containsExactly("in/1.csv");
  }

  @Test
  void eachInstanceHasItsOwnRun() throws IOException {
    Inputs first = inputs(false);
    Inputs second = inputs(true);
    String name = name("two");
    SparkApplication.run(
        "two",
        first.settings(name),
        first.paths().get(0),
        second.paths().get(1),
        second.instance().reference());

    assertThat(inputsOf(first.run(name).orElseThrow())).containsExactly("in/0.csv");
    JsonNode run = second.run(name).orElseThrow();
    assertThat(inputsOf(run)).containsExactly("in/1.csv");
    assertThat(run.get("outputs").get(0).asText()).isEqualTo("out/two.parquet");
  }

  @Test
  void aDatabaseThatVanishesDoesNotHurtTheJob() throws IOException {
    Inputs inputs = make("vanishing", false);
    String name = name("vanishes");
    SparkApplication application =
        SparkApplication.start("waits", inputs.settings(name), inputs.arguments())
            .awaitLine("READY");
    Path database = inputs.instance().storage().resolve(".lamindb").resolve("lamin.db");
    Path hidden = database.resolveSibling("hidden.db");
    awaitRun(inputs, name);
    Files.move(database, hidden);
    application.tell("go on");

    assertThat(application.await()).contains("rows 2");
    assertThat(application.log()).contains("the application goes on");
    Files.move(hidden, database);
    assertThat(inputs.run(name).orElseThrow().get("status").asText()).isEqualTo("started");
  }

  @Test
  void aServerThatGoesDoesNotHurtTheJob() throws Exception {
    Inputs inputs = make("going", true);
    String name = name("goes");
    SparkApplication application =
        SparkApplication.start("waits", inputs.settings(name), inputs.arguments())
            .awaitLine("READY");
    awaitRun(inputs, name);
    refuseConnections(inputs, true);
    application.tell("go on");

    assertThat(application.await()).contains("rows 2");
    assertThat(application.log())
        .contains("WARN ApplicationLineage")
        .doesNotContain("secret-of-the-tests");
    refuseConnections(inputs, false);
    assertThat(inputs.run(name).orElseThrow().get("status").asText()).isEqualTo("started");
  }

  private static void refuseConnections(Inputs inputs, boolean refuse) throws SQLException {
    URI url = URI.create(inputs.instance().database().orElseThrow());
    String database = url.getPath().substring(1);
    String[] user = url.getUserInfo().split(":");
    String server = "jdbc:postgresql://" + url.getHost() + ":" + url.getPort() + "/postgres";
    try (Connection connection = DriverManager.getConnection(server, user[0], user[1]);
        Statement statement = connection.createStatement()) {
      statement.execute("ALTER DATABASE \"" + database + "\" ALLOW_CONNECTIONS " + !refuse);
      statement.execute(
          "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '"
              + database
              + "'");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"pyspark-4.2", "pyspark-4.3"})
  void aPythonScriptIsTheTransformOfItsRun(String environment) throws Exception {
    Inputs inputs = inputs(false);
    String name = name(environment);
    Path folder = TestFolders.folder("scripts/" + name);
    String source =
        """
        import sys
        from pyspark.sql import SparkSession
        jar, instance, name, path, key = sys.argv[1:6]
        spark = (SparkSession.builder.master("local[2]").appName("script")
            .config("spark.jars", jar).config("spark.ui.enabled", "false")
            .config("spark.lamindb.instance", instance).config("spark.lamindb.run.name", name)
            .getOrCreate())
        a = spark.table("lamin.artifacts.`in/0.csv`")
        b = spark.read.option("header", True).csv(path)
        a.union(b).write.format("lamindb").option("key", key).save()
        spark.stop()
        """;
    Path script = Files.writeString(folder.resolve("job.py"), source);
    Path log = folder.resolve("log.txt");
    String key = "out/" + environment + ".parquet";
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("lamindb.test.python"), environment, "bin", "python")
                    .toString(),
                script.getFileName().toString(),
                SparkApplication.jar(),
                inputs.instance().reference(),
                name,
                inputs.paths().get(1),
                key,
                "--token",
                "hidden")
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    assertThat(process.waitFor()).as(Files.readString(log)).isZero();
    // The JVM ends after the script that started it.
    JsonNode run = awaitFinish(inputs, name);

    assertThat(run.get("status").asText()).isEqualTo("completed");
    assertThat(run.get("kind").asText()).isEqualTo("script");
    assertThat(run.get("key").asText()).isEqualTo("job.py");
    assertThat(run.get("source").asText()).isEqualTo(source);
    assertThat(run.get("cli_args").asText()).endsWith("--token ***REDACTED***");
    assertThat(inputsOf(run)).containsExactly("in/0.csv", "in/1.csv");
    assertThat(run.get("outputs").get(0).asText()).isEqualTo(key);
    String graph =
        inputs
            .instance()
            .referee()
            .python(
                "import lamindb as ln; g = ln.Artifact.get(key='%s').view_lineage(return_graph=True);"
                        .formatted(key)
                    + " print(g.source)");
    assertThat(graph).contains("in/0.csv", "in/1.csv", key, "job.py");
  }

  private static JsonNode awaitFinish(Inputs inputs, String name) throws IOException {
    for (int attempt = 0; attempt < 20; attempt++) {
      Optional<JsonNode> run = inputs.run(name);
      if (run.isPresent() && run.get().get("finished").asBoolean()) {
        return run.get();
      }
    }
    throw new AssertionError("the run does not end");
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "throws, errored",
    "throws-after-stop, errored",
    "exits, started",
  })
  void aProgramThatFailsIsNeverComplete(String scenario, String status) throws IOException {
    Inputs inputs = inputs(false);
    String name = name(scenario);
    SparkApplication.start(scenario, inputs.settings(name), inputs.arguments()).awaitFailure();

    JsonNode run = inputs.run(name).orElseThrow();
    assertThat(run.get("status").asText()).isEqualTo(status);
    assertThat(run.get("finished").asBoolean()).isTrue();
  }

  @Test
  void aProgramThatReturnsIsComplete() throws IOException {
    Inputs inputs = inputs(false);
    String name = name("returns");
    SparkApplication.run("returns", inputs.settings(name), inputs.arguments());

    assertThat(inputs.run(name).orElseThrow().get("status").asText()).isEqualTo("completed");
  }

  @ParameterizedTest(name = "Postgres: {0}")
  @ValueSource(booleans = {false, true})
  void aSignalAbortsTheRun(boolean postgres) throws IOException {
    Inputs inputs = inputs(postgres);
    String name = name("sigterm");
    SparkApplication application =
        SparkApplication.start("waits", inputs.settings(name), inputs.arguments())
            .awaitLine("READY");
    awaitRun(inputs, name);
    application.terminate();

    assertThat(inputs.run(name).orElseThrow().get("status").asText()).isEqualTo("aborted");
  }

  @Test
  void aKilledApplicationLeavesItsRunStarted() throws IOException {
    Inputs inputs = inputs(true);
    String name = name("sigkill");
    SparkApplication application =
        SparkApplication.start("waits", inputs.settings(name), inputs.arguments())
            .awaitLine("READY");
    awaitRun(inputs, name);
    application.kill();

    JsonNode run = inputs.run(name).orElseThrow();
    assertThat(run.get("status").asText()).isEqualTo("started");
    assertThat(new TreeSet<>(inputsOf(run))).containsExactly("in/0.csv");
  }

  private static void awaitRun(Inputs inputs, String name) throws IOException {
    for (int attempt = 0; attempt < 20; attempt++) {
      Optional<JsonNode> run = inputs.run(name);
      if (run.isPresent() && !inputsOf(run.get()).isEmpty()) {
        return;
      }
    }
    throw new AssertionError("the run does not start");
  }
}

package org.lamindb.spark.lineage;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lamindb.referee.TestFolders;

/** What an application leaves in an instance, as the real client sees it. */
class ApplicationLineageIT {
  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void everythingThatQueriesReadIsAnInput(boolean postgres) throws IOException {
    LineageInputs inputs = LineageInputs.shared(postgres);
    String name = LineageInputs.name("reads");
    Map<String, String> settings = new HashMap<>(inputs.settings(name));
    settings.put("spark.lamindb.run.params.alpha", "0.5");
    settings.put("spark.lamindb.run.params.api_key", "do not store");
    settings.put("spark.lamindb.transform.key", "jobs/reads");
    SparkApplication.run("reads", settings, inputs.arguments());

    JsonNode run = inputs.run(name).orElseThrow();
    assertThat(LineageInputs.inputsOf(run))
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
    LineageInputs inputs = LineageInputs.shared(false);
    String failing = LineageInputs.name("fails");
    SparkApplication.run("fails", inputs.settings(failing), inputs.arguments());
    String recovering = LineageInputs.name("recovers");
    SparkApplication.run("recovers", inputs.settings(recovering), inputs.arguments());

    JsonNode failed = inputs.run(failing).orElseThrow();
    assertThat(failed.get("status").asText()).isEqualTo("errored");
    assertThat(LineageInputs.inputsOf(failed)).containsExactly("in/0.csv");
    assertThat(failed.get("key").asText()).isEqualTo(LineageScenario.class.getName());
    assertThat(inputs.run(recovering).orElseThrow().get("status").asText()).isEqualTo("completed");
  }

  @Test
  void nothingIsRecordedWhenTrackingIsOff() throws IOException {
    LineageInputs inputs = LineageInputs.shared(false);
    String name = LineageInputs.name("off");
    Map<String, String> settings = new HashMap<>(inputs.settings(name));
    settings.put("spark.lamindb.track", "false");
    SparkApplication.run("touches", settings, inputs.arguments());

    assertThat(inputs.run(name)).isEmpty();
  }

  @Test
  void lookingAroundIsNoRun() throws IOException {
    LineageInputs inputs = LineageInputs.shared(false);
    String name = LineageInputs.name("browses");
    SparkApplication.run("browses", inputs.settings(name), inputs.arguments());

    assertThat(inputs.run(name)).isEmpty();
  }

  @Test
  void anApplicationIsRecordedFromItsFirstTouchOn() throws IOException {
    LineageInputs inputs = LineageInputs.shared(false);
    String name = LineageInputs.name("touches");
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
    assertThat(LineageInputs.inputsOf(run)).containsExactly("in/1.csv");
  }

  @Test
  void eachInstanceHasItsOwnRun() throws IOException {
    LineageInputs first = LineageInputs.shared(false);
    LineageInputs second = LineageInputs.shared(true);
    String name = LineageInputs.name("two");
    SparkApplication.run(
        "two",
        first.settings(name),
        first.paths().get(0),
        second.paths().get(1),
        second.instance().reference());

    assertThat(LineageInputs.inputsOf(first.run(name).orElseThrow())).containsExactly("in/0.csv");
    JsonNode run = second.run(name).orElseThrow();
    assertThat(LineageInputs.inputsOf(run)).containsExactly("in/1.csv");
    assertThat(run.get("outputs").get(0).asText()).isEqualTo("out/two.parquet");
  }

  @Test
  void aDatabaseThatVanishesDoesNotHurtTheJob() throws IOException {
    LineageInputs inputs = LineageInputs.make("vanishing", false);
    String name = LineageInputs.name("vanishes");
    SparkApplication application =
        SparkApplication.start("waits", inputs.settings(name), inputs.arguments())
            .awaitLine("READY");
    Path database = inputs.instance().storage().resolve(".lamindb").resolve("lamin.db");
    Path hidden = database.resolveSibling("hidden.db");
    inputs.awaitRun(name);
    Files.move(database, hidden);
    application.tell("go on");

    assertThat(application.await()).contains("rows 2");
    assertThat(application.log()).contains("the application goes on");
    Files.move(hidden, database);
    assertThat(inputs.run(name).orElseThrow().get("status").asText()).isEqualTo("started");
  }

  @Test
  void aServerThatGoesDoesNotHurtTheJob() throws Exception {
    LineageInputs inputs = LineageInputs.make("going", true);
    String name = LineageInputs.name("goes");
    SparkApplication application =
        SparkApplication.start("waits", inputs.settings(name), inputs.arguments())
            .awaitLine("READY");
    inputs.awaitRun(name);
    refuseConnections(inputs, true);
    application.tell("go on");

    assertThat(application.await()).contains("rows 2");
    assertThat(application.log())
        .contains("WARN ApplicationLineage")
        .doesNotContain("secret-of-the-tests");
    refuseConnections(inputs, false);
    assertThat(inputs.run(name).orElseThrow().get("status").asText()).isEqualTo("started");
  }

  private static void refuseConnections(LineageInputs inputs, boolean refuse) throws SQLException {
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
    LineageInputs inputs = LineageInputs.shared(false);
    String name = LineageInputs.name(environment);
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
    assertThat(LineageInputs.inputsOf(run)).containsExactly("in/0.csv", "in/1.csv");
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

  private static JsonNode awaitFinish(LineageInputs inputs, String name) throws IOException {
    for (int attempt = 0; attempt < 20; attempt++) {
      Optional<JsonNode> run = inputs.run(name);
      if (run.isPresent() && run.get().get("finished").asBoolean()) {
        return run.get();
      }
    }
    throw new AssertionError("the run does not end");
  }
}

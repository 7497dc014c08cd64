package org.lamindb.spark.lineage;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the run of an application says of how that ended. */
class ApplicationEndingIT {
  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "throws, errored",
    "throws-after-stop, errored",
    "exits, started",
  })
  void aProgramThatFailsIsNeverComplete(String scenario, String status) throws IOException {
    LineageInputs inputs = LineageInputs.shared(false);
    String name = LineageInputs.name(scenario);
    SparkApplication.start(scenario, inputs.settings(name), inputs.arguments()).awaitFailure();

    JsonNode run = inputs.run(name).orElseThrow();
    assertThat(run.get("status").asText()).isEqualTo(status);
    assertThat(run.get("finished").asBoolean()).isTrue();
  }

  @Test
  void aProgramThatReturnsIsComplete() throws IOException {
    LineageInputs inputs = LineageInputs.shared(false);
    String name = LineageInputs.name("returns");
    SparkApplication.run("returns", inputs.settings(name), inputs.arguments());

    assertThat(inputs.run(name).orElseThrow().get("status").asText()).isEqualTo("completed");
  }

  @ParameterizedTest(name = "Postgres: {0}")
  @ValueSource(booleans = {false, true})
  void aSignalAbortsTheRun(boolean postgres) throws IOException {
    LineageInputs inputs = LineageInputs.shared(postgres);
    String name = LineageInputs.name("sigterm");
    SparkApplication application =
        SparkApplication.start("waits", inputs.settings(name), inputs.arguments())
            .awaitLine("READY");
    inputs.awaitRun(name);
    application.terminate();

    assertThat(inputs.run(name).orElseThrow().get("status").asText()).isEqualTo("aborted");
  }

  @Test
  void aKilledApplicationLeavesItsRunStarted() throws IOException {
    LineageInputs inputs = LineageInputs.shared(true);
    String name = LineageInputs.name("sigkill");
    SparkApplication application =
        SparkApplication.start("waits", inputs.settings(name), inputs.arguments())
            .awaitLine("READY");
    inputs.awaitRun(name);
    application.kill();

    JsonNode run = inputs.run(name).orElseThrow();
    assertThat(run.get("status").asText()).isEqualTo("started");
    assertThat(new TreeSet<>(LineageInputs.inputsOf(run))).containsExactly("in/0.csv");
  }
}

package org.lamindb.spark.lineage;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.lamindb.lineage.RunStatus;

/** The stacks are those that the JVMs of Spark 4.2 and 4.3 have while their contexts stop. */
class ApplicationEndingTest {
  private static final String[] EXIT = {
    "java.lang.Shutdown.exit", "java.lang.Runtime.exit", "java.lang.System.exit"
  };
  private static final String[] GATEWAY = {
    "org.apache.spark.api.python.PythonGatewayServer$.main",
    "org.apache.spark.deploy.SparkSubmit.org$apache$spark$deploy$SparkSubmit$$runMain",
    "org.apache.spark.deploy.SparkSubmit$.main"
  };

  private static RunStatus status(
      boolean lastQueryFailed, boolean isBusy, String thread, String[]... stack) {
    StackTraceElement[] frames =
        Stream.of(stack)
            .flatMap(Stream::of)
            .map(
                frame ->
                    new StackTraceElement(
                        frame.substring(0, frame.lastIndexOf('.')),
                        frame.substring(frame.lastIndexOf('.') + 1),
                        null,
                        -1))
            .toArray(StackTraceElement[]::new);
    return ApplicationEnding.status(
        OptionalInt.of(0), lastQueryFailed, isBusy, Map.of(new Thread(() -> {}, thread), frames));
  }

  @Test
  void aContextThatTheProgramStopsIsComplete() {
    String[] stop = {"org.apache.spark.SparkContext.stop", "org.jobs.Import.main"};
    assertThat(status(false, false, "main", stop)).isEqualTo(RunStatus.COMPLETED);
    assertThat(status(false, true, "main", stop)).isEqualTo(RunStatus.COMPLETED);
    assertThat(status(true, false, "main", stop)).isEqualTo(RunStatus.ERRORED);
  }

  @Test
  void aSignalAborts() {
    assertThat(status(false, false, "SIGTERM handler", EXIT)).isEqualTo(RunStatus.ABORTED);
    assertThat(status(true, false, "SIGINT handler", EXIT)).isEqualTo(RunStatus.ABORTED);
    assertThat(ApplicationEnding.status(OptionalInt.of(143), false, false, Map.of()))
        .isEqualTo(RunStatus.ABORTED);
  }

  @Test
  void nobodyKnowsHowAnExitWasMeant() {
    assertThat(status(false, false, "main", EXIT, GATEWAY)).isEqualTo(RunStatus.STARTED);
    assertThat(status(false, true, "main", EXIT, GATEWAY)).isEqualTo(RunStatus.ABORTED);
    assertThat(status(true, false, "main", EXIT, GATEWAY)).isEqualTo(RunStatus.ERRORED);
    assertThat(status(false, false, "main", EXIT, new String[] {"org.jobs.Import.main"}))
        .isEqualTo(RunStatus.STARTED);
  }

  @Test
  void whatSparkIsToldCounts() {
    String[] shell = {"org.apache.spark.sql.hive.thriftserver.SparkSQLCLIDriver$.exit"};
    assertThat(status(false, false, "main", EXIT, shell)).isEqualTo(RunStatus.COMPLETED);
    assertThat(ApplicationEnding.status(OptionalInt.of(1), false, false, Map.of()))
        .isEqualTo(RunStatus.ERRORED);
  }

  @Test
  void sparkSubmitExitsByItselfOnlyAfterAFailure() {
    String[] submit = {
      "org.apache.spark.deploy.SparkSubmit$.$anonfun$exitFn$1",
      "org.apache.spark.deploy.SparkSubmit$$anon$2.doSubmit",
      "org.apache.spark.deploy.SparkSubmit$.main"
    };
    assertThat(status(false, false, "main", EXIT, submit)).isEqualTo(RunStatus.ERRORED);
  }
}

package org.lamindb.instance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.core.LogEvent;
import org.apache.logging.log4j.core.LoggerContext;
import org.apache.logging.log4j.core.appender.AbstractAppender;
import org.apache.logging.log4j.core.config.Property;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerEvent;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.connector.read.Scan;
import org.apache.spark.sql.execution.ExplainMode;
import org.apache.spark.sql.util.CaseInsensitiveStringMap;
import org.assertj.core.util.Throwables;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.lamindb.referee.RefereeInstance;
import org.lamindb.spark.Instances;
import org.lamindb.spark.TestSession;
import org.lamindb.spark.registry.RegistryTable;

/** The password of a Postgres URL is in no plan, event, message, text of an object, or log. */
class PasswordIT {
  /** Spark hides texts with "secret" in them: this one it would show. */
  private static final String PASSWORD = "Xk7qWm2v";

  private static String url;

  @BeforeAll
  static void instance() {
    RefereeInstance instance =
        RefereeInstance.empty("hidden-" + ProcessHandle.current().pid(), true);
    url = instance.database().orElseThrow().replace("secret-of-the-tests", PASSWORD);
    SparkSession spark = TestSession.get();
    spark.conf().set("spark.sql.catalog.hidden", "org.lamindb.spark.LaminCatalog");
    spark.conf().set("spark.sql.catalog.hidden.instance", url);
  }

  @AfterAll
  static void forget() {
    TestSession.get().conf().unset("spark.sql.catalog.hidden.instance");
  }

  private static Dataset<Row> format() {
    return format(Map.of());
  }

  private static Dataset<Row> format(Map<String, String> options) {
    return TestSession.get()
        .read()
        .format("lamindb")
        .option("instance", url)
        .option("registry", "Artifact")
        .options(options)
        .load();
  }

  @Test
  void plansAndDescriptionsOfTablesShowNone() {
    String query = "SELECT uid FROM hidden.core.artifact WHERE size > 3 LIMIT 2";
    for (String mode : List.of("", "EXTENDED", "FORMATTED", "COST")) {
      assertThat(TestSession.plan(mode + " " + query))
          .contains("artifact")
          .doesNotContain(PASSWORD);
    }
    assertThat(format().queryExecution().toString()).doesNotContain(PASSWORD);
    for (String mode : List.of("simple", "extended", "formatted", "cost")) {
      assertThat(explained(format(Map.of("localRows", "0")), mode))
          .contains("core.artifact")
          .doesNotContain(PASSWORD);
      assertThat(explained(format(), mode)).doesNotContain(PASSWORD);
    }
    for (String statement :
        List.of(
            "DESCRIBE EXTENDED hidden.core.artifact",
            "SHOW TBLPROPERTIES hidden.core.artifact",
            "SHOW CREATE TABLE hidden.core.artifact",
            "DESCRIBE NAMESPACE EXTENDED hidden.core")) {
      assertThat(TestSession.rows(statement).toString()).doesNotContain(PASSWORD);
    }
  }

  private static String explained(Dataset<Row> rows, String mode) {
    return rows.queryExecution().explainString(ExplainMode.fromString(mode));
  }

  @Test
  void textsOfObjectsShowNone() {
    Instance instance = Instances.open(InstanceReference.of(url));
    RegistryTable table =
        new RegistryTable(instance, instance.registries().get("Artifact"), "main");
    Scan scan =
        table.newScanBuilder(new CaseInsensitiveStringMap(Map.of("localRows", "0"))).build();
    assertThat(
            List.of(
                table.toString(),
                table.properties().toString(),
                scan.toString(),
                scan.description(),
                scan.toBatch().planInputPartitions()[0].toString(),
                scan.toBatch().createReaderFactory().toString(),
                instance.toString(),
                instance.description().toString(),
                instance.database().address().toString(),
                InstanceReference.of(url).toString()))
        .noneMatch(text -> text.contains(PASSWORD));
  }

  @Test
  void eventsAndLogShowNone() throws InterruptedException {
    SparkSession spark = TestSession.get();
    Recorder events = new Recorder();
    Log log = Log.record();
    spark.sparkContext().addSparkListener(events);
    try {
      format().collectAsList();
      TestSession.rows("SELECT count(*) FROM hidden.core.artifact");
      spark
          .range(3)
          .write()
          .format("lamindb")
          .option("instance", url)
          .option("key", "some/numbers.parquet")
          .save();
      Throwable refused =
          catchThrowable(
              () ->
                  spark
                      .read()
                      .format("lamindb")
                      .option("instance", url.replaceAll(":\\d+/", ":1/"))
                      .option("registry", "Artifact")
                      .load());
      assertThat(refused).hasMessageContaining("LAMINDB_DATABASE_UNREACHABLE");
      assertThat(Throwables.getStackTrace(refused)).doesNotContain(PASSWORD);
      spark.range(1).selectExpr("id AS the_last").collectAsList();
      events.await("the_last");
    } finally {
      spark.sparkContext().removeSparkListener(events);
      log.stop();
    }
    assertThat(TestSession.rows("SELECT 1 FROM hidden.artifacts.`some/numbers.parquet`"))
        .hasSize(3);
    assertThat(events.texts).noneMatch(text -> text.contains(PASSWORD));
    assertThat(log.lines).isNotEmpty().noneMatch(line -> line.contains(PASSWORD));
  }

  /** Every event of Spark, as its history and its interface show it. */
  private static final class Recorder extends SparkListener {
    final Queue<String> texts = new ConcurrentLinkedQueue<>();

    @Override
    public void onOtherEvent(SparkListenerEvent event) {
      texts.add(event.toString());
    }

    void await(String text) throws InterruptedException {
      for (int i = 0; i < 600 && texts.stream().noneMatch(found -> found.contains(text)); i++) {
        Thread.sleep(50);
      }
    }
  }

  /** What everybody logs for people, and what we log for ourselves. */
  private static final class Log extends AbstractAppender {
    final Queue<String> lines = new ConcurrentLinkedQueue<>();
    private Level former;

    private Log() {
      super("password", null, null, true, Property.EMPTY_ARRAY);
    }

    static Log record() {
      Log log = new Log();
      log.start();
      LoggerContext context = (LoggerContext) LogManager.getContext(false);
      log.former = context.getConfiguration().getRootLogger().getLevel();
      context.getConfiguration().getRootLogger().setLevel(Level.INFO);
      context.getConfiguration().getRootLogger().addAppender(log, Level.INFO, null);
      context.updateLoggers();
      return log;
    }

    @Override
    public void stop() {
      LoggerContext context = (LoggerContext) LogManager.getContext(false);
      context.getConfiguration().getRootLogger().removeAppender(getName());
      context.getConfiguration().getRootLogger().setLevel(former);
      context.updateLoggers();
      super.stop();
    }

    @Override
    public void append(LogEvent event) {
      lines.add(
          event.getMessage().getFormattedMessage()
              + (event.getThrown() == null ? "" : Throwables.getStackTrace(event.getThrown())));
    }
  }
}

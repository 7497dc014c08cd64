package org.lamindb.spark.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.streaming.DataStreamReader;
import org.apache.spark.sql.streaming.StreamingQuery;
import org.apache.spark.sql.streaming.StreamingQueryException;
import org.apache.spark.sql.streaming.StreamingQueryProgress;
import org.apache.spark.sql.streaming.Trigger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lamindb.referee.RefereeInstance;
import org.lamindb.spark.TestSession;

/** New and changed records as a stream: none lost, none without reason twice. */
class RegistryStreamIT {
  private static final Map<Boolean, RefereeInstance> INSTANCES = new HashMap<>();
  private static int names;

  @TempDir private Path folder;

  private static synchronized RefereeInstance instance(boolean postgres) {
    return INSTANCES.computeIfAbsent(
        postgres,
        key -> TestSession.newInstance("stream-" + (postgres ? "postgres" : "sqlite"), postgres));
  }

  private static DataStreamReader labels(RefereeInstance instance) {
    return TestSession.get()
        .readStream()
        .format("lamindb")
        .option("instance", instance.reference())
        .option("registry", "ULabel")
        .option("settleMs", 0);
  }

  /** Names of the records of each batch that has some. */
  private StreamingQuery start(DataStreamReader reader, Trigger trigger, List<List<String>> batches)
      throws Exception {
    return reader
        .load()
        .writeStream()
        .option("checkpointLocation", folder.resolve("checkpoint").toString())
        .trigger(trigger)
        .foreachBatch(
            (rows, id) -> {
              List<String> found =
                  rows.select("name").collectAsList().stream()
                      .map(row -> row.getString(0))
                      .toList();
              if (found.contains("poison")) {
                throw new IllegalStateException("poisoned");
              }
              if (!found.isEmpty()) {
                batches.add(found);
              }
            })
        .start();
  }

  /** What there is now, in batches. */
  private List<List<String>> drain(DataStreamReader reader) throws Exception {
    List<List<String>> batches = new ArrayList<>();
    start(reader, Trigger.AvailableNow(), batches).awaitTermination();
    return batches;
  }

  private static List<String> all(List<List<String>> batches) {
    return batches.stream().flatMap(List::stream).toList();
  }

  private static void execute(RefereeInstance instance, String... statements) throws SQLException {
    try (Connection connection = instance.connect();
        Statement statement = connection.createStatement()) {
      connection.setAutoCommit(false);
      for (String sql : statements) {
        statement.execute(sql);
      }
      connection.commit();
    }
  }

  private static synchronized String insert(String name) {
    return "INSERT INTO lamindb_ulabel (uid, name, created_by_id) VALUES ('"
        + String.format("s%07d", names++)
        + "', '"
        + name
        + "', (SELECT min(id) FROM lamindb_user))";
  }

  private static String[] inserts(String prefix, int count) {
    return IntStream.range(0, count)
        .mapToObj(number -> insert(prefix + number))
        .toArray(String[]::new);
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void whatTheClientWritesWhileTheStreamRuns(boolean postgres) throws Exception {
    RefereeInstance instance = instance(postgres);
    instance
        .referee()
        .python("import lamindb as ln\nfor name in 'ab': ln.ULabel(name='client ' + name).save()");
    List<List<String>> batches = new ArrayList<>();
    StreamingQuery query = start(labels(instance), Trigger.ProcessingTime(0), batches);
    try {
      query.processAllAvailable();
      assertThat(all(batches)).contains("client a", "client b");
      batches.clear();
      instance
          .referee()
          .python(
              """
              import lamindb as ln
              ln.ULabel(name='client c').save()
              a = ln.ULabel.get(name='client a')
              a.description = 'changed'
              a.save()
              ln.ULabel.get(name='client b').delete()
              """);
      query.processAllAvailable();
      assertThat(all(batches))
          .as("the client leaves updated_at as it was, so only Postgres can tell")
          .containsExactlyInAnyOrderElementsOf(
              postgres ? List.of("client a", "client c") : List.of("client c"));
      batches.clear();
      String now = postgres ? "clock_timestamp()" : "STRFTIME('%Y-%m-%d %H:%M:%f', 'NOW')";
      execute(
          instance,
          "UPDATE lamindb_ulabel SET description = 'again', updated_at = "
              + now
              + " WHERE name = 'client a'");
      query.processAllAvailable();
      assertThat(all(batches)).containsExactly("client a");
    } finally {
      query.stop();
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void aLimitMakesSeveralBatchesWithEveryRecordOnce(boolean postgres) throws Exception {
    RefereeInstance instance = instance(postgres);
    execute(instance, inserts("limit", 7));
    DataStreamReader reader = labels(instance).option("maxRecordsPerTrigger", 3);
    List<List<String>> batches = drain(reader);
    assertThat(batches).hasSizeGreaterThan(2).allSatisfy(b -> assertThat(b).hasSizeBetween(1, 3));
    assertThat(all(batches)).contains("limit0", "limit6").doesNotHaveDuplicates();
    assertThat(drain(reader)).isEmpty();
  }

  /** One transaction changes them all, in one instant. */
  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void noneOfManyChangesOfOneInstantIsLost(boolean postgres) throws Exception {
    RefereeInstance instance = instance(postgres);
    execute(instance, inserts("tie", 5));
    DataStreamReader reader = labels(instance).option("maxRecordsPerTrigger", 2);
    assertThat(all(drain(reader))).contains("tie0", "tie4");
    Thread.sleep(5);
    String now = postgres ? "now()" : "STRFTIME('%Y-%m-%d %H:%M:%f', 'NOW')";
    execute(
        instance,
        "UPDATE lamindb_ulabel SET updated_at = " + now + " WHERE name LIKE 'tie%'",
        insert("tie5"));
    List<List<String>> batches = drain(reader);
    assertThat(batches).hasSize(3);
    assertThat(all(batches))
        .containsExactlyInAnyOrder("tie0", "tie1", "tie2", "tie3", "tie4", "tie5");
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void aBatchThatFailedComesAgain(boolean postgres) throws Exception {
    RefereeInstance instance = instance(postgres);
    DataStreamReader reader = labels(instance).option("startingPosition", "latest");
    assertThat(drain(reader)).isEmpty();
    execute(instance, insert("before"), insert("poison"));
    assertThatThrownBy(() -> drain(reader)).isInstanceOf(StreamingQueryException.class);
    execute(instance, "UPDATE lamindb_ulabel SET name = 'cured' WHERE name = 'poison'");
    execute(instance, insert("after"));
    List<List<String>> batches = drain(reader);
    assertThat(batches.get(0)).contains("before").doesNotContain("after");
    assertThat(all(batches)).containsExactlyInAnyOrder("before", "cured", "after");
    assertThat(drain(reader)).isEmpty();
  }

  @Test
  void whatCommitsLateComesLater() throws Exception {
    RefereeInstance instance = instance(true);
    DataStreamReader reader = labels(instance).option("startingPosition", "latest");
    assertThat(drain(reader)).isEmpty();
    try (Connection slow = instance.connect();
        Statement statement = slow.createStatement()) {
      slow.setAutoCommit(false);
      execute(instance, insert("early"));
      statement.execute(insert("slow"));
      execute(instance, insert("quick"));
      assertThat(all(drain(reader)))
          .as("nothing that was written after the oldest running transaction began")
          .containsExactly("early");
      slow.commit();
    }
    assertThat(all(drain(reader))).containsExactlyInAnyOrder("slow", "quick");
    assertThat(drain(reader)).isEmpty();
  }

  /** Transferred records keep the times of where they come from. */
  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void newRecordsMayHaveOldTimes(boolean postgres) throws Exception {
    RefereeInstance instance = instance(postgres);
    DataStreamReader reader = labels(instance).option("startingPosition", "latest");
    assertThat(drain(reader)).isEmpty();
    execute(
        instance,
        "INSERT INTO lamindb_ulabel (uid, name, created_by_id, created_at, updated_at)"
            + " SELECT '"
            + (postgres ? "oldtimep" : "oldtimes")
            + "', 'transferred', min(id), '2020-01-01 00:00:00.000000',"
            + " '2020-01-01 00:00:00.000000' FROM lamindb_user");
    assertThat(all(drain(reader))).containsExactly("transferred");
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void aStreamStartsAtATime(boolean postgres) throws Exception {
    RefereeInstance instance = instance(postgres);
    execute(instance, insert("past"));
    Thread.sleep(20);
    Instant now = Instant.now();
    Thread.sleep(20);
    execute(instance, insert("present"));
    DataStreamReader reader = labels(instance).option("startingTimestamp", now.toString());
    assertThat(all(drain(reader))).containsExactly("present");
    execute(instance, insert("future"));
    assertThat(all(drain(reader))).containsExactly("future");
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void theProgressTellsTheLag(boolean postgres) throws Exception {
    RefereeInstance instance = instance(postgres);
    DataStreamReader reader =
        labels(instance).option("startingPosition", "latest").option("maxRecordsPerTrigger", 2);
    assertThat(drain(reader)).isEmpty();
    execute(instance, inserts("lag", 5));
    StreamingQuery query = start(reader, Trigger.AvailableNow(), new ArrayList<>());
    query.awaitTermination();
    List<Map<String, String>> metrics =
        Arrays.stream(query.recentProgress())
            .filter(progress -> progress.numInputRows() > 0)
            .map(progress -> progress.sources()[0].metrics())
            .toList();
    assertThat(metrics)
        .extracting(each -> each.get("recordsBehind"))
        .containsExactly("3", "1", "0");
    assertThat(metrics.get(2)).containsEntry("secondsBehind", "0");
    StreamingQueryProgress last = query.lastProgress();
    assertThat(last.sources()[0].latestOffset()).contains("\"registry\": \"ULabel\"");
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void theCatalogsTablesAreStreams(boolean postgres) throws Exception {
    RefereeInstance instance = instance(postgres);
    execute(instance, inserts("table", 3));
    String catalog = "stream_" + (postgres ? "postgres" : "sqlite");
    TestSession.catalog(catalog, instance);
    SparkSession spark = TestSession.get();
    String output = folder.resolve("output").toString();
    spark
        .readStream()
        .option("settleMs", 0)
        .table(catalog + ".core.ulabel")
        .where("name LIKE 'table%'")
        .select("id", "name")
        .writeStream()
        .format("parquet")
        .option("checkpointLocation", folder.resolve("checkpoint").toString())
        .trigger(Trigger.AvailableNow())
        .start(output)
        .awaitTermination();
    assertThat(spark.read().parquet(output).count()).isEqualTo(3);
    assertThat(spark.table(catalog + ".core.ulabel").where("name LIKE 'table%'").count())
        .isEqualTo(3);
  }

  @Test
  void theCheckpointOfAnotherStreamIsRefused() throws Exception {
    execute(instance(false), insert("mine"));
    drain(labels(instance(false)));
    assertThatThrownBy(() -> drain(labels(instance(true))))
        .hasMessageContaining("LAMINDB_CHECKPOINT_OF_ANOTHER")
        .hasMessageContaining("checkpointLocation");
    assertThatThrownBy(() -> drain(labels(instance(false)).option("registry", "Feature")))
        .hasMessageContaining("LAMINDB_CHECKPOINT_OF_ANOTHER");
  }

  @Test
  void wrongOptionsAreRefused() {
    RefereeInstance instance = instance(false);
    assertThatThrownBy(() -> labels(instance).option("maxRecordPerTrigger", 1).load())
        .hasMessageContaining("maxRecordsPerTrigger");
    assertThatThrownBy(() -> drain(labels(instance).option("maxRecordsPerTrigger", 0)))
        .hasMessageContaining("LAMINDB_INVALID_OPTION");
    assertThatThrownBy(() -> drain(labels(instance).option("startingPosition", "middle")))
        .hasMessageContaining("earliest or latest");
    assertThatThrownBy(() -> drain(labels(instance).option("startingTimestamp", "soon")))
        .hasMessageContaining("a time");
    assertThatThrownBy(
            () ->
                drain(
                    labels(instance)
                        .option("startingTimestamp", "2026-01-01")
                        .option("startingPosition", "latest")))
        .hasMessageContaining("LAMINDB_CONFLICTING_OPTIONS");
    assertThatThrownBy(
            () ->
                drain(
                    labels(instance)
                        .option("registry", "links.lamindb_ulabel_parents")
                        .option("startingTimestamp", "2026-01-01")))
        .hasMessageContaining("LAMINDB_STREAM_WITHOUT_TIMES");
    assertThatThrownBy(
            () ->
                TestSession.get()
                    .read()
                    .format("lamindb")
                    .option("instance", instance.reference())
                    .option("registry", "ULabel")
                    .option("maxRecordsPerTrigger", 1)
                    .load()
                    .collectAsList())
        .hasMessageContaining("spark.readStream");
  }
}

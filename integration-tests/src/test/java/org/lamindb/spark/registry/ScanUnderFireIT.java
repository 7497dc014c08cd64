package org.lamindb.spark.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerTaskEnd;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.api.java.UDF1;
import org.apache.spark.sql.types.DataTypes;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.lamindb.database.Dialect;
import org.lamindb.referee.RefereeInstance;
import org.lamindb.spark.TestSession;
import scala.jdk.javaapi.CollectionConverters;

/** Scans by several tasks while others write, and what they leave behind however they end. */
class ScanUnderFireIT {
  /** Four parts, of which Spark runs two at once. */
  private static final int ROWS = 450_000;

  private static final long FAR = 10_000_000;
  private static final Map<Dialect, RefereeInstance> INSTANCES = new EnumMap<>(Dialect.class);

  /** Of the test that runs: functions in Spark know no instances. */
  private static RefereeInstance instance;

  private static String use(Dialect dialect) throws SQLException {
    if (!INSTANCES.containsKey(dialect)) {
      INSTANCES.put(
          dialect, TestSession.newInstance("under-fire-" + dialect, dialect == Dialect.POSTGRES));
      instance = INSTANCES.get(dialect);
      fill(dialect == Dialect.POSTGRES);
    }
    instance = INSTANCES.get(dialect);
    String catalog = "under_fire_" + dialect.name().toLowerCase(java.util.Locale.ROOT);
    TestSession.catalog(catalog, instance);
    return catalog + ".core.many";
  }

  private static void fill(boolean postgres) throws SQLException {
    execute(
        "CREATE TABLE lamindb_many (id "
            + (postgres ? "bigint" : "integer")
            + " NOT NULL PRIMARY KEY, uid varchar(20) NOT NULL, gone integer)",
        postgres
            ? "INSERT INTO lamindb_many SELECT i, 'many' || i, i FROM generate_series(1, "
                + ROWS
                + ") i"
            : "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n LIMIT "
                + ROWS
                + ") INSERT INTO lamindb_many SELECT i, 'many' || i, i FROM n",
        "ANALYZE lamindb_many");
  }

  /** As the Python client does, gives up after five seconds. */
  private static void execute(String... statements) throws SQLException {
    try (Connection connection = instance.connect();
        Statement statement = connection.createStatement()) {
      if (instance.database().isEmpty()) {
        statement.execute("PRAGMA busy_timeout = 5000");
      }
      for (String sql : statements) {
        statement.execute(sql);
      }
    }
  }

  private static void function(String name, UDF1<Long, Long> function) {
    TestSession.get().udf().register(name, function, DataTypes.LongType);
  }

  @AfterEach
  void moveBack() throws SQLException {
    execute("UPDATE lamindb_many SET id = id - " + FAR + " WHERE id > " + FAR);
  }

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void rowsThatMoveAreSeenOnce(Dialect dialect) throws SQLException {
    String table = use(dialect);
    function(
        "move_rows",
        id -> {
          if (id == 1) {
            execute(
                "UPDATE lamindb_many SET id = id + " + FAR + " WHERE id % 9 = 0",
                "DELETE FROM lamindb_many WHERE id > " + ROWS + " AND id < " + FAR);
          }
          return id;
        });
    Row seen =
        TestSession.rows(
                "SELECT count(*), count(DISTINCT uid), max(id) FROM (SELECT move_rows(id) AS id,"
                    + " uid FROM "
                    + table
                    + ")")
            .get(0);
    assertThat(List.of(seen.getLong(0), seen.getLong(1), seen.getLong(2)))
        .containsExactly((long) ROWS, (long) ROWS, (long) ROWS);
    assertThat(TestSession.rows("SELECT max(id) FROM " + table).get(0).getLong(0))
        .isGreaterThan(FAR);
  }

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void slowReadersDoNotLockWritersOut(Dialect dialect) throws Exception {
    String table = use(dialect);
    function(
        "wait_at_first",
        id -> {
          if (id == 1) {
            TimeUnit.SECONDS.sleep(8);
          }
          return id;
        });
    for (String condition : List.of("true", "uid LIKE '%1'")) {
      CompletableFuture<Long> read =
          CompletableFuture.supplyAsync(
              () ->
                  TestSession.rows(
                          "SELECT count(wait_at_first(id)) FROM " + table + " WHERE " + condition)
                      .get(0)
                      .getLong(0));
      TimeUnit.SECONDS.sleep(2);
      execute("UPDATE lamindb_many SET uid = uid WHERE id < 1000");
      assertThat(read.get(2, TimeUnit.MINUTES)).isIn((long) ROWS, ROWS / 10L);
    }
  }

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void nothingIsHeldAfterAFailure(Dialect dialect) throws Exception {
    String table = use(dialect);
    function(
        "fail_late",
        id -> {
          if (id == ROWS / 2) {
            throw new IllegalStateException("on purpose");
          }
          return id;
        });
    assertThatThrownBy(() -> TestSession.rows("SELECT sum(fail_late(id)) FROM " + table))
        .hasStackTraceContaining("on purpose");
    assertNothingIsHeld();
  }

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void nothingIsHeldAfterACancellation(Dialect dialect) throws Exception {
    String table = use(dialect);
    function(
        "very_slow",
        id -> {
          TimeUnit.MILLISECONDS.sleep(50);
          return id;
        });
    SparkSession spark = TestSession.get();
    CompletableFuture<List<Row>> read =
        CompletableFuture.supplyAsync(
            () -> {
              spark.sparkContext().setJobGroup("under-fire", "a slow query", true);
              try {
                return TestSession.rows("SELECT sum(very_slow(id)) FROM " + table);
              } finally {
                spark.sparkContext().clearJobGroup();
              }
            });
    TimeUnit.SECONDS.sleep(4);
    assertThat(read).isNotDone();
    spark.sparkContext().cancelJobGroup("under-fire");
    assertThatThrownBy(() -> read.get(30, TimeUnit.SECONDS)).hasStackTraceContaining("cancel");
    assertNothingIsHeld();
  }

  private static void assertNothingIsHeld() throws Exception {
    long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
    String held = held();
    while (!held.isEmpty() && System.nanoTime() < end) {
      TimeUnit.MILLISECONDS.sleep(100);
      held = held();
    }
    assertThat(held).isEmpty();
  }

  /** What of a scan the database still knows; empty when nothing. */
  private static String held() throws SQLException {
    try (Connection connection = instance.connect();
        Statement statement = connection.createStatement()) {
      if (instance.database().isEmpty()) {
        statement.execute("PRAGMA busy_timeout = 0");
        statement.execute("UPDATE lamindb_many SET uid = uid WHERE id = 1");
        return "";
      }
      try (ResultSet sessions =
          statement.executeQuery(
              "SELECT coalesce(string_agg(state || ': ' || query, '; '), '') FROM pg_stat_activity"
                  + " WHERE datname = current_database() AND pid <> pg_backend_pid()"
                  + " AND state <> 'idle' AND backend_type = 'client backend'")) {
        sessions.next();
        return sessions.getString(1);
      }
    } catch (SQLException e) {
      if (e.getMessage().contains("SQLITE_BUSY")) {
        return e.getMessage();
      }
      throw e;
    }
  }

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void columnThatGoesBetweenPlanningAndReadingIsAnError(Dialect dialect) throws SQLException {
    String table = use(dialect);
    for (String question :
        List.of("SELECT id, gone FROM %s", "SELECT id FROM %s WHERE gone + 1 > 7")) {
      Dataset<Row> rows = TestSession.get().sql(question.formatted(table));
      rows.queryExecution().executedPlan();
      execute("ALTER TABLE lamindb_many RENAME COLUMN gone TO left_behind");
      try {
        assertThatThrownBy(rows::collectAsList).hasStackTraceContaining("[LAMINDB_");
      } finally {
        execute("ALTER TABLE lamindb_many RENAME COLUMN left_behind TO gone");
      }
    }
  }

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void scansTellWhatTheyCost(Dialect dialect) throws Exception {
    String table = use(dialect);
    Map<String, Long> sums = new TreeMap<>();
    SparkListener listener =
        new SparkListener() {
          @Override
          public void onTaskEnd(SparkListenerTaskEnd end) {
            CollectionConverters.asJava(end.taskInfo().accumulables())
                .forEach(
                    each -> {
                      String name = String.valueOf(each.name().getOrElse(() -> ""));
                      if (!each.update().isEmpty()
                          && each.update().get() instanceof Number number) {
                        synchronized (sums) {
                          sums.merge(name, number.longValue(), Long::sum);
                        }
                      }
                    });
          }
        };
    SparkSession spark = TestSession.get();
    spark.sparkContext().addSparkListener(listener);
    try {
      spark.sql("SELECT * FROM " + table).write().format("noop").mode("overwrite").save();
      long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
      while (System.nanoTime() < end && !sums.containsKey("bytes read from the database")) {
        TimeUnit.MILLISECONDS.sleep(100);
      }
    } finally {
      spark.sparkContext().removeSparkListener(listener);
    }
    assertThat(sums.get("number of output rows")).isEqualTo(ROWS);
    assertThat(sums.get("bytes read from the database")).isGreaterThan(10L * ROWS);
    // Spark sends no zeros, and pages are read without a connection of the task's own.
    if (dialect == Dialect.POSTGRES) {
      assertThat(sums.get("connections")).isGreaterThanOrEqualTo(2);
    }
  }
}

package org.lamindb.spark.registry;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.lamindb.referee.RefereeInstance;
import org.lamindb.spark.TestSession;

/** Joins that Spark leaves to the database return what Spark's own joins do. */
class PushedJoinIT {
  private static final int SCALE = Integer.getInteger("lamindb.test.differential", 1);
  private static final long SEED = Long.getLong("lamindb.test.seed", 0);
  private static final int RANDOM_QUERIES = 75 * SCALE;
  private static final String SETTING = "spark.sql.optimizer.datasourceV2JoinPushdown";

  private static final Pattern SCAN = Pattern.compile("BatchScan|LocalTableScan|LocalScan");
  private static final Pattern ORDERED = Pattern.compile("ORDER BY [^)]*$");
  private static final Pattern OPERATOR = Pattern.compile("(?m)^[^\\p{Alpha}]*(\\w*)\\b");

  private static final Map<Boolean, Sessions> SESSIONS = new HashMap<>();

  /** One instance: with joins by the database, without, and with copies of the tables. */
  private record Sessions(SparkSession on, SparkSession off) {
    static Sessions of(boolean postgres) {
      RefereeInstance instance = RefereeInstance.shared(postgres);
      SparkSession on = session(instance, true);
      SparkSession off = session(instance, false);
      JoinQuery.TABLES.forEach(
          (name, table) -> {
            on.table("joined." + table).createOrReplaceTempView("read_" + name);
            Dataset<Row> read = off.table("joined." + table);
            read.createOrReplaceTempView("read_" + name);
            Dataset<Row> copy = off.createDataFrame(read.collectAsList(), read.schema()).cache();
            assertThat(copy.count()).as(name).isPositive();
            copy.createOrReplaceTempView("copied_" + name);
          });
      return new Sessions(on, off);
    }

    private static SparkSession session(RefereeInstance instance, boolean pushes) {
      SparkSession session = TestSession.get().newSession();
      Ways.SETTINGS.forEach(session.conf()::set);
      session.conf().set("spark.sql.datetime.java8API.enabled", "true");
      session.conf().set("spark.lamindb.localRows", "0");
      session.conf().set(SETTING, String.valueOf(pushes));
      TestSession.catalog(session, "joined", instance);
      return session;
    }
  }

  @BeforeAll
  static void sessions() {
    Assumptions.assumeFalse(
        TestSession.get().version().startsWith("4.0."), "Spark 4.0 leaves joins to nobody");
    for (boolean postgres : List.of(false, true)) {
      SESSIONS.put(postgres, Sessions.of(postgres));
    }
  }

  @AfterAll
  static void endSessions() {
    SparkSession.setActiveSession(TestSession.get());
  }

  static Stream<Arguments> queries() {
    return Stream.of(false, true)
        .flatMap(postgres -> JoinQuery.ALL.stream().map(query -> Arguments.of(postgres, query)));
  }

  private static List<String> rows(SparkSession session, String sql) {
    return Ways.outcome(session, sql, ORDERED.matcher(sql).find());
  }

  private static String plan(SparkSession session, String sql) {
    return session.sql(sql).queryExecution().executedPlan().toString();
  }

  private static long scans(String plan) {
    return SCAN.matcher(plan).results().count();
  }

  private static List<String> operators(String plan) {
    return OPERATOR.matcher(plan).results().map(match -> match.group(1)).toList();
  }

  @ParameterizedTest(name = "Postgres {0}: {1}")
  @MethodSource("queries")
  void rowsAreTheSame(boolean postgres, JoinQuery query) {
    Sessions sessions = SESSIONS.get(postgres);
    List<String> expected = rows(sessions.off, query.with("copied"));
    assertThat(isFailure(expected)).as(expected.toString()).isFalse();
    String plan = plan(sessions.on, query.with("read"));
    assertThat(rows(sessions.on, query.with("read"))).as(plan).isEqualTo(expected).isNotEmpty();
    assertThat(rows(sessions.off, query.with("read"))).isEqualTo(expected);
    if (query.isPushed(postgres)) {
      assertThat(scans(plan)).as(plan).isOne();
      assertThat(plan).contains(" JOIN (SELECT ").containsPattern("LaminDB \\w+\\.\\w+ JOIN ");
    } else {
      assertThat(scans(plan)).as(plan).isEqualTo(2);
    }
    assertThat(scans(plan(sessions.off, query.with("read")))).isGreaterThan(1);
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void databaseGroupsAndSortsWhatItJoins(boolean postgres) {
    SparkSession on = SESSIONS.get(postgres).on;
    String groups =
        plan(
            on,
            "SELECT r.uid, count(*) FROM read_artifact a JOIN read_run r ON a.run_id = r.id"
                + " GROUP BY r.uid");
    assertThat(operators(groups)).as(groups).doesNotContain("HashAggregate", "SortAggregate");
    String first =
        plan(
            on,
            "SELECT a.uid FROM read_artifact a JOIN read_run r ON a.run_id = r.id ORDER BY r.uid,"
                + " a.uid LIMIT 3");
    assertThat(operators(first))
        .as(first)
        .doesNotContain("TakeOrderedAndProject", "GlobalLimit", "CollectLimit", "Sort");
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void fewRowsAreReadByTheDriver(boolean postgres) {
    Sessions sessions = SESSIONS.get(postgres);
    String sql = "SELECT a.uid, r.uid FROM read_artifact a LEFT JOIN read_run r ON a.run_id = r.id";
    List<String> expected = rows(sessions.off, sql);
    sessions.on.conf().set("spark.lamindb.localRows", "1000");
    try {
      assertThat(plan(sessions.on, sql)).contains("LocalTableScan").doesNotContain("BatchScan");
      assertThat(rows(sessions.on, sql)).isEqualTo(expected);
    } finally {
      sessions.on.conf().set("spark.lamindb.localRows", "0");
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void explainSaysWhoJoinsAndWhy(boolean postgres) {
    SparkSession on = SESSIONS.get(postgres).on;
    String joined =
        plan(
            on,
            "SELECT a.uid, r.uid FROM read_artifact a LEFT JOIN read_run r ON a.run_id = r.id"
                + " WHERE a.suffix = '.parquet'");
    String quote = postgres ? "\"" : "`";
    assertThat(joined.replace(quote, ""))
        .contains(
            "LaminDB core.artifact JOIN core.run, Branch: main",
            "'.parquet'",
            "LEFT JOIN (SELECT id AS id, uid AS uid_1 FROM lamindb_run",
            "ON (run_id = id)",
            "Read: SQL, one task");
    String kept =
        plan(
            on,
            "SELECT a.uid, r.uid FROM read_artifact a JOIN read_run r ON hash(a.run_id) ="
                + " hash(r.id)");
    assertThat(scans(kept)).isEqualTo(2);
    String unsure =
        plan(on, "SELECT a.uid FROM read_artifact a JOIN read_run r ON abs(a.size) = r.id");
    assertThat(unsure).contains("Kept: [JOIN ON ", "(the database cannot be sure of every row)");
  }

  /** What one statement could not answer, or not with the rows that each side asks for. */
  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void sidesThatAreReadDifferentlyAreJoinedBySpark(boolean postgres) {
    Sessions sessions = SESSIONS.get(postgres);
    List<Map<String, String>> different =
        List.of(
            Map.of("branch", "all"),
            Map.of("branch", "contribution"),
            Map.of("pushdown", "false"),
            Map.of("fastScan", "false"),
            Map.of("localRows", "5"),
            Map.of("instance", RefereeInstance.shared(!postgres).reference()));
    for (Map<String, String> options : different) {
      List<List<String>> results = new ArrayList<>();
      for (SparkSession session : List.of(sessions.on, sessions.off)) {
        Dataset<Row> other =
            options.containsKey("instance")
                ? session.read().format("lamindb").options(options).option("registry", "Run").load()
                : session.read().options(options).table("joined.core.run");
        other.createOrReplaceTempView("other");
        String sql =
            "SELECT a.uid, o.uid, o.branch_id FROM read_artifact a LEFT JOIN other o"
                + " ON a.run_id = o.id";
        assertThat(scans(plan(session, sql))).as(options.toString()).isEqualTo(2);
        results.add(rows(session, sql));
      }
      assertThat(results.get(0)).as(options.toString()).isEqualTo(results.get(1));
    }
  }

  /** Every side shows what the option names, also where both name the same. */
  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void bothSidesShowTheirBranch(boolean postgres) {
    Sessions sessions = SESSIONS.get(postgres);
    for (String branch : List.of("all", "contribution", "trash")) {
      List<List<String>> results = new ArrayList<>();
      for (SparkSession session : List.of(sessions.on, sessions.off)) {
        for (String name : List.of("artifact", "run")) {
          session
              .read()
              .option("branch", branch)
              .table("joined.core." + name)
              .createOrReplaceTempView("branch_" + name);
        }
        String sql =
            "SELECT a.uid, a.branch_id, r.uid, r.branch_id FROM branch_artifact a LEFT JOIN"
                + " branch_run r ON a.run_id = r.id";
        assertThat(scans(plan(session, sql))).isEqualTo(session == sessions.on ? 1 : 2);
        results.add(rows(session, sql));
      }
      assertThat(results.get(0)).as(branch).isEqualTo(results.get(1));
    }
  }

  @Test
  void samplesAreJoinedBySpark() {
    Sessions sessions = SESSIONS.get(true);
    String sql =
        "SELECT a.uid, r.uid FROM (SELECT * FROM read_artifact TABLESAMPLE (60 PERCENT) REPEATABLE"
            + " (3)) a JOIN read_run r ON a.run_id = r.id";
    assertThat(scans(plan(sessions.on, sql))).isEqualTo(2);
    assertThat(rows(sessions.on, sql)).isEqualTo(rows(sessions.off, sql));
  }

  @Test
  void derivedColumnsAreJoinedBySpark() {
    Sessions sessions = SESSIONS.get(false);
    List<List<String>> results = new ArrayList<>();
    for (SparkSession session : List.of(sessions.on, sessions.off)) {
      session
          .read()
          .format("lamindb")
          .option("instance", RefereeInstance.shared(false).reference())
          .option("registry", "Artifact")
          .option("include", "ulabels__name")
          .load()
          .createOrReplaceTempView("annotated");
      String derived =
          "SELECT a.uid, a.ulabels__name, b.uid FROM annotated a JOIN annotated b ON a.id = b.id";
      assertThat(scans(plan(session, derived))).isEqualTo(2);
      results.add(rows(session, derived));
      String own = "SELECT a.uid, b.key FROM annotated a JOIN annotated b ON a.id = b.id";
      assertThat(scans(plan(session, own))).isEqualTo(session == sessions.on ? 1 : 2);
      results.add(rows(session, own));
    }
    assertThat(results.subList(0, 2)).isEqualTo(results.subList(2, 4));
  }

  /** Spark may name another column of another type; it must not be taken for the one meant. */
  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void averagesAreOfTheColumnThatWasMeant(boolean postgres) {
    SparkSession session = Sessions.session(NastyTable.instance(postgres), true);
    String sql =
        String.format(
            "SELECT avg(c.s), avg(n.s), count(*), max(c.n) FROM joined.core.%s n JOIN joined.core.%s"
                + " c ON n.id = c.id",
            NastyTable.NAME, NastyTable.SECOND);
    assertThat(scans(plan(session, sql))).isOne();
    List<String> joined = rows(session, sql);
    session.conf().set(SETTING, "false");
    assertThat(joined).isEqualTo(rows(session, sql));
    assertThat(joined.get(0)).startsWith("[" + (0.5 + 100.25 + 7) / 3 + ",").endsWith(",3,x]");
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void randomJoins(boolean postgres) {
    Ways ways = Ways.in(NastyTable.instance(postgres), "America/St_Johns");
    ways.session().conf().set(SETTING, "true");
    RandomJoins joins = new RandomJoins(7 + 1_000_003L * SEED + (postgres ? 1 : 0));
    Random random = new Random(SEED);
    int looked = 0;
    int pushed = 0;
    for (int i = 0; i < RANDOM_QUERIES; i++) {
      RandomJoins.Query query = joins.next();
      String sql = query.on(List.of("pushed", "tasks", "slow").get(random.nextInt(3)));
      List<String> expected = ways.outcome(query.on("copied"), query.isOrdered());
      List<String> actual = ways.outcome(sql, query.isOrdered());
      boolean mayFail = isFailure(expected);
      if (!actual.equals(expected) && (!mayFail || isFailure(actual))) {
        throw new AssertionError(
            String.format(
                "%s%nreturns  %s%nnot      %s%n%s", sql, actual, expected, ways.plan(sql)));
      } else if (i % 4 == 0 && !mayFail) {
        looked++;
        pushed += scans(plan(ways.session(), sql)) == 1 ? 1 : 0;
      }
    }
    assertThat(pushed).isBetween(looked / 4, looked * 9 / 10);
  }

  /** The database may have decided before what fails in Spark. */
  private static boolean isFailure(List<String> outcome) {
    return outcome.toString().startsWith("[fails: ");
  }

  /** Whatever the columns' collations are. */
  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void textsAreEqualWhenTheirBytesAre(boolean postgres) {
    Ways ways = Ways.in(NastyTable.instance(postgres), "UTC");
    ways.session().conf().set(SETTING, "true");
    for (String condition :
        List.of(
            "a.icu = b.icu",
            "a.folded = b.folded",
            "a.folded = b.icu",
            "a.plain = b.folded",
            "a.s = b.s AND a.icu < b.folded",
            "a.s = b.s AND a.folded <=> b.folded")) {
      String query = "SELECT a.id, b.id, b.icu, a.folded FROM {t} a JOIN {t} b ON " + condition;
      List<String> joined = ways.outcome(query.replace("{t}", "tasks"), false);
      assertThat(joined)
          .as(condition)
          .isEqualTo(ways.outcome(query.replace("{t}", "copied"), false));
      assertThat(isFailure(joined)).isFalse();
      assertThat(scans(ways.plan(query.replace("{t}", "tasks")))).as(condition).isOne();
    }
  }

  /** Large results come as binary COPY from Postgres. */
  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void largeJoinsAreReadByTheFastestWay(boolean postgres) {
    Ways ways = Ways.in(NastyTable.instance(postgres), "UTC");
    ways.session().conf().set(SETTING, "true");
    String query = "SELECT a.*, b.* FROM {t} a LEFT JOIN {t} b ON a.s = b.s AND a.id < b.id";
    assertThat(ways.plan(query.replace("{t}", "tasks")))
        .contains(
            postgres
                ? "Read: binary COPY, one task: the database computes the result"
                : "Read: SQL, one task: the database computes the result");
    assertThat(ways.outcome(query.replace("{t}", "tasks"), false))
        .isEqualTo(ways.outcome(query.replace("{t}", "copied"), false));
  }
}

package org.lamindb.spark.registry;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SortedSet;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.lamindb.referee.RefereeInstance;
import org.lamindb.spark.TestSession;

/**
 * Random queries: whatever the database answers of them, and however the rows are read, the result
 * is that of a copy of the rows. The property {@code lamindb.test.differential} multiplies how many
 * there are, {@code lamindb.test.seed} makes other ones.
 */
class RegistryDifferentialIT {
  private static final int SCALE = Integer.getInteger("lamindb.test.differential", 1);
  private static final long SEED = Long.getLong("lamindb.test.seed", 0);

  private static final int BATCHES = 16 * SCALE;
  private static final int BATCH = 100;

  /** So many queries are planned and run at once. */
  private static final int AT_ONCE = 20;

  /** Of so many batches one is read by tasks, another one by SQL and a task. */
  private static final int BATCHES_PER_WAY = 8;

  private static final int QUERIES = 60 * SCALE;

  /** A filter of Spark's in a plan. */
  private static final Pattern FILTER = Pattern.compile("(?m)^[^\\p{Alpha}]*Filter ");

  private static final List<String> CATALOGS = List.of("nasty_sqlite", "nasty_postgres");
  private static final List<String> ZONES = List.of("UTC", "America/St_Johns", "Asia/Kathmandu");

  private static final Map<String, RefereeInstance> INSTANCES = new HashMap<>();

  private static ExecutorService threads;

  @BeforeAll
  static void tables() {
    threads = Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors());
    for (String catalog : CATALOGS) {
      INSTANCES.put(catalog, NastyTable.instance(catalog.endsWith("postgres")));
    }
  }

  @AfterAll
  static void endThreads() {
    threads.shutdownNow();
    SparkSession.setActiveSession(TestSession.get());
  }

  static Stream<Arguments> everywhere() {
    return CATALOGS.stream()
        .flatMap(catalog -> ZONES.stream().map(zone -> Arguments.of(catalog, zone)));
  }

  private static long seed(String catalog, String zone, int use) {
    return (catalog + zone).hashCode() + 31L * use + 1_000_003L * SEED;
  }

  /** Runs a test's parts side by side; the first failure is the test's. */
  private static int sum(Ways ways, List<Callable<Integer>> parts) throws Exception {
    List<Future<Integer>> running = new ArrayList<>();
    for (Callable<Integer> part : parts) {
      running.add(
          threads.submit(
              () -> {
                SparkSession.setActiveSession(ways.session());
                return part.call();
              }));
    }
    int sum = 0;
    try {
      for (Future<Integer> part : running) {
        sum += part.get();
      }
    } catch (ExecutionException e) {
      running.forEach(part -> part.cancel(false));
      if (e.getCause() instanceof AssertionError error) {
        throw error;
      }
      throw e;
    }
    return sum;
  }

  @ParameterizedTest(name = "{0} in {1}")
  @MethodSource("everywhere")
  void conditions(String catalog, String zone) throws Exception {
    Ways ways = Ways.in(INSTANCES.get(catalog), zone);
    RandomConditions conditions = new RandomConditions(seed(catalog, zone, 0));
    List<Callable<Integer>> parts = new ArrayList<>();
    for (int i = 0; i < BATCHES; i++) {
      List<Condition> batch = Stream.generate(conditions::next).limit(BATCH).toList();
      int way = i % BATCHES_PER_WAY;
      parts.add(() -> compare(ways, batch, way == 0 ? "tasks" : way == 1 ? "slow" : "pushed"));
    }
    int kept = sum(ways, parts);
    // A translator that pushed nothing would be right, too.
    assertThat(kept).isPositive().isLessThan(BATCHES * BATCH * 9 / 10);
  }

  /** How many of the conditions Spark looked at again. */
  private static int compare(Ways ways, List<Condition> batch, String table) {
    List<SortedSet<Long>> expected = ways.matches("copied", batch);
    for (String read : List.of("kept", "kept_slow")) {
      List<SortedSet<Long>> found = ways.matches(read, batch);
      for (int i = 0; i < batch.size(); i++) {
        assertThat(found.get(i)).as(read + ": " + batch.get(i).sql()).isEqualTo(expected.get(i));
      }
    }
    int kept = 0;
    for (int from = 0; from < batch.size(); from += AT_ONCE) {
      List<Condition> some = batch.subList(from, from + AT_ONCE);
      Dataset<Row> queries = ways.each(table, some);
      List<SortedSet<Long>> actual = Ways.noIds(AT_ONCE);
      boolean failed = false;
      try {
        queries.collectAsList().forEach(row -> actual.get(row.getInt(1)).add(row.getLong(0)));
      } catch (RuntimeException e) {
        failed = true;
      }
      for (int i = 0; i < AT_ONCE; i++) {
        if (failed || !actual.get(i).equals(expected.get(from + i))) {
          check(ways, table, "SELECT id FROM {t} WHERE {c}", some.get(i), false);
        }
      }
      kept += FILTER.matcher(optimized(queries)).results().count();
    }
    // Without the database's help Spark filters the rows, which is more than to compute a column.
    check(ways, "kept", "SELECT id FROM {t} WHERE {c}", batch.get(0), false);
    return kept;
  }

  @ParameterizedTest(name = "{0} in {1}")
  @MethodSource("everywhere")
  void projections(String catalog, String zone) throws Exception {
    RandomQueries queries = new RandomQueries(new Random(seed(catalog, zone, 1)));
    compare(
        Ways.in(INSTANCES.get(catalog), zone),
        Stream.generate(queries::projection),
        "Project",
        false);
  }

  @ParameterizedTest(name = "{0} in {1}")
  @MethodSource("everywhere")
  void aggregates(String catalog, String zone) throws Exception {
    RandomQueries queries = new RandomQueries(new Random(seed(catalog, zone, 2)));
    compare(
        Ways.in(INSTANCES.get(catalog), zone),
        Stream.generate(queries::aggregate),
        "Aggregate",
        false);
  }

  @ParameterizedTest(name = "{0} in {1}")
  @MethodSource("everywhere")
  void orders(String catalog, String zone) throws Exception {
    RandomQueries queries = new RandomQueries(new Random(seed(catalog, zone, 3)));
    compare(Ways.in(INSTANCES.get(catalog), zone), Stream.generate(queries::ordered), "Sort", true);
  }

  /**
   * Compares what queries return.
   *
   * @param operator of Spark's, which the database has to save in some of the queries
   */
  private static void compare(Ways ways, Stream<String> random, String operator, boolean ordered)
      throws Exception {
    RandomConditions conditions = new RandomConditions(operator.hashCode() + 1_000_003L * SEED);
    List<String> queries = random.limit(QUERIES).toList();
    List<Callable<Integer>> parts = new ArrayList<>();
    for (int i = 0; i < QUERIES; i++) {
      String query = queries.get(i);
      Condition condition = i % 3 == 0 ? new Condition.Leaf("true") : conditions.next();
      List<String> tables = new ArrayList<>(List.of("pushed"));
      if (i % 4 == 0) {
        tables.add(List.of("tasks", "slow", "kept", "kept_slow").get(i / 4 % 4));
      }
      parts.add(
          () -> {
            tables.forEach(table -> check(ways, table, query, condition, ordered));
            Dataset<Row> plan = ways.sql(filled(query, "pushed", condition));
            return optimized(plan).contains(operator) ? 0 : 1;
          });
    }
    assertThat(sum(ways, parts)).isPositive();
  }

  /** The plan that Spark runs, or that it fails to make better. */
  private static String optimized(Dataset<Row> query) {
    try {
      return query.queryExecution().optimizedPlan().toString();
    } catch (RuntimeException e) {
      return query.queryExecution().analyzed().toString();
    }
  }

  private static String filled(String query, String table, Condition condition) {
    return query.replace("{t}", table).replace("{c}", condition.sql());
  }

  /** Fails when a query returns something else than on the copy, with the smallest such query. */
  private static void check(
      Ways ways, String table, String query, Condition condition, boolean ordered) {
    if (!differs(ways, table, query, condition, ordered)) {
      return;
    }
    Condition smallest = condition;
    for (boolean found = true; found; ) {
      found = false;
      for (Condition smaller : smallest.smaller()) {
        if (differs(ways, table, query, smaller, ordered)) {
          smallest = smaller;
          found = true;
          break;
        }
      }
    }
    List<String> actual = ways.outcome(filled(query, table, smallest), ordered);
    List<String> expected = ways.outcome(filled(query, "copied", smallest), ordered);
    List<String> missing = new ArrayList<>(expected);
    actual.forEach(missing::remove);
    List<String> wrong = new ArrayList<>(actual);
    expected.forEach(wrong::remove);
    throw new AssertionError(
        String.format(
            "%s%non the table read as '%s', time zone %s, seed %d%nmisses %s%nreturns %s%nall was:"
                + " %s%n%s%nthe first of these rows: %s",
            filled(query, "nasty", smallest),
            table,
            ways.zone(),
            SEED,
            missing,
            wrong,
            filled(query, "nasty", condition),
            ways.plan(filled(query, table, smallest)),
            firstRow(ways, missing.isEmpty() ? wrong : missing)));
  }

  /** The whole row whose id comes first in a line. */
  private static String firstRow(Ways ways, List<String> lines) {
    return lines.stream()
        .map(line -> line.replaceFirst("^\\[(\\d+).*", "$1"))
        .filter(id -> id.matches("\\d+"))
        .findFirst()
        .map(id -> ways.sql("SELECT * FROM copied WHERE id = " + id).collectAsList())
        .map(rows -> rows.isEmpty() ? "" : rows.get(0).json())
        .orElse("");
  }

  /**
   * Whether a query returns something else than on the copy. Spark puts the value of an equality
   * into a sum of the column, and fails when that overflows, whatever the rows. Where it fails so
   * on the copy, the query may succeed: the database has decided before.
   */
  private static boolean differs(
      Ways ways, String table, String query, Condition condition, boolean ordered) {
    List<String> expected = ways.outcome(filled(query, "copied", condition), ordered);
    if (expected.toString().startsWith("[fails: ")) {
      String failure = ways.outcome(filled(query, table, condition), ordered).toString();
      return failure.startsWith("[fails: ") && !failure.equals(expected.toString());
    }
    return !ways.outcome(filled(query, table, condition), ordered).equals(expected);
  }

  /** Otherwise the fast ways would not be compared at all. */
  @ParameterizedTest
  @MethodSource("catalogs")
  void tableIsReadByTasks(String catalog) {
    Ways ways = Ways.in(INSTANCES.get(catalog), "UTC");
    String fast = catalog.endsWith("sqlite") ? "pages of the file" : "one exported snapshot";
    assertThat(ways.plan("SELECT * FROM kept")).contains(fast).doesNotContain("tasks: 1\n");
    assertThat(ways.plan("SELECT * FROM kept_slow")).contains("SQL, one task");
    assertThat(ways.plan("SELECT * FROM pushed WHERE s = 1")).doesNotContain("Read:");
  }

  static Stream<String> catalogs() {
    return CATALOGS.stream();
  }
}

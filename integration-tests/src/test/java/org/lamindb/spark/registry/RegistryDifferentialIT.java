package org.lamindb.spark.registry;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.lamindb.referee.RefereeInstance;
import org.lamindb.spark.TestSession;

/**
 * Random queries: with push-down, without, and on a copy of the rows the result is the same. The
 * property {@code lamindb.test.differential} multiplies how many.
 */
class RegistryDifferentialIT {
  private static final int SCALE = Integer.getInteger("lamindb.test.differential", 1);
  private static final int BATCHES = 16 * SCALE;
  private static final int BATCH = 100;
  private static final int AT_ONCE = 20;
  private static final int WITHOUT_PUSHDOWN = 25 * SCALE;
  private static final int AGGREGATES = 60 * SCALE;
  private static final int ORDERS = 60 * SCALE;

  /** A filter of Spark's in a plan. */
  private static final Pattern FILTER = Pattern.compile("(?m)^[^\\p{Alpha}]*Filter ");

  private static final List<String> CATALOGS = List.of("nasty_sqlite", "nasty_postgres");
  private static final List<String> ZONES = List.of("UTC", "America/St_Johns", "Asia/Kathmandu");

  private static final Map<String, String> SETTINGS =
      Map.of(
          "spark.sql.codegen.wholeStage", "false",
          "spark.sql.codegen.factoryMode", "NO_CODEGEN",
          "spark.sql.shuffle.partitions", "1");

  @BeforeAll
  static void tables() {
    for (String catalog : CATALOGS) {
      RefereeInstance instance =
          TestSession.newInstance(catalog.replace('_', '-'), catalog.endsWith("postgres"));
      NastyTable.make(instance);
      TestSession.catalog(catalog, instance);
    }
    SETTINGS.forEach(TestSession.get().conf()::set);
  }

  @AfterAll
  static void settings() {
    SETTINGS.keySet().forEach(TestSession.get().conf()::unset);
    TestSession.get().conf().unset("spark.sql.session.timeZone");
  }

  static Stream<Arguments> everywhere() {
    return CATALOGS.stream()
        .flatMap(catalog -> ZONES.stream().map(zone -> Arguments.of(catalog, zone)));
  }

  /** The three ways to the same rows. */
  private record Ways(
      String table, Dataset<Row> pushed, Dataset<Row> kept, Dataset<Row> copied, long seed) {
    static Ways in(String catalog, String zone) {
      SparkSession spark = TestSession.get();
      spark.conf().set("spark.sql.session.timeZone", zone);
      String name = catalog + ".core." + NastyTable.NAME;
      Dataset<Row> kept = spark.read().option("pushdown", "false").table(name);
      List<Row> rows = kept.collectAsList();
      assertThat(rows).hasSize(NastyTable.ROWS);
      return new Ways(
          name,
          spark.table(name),
          kept,
          spark.createDataFrame(rows, kept.schema()),
          (catalog + zone).hashCode());
    }
  }

  @ParameterizedTest(name = "{0} in {1}")
  @MethodSource("everywhere")
  void conditions(String catalog, String zone) {
    Ways ways = Ways.in(catalog, zone);
    RandomConditions conditions = new RandomConditions(ways.seed);
    long kept = 0;
    for (int i = 0; i < BATCHES; i++) {
      List<Condition> batch = Stream.generate(conditions::next).limit(BATCH).toList();
      List<SortedSet<Long>> expected = matches(ways.copied, batch);
      for (int from = 0; from < BATCH; from += AT_ONCE) {
        List<Condition> some = batch.subList(from, from + AT_ONCE);
        Dataset<Row> pushed = each(ways.pushed, some);
        List<SortedSet<Long>> actual = found(pushed, AT_ONCE);
        for (int j = 0; j < AT_ONCE; j++) {
          if (!actual.get(j).equals(expected.get(from + j))) {
            fail(ways, some.get(j));
          }
        }
        kept +=
            FILTER.matcher(pushed.queryExecution().optimizedPlan().toString()).results().count();
      }
    }
    for (int i = 0; i < WITHOUT_PUSHDOWN; i++) {
      Condition condition = conditions.next();
      assertThat(ids(ways.kept.filter(condition.sql()).select("id")))
          .as(condition.sql())
          .isEqualTo(matches(ways.copied, List.of(condition)).get(0));
    }
    // A translator that pushed nothing would be right, too.
    assertThat(kept).isPositive().isLessThan(BATCHES * BATCH * 9L / 10);
  }

  /** The rows of many queries, one after the other, with the number of the query. */
  private static Dataset<Row> each(Dataset<Row> table, List<Condition> conditions) {
    List<Dataset<Row>> queries = new ArrayList<>();
    for (Condition condition : conditions) {
      queries.add(
          table
              .filter(condition.sql())
              .select(functions.col("id"), functions.lit(queries.size()).as("query")));
    }
    return queries.stream().reduce(Dataset::unionAll).orElseThrow();
  }

  private static List<SortedSet<Long>> found(Dataset<Row> rows, int queries) {
    List<SortedSet<Long>> found =
        Stream.generate(() -> (SortedSet<Long>) new TreeSet<Long>()).limit(queries).toList();
    rows.collectAsList().forEach(row -> found.get(row.getInt(1)).add(row.getLong(0)));
    return found;
  }

  /** The rows of a copy that match, for many conditions at once. */
  private static List<SortedSet<Long>> matches(Dataset<Row> copied, List<Condition> conditions) {
    List<org.apache.spark.sql.Column> columns = new ArrayList<>(List.of(functions.col("id")));
    for (int i = 0; i < conditions.size(); i++) {
      columns.add(functions.expr(conditions.get(i).sql()).as("c" + i));
    }
    List<SortedSet<Long>> matches =
        conditions.stream().map(c -> (SortedSet<Long>) new TreeSet<Long>()).toList();
    for (Row row :
        copied.select(columns.toArray(org.apache.spark.sql.Column[]::new)).collectAsList()) {
      for (int i = 0; i < conditions.size(); i++) {
        if (Boolean.TRUE.equals(row.get(i + 1))) {
          matches.get(i).add(row.getLong(0));
        }
      }
    }
    return matches;
  }

  private static SortedSet<Long> ids(Dataset<Row> rows) {
    return rows.collectAsList().stream()
        .map(row -> row.getLong(0))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** Makes the condition as small as it goes, and shows it with a row that came out wrong. */
  private static void fail(Ways ways, Condition failing) {
    Condition smallest = failing;
    for (boolean found = true; found; ) {
      found = false;
      for (Condition smaller : smallest.smaller()) {
        if (differs(ways, smaller)) {
          smallest = smaller;
          found = true;
          break;
        }
      }
    }
    SortedSet<Long> actual = ids(ways.pushed.filter(smallest.sql()).select("id"));
    SortedSet<Long> expected = matches(ways.copied, List.of(smallest)).get(0);
    SortedSet<Long> wrong = new TreeSet<>(actual);
    wrong.addAll(expected);
    wrong.removeIf(id -> actual.contains(id) && expected.contains(id));
    Row row = ways.copied.filter("id = " + wrong.first()).collectAsList().get(0);
    throw new AssertionError(
        String.format(
            "SELECT id FROM %s WHERE %s%n%s the row %s%n%s other rows are wrong; all was: %s%n%s",
            ways.table,
            smallest.sql(),
            expected.contains(wrong.first()) ? "misses" : "returns",
            row.json(),
            wrong.size() - 1,
            failing.sql(),
            TestSession.plan("SELECT id FROM " + ways.table + " WHERE " + smallest.sql())));
  }

  private static boolean differs(Ways ways, Condition condition) {
    return !ids(ways.pushed.filter(condition.sql()).select("id"))
        .equals(matches(ways.copied, List.of(condition)).get(0));
  }

  @ParameterizedTest(name = "{0} in {1}")
  @MethodSource("everywhere")
  void aggregates(String catalog, String zone) {
    Ways ways = Ways.in(catalog, zone);
    RandomConditions conditions = new RandomConditions(ways.seed + 1);
    RandomQueries queries = new RandomQueries(new Random(ways.seed + 2));
    int complete = 0;
    for (int i = 0; i < AGGREGATES; i++) {
      String query = queries.aggregate(i % 3 == 0 ? "true" : conditions.next().sql());
      Map<String, Long> expected = counted(run(query, ways.copied));
      Dataset<Row> pushed = run(query, ways.pushed);
      assertThat(counted(pushed)).as(query).isEqualTo(expected);
      complete += pushed.queryExecution().optimizedPlan().toString().contains("Aggregate") ? 0 : 1;
      if (i % 4 == 0) {
        assertThat(counted(run(query, ways.kept))).as(query).isEqualTo(expected);
      }
    }
    assertThat(complete).isGreaterThan(AGGREGATES / 10);
  }

  @ParameterizedTest(name = "{0} in {1}")
  @MethodSource("everywhere")
  void orders(String catalog, String zone) {
    Ways ways = Ways.in(catalog, zone);
    RandomConditions conditions = new RandomConditions(ways.seed + 3);
    RandomQueries queries = new RandomQueries(new Random(ways.seed + 4));
    int complete = 0;
    for (int i = 0; i < ORDERS; i++) {
      String query = queries.ordered(i % 3 == 0 ? "true" : conditions.next().sql());
      List<String> expected = lines(run(query, ways.copied));
      Dataset<Row> pushed = run(query, ways.pushed);
      assertThat(lines(pushed)).as(query).isEqualTo(expected);
      complete += pushed.queryExecution().optimizedPlan().toString().contains("Sort") ? 0 : 1;
      if (i % 4 == 0) {
        assertThat(lines(run(query, ways.kept))).as(query).isEqualTo(expected);
      }
    }
    assertThat(complete).isGreaterThan(ORDERS / 10);
  }

  private static Dataset<Row> run(String query, Dataset<Row> table) {
    table.createOrReplaceTempView("nasty_rows");
    return TestSession.get().sql(query.replace("{t}", "nasty_rows"));
  }

  private static List<String> lines(Dataset<Row> rows) {
    return rows.collectAsList().stream().map(Row::toString).toList();
  }

  private static Map<String, Long> counted(Dataset<Row> rows) {
    return lines(rows).stream()
        .collect(Collectors.groupingBy(line -> line, TreeMap::new, Collectors.counting()));
  }
}

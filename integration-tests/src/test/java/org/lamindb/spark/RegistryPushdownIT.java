package org.lamindb.spark;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.lamindb.referee.RefereeInstance;

/** Whoever decides a condition, the database or Spark: the rows are the same. */
class RegistryPushdownIT {
  private static final int PREDICATES = 100;
  private static final List<String> CATALOGS = List.of("hard_sqlite", "hard_postgres");
  private static final List<String> ZONES = List.of("UTC", "America/Los_Angeles", "Asia/Kathmandu");

  @BeforeAll
  static void instances() {
    for (String catalog : CATALOGS) {
      RefereeInstance instance =
          TestSession.newInstance(catalog.replace('_', '-'), catalog.endsWith("postgres"));
      HardRows.insert(instance);
      TestSession.catalog(catalog, instance);
    }
  }

  static Stream<Arguments> everywhere() {
    return CATALOGS.stream()
        .flatMap(catalog -> ZONES.stream().map(zone -> Arguments.of(catalog, zone)));
  }

  @ParameterizedTest(name = "{0} in {1}")
  @MethodSource("everywhere")
  void rowsAreTheSameWithAndWithoutPushdown(String catalog, String zone) {
    SparkSession spark = TestSession.get();
    spark.conf().set("spark.sql.session.timeZone", zone);
    try {
      Dataset<Row> pushed = spark.table(catalog + ".core.project");
      Dataset<Row> decidedBySpark = pushed.localCheckpoint();
      RandomPredicates predicates =
          new RandomPredicates(catalog.hashCode() * 31L + zone.hashCode());
      for (int i = 0; i < PREDICATES; i++) {
        String predicate = predicates.next();
        assertThat(ids(pushed, predicate)).as(predicate).isEqualTo(ids(decidedBySpark, predicate));
      }
    } finally {
      spark.conf().unset("spark.sql.session.timeZone");
    }
  }

  private static List<Long> ids(Dataset<Row> table, String predicate) {
    return table.filter(predicate).select("id").collectAsList().stream()
        .map(row -> row.getLong(0))
        .sorted()
        .toList();
  }

  @ParameterizedTest(name = "{0} in {1}")
  @MethodSource("everywhere")
  void timesAreExactInEveryZone(String catalog, String zone) {
    TestSession.get().conf().set("spark.sql.session.timeZone", zone);
    try {
      List<Row> rows =
          TestSession.rows(
              "SELECT DISTINCT unix_micros(created_at), created_at FROM "
                  + catalog
                  + ".core.project WHERE uid = 'hard00000009'");
      Instant expected = Instant.parse("2026-01-02T03:04:05.123456Z");
      assertThat(rows).hasSize(1);
      assertThat(rows.get(0).getLong(0))
          .isEqualTo(ChronoUnit.MICROS.between(Instant.EPOCH, expected));
      assertThat(rows.get(0).<Instant>getAs(1)).isEqualTo(expected);
    } finally {
      TestSession.get().conf().unset("spark.sql.session.timeZone");
    }
  }

  @Test
  void explainSaysWhoDecidesAndWhy() {
    String query =
        "SELECT uid FROM %s.core.project WHERE name > 'a' AND start_date > DATE'2020-01-01'";
    assertThat(TestSession.plan(String.format(query, "hard_sqlite")))
        .contains("LaminDB core.project", "name > 'a'", "narrows by days");
    assertThat(TestSession.plan(String.format(query, "hard_postgres")))
        .contains("name > 'a'", "start_date")
        .doesNotContain("Kept:", "secret-of-the-tests");
  }

  @Test
  void explainShowsTimesAsTimes() {
    String plan =
        TestSession.plan(
            "SELECT uid FROM hard_sqlite.core.project WHERE created_at > timestamp'2026-01-01"
                + " 00:00:00.5Z' AND NOT (start_date <= DATE'2020-01-31' OR name IS NULL)");
    String scan = plan.lines().filter(line -> line.contains("LaminDB core")).findFirst().orElse("");
    assertThat(scan)
        .contains("created_at > 2026-01-01T00:00:00.500Z", "2020-01-31")
        .doesNotContain("1767225600", "18292");
  }

  @Test
  void limitIsLeftToTheDatabaseOnlyWhenAllConditionsAre() {
    String query = "SELECT uid FROM hard_sqlite.core.project WHERE %s LIMIT 3";
    assertThat(TestSession.plan(String.format(query, "name >= 'a'"))).contains("LIMIT 3");
    assertThat(TestSession.plan(String.format(query, "created_at IS NOT NULL")))
        .doesNotContain("LIMIT 3");
    assertThat(TestSession.rows(String.format(query, "name >= 'a'"))).hasSize(3);
    assertThat(TestSession.rows(String.format(query, "created_at IS NOT NULL"))).hasSize(3);
  }

  @Test
  void aGlanceNeedsNoJob() {
    String query = "SELECT uid FROM %s.core.project %s LIMIT 3";
    SparkSession spark = TestSession.get();
    spark.conf().set("spark.lamindb.localRows", "3");
    try {
      for (String catalog : CATALOGS) {
        assertThat(explained(query.formatted(catalog, ""))).contains("LocalTableScan");
        assertThat(TestSession.rows(query.formatted(catalog, ""))).hasSize(3);
        assertThat(explained(query.formatted(catalog, "WHERE name >= 'a'")))
            .as("many rows may have to be looked at")
            .doesNotContain("LocalTableScan");
      }
    } finally {
      spark.conf().unset("spark.lamindb.localRows");
    }
  }

  private static String explained(String query) {
    return TestSession.rows("EXPLAIN " + query).get(0).getString(0);
  }

  @Test
  void whatIsNoTimeOrTruthReadsAsPythonReadsIt() {
    assertThat(
            TestSession.rows(
                    "SELECT count(*) FROM hard_sqlite.core.project WHERE created_at IS NULL")
                .get(0)
                .getLong(0))
        .isEqualTo(4);
    assertThat(TestSession.rows("SELECT 1 FROM hard_sqlite.core.project WHERE is_locked IS NULL"))
        .isEmpty();
  }

  @Test
  void longListsAndDeepConditionsStayWithinTheBoundsOfDatabases() {
    String values = "'p1'" + numbers(40_000);
    assertThat(
            TestSession.rows(
                "SELECT id FROM hard_sqlite.core.project WHERE abbr IN (" + values + ")"))
        .hasSize(1);
    StringBuilder deep = new StringBuilder("id = 1");
    for (int i = 0; i < 1100; i++) {
      deep.append(" OR (id = ").append(i).append(" AND name = 'x").append(i).append("')");
    }
    assertThat(TestSession.rows("SELECT id FROM hard_sqlite.core.project WHERE " + deep))
        .hasSize(1);
  }

  private static String numbers(int count) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < count; i++) {
      text.append(", 'x").append(i).append('\'');
    }
    return text.toString();
  }
}

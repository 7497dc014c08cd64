package org.lamindb.spark.registry;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.lamindb.referee.RefereeInstance;
import org.lamindb.spark.TestSession;

/** Spark plans joins of registries by what their databases know. */
class JoinPlanIT {
  private static final int ARTIFACTS = 40_000;
  private static final List<String> CATALOGS = List.of("joins_sqlite", "joins_postgres");
  private static final Pattern ROWS = Pattern.compile("rowCount=([0-9.E+]+)");

  private static final String COLUMNS =
      "INSERT INTO lamindb_artifact (uid, \"key\", suffix, is_latest, _key_is_virtual,"
          + " _overwrite_versions, storage_id, created_by_id)";

  @BeforeAll
  static void instances() throws SQLException {
    for (String catalog : CATALOGS) {
      boolean postgres = catalog.endsWith("postgres");
      RefereeInstance instance = TestSession.newInstance(catalog.replace('_', '-'), postgres);
      TestSession.catalog(catalog, instance);
      try (Connection connection = instance.connect();
          Statement statement = connection.createStatement()) {
        statement.execute(postgres ? fillPostgres() : fillSqlite());
        if (postgres) {
          statement.execute("ANALYZE lamindb_artifact");
        }
      }
    }
  }

  private static String fillSqlite() {
    return "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < "
        + ARTIFACTS
        + ") "
        + COLUMNS
        + " SELECT printf('joined%010d0000', i), 'file-' || i, '.csv', 1, 1, 0, 1, 1 FROM n";
  }

  private static String fillPostgres() {
    return COLUMNS
        + " SELECT 'joined' || lpad(i::text, 10, '0') || '0000', 'file-' || i, '.csv', true, true,"
        + " false, (SELECT min(id) FROM lamindb_storage), (SELECT min(id) FROM lamindb_user)"
        + " FROM generate_series(1, "
        + ARTIFACTS
        + ") i";
  }

  static Stream<Arguments> everywhere() {
    return CATALOGS.stream()
        .flatMap(
            catalog ->
                Stream.of(true, false)
                    .flatMap(
                        costs ->
                            Stream.of("0", "1000").map(few -> Arguments.of(catalog, costs, few))));
  }

  private static void set(boolean costs, String few) {
    Map<String, String> settings = new HashMap<>();
    settings.put("spark.sql.cbo.enabled", String.valueOf(costs));
    settings.put("spark.sql.cbo.planStats.enabled", String.valueOf(costs));
    settings.put("spark.sql.cbo.joinReorder.enabled", String.valueOf(costs));
    settings.put("spark.lamindb.localRows", few);
    settings.put("spark.sql.autoBroadcastJoinThreshold", "1MB");
    settings.forEach(TestSession.get().conf()::set);
  }

  @AfterEach
  void unset() {
    List.of(
            "spark.sql.cbo.enabled",
            "spark.sql.cbo.planStats.enabled",
            "spark.sql.cbo.joinReorder.enabled",
            "spark.lamindb.localRows",
            "spark.sql.autoBroadcastJoinThreshold")
        .forEach(TestSession.get().conf()::unset);
  }

  private static String costs(String query) {
    return TestSession.rows("EXPLAIN COST " + query).get(0).getString(0);
  }

  @ParameterizedTest(name = "{0}, costs {1}, local rows {2}")
  @MethodSource("everywhere")
  void smallRegistryIsBroadcast(String catalog, boolean costs, String few) {
    set(costs, few);
    String[] orders = {
      "%1$s.core.artifact a JOIN %1$s.core.storage s",
      "%1$s.core.storage s JOIN %1$s.core.artifact a"
    };
    for (String order : orders) {
      String sql =
          "SELECT a.uid, s.root FROM " + String.format(order, catalog) + " ON a.storage_id = s.id";
      String plan = costs(sql);
      assertThat(plan).contains("BroadcastHashJoin").doesNotContain("SortMergeJoin");
      assertThat(broadcast(plan)).doesNotContain("core.artifact");
      assertThat(counted(plan))
          .anySatisfy(rows -> assertThat(rows).isBetween(0.9 * ARTIFACTS, 1.1 * ARTIFACTS));
      assertThat(TestSession.rows("SELECT count(*) FROM (" + sql + ")").get(0).getLong(0))
          .isEqualTo(ARTIFACTS);
    }
  }

  /** What the plan shows of the side that is broadcast: all lines down to its scan. */
  private static String broadcast(String plan) {
    Matcher side =
        Pattern.compile("(?s)BroadcastExchange.*?(BatchScan|LocalTableScan)[^\n]*").matcher(plan);
    assertThat(side.find()).as(plan).isTrue();
    return side.group();
  }

  private static List<Double> counted(String plan) {
    return ROWS.matcher(plan).results().map(match -> Double.valueOf(match.group(1))).toList();
  }

  @ParameterizedTest(name = "{0}, costs {1}, local rows {2}")
  @MethodSource("everywhere")
  void bigRegistriesAreNot(String catalog, boolean costs, String few) {
    set(costs, few);
    String plan =
        costs(
            String.format(
                "SELECT a.key, b.uid FROM %1$s.core.artifact a JOIN %1$s.core.artifact b"
                    + " ON a.id = b.id AND a.key <> b.uid",
                catalog));
    assertThat(plan).contains("SortMergeJoin").doesNotContain("BroadcastHashJoin");
  }

  @ParameterizedTest(name = "{0}, costs {1}, local rows {2}")
  @MethodSource("everywhere")
  void fewIdsOfABigRegistryAre(String catalog, boolean costs, String few) {
    set(costs, few);
    String sql =
        String.format(
            "SELECT a.key, b.uid FROM %1$s.core.artifact a JOIN %1$s.core.artifact b"
                + " ON a.uid = b.uid WHERE b.id < 100",
            catalog);
    String plan = costs(sql);
    assertThat(plan).contains("BroadcastHashJoin");
    assertThat(counted(plan)).contains(99.0);
    assertThat(TestSession.rows("SELECT count(*) FROM (" + sql + ")").get(0).getLong(0))
        .isEqualTo(99);
  }

  @ParameterizedTest(name = "{0}, costs {1}, local rows {2}")
  @MethodSource("everywhere")
  void nothingIsExpectedToVanish(String catalog, boolean costs, String few) {
    set(costs, few);
    // Spark decides this condition; what it does not know must not look like no rows.
    String plan =
        costs(
            String.format(
                "SELECT a.key, u.handle FROM %1$s.core.artifact a JOIN %1$s.core.user u"
                    + " ON a.created_by_id = u.id WHERE a.created_at = a.updated_at"
                    + " AND hash(a.size) IS NOT NULL",
                catalog));
    Matcher none = Pattern.compile("rowCount=0\\b").matcher(plan);
    assertThat(none.find()).as(plan).isFalse();
  }
}

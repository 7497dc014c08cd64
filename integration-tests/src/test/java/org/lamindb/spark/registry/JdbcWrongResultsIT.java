package org.lamindb.spark.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TimeZone;
import java.util.function.Supplier;
import org.apache.spark.SparkThrowable;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lamindb.database.DatabaseAddress.PostgresServer;
import org.lamindb.database.PostgresUrl;
import org.lamindb.referee.RefereeInstance;
import org.lamindb.spark.TestSession;

/**
 * Where Spark's own JDBC catalog shows wrong rows of a LaminDB database or none, each shown beside
 * what is right. The Postgres database sorts by a language.
 */
class JdbcWrongResultsIT {
  private static final String SQLITE = "sqlite";
  private static final String POSTGRES = "postgres";
  private static final String TRANSFORMS = "lamindb_transform";
  private static RefereeInstance sqlite;

  @BeforeAll
  static void rows() throws SQLException {
    sqlite = TestSession.newInstance("beside-jdbc-sqlite", false);
    RefereeInstance postgres = TestSession.newInstance("beside-jdbc-postgres", true);
    insert(sqlite, "");
    insert(postgres, "+00");
    try (Connection connection = postgres.connect();
        Statement statement = connection.createStatement()) {
      statement.execute("ALTER TABLE lamindb_transform ADD COLUMN token uuid");
      statement.execute(
          "UPDATE lamindb_transform SET token = '11112222-3333-4444-5555-666677778888',"
              + " updated_at = 'infinity' WHERE key = 'a'");
    }
    TestSession.catalog("beside_" + SQLITE, sqlite);
    TestSession.catalog("beside_" + POSTGRES, postgres);
    jdbc(SQLITE, "url", "jdbc:sqlite:" + sqlite.storage().resolve(".lamindb/lamin.db"));
    jdbc(SQLITE, "driver", "org.sqlite.JDBC");
    PostgresServer server = PostgresUrl.parse(postgres.database().orElseThrow());
    String address = server.host() + ":" + server.port() + "/" + server.database();
    jdbc(POSTGRES, "url", "jdbc:postgresql://" + address);
    jdbc(POSTGRES, "driver", "org.postgresql.Driver");
    jdbc(POSTGRES, "user", server.user());
    jdbc(POSTGRES, "password", server.password());
  }

  private static void insert(RefereeInstance instance, String offset) throws SQLException {
    List<String> rows =
        List.of(
            "'a', TRUE, '{\"k\": 1}', 'data/one', '2026-01-02 03:04:30.123456" + offset + "'",
            "'B', FALSE, '{\"l\": 2}', 'data/two', '2026-01-02 03:04:30.5" + offset + "'",
            "'c', TRUE, NULL, NULL, '2026-01-02 03:04:30.123" + offset + "'",
            "'Z', TRUE, NULL, NULL, '2026-01-01 02:00:00.000" + offset + "'",
            "'_x', FALSE, NULL, 'DATE', '2025-06-01 12:00:00.000" + offset + "'");
    try (Connection connection = instance.connect();
        Statement statement = connection.createStatement()) {
      for (int i = 0; i < rows.size(); i++) {
        statement.execute(
            "INSERT INTO lamindb_transform (uid, kind, is_locked, branch_id, created_on_id,"
                + " space_id, created_by_id, updated_at, key, is_latest, _aux, description,"
                + " created_at) VALUES ('beside0000000"
                + i
                + "', 'script', FALSE, 1, 1, 1, 1, '2026-01-02 03:04:05.000"
                + offset
                + "', "
                + rows.get(i)
                + ")");
      }
    }
  }

  private static void jdbc(String database, String option, String value) {
    String catalog = "spark.sql.catalog.jdbc_" + database;
    String spark = "org.apache.spark.sql.execution.datasources.v2.jdbc.JDBCTableCatalog";
    TestSession.get().conf().set(catalog, spark);
    TestSession.get().conf().set(catalog + "." + option, value);
  }

  /** Rows of our table, read as a tiny one and by tasks. */
  private static List<Row> ours(String database, String query) {
    String sql = query.replace("TRANSFORMS", "beside_" + database + ".core.transform");
    List<Row> rows = TestSession.rows(sql);
    TestSession.get().conf().set("spark.lamindb.localRows", "0");
    try {
      assertThat(TestSession.rows(sql)).isEqualTo(rows);
    } finally {
      TestSession.get().conf().unset("spark.lamindb.localRows");
    }
    return rows;
  }

  private static List<Row> jdbc(String database, String query) {
    String table = database.equals(SQLITE) ? TRANSFORMS : "public." + TRANSFORMS;
    return TestSession.rows(query.replace("TRANSFORMS", "jdbc_" + database + "." + table));
  }

  private static List<Object> first(List<Row> rows) {
    List<Object> values = new ArrayList<>();
    rows.forEach(row -> values.add(row.get(0)));
    return values;
  }

  /** Spark keeps the zone of the session, drivers ask for that of the JVM. */
  private static <T> T inZones(String jvm, String session, Supplier<T> action) {
    TimeZone before = TimeZone.getDefault();
    TimeZone.setDefault(TimeZone.getTimeZone(jvm));
    TestSession.get().conf().set("spark.sql.session.timeZone", session);
    try {
      return action.get();
    } finally {
      TimeZone.setDefault(before);
      TestSession.get().conf().unset("spark.sql.session.timeZone");
    }
  }

  private static DataType type(String table, String column) {
    var schema = TestSession.get().table(table).schema();
    return schema.fields()[schema.fieldIndex(column)].dataType();
  }

  /** 1: of SQLite's times, JDBC takes the digits after the point for milliseconds. */
  @ParameterizedTest
  @ValueSource(strings = {SQLITE, POSTGRES})
  void fractionsOfSecondsAreExact(String database) {
    String query = "SELECT created_at FROM TRANSFORMS WHERE key IN ('a', 'B', 'c') ORDER BY key";
    List<Object> exact =
        List.of(
            Instant.parse("2026-01-02T03:04:30.500Z"),
            Instant.parse("2026-01-02T03:04:30.123456Z"),
            Instant.parse("2026-01-02T03:04:30.123Z"));
    assertThat(first(ours(database, query))).isEqualTo(exact);
    if (database.equals(SQLITE)) {
      assertThat(first(inZones("UTC", "UTC", () -> jdbc(SQLITE, query))))
          .containsExactly(
              Instant.parse("2026-01-02T03:04:30.005Z"),
              Instant.parse("2026-01-02T03:06:33.456Z"),
              Instant.parse("2026-01-02T03:04:30.123Z"));
    }
  }

  /** 2: a truth of SQLite is a decimal to JDBC, which is never true. */
  @ParameterizedTest
  @ValueSource(strings = {SQLITE, POSTGRES})
  void truthsAreTruths(String database) {
    assertThat(type("beside_" + database + ".core.transform", "is_latest"))
        .isEqualTo(DataTypes.BooleanType);
    String query = "SELECT key FROM TRANSFORMS WHERE is_latest = true ORDER BY id";
    assertThat(first(ours(database, query))).containsExactly("a", "c", "Z");
    assertThat(first(ours(database, query.replace(" = true", "")))).containsExactly("a", "c", "Z");
    if (database.equals(SQLITE)) {
      assertThat(type("jdbc_sqlite." + TRANSFORMS, "is_latest").typeName()).startsWith("decimal");
      assertThatThrownBy(() -> jdbc(SQLITE, query)).hasMessageContaining("DATATYPE_MISMATCH");
    }
  }

  /** 3: a bigint of SQLite is a decimal to JDBC. */
  @ParameterizedTest
  @ValueSource(strings = {SQLITE, POSTGRES})
  void longsAreLongs(String database) {
    assertThat(type("beside_" + database + ".core.transform", "run_id"))
        .isEqualTo(DataTypes.LongType);
    assertThat(type("beside_" + database + ".core.artifact", "size")).isEqualTo(DataTypes.LongType);
    assertThat(type("jdbc_sqlite." + TRANSFORMS, "run_id"))
        .isEqualTo(DataTypes.createDecimalType(20, 0));
  }

  /** 4: JDBC has no word for a table that is not there. */
  @ParameterizedTest
  @ValueSource(strings = {SQLITE, POSTGRES})
  void aTableThatIsNotThereIsNamedWithTheNextOne(String database) {
    assertThatThrownBy(() -> ours(database, "SELECT * FROM beside_" + database + ".core.transfrom"))
        .isInstanceOf(SparkThrowable.class)
        .hasMessageContaining("[LAMINDB_REGISTRY_NOT_FOUND]")
        .hasMessageContaining("'core.transform'");
    assertThat(TestSession.get().catalog().tableExists("beside_" + database + ".core.transfrom"))
        .isFalse();
    assertThatThrownBy(() -> TestSession.rows("SELECT * FROM jdbc_sqlite.lamindb_transfrom"))
        .as("FAILED_JDBC, or in Spark 4.0 that there is no such table")
        .hasMessageNotContaining("lamindb_transform");
  }

  /** 5: to JDBC, tables of SQLite have no namespace. */
  @ParameterizedTest
  @ValueSource(strings = {SQLITE, POSTGRES})
  void modulesAreNamespaces(String database) {
    assertThat(TestSession.column("SHOW NAMESPACES IN beside_" + database))
        .contains("core", "bionty", "pertdb", "links");
    assertThat(TestSession.column("SHOW NAMESPACES IN jdbc_sqlite")).isEmpty();
  }

  /** 6: JDBC leaves comparisons of text to the database, which has an order of its own. */
  @ParameterizedTest
  @ValueSource(strings = {SQLITE, POSTGRES})
  void textComparesAsInSpark(String database) {
    String query = "SELECT key FROM TRANSFORMS WHERE key > 'a' ORDER BY id";
    assertThat(first(ours(database, query))).containsExactly("c");
    if (database.equals(POSTGRES)) {
      assertThat(first(jdbc(POSTGRES, query))).containsExactly("B", "c", "Z");
    }
  }

  /** 7: JDBC's rows have another order when there is a limit. */
  @ParameterizedTest
  @ValueSource(strings = {SQLITE, POSTGRES})
  void theOrderIsTheSameWhoeverSorts(String database) {
    String query = "SELECT key FROM TRANSFORMS ORDER BY key";
    assertThat(first(ours(database, query))).containsExactly("B", "Z", "_x", "a", "c");
    assertThat(first(ours(database, query + " LIMIT 5"))).containsExactly("B", "Z", "_x", "a", "c");
    assertThat(first(ours(database, query + " LIMIT 2"))).containsExactly("B", "Z");
    if (database.equals(POSTGRES)) {
      assertThat(first(jdbc(POSTGRES, query))).containsExactly("B", "Z", "_x", "a", "c");
      assertThat(first(jdbc(POSTGRES, query + " LIMIT 5")))
          .containsExactly("_x", "a", "B", "c", "Z");
    }
  }

  /** 8: the same for the first and the last text. */
  @ParameterizedTest
  @ValueSource(strings = {SQLITE, POSTGRES})
  void theFirstAndTheLastTextAreSparks(String database) {
    String query = "SELECT concat(min(key), ' ', max(key)) FROM TRANSFORMS";
    assertThat(first(ours(database, query))).containsExactly("B c");
    if (database.equals(POSTGRES)) {
      assertThat(first(jdbc(POSTGRES, query))).containsExactly("_x Z");
    }
  }

  /** 9: JDBC sends conditions that Postgres knows for text only. */
  @ParameterizedTest
  @ValueSource(strings = {SQLITE, POSTGRES})
  void documentsMatchPatterns(String database) {
    String query = "SELECT key FROM TRANSFORMS WHERE _aux LIKE '%k%'";
    assertThat(first(ours(database, query))).containsExactly("a");
    if (database.equals(POSTGRES)) {
      assertThatThrownBy(() -> jdbc(POSTGRES, query))
          .hasStackTraceContaining("operator does not exist");
    }
  }

  /** 10: the same for other types. */
  @Test
  void columnsOfUnknownTypesCompareAsText() {
    String like = "SELECT key FROM TRANSFORMS WHERE token LIKE '1111%'";
    String equal = "SELECT key FROM TRANSFORMS WHERE token = 'x'";
    assertThat(first(ours(POSTGRES, like))).containsExactly("a");
    assertThat(first(ours(POSTGRES, equal))).isEmpty();
    assertThat(
            first(ours(POSTGRES, equal.replace("'x'", "'11112222-3333-4444-5555-666677778888'"))))
        .containsExactly("a");
    assertThatThrownBy(() -> jdbc(POSTGRES, like)).hasStackTraceContaining("PSQLException");
    assertThatThrownBy(() -> jdbc(POSTGRES, equal)).hasStackTraceContaining("PSQLException");
  }

  /** 11: JDBC makes a time of it that could be one. */
  @Test
  void infinityIsLaterThanEveryTime() {
    String query =
        "SELECT key FROM TRANSFORMS WHERE updated_at > timestamp'9999-12-31 23:59:59.999999 UTC'";
    assertThat(first(ours(POSTGRES, query))).containsExactly("a");
    String last = "SELECT unix_micros(max(updated_at)) FROM TRANSFORMS";
    assertThat(first(ours(POSTGRES, last))).containsExactly(Long.MAX_VALUE);
    assertThat(
            first(
                inZones(
                    "UTC",
                    "UTC",
                    () -> jdbc(POSTGRES, "SELECT updated_at FROM TRANSFORMS WHERE key = 'a'"))))
        .containsExactly(Instant.parse("9999-12-31T23:59:59.999Z"));
  }

  /** 12: JDBC leaves LIKE to SQLite, to which letters are equal that differ in case. */
  @ParameterizedTest
  @ValueSource(strings = {SQLITE, POSTGRES})
  void patternsKnowUpperFromLowerCase(String database) {
    for (String condition :
        List.of(
            "description LIKE 'DAT%'",
            "startswith(description, 'DAT')", "description LIKE '%TE'")) {
      String query = "SELECT description FROM TRANSFORMS WHERE " + condition + " ORDER BY id";
      assertThat(first(ours(database, query))).as(condition).containsExactly("DATE");
    }
    assertThat(first(jdbc(SQLITE, "SELECT key FROM TRANSFORMS WHERE description LIKE 'DAT%'")))
        .containsExactlyInAnyOrder("a", "B", "_x");
  }

  /** 13: the year is that of the session's zone; JDBC's is that of the JVM's. */
  @ParameterizedTest
  @ValueSource(strings = {SQLITE, POSTGRES})
  void partsOfTimesAreThoseOfTheSessionsZone(String database) {
    String query = "SELECT key FROM TRANSFORMS WHERE year(created_at) = 2025 ORDER BY id";
    String session = "America/Los_Angeles";
    for (String jvm : List.of("UTC", session, "Asia/Kathmandu")) {
      assertThat(first(inZones(jvm, session, () -> ours(database, query))))
          .as(jvm)
          .containsExactly("Z", "_x");
      assertThat(first(inZones(jvm, "UTC", () -> ours(database, query)))).containsExactly("_x");
    }
    if (database.equals(POSTGRES)) {
      assertThat(first(inZones("UTC", session, () -> jdbc(POSTGRES, query)))).containsExactly("_x");
    }
  }

  /** 14: LaminDB stores UTC, wherever the JVM runs; JDBC takes SQLite's times for the JVM's. */
  @ParameterizedTest
  @ValueSource(strings = {SQLITE, POSTGRES})
  void timesAreThoseOfUtcWhereverTheJvmRuns(String database) {
    String query = "SELECT created_at FROM TRANSFORMS WHERE key = '_x'";
    Instant exact = Instant.parse("2025-06-01T12:00:00Z");
    for (String jvm : List.of("America/Los_Angeles", "Asia/Kathmandu", "UTC")) {
      for (String session : List.of("UTC", "Asia/Kathmandu")) {
        assertThat(first(inZones(jvm, session, () -> ours(database, query))))
            .containsExactly(exact);
      }
      assertThat(
              first(
                  inZones(
                      jvm,
                      "UTC",
                      () ->
                          ours(
                              database,
                              "SELECT key FROM TRANSFORMS"
                                  + " WHERE created_at = timestamp'2025-06-01 12:00:00'"))))
          .containsExactly("_x");
    }
    if (database.equals(SQLITE)) {
      assertThat(first(inZones("America/Los_Angeles", "UTC", () -> jdbc(SQLITE, query))))
          .containsExactly(exact.plusSeconds(7 * 3600));
    }
  }

  /** 15: JDBC says that there is no such table. */
  @Test
  void versionsAreReadOrRefusedAsSuch() {
    for (long rows : new long[] {1, 2}) {
      TestSession.get()
          .range(rows)
          .write()
          .format("lamindb")
          .option("instance", sqlite.reference())
          .option("key", "two/versions.parquet")
          .save();
    }
    String count = "SELECT count(*) FROM beside_sqlite.artifacts.`two/versions.parquet`";
    assertThat(first(TestSession.rows(count))).containsExactly(2L);
    assertThat(first(TestSession.rows(count + " VERSION AS OF '0000'"))).containsExactly(1L);
    String query = "SELECT * FROM TRANSFORMS VERSION AS OF 1";
    for (String database : List.of(SQLITE, POSTGRES)) {
      assertThatThrownBy(() -> ours(database, query))
          .isInstanceOf(SparkThrowable.class)
          .hasMessageContaining("[LAMINDB_UNSUPPORTED]")
          .hasMessageContaining("Time travel");
    }
    assertThatThrownBy(() -> jdbc(SQLITE, query)).hasMessageContaining("TABLE_OR_VIEW_NOT_FOUND");
  }
}

package org.lamindb.spark.registry;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.lamindb.referee.RefereeInstance;
import org.lamindb.spark.TestSession;

/**
 * A table beside LaminDB's own, with all types of columns and with values that databases and Spark
 * could disagree about. {@code icu} sorts by a language and {@code folded} ignores case and accents
 * where the database can. A second table has columns of the same names and of other types.
 */
final class NastyTable {
  static final String NAME = "nasty";
  static final String SECOND = "score";
  static final int ROWS = 160;
  private static final int LARGE = 1_000_000;

  static final List<String> TEXTS =
      List.of(
          "a",
          "A",
          "b",
          "B",
          "ab",
          "Ab",
          "AB",
          "abc",
          "b a",
          " a",
          "a ",
          "",
          "_x",
          "x_y",
          "xay",
          "100%",
          "100",
          "a%b",
          "a\\b",
          "\\",
          "%",
          "_",
          "it's",
          "\"q\"",
          "é",
          "e\u0301",
          "É",
          "ß",
          "SS",
          "İ",
          "i",
          "I",
          "ı",
          "ſ",
          "s",
          "\u212A",
          "k",
          "K",
          "ﬁ",
          "fi",
          "漢字",
          "🧬",
          "🧬a",
          "\uFFFD",
          "\uD7FF",
          "\uE000",
          "\uDBFF\uDFFF",
          "a\uDBFF\uDFFF",
          "a\tb",
          "a\nb",
          "10",
          "9",
          "-1",
          "2026-01-02",
          "null",
          "true",
          "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaab");

  static final List<Long> LONGS =
      List.of(
          0L,
          1L,
          -1L,
          2L,
          50L,
          1000L,
          4294967296L,
          9007199254740993L,
          -9007199254740993L,
          4000000000000000000L,
          -4000000000000000000L);

  static final List<Double> DOUBLES =
      List.of(0.0, -0.0, 1.5, -1.5, 0.1, 1e300, -1e300, 5e-324, Double.POSITIVE_INFINITY);

  private static final List<String> TIMES =
      List.of(
          "2026-01-02 03:04:05.123456",
          "2026-01-02 03:04:05.123",
          "2026-01-02 03:04:05.123000",
          "2026-01-02 03:04:05",
          "2026-01-02 00:00:00",
          "2026-01-01 23:59:59.999999",
          "2025-12-31 18:30:00",
          "2026-03-29 01:30:00.000001",
          "2025-10-26 00:30:00.999999",
          "1969-12-31 23:59:59.999999",
          "1970-01-01 00:00:00",
          "0001-01-01 00:00:00",
          "0001-01-02 12:00:00",
          "9999-12-31 23:59:59.999999",
          "2024-02-29 12:00:00");

  private static final List<String> ODD_TIMES =
      List.of(
          "2026-01-02T03:04:05.123456Z",
          "2026-01-02 03:04:05.123456+02:00",
          "2026-01-02 20:04:05-11:00",
          "2026-01-01T23:00:00-14:00",
          " 2026-01-02 03:04:05",
          "\u20032026-01-02 03:04:05",
          "+2026-01-02",
          "2026-01-02",
          "2026-02-30 00:00:00",
          "soon",
          "");

  private static final List<String> DATES =
      List.of("2026-01-02", "1969-12-31", "2024-02-29", "0001-01-01", "9999-12-31", "2025-12-31");

  private static final List<String> DOCUMENTS =
      List.of(
          "null",
          "true",
          "1",
          "1.0",
          "1e5",
          "\"a\"",
          "\"100%\"",
          "[]",
          "{}",
          "{\"a\": \"x\"}",
          "{\"a\": \"X\"}",
          "{\"a\": {\"b\": [1, 2, \"x\"]}}",
          "{\"é\": \"🧬\", \"a\": null}",
          "[{\"a\": 1}, {\"a\": \"x_y\"}]");

  private static final Map<Boolean, RefereeInstance> INSTANCES = new HashMap<>();

  private NastyTable() {}

  /** An instance with the table, for all tests of the JVM. */
  static synchronized RefereeInstance instance(boolean postgres) {
    return INSTANCES.computeIfAbsent(
        postgres,
        kind -> {
          RefereeInstance instance =
              TestSession.newInstance("nasty-" + (kind ? "postgres" : "sqlite"), kind);
          make(instance);
          return instance;
        });
  }

  /** Makes and fills the table. */
  private static void make(RefereeInstance instance) {
    boolean sqlite = instance.database().isEmpty();
    try (Connection connection = instance.connect()) {
      for (String sql : sqlite ? sqliteTable() : postgresTable()) {
        connection.createStatement().execute(sql);
      }
      Random random = new Random(20_260_102);
      for (int id = 1; id <= ROWS; id++) {
        insert(connection, id, random, sqlite);
      }
      for (String sql : second()) {
        connection.createStatement().execute(sql);
      }
      for (String sql : sqlite ? onlySqliteHolds() : onlyPostgresHolds()) {
        connection.createStatement().execute(sql);
      }
      for (String sql : sqlite ? largeForSqlite() : largeForPostgres()) {
        connection.createStatement().execute(sql);
      }
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }

  private static List<String> sqliteTable() {
    return List.of(
        "CREATE TABLE lamindb_nasty (id integer NOT NULL PRIMARY KEY AUTOINCREMENT, uid varchar(20)"
            + " NOT NULL, plain text, icu varchar(255), folded text, n bigint, m bigint, s integer,"
            + " flag bool, mark bool, x real, y real, at datetime, upd datetime, day date, doc text"
            + " CHECK ((JSON_VALID(\"doc\") OR \"doc\" IS NULL)), other blob)");
  }

  private static List<String> postgresTable() {
    return List.of(
        "CREATE COLLATION IF NOT EXISTS folding (provider = icu, locale = 'und-u-ks-level1',"
            + " deterministic = false)",
        "CREATE TABLE lamindb_nasty (id bigint PRIMARY KEY, uid varchar(20) NOT NULL, plain text"
            + " COLLATE \"C\", icu varchar(255) COLLATE \"en-x-icu\", folded text COLLATE folding,"
            + " n bigint, m bigint, s integer, flag boolean, mark boolean, x double precision,"
            + " y double precision, at timestamptz, upd timestamptz, day date, doc jsonb,"
            + " other inet)");
  }

  private static List<String> second() {
    return List.of(
        "CREATE TABLE lamindb_score (id integer PRIMARY KEY, uid varchar(20) NOT NULL, s double"
            + " precision NOT NULL, n varchar(20))",
        "INSERT INTO lamindb_score VALUES (1, 'score1', 0.5, '1'), (2, 'score2', 100.25, NULL),"
            + " (3, 'score3', 7, 'x'), (1000, 'score4', 1, '2')");
  }

  private static List<String> onlySqliteHolds() {
    List<String> statements = new ArrayList<>();
    // Only the integer 1 is true.
    statements.add("UPDATE lamindb_nasty SET flag = 2 WHERE id % 19 = 3");
    statements.add("UPDATE lamindb_nasty SET mark = 't' WHERE id % 17 = 5");
    statements.add("UPDATE lamindb_nasty SET day = 'never' WHERE id % 23 = 4");
    statements.add("UPDATE lamindb_nasty SET day = '+2026-01-02' WHERE id % 23 = 5");
    statements.add("UPDATE lamindb_nasty SET plain = 'ab' || char(0) || 'c' WHERE id % 29 = 6");
    statements.add("UPDATE lamindb_nasty SET icu = char(0) WHERE id % 31 = 7");
    statements.add("UPDATE lamindb_nasty SET folded = 'b' || char(0) || 'ab' WHERE id % 37 = 8");
    for (int i = 0; i < ODD_TIMES.size(); i++) {
      String time = ODD_TIMES.get(i);
      statements.add("UPDATE lamindb_nasty SET at = '" + time + "' WHERE id = " + (i * 7 + 2));
      statements.add("UPDATE lamindb_nasty SET upd = '" + time + "' WHERE id = " + (i * 5 + 3));
    }
    statements.add("UPDATE lamindb_nasty SET at = 2026 WHERE id = 150");
    return statements;
  }

  /** So the database takes it for a table that is worth several tasks. */
  private static List<String> largeForSqlite() {
    return List.of("UPDATE lamindb_nasty SET id = " + LARGE + " WHERE id = " + ROWS);
  }

  private static List<String> largeForPostgres() {
    return List.of(
        "ALTER TABLE lamindb_nasty SET (autovacuum_enabled = false)",
        "ANALYZE lamindb_nasty",
        "UPDATE pg_class SET reltuples = " + LARGE + " WHERE relname = 'lamindb_nasty'");
  }

  private static List<String> onlyPostgresHolds() {
    return List.of(
        "UPDATE lamindb_nasty SET at = 'infinity' WHERE id % 29 = 6",
        "UPDATE lamindb_nasty SET at = '-infinity' WHERE id % 31 = 7",
        "UPDATE lamindb_nasty SET day = 'infinity' WHERE id % 37 = 8",
        "UPDATE lamindb_nasty SET x = 'NaN' WHERE id % 11 = 3",
        "UPDATE lamindb_nasty SET y = 'NaN' WHERE id % 13 = 3");
  }

  private static void insert(Connection connection, int id, Random random, boolean sqlite)
      throws SQLException {
    String sql =
        "INSERT INTO lamindb_nasty (id, uid, plain, icu, folded, n, m, s, flag, mark, x, y, at,"
            + " upd, day, doc) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?"
            + (sqlite ? "" : "::jsonb")
            + ")";
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setLong(1, id);
      statement.setString(2, String.format("%sasty%08d", id % 3 == 0 ? "N" : "n", id));
      for (int i = 3; i <= 5; i++) {
        statement.setString(i, maybe(random, TEXTS));
      }
      long edge = id % 40 == 0 ? Long.MAX_VALUE : Long.MIN_VALUE;
      statement.setObject(6, id % 20 == 0 ? (Long) edge : maybe(random, LONGS), Types.BIGINT);
      statement.setObject(7, maybe(random, LONGS), Types.BIGINT);
      statement.setObject(
          8, random.nextInt(8) == 0 ? null : random.nextInt(21) - 10, Types.INTEGER);
      flag(statement, 9, random, sqlite);
      flag(statement, 10, random, sqlite);
      statement.setObject(11, maybe(random, DOUBLES), Types.DOUBLE);
      statement.setObject(12, maybe(random, DOUBLES), Types.DOUBLE);
      time(statement, 13, maybe(random, TIMES), sqlite);
      time(statement, 14, maybe(random, TIMES), sqlite);
      String day = maybe(random, DATES);
      if (sqlite || day == null) {
        statement.setObject(15, day, sqlite ? Types.VARCHAR : Types.DATE);
      } else {
        statement.setObject(15, LocalDate.parse(day));
      }
      statement.setString(16, maybe(random, DOCUMENTS));
      statement.execute();
    }
  }

  private static <T> T maybe(Random random, List<T> values) {
    return random.nextInt(8) == 0 ? null : values.get(random.nextInt(values.size()));
  }

  private static void flag(PreparedStatement statement, int index, Random random, boolean sqlite)
      throws SQLException {
    int choice = random.nextInt(5);
    if (choice == 0) {
      statement.setNull(index, sqlite ? Types.INTEGER : Types.BOOLEAN);
    } else if (sqlite) {
      statement.setInt(index, choice % 2);
    } else {
      statement.setBoolean(index, choice % 2 == 1);
    }
  }

  private static void time(PreparedStatement statement, int index, String time, boolean sqlite)
      throws SQLException {
    if (sqlite || time == null) {
      statement.setObject(index, time, sqlite ? Types.VARCHAR : Types.TIMESTAMP_WITH_TIMEZONE);
    } else {
      OffsetDateTime utc =
          java.time.LocalDateTime.parse(time.replace(' ', 'T')).atOffset(ZoneOffset.UTC);
      statement.setObject(index, utc);
    }
  }
}

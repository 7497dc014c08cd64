package org.lamindb.scan.copy;

import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.lamindb.registry.Column;
import org.lamindb.registry.ColumnType;
import org.lamindb.registry.Registry;
import org.lamindb.scan.PostgresTable;

/** A table with a column of every type, and values that are hard to carry. */
final class Things {
  static final int ROWS = 500;

  static final Column ID = PostgresTable.id();
  static final Column TEXT = PostgresTable.column("a text", ColumnType.TEXT);
  static final Column LONG = PostgresTable.column("i8", ColumnType.LONG);
  static final Column DOUBLE = PostgresTable.column("f8", ColumnType.DOUBLE);
  static final Column BOOLEAN = PostgresTable.column("b", ColumnType.BOOLEAN);
  static final Column TIME = PostgresTable.column("t", ColumnType.TIMESTAMP);
  static final Column DATE = PostgresTable.column("d", ColumnType.DATE);
  static final Registry REGISTRY =
      PostgresTable.registry(
          "things",
          ID,
          TEXT,
          PostgresTable.column("v", ColumnType.TEXT),
          PostgresTable.column("c", ColumnType.TEXT),
          BOOLEAN,
          PostgresTable.column("i2", ColumnType.LONG),
          PostgresTable.column("i4", ColumnType.LONG),
          LONG,
          PostgresTable.column("f4", ColumnType.DOUBLE),
          DOUBLE,
          TIME,
          DATE,
          PostgresTable.column("iv", ColumnType.DURATION),
          PostgresTable.column("j", ColumnType.JSON),
          PostgresTable.column("jb", ColumnType.JSON),
          PostgresTable.column("u", ColumnType.OTHER),
          PostgresTable.column("n", ColumnType.OTHER),
          PostgresTable.column("by", ColumnType.OTHER),
          PostgresTable.column("ts", ColumnType.OTHER),
          PostgresTable.column("ar", ColumnType.OTHER));

  static final List<String> TEXTS =
      List.of(
          "",
          " ",
          "a",
          "it's",
          "''",
          "a\\b",
          "\\",
          "\\'",
          "\\\\'; DROP TABLE things; --",
          "'; DROP TABLE things; --",
          "$$",
          "$1",
          "$a$x$a$",
          "?",
          "??",
          "/* */",
          "--",
          "E'\\n'",
          "\n\t\r\b\f\u0001\u007f",
          "\\N",
          "\\.",
          "é",
          "e\u0301",
          "漢字",
          "🧬🏳️‍🌈",
          "\u202e",
          "\uFFFD",
          "\u00a0",
          "'::varchar",
          "%",
          "a_b",
          "\"q\"",
          "NULL",
          "x".repeat(70_000),
          "🧬".repeat(5_000));

  static final List<String> TIMES =
      List.of(
          "infinity",
          "-infinity",
          "0001-01-01 00:00:00+00",
          "0001-01-01 00:00:00+00 BC",
          "4713-11-24 00:00:00+00 BC",
          "9999-12-31 23:59:59.999999+00",
          "10000-01-01 00:00:00.000001+00",
          "294246-12-31 23:59:59.999999+00",
          "294247-01-01 00:00:00+00",
          "294276-12-31 23:59:59.999999+00",
          "1970-01-01 00:00:00+00",
          "1969-12-31 23:59:59.999999+00",
          "2000-01-01 00:00:00+00",
          "1999-12-31 23:59:59.999999+00",
          "2026-01-02 03:04:05+00",
          "2026-01-02 03:04:05.123+00",
          "2026-01-02 03:04:05.123456+00",
          "1582-10-10 12:00:00+00",
          "1900-02-28 23:30:00-11:30");

  static final List<String> DATES =
      List.of(
          "infinity",
          "-infinity",
          "0001-01-01",
          "0044-03-15 BC",
          "4713-11-24 BC",
          "9999-12-31",
          "10000-01-01",
          "5874897-12-31",
          "1970-01-01",
          "1969-12-31",
          "2000-01-01",
          "1999-12-31",
          "2024-02-29",
          "1582-10-10");

  static final List<String> LONGS =
      List.of("0", "1", "-1", "9223372036854775807", "-9223372036854775808", "4294967296");

  static final List<String> DOUBLES =
      List.of(
          "0",
          "-0",
          "NaN",
          "Infinity",
          "-Infinity",
          "1.1",
          "0.1",
          "5e-324",
          "-1e37",
          "1e-30",
          "1.7976931348623157e308",
          "3.4028235e37");

  static final List<String> REALS =
      List.of("0", "-0", "NaN", "Infinity", "-Infinity", "1.1", "0.1", "3.4028235e38", "1e-45");

  static final List<String> DOCUMENTS =
      List.of(
          "null",
          "{}",
          "[]",
          "\"\"",
          "{\"so\": 1}",
          "{\"a\": {\"b\": [1, 2.50, {\"c\": null}]}}",
          "{\"ü\": \"🧬 \\\" \\\\ \\n\"}",
          "12345678901234567890123456789",
          "[".repeat(300) + "]".repeat(300));

  private Things() {}

  /** Makes it in a database of its own. */
  static PostgresTable fill(String name) throws SQLException {
    PostgresTable server =
        PostgresTable.in(
            name,
            "CREATE TABLE things (id serial PRIMARY KEY, \"a text\" text, v varchar(100000),"
                + " c char(5), b boolean, i2 smallint, i4 integer, i8 bigint, f4 real,"
                + " f8 double precision, t timestamptz, d date, iv interval, j json, jb jsonb,"
                + " u uuid, n numeric, by bytea, ts timestamp, ar integer[])",
            "CREATE TABLE nothing (LIKE things)");
    Random random = new Random(20261121);
    try (var connection = server.connect();
        var statement =
            connection.prepareStatement(
                "INSERT INTO things (\"a text\", v, c, b, i2, i4, i8, f4, f8, t, d, iv, j, jb, u, n,"
                    + " by, ts, ar) VALUES (?, ?, left(?, 5), ?::boolean, (?::numeric % 32768)::smallint,"
                    + " (?::numeric % 2147483648)::integer, ?::bigint, ?::real,"
                    + " ?::float8, ?::timestamptz, ?::date, ?::interval, ?::json,"
                    + " ?::jsonb, ?::uuid, ?::numeric, ?::bytea, ?::timestamp, ?::integer[])")) {
      for (int i = 0; i < ROWS; i++) {
        List<String> values = values(random);
        for (int j = 0; j < values.size(); j++) {
          statement.setString(j + 1, values.get(j));
        }
        statement.execute();
      }
    }
    return server;
  }

  private static List<String> values(Random random) {
    return Arrays.asList(
        any(random, TEXTS),
        any(random, TEXTS),
        any(random, TEXTS),
        any(random, List.of("true", "false")),
        any(random, LONGS),
        any(random, LONGS),
        any(random, LONGS),
        any(random, REALS),
        any(random, DOUBLES),
        any(random, TIMES),
        any(random, DATES),
        any(random, List.of("0", "1 day 02:03:04.000005", "-1 microsecond", "2 years 3 months")),
        any(random, DOCUMENTS),
        any(random, DOCUMENTS),
        any(random, List.of("123e4567-e89b-12d3-a456-426614174000")),
        any(random, List.of("1.10", "-123456789012345678901234567890.5", "NaN", "0")),
        any(random, List.of("\\x", "\\x00ff27")),
        any(random, List.of("2026-01-02 03:04:05.1", "infinity")),
        any(random, List.of("{}", "{1,NULL,3}")));
  }

  private static String any(Random random, List<String> values) {
    return random.nextInt(6) == 0 ? null : values.get(random.nextInt(values.size()));
  }
}

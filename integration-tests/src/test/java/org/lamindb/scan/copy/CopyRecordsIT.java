package org.lamindb.scan.copy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lamindb.database.Database;
import org.lamindb.database.QueryTag;
import org.lamindb.database.ScanSession;
import org.lamindb.database.TimestampMicros;
import org.lamindb.database.Timestamps;
import org.lamindb.error.LaminException;
import org.lamindb.registry.Column;
import org.lamindb.registry.ColumnType;
import org.lamindb.registry.Filter;
import org.lamindb.registry.Filter.Operator;
import org.lamindb.registry.Registry;
import org.lamindb.registry.RegistryQuery;
import org.lamindb.scan.JdbcRecords;
import org.lamindb.scan.PostgresTable;
import org.lamindb.scan.Records;
import org.lamindb.scan.TextSlice;

/** Binary COPY returns what the driver's SQL returns, cell by cell. */
class CopyRecordsIT {
  private static final Column ID = PostgresTable.id();
  private static final Column TEXT = PostgresTable.column("a text", ColumnType.TEXT);
  private static final Column LONG = PostgresTable.column("i8", ColumnType.LONG);
  private static final Column DOUBLE = PostgresTable.column("f8", ColumnType.DOUBLE);
  private static final Column BOOLEAN = PostgresTable.column("b", ColumnType.BOOLEAN);
  private static final Column TIME = PostgresTable.column("t", ColumnType.TIMESTAMP);
  private static final Column DATE = PostgresTable.column("d", ColumnType.DATE);
  private static final Registry THINGS =
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

  private static final List<String> TEXTS =
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

  private static final List<String> TIMES =
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

  private static final List<String> DATES =
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

  private static final List<String> LONGS =
      List.of("0", "1", "-1", "9223372036854775807", "-9223372036854775808", "4294967296");

  private static final List<String> DOUBLES =
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

  private static final List<String> REALS =
      List.of("0", "-0", "NaN", "Infinity", "-Infinity", "1.1", "0.1", "3.4028235e38", "1e-45");

  private static final List<String> DOCUMENTS =
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

  private static PostgresTable server;
  private static Database database;

  @BeforeAll
  static void fill() throws Exception {
    server =
        PostgresTable.in(
            "copy_records",
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
      for (int i = 0; i < 500; i++) {
        List<String> values = values(random);
        for (int j = 0; j < values.size(); j++) {
          statement.setString(j + 1, values.get(j));
        }
        statement.execute();
      }
    }
    database = new Database(server.address());
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

  @AfterAll
  static void close() {
    database.close();
  }

  private static List<List<Object>> rows(Records source, List<Column> columns) {
    List<List<Object>> rows = new ArrayList<>();
    TextSlice slice = new TextSlice();
    try (source) {
      while (source.next()) {
        List<Object> row = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
          row.add(source.isNull(i) ? null : cell(source, i, columns.get(i).type(), slice));
        }
        rows.add(row);
      }
      assertThat(source.next()).isFalse();
    }
    return rows;
  }

  private static Object cell(Records source, int column, ColumnType type, TextSlice slice) {
    return switch (type) {
      case BOOLEAN -> source.getBoolean(column);
      case LONG, DURATION, TIMESTAMP, DATE -> source.getLong(column);
      case DOUBLE -> source.getDouble(column);
      default -> {
        source.getText(column, slice);
        yield slice.toString();
      }
    };
  }

  private static List<List<Object>> copied(RegistryQuery query) {
    return rows(CopyRecords.open(database, query, ScanSession.ALONE), query.columns());
  }

  private static List<List<Object>> selected(RegistryQuery query) {
    return rows(JdbcRecords.open(database, query), query.columns());
  }

  @Test
  void everyCellIsTheSame() {
    RegistryQuery query = RegistryQuery.all(THINGS);
    List<List<Object>> copied = copied(query);
    assertThat(copied).hasSize(500).containsExactlyElementsOf(selected(query));
    List<Object> times = copied.stream().map(row -> row.get(10)).toList();
    assertThat(times)
        .contains(
            Timestamps.INFINITY,
            Timestamps.MINUS_INFINITY,
            Timestamps.LAST,
            Timestamps.micros(Instant.parse("0001-01-01T00:00:00Z")),
            Timestamps.micros(Instant.parse("0000-01-01T00:00:00Z")),
            Timestamps.micros(Instant.parse("2026-01-02T03:04:05.123456Z")));
    List<Object> days = copied.stream().map(row -> row.get(11)).toList();
    assertThat(days).contains(LocalDate.MAX.toEpochDay(), LocalDate.of(-43, 3, 15).toEpochDay());
  }

  @Test
  void randomColumnsInAnyOrderAreTheSame() {
    Random random = new Random(7);
    for (int i = 0; i < 30; i++) {
      List<Column> columns =
          random
              .ints(random.nextInt(6), 0, THINGS.columns().size())
              .mapToObj(THINGS.columns()::get)
              .toList();
      RegistryQuery query =
          new RegistryQuery(THINGS, columns, List.of(), random.nextInt(3) == 0 ? 17 : 1_000);
      assertThat(copied(query)).isEqualTo(selected(query));
    }
  }

  @Test
  void emptyTableHasNoRows() {
    Registry nothing = PostgresTable.registry("nothing", THINGS.columns().toArray(Column[]::new));
    assertThat(copied(RegistryQuery.all(nothing))).isEmpty();
  }

  @Test
  void countersTellWhatCame() {
    try (Records records =
        CopyRecords.open(database, RegistryQuery.all(THINGS), ScanSession.ALONE)) {
      while (records.next()) {
        assertThat(records.counters().bytes()).isPositive();
      }
      assertThat(records.counters().bytes()).isGreaterThan(500 * 20 * 4L);
      assertThat(records.counters().connections()).isOne();
      assertThat(records.counters().retries()).isZero();
    }
  }

  private static Stream<Filter> comparisons() {
    List<Filter> filters = new ArrayList<>();
    for (Operator operator : Operator.values()) {
      TEXTS.forEach(value -> filters.add(new Filter.Comparison(TEXT, operator, value)));
      LONGS.forEach(
          value -> filters.add(new Filter.Comparison(LONG, operator, Long.valueOf(value))));
      DOUBLES.forEach(
          value -> filters.add(new Filter.Comparison(DOUBLE, operator, Double.valueOf(value))));
      for (long micros :
          new long[] {
            Timestamps.INFINITY,
            Timestamps.MINUS_INFINITY,
            0,
            -1,
            Timestamps.LAST,
            Timestamps.micros(Instant.parse("0000-12-31T23:59:59.999999Z")),
            Timestamps.micros(Instant.parse("-4712-01-01T00:00:00Z")),
            Timestamps.micros(Instant.parse("0001-01-01T00:00:00Z")),
            Timestamps.micros(Instant.parse("9999-12-31T23:59:59.999999Z")),
            Timestamps.micros(Instant.parse("+10000-01-01T00:00:00.000001Z")),
            Timestamps.micros(Instant.parse("2026-01-02T03:04:05.123Z"))
          }) {
        filters.add(new Filter.Comparison(TIME, operator, new TimestampMicros(micros)));
      }
      for (LocalDate date :
          List.of(
              LocalDate.MAX,
              LocalDate.MIN,
              LocalDate.EPOCH,
              LocalDate.of(1, 1, 1),
              LocalDate.of(0, 1, 1),
              LocalDate.of(-43, 3, 15),
              LocalDate.of(10_000, 1, 1))) {
        filters.add(new Filter.Comparison(DATE, operator, date));
      }
    }
    filters.add(new Filter.Comparison(BOOLEAN, Operator.EQUAL, true));
    filters.add(new Filter.Comparison(BOOLEAN, Operator.NOT_EQUAL, true));
    filters.add(new Filter.Comparison(BOOLEAN, Operator.EQUAL, false));
    filters.add(new Filter.In(TEXT, List.copyOf(TEXTS)));
    filters.add(new Filter.In(LONG, List.of(1L, -1L, Long.MIN_VALUE)));
    filters.add(new Filter.In(TEXT, List.of()));
    filters.add(new Filter.Not(new Filter.IsNull(TEXT)));
    return filters.stream();
  }

  @Test
  void everyValueMeansTheSameInTheTextAsAsAParameter() {
    List<Filter> filters = comparisons().toList();
    List<Column> columns = List.of(ID);
    for (int i = 0; i < filters.size(); i++) {
      // Two values in one statement: each has its own place.
      List<Filter> both = List.of(filters.get(i), filters.get((i * 31 + 7) % filters.size()));
      List<Filter> wanted = i % 2 == 0 ? both.subList(0, 1) : List.of(new Filter.Or(both));
      RegistryQuery query = new RegistryQuery(THINGS, columns, wanted, RegistryQuery.NO_LIMIT);
      assertThat(copied(query)).as(wanted.toString()).isEqualTo(selected(query));
    }
    assertThat(server.number("SELECT count(*) FROM things")).isEqualTo(500);
  }

  @Test
  void randomTextIsNeverSql() {
    Random random = new Random(11);
    String letters = "'\\$;-*/\"?E\n aN🧬%_é{}:";
    int[] points = letters.codePoints().toArray();
    for (int i = 0; i < 300; i++) {
      String text =
          random
              .ints(random.nextInt(12), 0, points.length)
              .map(index -> points[index])
              .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
              .toString();
      Filter equal = new Filter.Comparison(TEXT, Operator.EQUAL, text);
      Filter other = new Filter.Comparison(TEXT, Operator.GREATER_OR_EQUAL, text);
      RegistryQuery query =
          new RegistryQuery(
              THINGS,
              List.of(ID),
              List.of(new Filter.Or(List.of(equal, other))),
              RegistryQuery.NO_LIMIT);
      assertThat(copied(query)).as(text).isEqualTo(selected(query));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"on", "off"})
  void backslashesAreReadAsTheServerReadsThem(String standard) {
    server.execute(
        "ALTER ROLE postgres IN DATABASE copy_records SET standard_conforming_strings = "
            + standard,
        "ALTER ROLE postgres IN DATABASE copy_records SET client_min_messages = error");
    try {
      everyValueMeansTheSameInTheTextAsAsAParameter();
    } finally {
      server.execute("ALTER ROLE postgres IN DATABASE copy_records RESET ALL");
    }
  }

  @Test
  void zeroCharacterIsRefusedAndLeavesNoConnection() {
    Filter filter = new Filter.Comparison(TEXT, Operator.EQUAL, "a\0b");
    RegistryQuery query = RegistryQuery.all(THINGS).withFilters(List.of(filter));
    assertThatThrownBy(() -> copied(query)).isInstanceOf(LaminException.class);
    assertThatThrownBy(() -> selected(query)).isInstanceOf(LaminException.class);
    server.assertNoConnections();
  }

  @Test
  void columnThatWasAlteredIsNotReadAsGarbage() {
    server.execute(
        "CREATE TABLE altered (id integer PRIMARY KEY, size bigint)",
        "INSERT INTO altered VALUES (1, 2)",
        "ALTER TABLE altered ALTER COLUMN size TYPE numeric");
    Registry altered =
        PostgresTable.registry(
            "altered", PostgresTable.id(), PostgresTable.column("size", ColumnType.LONG));
    assertThatThrownBy(() -> copied(RegistryQuery.all(altered)))
        .isInstanceOf(LaminException.class)
        .hasMessageContaining("'size'")
        .hasMessageContaining("changed while this ran");
  }

  @Test
  void missingTableIsAnErrorAndLeavesNoConnection() {
    Registry missing = PostgresTable.registry("missing", PostgresTable.id());
    assertThatThrownBy(() -> copied(RegistryQuery.all(missing)))
        .isInstanceOf(LaminException.class)
        .hasMessageContaining("missing");
    server.assertNoConnections();
  }

  @Test
  void statementSaysWhoAsks() {
    Registry self =
        PostgresTable.registry("activity", PostgresTable.column("query", ColumnType.TEXT));
    server.execute(
        "CREATE VIEW activity AS SELECT query FROM pg_stat_activity WHERE pid = pg_backend_pid()");
    ScanSession session = ScanSession.ALONE.withTag(new QueryTag("app-1", "7"));
    RegistryQuery query = RegistryQuery.all(self);
    String tag = "/* lamindb-spark app=app-1 query=7 */ ";
    assertThat(rows(CopyRecords.open(database, query, session), query.columns()))
        .singleElement()
        .satisfies(row -> assertThat(row.get(0).toString()).startsWith(tag + "COPY (SELECT"));
    assertThat(rows(JdbcRecords.open(database, query, session), query.columns()))
        .singleElement()
        .satisfies(row -> assertThat(row.get(0).toString()).startsWith(tag + "SELECT"));
  }
}

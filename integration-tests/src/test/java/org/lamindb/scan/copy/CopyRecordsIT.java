package org.lamindb.scan.copy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
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
import org.lamindb.scan.Cells;
import org.lamindb.scan.JdbcRecords;
import org.lamindb.scan.PostgresTable;
import org.lamindb.scan.Records;

/** Binary COPY returns what the driver's SQL returns, cell by cell. */
class CopyRecordsIT {
  private static PostgresTable server;
  private static Database database;

  @BeforeAll
  static void fill() throws SQLException {
    server = Things.fill("copy_records");
    database = new Database(server.address());
  }

  @AfterAll
  static void close() {
    database.close();
  }

  private static List<List<Object>> rows(Records source, List<Column> columns) {
    List<List<Object>> rows = new ArrayList<>();
    Cells cells = source.cells();
    try (source) {
      while (source.next()) {
        List<Object> row = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
          row.add(cells.isNull(i) ? null : cell(cells, i, columns.get(i).type()));
        }
        rows.add(row);
      }
      assertThat(source.next()).isFalse();
    }
    return rows;
  }

  private static Object cell(Cells cells, int column, ColumnType type) {
    return switch (type) {
      case BOOLEAN -> cells.getBoolean(column);
      case LONG, DURATION, TIMESTAMP, DATE -> cells.getLong(column);
      case DOUBLE -> cells.getDouble(column);
      default -> cells.getText(column);
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
    RegistryQuery query = RegistryQuery.all(Things.REGISTRY);
    List<List<Object>> copied = copied(query);
    assertThat(copied).hasSize(Things.ROWS).containsExactlyElementsOf(selected(query));
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
              .ints(random.nextInt(6), 0, Things.REGISTRY.columns().size())
              .mapToObj(Things.REGISTRY.columns()::get)
              .toList();
      RegistryQuery query =
          new RegistryQuery(
              Things.REGISTRY, columns, List.of(), random.nextInt(3) == 0 ? 17 : 1_000);
      assertThat(copied(query)).isEqualTo(selected(query));
    }
  }

  @Test
  void emptyTableHasNoRows() {
    Registry nothing =
        PostgresTable.registry("nothing", Things.REGISTRY.columns().toArray(Column[]::new));
    assertThat(copied(RegistryQuery.all(nothing))).isEmpty();
  }

  @Test
  void countersTellWhatCame() {
    try (Records records =
        CopyRecords.open(database, RegistryQuery.all(Things.REGISTRY), ScanSession.ALONE)) {
      while (records.next()) {
        assertThat(records.counters().bytes()).isPositive();
      }
      assertThat(records.counters().bytes()).isGreaterThan(Things.ROWS * 20 * 4L);
      assertThat(records.counters().connections()).isOne();
      assertThat(records.counters().retries()).isZero();
    }
  }

  private static Stream<Filter> comparisons() {
    List<Filter> filters = new ArrayList<>();
    for (Operator operator : Operator.values()) {
      Things.TEXTS.forEach(
          value -> filters.add(new Filter.Comparison(Things.TEXT, operator, value)));
      Things.LONGS.forEach(
          value -> filters.add(new Filter.Comparison(Things.LONG, operator, Long.valueOf(value))));
      Things.DOUBLES.forEach(
          value ->
              filters.add(new Filter.Comparison(Things.DOUBLE, operator, Double.valueOf(value))));
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
        filters.add(new Filter.Comparison(Things.TIME, operator, new TimestampMicros(micros)));
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
        filters.add(new Filter.Comparison(Things.DATE, operator, date));
      }
    }
    filters.add(new Filter.Comparison(Things.BOOLEAN, Operator.EQUAL, true));
    filters.add(new Filter.Comparison(Things.BOOLEAN, Operator.NOT_EQUAL, true));
    filters.add(new Filter.Comparison(Things.BOOLEAN, Operator.EQUAL, false));
    filters.add(new Filter.In(Things.TEXT, List.copyOf(Things.TEXTS)));
    filters.add(new Filter.In(Things.LONG, List.of(1L, -1L, Long.MIN_VALUE)));
    filters.add(new Filter.In(Things.TEXT, List.of()));
    filters.add(new Filter.Not(new Filter.IsNull(Things.TEXT)));
    return filters.stream();
  }

  @Test
  void everyValueMeansTheSameInTheTextAsAsAParameter() {
    List<Filter> filters = comparisons().toList();
    List<Column> columns = List.of(Things.ID);
    for (int i = 0; i < filters.size(); i++) {
      // Two values in one statement: each has its own place.
      List<Filter> both = List.of(filters.get(i), filters.get((i * 31 + 7) % filters.size()));
      List<Filter> wanted = i % 2 == 0 ? both.subList(0, 1) : List.of(new Filter.Or(both));
      RegistryQuery query =
          new RegistryQuery(Things.REGISTRY, columns, wanted, RegistryQuery.NO_LIMIT);
      assertThat(copied(query)).as(wanted.toString()).isEqualTo(selected(query));
    }
    assertThat(server.number("SELECT count(*) FROM things")).isEqualTo(Things.ROWS);
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
      Filter equal = new Filter.Comparison(Things.TEXT, Operator.EQUAL, text);
      Filter other = new Filter.Comparison(Things.TEXT, Operator.GREATER_OR_EQUAL, text);
      RegistryQuery query =
          new RegistryQuery(
              Things.REGISTRY,
              List.of(Things.ID),
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
    Filter filter = new Filter.Comparison(Things.TEXT, Operator.EQUAL, "a\0b");
    RegistryQuery query = RegistryQuery.all(Things.REGISTRY).withFilters(List.of(filter));
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

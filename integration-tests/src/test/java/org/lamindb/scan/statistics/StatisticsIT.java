package org.lamindb.scan.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lamindb.database.Database;
import org.lamindb.database.ScanSession;
import org.lamindb.database.Timestamps;
import org.lamindb.registry.ColumnType;
import org.lamindb.registry.Registry;
import org.lamindb.registry.RegistryQuery;
import org.lamindb.scan.PostgresTable;
import org.lamindb.scan.Records;
import org.lamindb.scan.copy.CopyRecords;

/** What Postgres says of its tables, and how ranges cut them. */
class StatisticsIT {
  private static PostgresTable server;
  private static Database database;

  @BeforeAll
  static void start() {
    server = PostgresTable.in("scan_statistics");
    database = new Database(server.address());
  }

  @AfterAll
  static void close() {
    database.close();
  }

  private static RegistryStatistics of(Registry registry) {
    return RegistryStatistics.of(database, registry).orElseThrow();
  }

  private static Registry things(String table) {
    return PostgresTable.registry(
        table,
        PostgresTable.id(),
        PostgresTable.column("kind", ColumnType.TEXT),
        PostgresTable.column("at", ColumnType.TIMESTAMP),
        PostgresTable.column("day", ColumnType.DATE));
  }

  @Test
  void analysedColumnsAreKnown() {
    server.execute(
        "CREATE TABLE known (id bigint PRIMARY KEY, kind text, at timestamptz, day date,"
            + " nothing jsonb)",
        "INSERT INTO known SELECT i, CASE WHEN i % 4 > 0 THEN 'kind ' || (i % 4) END,"
            + " CASE WHEN i = 5 THEN 'infinity' ELSE timestamptz '2026-01-01 00:00:00+00'"
            + " + i * interval '1 second' END, date '2026-01-01' + (i % 10)::int, NULL"
            + " FROM generate_series(1, 10000) AS i",
        "ANALYZE known");
    RegistryStatistics statistics = of(things("known"));
    assertThat(statistics.rows()).isEqualTo(10_000);
    assertThat(statistics.bytes()).isBetween(400_000L, 1_500_000L);
    ColumnStatistics kind = statistics.columns().get("kind");
    assertThat(kind.distinct()).isEqualTo(OptionalLong.of(3));
    assertThat(kind.nulls().getAsLong()).isCloseTo(2_500, within(10L));
    assertThat(kind.averageWidth().getAsDouble()).isEqualTo(7);
    assertThat(kind.min()).isEmpty();
    ColumnStatistics id = statistics.columns().get("id");
    assertThat(id.distinct()).isEqualTo(OptionalLong.of(10_000));
    assertThat(id.min()).isEqualTo(OptionalLong.of(1));
    assertThat(id.max()).isEqualTo(OptionalLong.of(10_000));
    ColumnStatistics at = statistics.columns().get("at");
    assertThat(at.min())
        .isEqualTo(OptionalLong.of(Timestamps.micros(Instant.parse("2026-01-01T00:00:01Z"))));
    ColumnStatistics day = statistics.columns().get("day");
    assertThat(day.min()).isEqualTo(OptionalLong.of(LocalDate.of(2026, 1, 1).toEpochDay()));
    assertThat(day.max()).isEqualTo(OptionalLong.of(LocalDate.of(2026, 1, 10).toEpochDay()));
    assertThat(statistics.columns().get("nothing").nulls()).isEqualTo(OptionalLong.of(10_000));
    assertThat(statistics.key().orElseThrow().max()).isEqualTo(10_000);
  }

  @Test
  void tableThatWasNeverAnalysedIsGuessedByItsSize() {
    server.execute(
        "CREATE TABLE fresh (id bigint PRIMARY KEY, kind text) WITH (autovacuum_enabled = off)",
        "INSERT INTO fresh SELECT i, repeat('x', 120) FROM generate_series(1, 20000) AS i");
    RegistryStatistics statistics = of(PostgresTable.registry("fresh", PostgresTable.id()));
    assertThat(statistics.rows()).isBetween(10_000L, 40_000L);
    assertThat(statistics.columns()).isEmpty();
    assertThat(statistics.key()).contains(new KeyDistribution(1, 20_000, -1, List.of()));
  }

  @Test
  void rowsFollowTheSizeOfTheTable() {
    server.execute(
        "CREATE TABLE growing (id bigint PRIMARY KEY, kind text) WITH (autovacuum_enabled = off)",
        "INSERT INTO growing SELECT i, 'x' FROM generate_series(1, 10000) AS i",
        "ANALYZE growing",
        "INSERT INTO growing SELECT i, 'x' FROM generate_series(10001, 50000) AS i");
    assertThat(of(PostgresTable.registry("growing", PostgresTable.id())).rows())
        .isCloseTo(50_000, within(1_500L));
  }

  @Test
  void emptyTableHasNoRows() {
    server.execute("CREATE TABLE vacant (id bigint PRIMARY KEY)");
    RegistryStatistics statistics = of(PostgresTable.registry("vacant", PostgresTable.id()));
    assertThat(statistics.rows()).isZero();
    assertThat(statistics.key()).isEmpty();
  }

  @Test
  void tableWithoutIdsHasNoRanges() {
    server.execute(
        "CREATE TABLE named (name text PRIMARY KEY)",
        "INSERT INTO named SELECT i::text FROM generate_series(1, 1000) AS i",
        "ANALYZE named");
    Registry named = PostgresTable.registry("named", PostgresTable.column("name", ColumnType.TEXT));
    assertThat(of(named).rows()).isEqualTo(1_000);
    assertThat(of(named).key()).isEmpty();
  }

  @Test
  @Timeout(60)
  void viewHasNoneAndIsNotRead() {
    server.execute("CREATE VIEW looking AS SELECT 1 AS id FROM pg_sleep(600)");
    assertThat(
            RegistryStatistics.of(database, PostgresTable.registry("looking", PostgresTable.id())))
        .isEmpty();
  }

  /** Ids as real tables have them: deleted rows, sequences that jumped, imports from elsewhere. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "dense|i",
        "jump|CASE WHEN i < 200000 THEN i ELSE 2000000000 + i END",
        "sparse|i * 1000",
        "skewed|(i::numeric * i * i / 300000)::bigint * 2 + i",
        "islands|(i / 1000) * 1000000 + i % 1000",
        "negative|i - 390000"
      })
  void rangesHoldEquallyManyRows(String table, String id) {
    server.execute(
        "CREATE TABLE " + table + " (id bigint PRIMARY KEY)",
        "INSERT INTO " + table + " SELECT " + id + " FROM generate_series(1::bigint, 400000) AS i",
        "ANALYZE " + table,
        // What comes later is read, too.
        "INSERT INTO " + table + " SELECT max(id) + 5 FROM " + table,
        "INSERT INTO " + table + " SELECT min(id) - 5 FROM " + table);
    Registry registry = PostgresTable.registry(table, PostgresTable.id());
    List<KeyRange> ranges = KeyRanges.of(registry, of(registry), 2);
    assertThat(ranges).hasSize(4);
    List<Long> sizes = new ArrayList<>();
    for (KeyRange range : ranges) {
      sizes.add(rows(RegistryQuery.all(registry).withFilters(range.filters())));
    }
    assertThat(sizes.stream().mapToLong(Long::longValue).sum()).isEqualTo(400_002);
    assertThat(sizes).allSatisfy(size -> assertThat(size).isBetween(85_000L, 115_000L));
  }

  private static long rows(RegistryQuery query) {
    long rows = 0;
    try (Records records = CopyRecords.open(database, query, ScanSession.ALONE)) {
      while (records.next()) {
        rows++;
      }
    }
    return rows;
  }
}

package org.lamindb.scan.statistics;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.lamindb.database.Dialect;
import org.lamindb.database.Row;
import org.lamindb.database.SqlText;
import org.lamindb.registry.Registry;

/**
 * What a SQLite file tells: its greatest row number, its size, and what ANALYZE has left, if
 * anybody ever ran it.
 */
final class SqliteStatistics {
  private static final long BYTES_PER_ROW = 200;

  /** Where ANALYZE leaves its results. */
  private static final String ANALYSED = "sqlite_stat1";

  private SqliteStatistics() {}

  /**
   * What ANALYZE says of one index.
   *
   * @param rows in the table, or at least in the index
   * @param perValue rows that share a value of its first column
   */
  private record AnalysedIndex(String column, long rows, long perValue) {}

  static Optional<RegistryStatistics> read(Connection connection, Registry registry)
      throws SQLException {
    List<String> tables = tables(connection, registry);
    if (!tables.contains(registry.table())) {
      return Optional.empty();
    }
    Extent extent = extent(registry).query(connection, SqliteStatistics::extent).get(0);
    List<AnalysedIndex> indexes =
        tables.contains(ANALYSED) ? analysed(connection, registry) : List.of();
    long analysed = indexes.stream().mapToLong(AnalysedIndex::rows).max().orElse(0);
    // Many more row numbers than rows: deleted rows, or an old ANALYZE. Too many is the safer
    // guess.
    long rows = extent.most() > 2 * analysed ? extent.most() : Math.min(analysed, extent.most());
    Map<String, ColumnStatistics> columns = new HashMap<>();
    for (AnalysedIndex index : indexes) {
      columns.put(index.column(), distinct(Math.max(1, rows / Math.max(1, index.perValue()))));
    }
    boolean keyed = RegistryStatistics.key(registry).isPresent() && extent.least().isPresent();
    if (keyed) {
      columns.put("id", key(rows, extent));
    }
    return Optional.of(
        new RegistryStatistics(
            rows,
            Math.min(extent.bytes(), rows * BYTES_PER_ROW),
            columns,
            keyed
                ? Optional.of(
                    new KeyDistribution(
                        extent.least().getAsLong(), extent.greatest().getAsLong(), rows, List.of()))
                : Optional.empty()));
  }

  /** Which of the tables that tell something there are. */
  private static List<String> tables(Connection connection, Registry registry) throws SQLException {
    return new SqlText(Dialect.SQLITE)
        .sql("SELECT name FROM sqlite_master WHERE type = 'table' AND name IN ")
        .values(List.of(registry.table(), ANALYSED))
        .query(connection, row -> row.text("name"));
  }

  private record Extent(OptionalLong least, OptionalLong greatest, long bytes) {
    /** Every row has a number of its own. */
    long most() {
      return least.isEmpty() ? 0 : greatest.getAsLong() - least.getAsLong() + 1;
    }
  }

  private static SqlText extent(Registry registry) {
    return new SqlText(Dialect.SQLITE)
        .sql("SELECT (SELECT min(rowid) FROM ")
        .name(registry.table())
        .sql(") AS least, (SELECT max(rowid) FROM ")
        .name(registry.table())
        .sql(") AS greatest, p.page_count * s.page_size AS bytes")
        .sql(" FROM pragma_page_count p, pragma_page_size s");
  }

  private static Extent extent(Row row) throws SQLException {
    return new Extent(
        row.optionalNumber("least"), row.optionalNumber("greatest"), row.number("bytes"));
  }

  private static List<AnalysedIndex> analysed(Connection connection, Registry registry)
      throws SQLException {
    return new SqlText(Dialect.SQLITE)
        .sql("SELECT i.name AS name, s.stat AS stat FROM sqlite_stat1 s")
        .sql(
            " JOIN pragma_index_info(s.idx) i ON i.seqno = 0 WHERE i.name IS NOT NULL AND s.tbl = ")
        .value(registry.table())
        .query(connection, row -> index(row.text("name"), row.text("stat")));
  }

  /** {@code 1000 10 1}: rows, rows for each value of the first column, of the first two, …. */
  private static AnalysedIndex index(String column, String stat) {
    String[] numbers = stat.split(" ");
    return new AnalysedIndex(
        column, Long.parseLong(numbers[0]), numbers.length > 1 ? Long.parseLong(numbers[1]) : 1);
  }

  private static ColumnStatistics distinct(long values) {
    return new ColumnStatistics(
        OptionalLong.of(values),
        OptionalLong.empty(),
        OptionalLong.empty(),
        OptionalLong.empty(),
        OptionalDouble.empty());
  }

  private static ColumnStatistics key(long rows, Extent extent) {
    return new ColumnStatistics(
        OptionalLong.of(rows),
        OptionalLong.of(0),
        extent.least(),
        extent.greatest(),
        OptionalDouble.empty());
  }
}

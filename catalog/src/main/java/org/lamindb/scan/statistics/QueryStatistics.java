package org.lamindb.scan.statistics;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import org.lamindb.database.Database;
import org.lamindb.registry.Column;
import org.lamindb.registry.Joined;
import org.lamindb.registry.Registry;
import org.lamindb.registry.RegistryQuery;

/**
 * What is known about the result of a query before it runs.
 *
 * @param rows that the query returns: rather too many, as who expects too few may run out of memory
 * @param columns of the result by name, when its rows are those of a table; columns that nothing is
 *     known of are missing
 */
public record QueryStatistics(long rows, Map<String, ColumnStatistics> columns) {
  public QueryStatistics {
    columns = Map.copyOf(columns);
  }

  /**
   * Asks the database, in one round trip for each registry.
   *
   * @return empty when a registry is no table, but a view, or a join may have any number of rows
   */
  public static Optional<QueryStatistics> of(Database database, RegistryQuery query) {
    return of(query, registry -> RegistryStatistics.of(database, registry));
  }

  static Optional<QueryStatistics> of(
      RegistryQuery query, Function<Registry, Optional<RegistryStatistics>> tables) {
    if (query.source() instanceof Joined joined) {
      long rows = RowBound.ofResult(query, JoinBound.of(joined, tables));
      return rows == JoinBound.UNKNOWN
          ? Optional.empty()
          : Optional.of(new QueryStatistics(rows, Map.of()));
    }
    Registry registry = query.registry().orElseThrow();
    return tables.apply(registry).map(table -> of(query, registry, table));
  }

  private static QueryStatistics of(
      RegistryQuery query, Registry registry, RegistryStatistics table) {
    long rows = RowBound.of(query, registry, table);
    Map<String, ColumnStatistics> columns = new HashMap<>();
    if (query.groups().isEmpty()) {
      for (Column column : query.columns()) {
        ColumnStatistics known =
            column.isDerived()
                ? ColumnStatistics.UNKNOWN
                : known(registry, column, table).atMost(rows);
        if (!known.equals(ColumnStatistics.UNKNOWN)) {
          columns.put(column.name(), known);
        }
      }
    }
    return new QueryStatistics(rows, columns);
  }

  /** What was sampled, and what the schema promises. */
  private static ColumnStatistics known(
      Registry registry, Column column, RegistryStatistics table) {
    ColumnStatistics sampled =
        table.columns().getOrDefault(column.databaseName(), ColumnStatistics.UNKNOWN);
    Optional<KeyDistribution> ids =
        RegistryStatistics.key(registry).equals(Optional.of(column))
            ? table.key()
            : Optional.empty();
    boolean filled = !column.nullable();
    return new ColumnStatistics(
        filled && registry.isUnique(column) ? OptionalLong.of(table.rows()) : sampled.distinct(),
        filled ? OptionalLong.of(0) : sampled.nulls(),
        ids.map(key -> OptionalLong.of(key.min())).orElse(sampled.min()),
        ids.map(key -> OptionalLong.of(key.max())).orElse(sampled.max()),
        sampled.averageWidth());
  }
}

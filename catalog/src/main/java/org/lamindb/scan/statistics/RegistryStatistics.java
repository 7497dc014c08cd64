package org.lamindb.scan.statistics;

import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.lamindb.database.Database;
import org.lamindb.database.Dialect;
import org.lamindb.registry.Column;
import org.lamindb.registry.ColumnType;
import org.lamindb.registry.Registry;

/**
 * What a database knows about a table without reading it: estimates.
 *
 * @param rows on all branches
 * @param bytes that the rows take in the database's files, without indexes
 * @param columns by name; those that nothing is known of are missing
 * @param key how the ids are spread, when there are any
 */
public record RegistryStatistics(
    long rows, long bytes, Map<String, ColumnStatistics> columns, Optional<KeyDistribution> key) {
  public RegistryStatistics {
    columns = Map.copyOf(columns);
    Objects.requireNonNull(key, "key is null");
  }

  /**
   * Asks the database, in one round trip.
   *
   * @return empty for what is no table, such as a view
   */
  public static Optional<RegistryStatistics> of(Database database, Registry registry) {
    return database.read(
        "read the statistics",
        connection ->
            database.dialect() == Dialect.POSTGRES
                ? PostgresStatistics.read(connection, registry)
                : SqliteStatistics.read(connection, registry));
  }

  /** The column that ranges go by, if the table has one. */
  static Optional<Column> key(Registry registry) {
    return registry
        .column("id")
        .filter(column -> column.type() == ColumnType.LONG)
        .filter(Column::primaryKey);
  }
}

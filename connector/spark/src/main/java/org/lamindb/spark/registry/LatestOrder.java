package org.lamindb.spark.registry;

import java.util.Optional;
import org.apache.spark.sql.connector.expressions.NamedReference;
import org.apache.spark.sql.connector.expressions.NullOrdering;
import org.apache.spark.sql.connector.expressions.SortDirection;
import org.apache.spark.sql.connector.expressions.SortOrder;
import org.lamindb.database.Dialect;
import org.lamindb.registry.Column;
import org.lamindb.registry.ColumnType;
import org.lamindb.registry.Registry;

/** Recognises that the latest rows are wanted first. */
final class LatestOrder {
  private LatestOrder() {}

  /** The time by which rows are sorted, before anything else, if SQLite stores it. */
  static Optional<Column> time(Registry registry, Dialect dialect, SortOrder[] orders) {
    if (dialect != Dialect.SQLITE
        || orders.length == 0
        || orders[0].direction() != SortDirection.DESCENDING
        || orders[0].nullOrdering() != NullOrdering.NULLS_LAST
        || !(orders[0].expression() instanceof NamedReference reference)
        || reference.fieldNames().length != 1) {
      return Optional.empty();
    }
    return registry
        .column(reference.fieldNames()[0])
        .filter(column -> column.type() == ColumnType.TIMESTAMP && !column.isDerived());
  }
}

package org.lamindb.spark.registry;

import java.util.Arrays;
import org.apache.spark.sql.connector.expressions.NamedReference;
import org.apache.spark.sql.connector.expressions.filter.Predicate;
import org.lamindb.database.Dialect;
import org.lamindb.registry.ColumnType;
import org.lamindb.registry.Pushdown;
import org.lamindb.registry.Pushdown.Operation;
import org.lamindb.registry.RegistryQuery;

/** Filters that Spark finds while it runs a query, such as the keys of a join's other side. */
final class RuntimeFilters {
  private RuntimeFilters() {}

  /**
   * The columns that may be filtered: of those that are read, as Spark resolves no other. None when
   * a filter would change what the database limits, groups or samples.
   */
  static NamedReference[] attributes(RegistryQuery query, Dialect dialect) {
    if (!query.isDivisible()) {
      return new NamedReference[0];
    }
    return query.columns().stream()
        .filter(column -> column.type() == ColumnType.LONG || column.type() == ColumnType.TEXT)
        .filter(column -> query.source().column(column.name()).isPresent())
        .filter(column -> Pushdown.of(column, dialect, Operation.COMPARE) == Pushdown.FULL)
        .map(RegistryTypes::reference)
        .toArray(NamedReference[]::new);
  }

  /**
   * The query with what the database knows of the predicates. It may return rows that do not match:
   * the join looks at each of them anyway.
   */
  static RegistryQuery apply(RegistryQuery query, Dialect dialect, Predicate[] predicates) {
    if (!query.isDivisible()) {
      return query;
    }
    PredicateTranslator translator = new PredicateTranslator(query.source(), dialect);
    return query.withFilters(
        Arrays.stream(predicates)
            .flatMap(predicate -> translator.translate(predicate).filter().stream())
            .toList());
  }
}

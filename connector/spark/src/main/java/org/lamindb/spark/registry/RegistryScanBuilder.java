package org.lamindb.spark.registry;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.connector.expressions.filter.Predicate;
import org.apache.spark.sql.connector.read.Scan;
import org.apache.spark.sql.connector.read.SupportsPushDownLimit;
import org.apache.spark.sql.connector.read.SupportsPushDownRequiredColumns;
import org.apache.spark.sql.connector.read.SupportsPushDownV2Filters;
import org.apache.spark.sql.types.StructType;
import org.lamindb.database.Database;
import org.lamindb.registry.Column;
import org.lamindb.registry.Filter;
import org.lamindb.registry.Registry;
import org.lamindb.registry.RegistryQuery;

/** Collects what of a query the database answers. */
final class RegistryScanBuilder
    implements SupportsPushDownV2Filters, SupportsPushDownRequiredColumns, SupportsPushDownLimit {
  private final Database database;
  private final Registry registry;
  private final String branch;
  private final int few;
  private final List<Filter> filters;
  private final List<Predicate> pushed = new ArrayList<>();
  private final List<String> kept = new ArrayList<>();
  private List<Column> columns;
  private long limit = RegistryQuery.NO_LIMIT;

  RegistryScanBuilder(
      Database database, Registry registry, String branch, List<Filter> visibility, int few) {
    this.database = database;
    this.registry = registry;
    this.branch = branch;
    this.few = few;
    this.filters = new ArrayList<>(visibility);
    this.columns = registry.columns();
  }

  @Override
  public Predicate[] pushPredicates(Predicate[] predicates) {
    PredicateTranslator translator = new PredicateTranslator(registry, database.dialect());
    List<Predicate> remaining = new ArrayList<>();
    for (Predicate predicate : predicates) {
      PredicateTranslator.Translation translation = translator.translate(predicate);
      Optional<Filter> filter = translation.filter();
      if (filter.isPresent()) {
        filters.add(filter.get());
        pushed.add(predicate);
      } else {
        remaining.add(predicate);
        kept.add(predicate + " (" + translation.reason() + ")");
      }
    }
    return remaining.toArray(Predicate[]::new);
  }

  @Override
  public Predicate[] pushedPredicates() {
    return pushed.toArray(Predicate[]::new);
  }

  @Override
  public void pruneColumns(StructType required) {
    columns =
        Arrays.stream(required.fieldNames())
            .map(name -> registry.column(name).orElseThrow())
            .toList();
  }

  @Override
  public boolean pushLimit(int most) {
    if (!kept.isEmpty()) {
      return false;
    }
    limit = most;
    return true;
  }

  @Override
  public boolean isPartiallyPushed() {
    return false;
  }

  @Override
  public Scan build() {
    return RegistryScan.of(
        database,
        new RegistryQuery(registry, columns, filters, limit),
        new ScanDescription(
            registry.module() + "." + RegistryTable.nameOf(registry),
            branch,
            pushed.stream().map(Predicate::toString).toList(),
            kept,
            limit),
        few);
  }
}

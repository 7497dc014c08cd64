package org.lamindb.spark.registry;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.connector.expressions.Expression;
import org.apache.spark.sql.connector.expressions.SortOrder;
import org.apache.spark.sql.connector.expressions.aggregate.Aggregation;
import org.apache.spark.sql.connector.expressions.filter.Predicate;
import org.apache.spark.sql.connector.read.Scan;
import org.apache.spark.sql.connector.read.SupportsPushDownAggregates;
import org.apache.spark.sql.connector.read.SupportsPushDownLimit;
import org.apache.spark.sql.connector.read.SupportsPushDownOffset;
import org.apache.spark.sql.connector.read.SupportsPushDownRequiredColumns;
import org.apache.spark.sql.connector.read.SupportsPushDownTableSample;
import org.apache.spark.sql.connector.read.SupportsPushDownTopN;
import org.apache.spark.sql.connector.read.SupportsPushDownV2Filters;
import org.apache.spark.sql.types.StructType;
import org.lamindb.database.Database;
import org.lamindb.database.Dialect;
import org.lamindb.instance.Instance;
import org.lamindb.registry.Column;
import org.lamindb.registry.Filter;
import org.lamindb.registry.Grouping;
import org.lamindb.registry.Registry;
import org.lamindb.registry.RegistryQuery;
import org.lamindb.registry.RegistrySql;
import org.lamindb.registry.Sample;
import org.lamindb.registry.SortKey;

/**
 * Collects what of a query the database answers. Spark offers it in this order: sample, filters,
 * aggregates, limit with or without an order, offset, columns.
 */
final class RegistryScanBuilder
    implements SupportsPushDownTableSample,
        SupportsPushDownV2Filters,
        SupportsPushDownAggregates,
        SupportsPushDownTopN,
        SupportsPushDownLimit,
        SupportsPushDownOffset,
        SupportsPushDownRequiredColumns {
  private final Database database;
  private final Registry registry;
  private final String branch;
  private final ReadOptions options;
  private final StreamOptions streaming;
  private final String instance;
  private final List<Filter> filters;
  private final AggregateTranslator aggregates;
  private final List<Predicate> pushed = new ArrayList<>();
  private final Set<String> kept = new LinkedHashSet<>();
  private boolean decidesAll = true;
  private boolean narrowed;
  private List<Column> columns;
  private Sample sample;
  private Grouping grouping;
  private List<SortKey> order = List.of();
  private long offset;
  private long limit = RegistryQuery.NO_LIMIT;

  RegistryScanBuilder(
      Instance instance,
      Registry registry,
      String branch,
      List<Filter> visibility,
      ReadOptions options,
      StreamOptions streaming) {
    this.database = instance.database();
    this.instance = instance.identity().uid();
    this.streaming = streaming;
    this.registry = registry;
    this.branch = branch;
    this.options = options;
    this.filters = new ArrayList<>(visibility);
    this.aggregates = new AggregateTranslator(registry, database.dialect());
    this.columns = registry.columns();
  }

  /** Views have no primary key, and cannot be sampled. */
  @Override
  public boolean pushTableSample(double lower, double upper, boolean withReplacement, long seed) {
    boolean isTable = registry.columns().stream().anyMatch(Column::primaryKey);
    if (!options.pushdown()
        || database.dialect() != Dialect.POSTGRES
        || withReplacement
        || lower != 0
        || !isTable) {
      return false;
    }
    sample = new Sample(upper, seed);
    return true;
  }

  @Override
  public Predicate[] pushPredicates(Predicate[] predicates) {
    PredicateTranslator translator = new PredicateTranslator(registry, database.dialect());
    List<Predicate> remaining = new ArrayList<>();
    for (Predicate predicate : predicates) {
      Approximation known =
          options.pushdown()
              ? translator.translate(predicate)
              : Approximation.unknown("pushdown is false");
      if (known.filter().isPresent()) {
        filters.add(known.filter().get());
        pushed.add(predicate);
      }
      if (!known.isExact()) {
        remaining.add(predicate);
        kept.add(predicate + " (" + known.reason() + ")");
        decidesAll = false;
      }
    }
    return remaining.toArray(Predicate[]::new);
  }

  @Override
  public Predicate[] pushedPredicates() {
    return pushed.toArray(Predicate[]::new);
  }

  @Override
  public boolean supportCompletePushDown(Aggregation aggregation) {
    return translated(aggregation).isPresent();
  }

  /** All or nothing: one task reads the groups, so that Spark has none left to join. */
  @Override
  public boolean pushAggregation(Aggregation aggregation) {
    Optional<Grouping> translated = translated(aggregation);
    translated.ifPresent(groups -> grouping = groups);
    return translated.isPresent();
  }

  private Optional<Grouping> translated(Aggregation aggregation) {
    return attempt(
        () -> aggregates.grouping(aggregation, checksOverflow()),
        Stream.of(aggregation.aggregateExpressions(), aggregation.groupByExpressions())
            .flatMap(Arrays::stream));
  }

  private static boolean checksOverflow() {
    return Boolean.parseBoolean(SparkSession.active().conf().get("spark.sql.ansi.enabled", "true"));
  }

  @Override
  public boolean pushTopN(SortOrder[] orders, int most) {
    Optional<List<SortKey>> keys =
        attempt(() -> aggregates.order(orders, grouping), Arrays.stream(orders));
    keys.ifPresent(
        translated -> {
          order = translated;
          limit = most;
        });
    return keys.isPresent() || narrowToLatest(orders, most);
  }

  /**
   * Has SQLite leave out most rows that are not among the latest: an index of texts finds the rest,
   * which Spark sorts.
   */
  private boolean narrowToLatest(SortOrder[] orders, int most) {
    List<Column> keys = registry.columns().stream().filter(Column::primaryKey).toList();
    if (!decidesAll() || keys.size() != 1 || sample != null || grouping != null || most == 0) {
      return false;
    }
    Optional<Column> time = LatestOrder.time(registry, database.dialect(), orders);
    time.ifPresent(
        column -> {
          filters.add(new Filter.MaybeLatest(registry, keys.get(0), column, most, filters));
          decidesAll = false;
          narrowed = true;
          kept.add("LIMIT " + most + " (of rows that may be among the latest)");
        });
    return narrowed;
  }

  @Override
  public boolean pushLimit(int most) {
    if (!decidesAll()) {
      return false;
    }
    limit = Math.min(limit, most);
    return true;
  }

  /** The limit, which came before, counts the rows that are skipped. */
  @Override
  public boolean pushOffset(int rows) {
    if (!decidesAll()) {
      return false;
    }
    offset = rows;
    if (limit != RegistryQuery.NO_LIMIT) {
      limit = Math.max(0, limit - rows);
    }
    return true;
  }

  @Override
  public boolean isPartiallyPushed() {
    return narrowed;
  }

  /** What is counted, sorted or skipped must be the very rows of the query. */
  private boolean decidesAll() {
    return options.pushdown() && decidesAll && offset == 0;
  }

  @FunctionalInterface
  private interface Translation<T> {
    T run() throws KeptBySpark;
  }

  private <T> Optional<T> attempt(Translation<T> translation, Stream<? extends Expression> what) {
    if (!decidesAll()) {
      return Optional.empty();
    }
    try {
      return Optional.of(translation.run());
    } catch (KeptBySpark e) {
      String names = what.map(Expression::toString).collect(Collectors.joining(", "));
      kept.add(names + " (" + e.getMessage() + ")");
      return Optional.empty();
    }
  }

  @Override
  public void pruneColumns(StructType required) {
    columns =
        Arrays.stream(required.fieldNames())
            .map(name -> registry.column(name).orElseThrow())
            .toList();
  }

  @Override
  public Scan build() {
    RegistryQuery query =
        new RegistryQuery(registry, columns, filters, sample, grouping, order, offset, limit);
    return RegistryScan.of(
        database,
        query,
        new ScanDescription(
            registry.module() + "." + RegistryTable.nameOf(registry),
            branch,
            pushed.stream().map(Predicate::toString).toList(),
            List.copyOf(kept),
            RegistrySql.select(query, database.dialect()).readable()),
        options,
        new StreamSource(database, instance, query, streaming, options.fast()));
  }
}

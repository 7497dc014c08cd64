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
import org.lamindb.registry.Joined;
import org.lamindb.registry.Registry;
import org.lamindb.registry.RegistryQuery;
import org.lamindb.registry.RegistrySql;
import org.lamindb.registry.RowSource;
import org.lamindb.registry.Sample;
import org.lamindb.registry.SortKey;

/**
 * Collects what of a query the database answers. Spark offers it in this order: sample, filters,
 * joins if it knows how to, aggregates, limit with or without an order, offset, columns.
 */
class RegistryScanBuilder
    implements SupportsPushDownTableSample,
        SupportsPushDownV2Filters,
        SupportsPushDownAggregates,
        SupportsPushDownTopN,
        SupportsPushDownLimit,
        SupportsPushDownOffset,
        SupportsPushDownRequiredColumns {
  private final Database database;
  private final String branch;
  private final ReadOptions options;
  private final StreamOptions streaming;
  private final Instance instance;
  private final List<Filter> filters;
  private final List<Predicate> pushed = new ArrayList<>();
  private final Set<String> kept = new LinkedHashSet<>();
  private RowSource source;
  private PredicateTranslator predicates;
  private AggregateTranslator aggregates;
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
    this.instance = instance;
    this.streaming = streaming;
    this.source = registry;
    this.branch = branch;
    this.options = options;
    this.filters = new ArrayList<>(visibility);
    this.predicates = new PredicateTranslator(registry, database.dialect());
    this.aggregates = new AggregateTranslator(registry, database.dialect());
    this.columns = registry.columns();
  }

  /** Views have no primary key, and cannot be sampled. */
  @Override
  public boolean pushTableSample(double lower, double upper, boolean withReplacement, long seed) {
    boolean isTable = source.columns().stream().anyMatch(Column::primaryKey);
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
  public Predicate[] pushPredicates(Predicate[] offered) {
    List<Predicate> remaining = new ArrayList<>();
    for (Predicate predicate : offered) {
      Approximation known =
          options.pushdown()
              ? predicates.translate(predicate)
              : Approximation.unknown("pushdown is false");
      if (known.filter().isPresent()) {
        filters.add(known.filter().get());
        pushed.add(predicate);
      }
      if (!known.isExact()) {
        remaining.add(predicate);
        kept.add(ReadablePredicate.of(predicate) + " (" + known.reason() + ")");
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
    if (!(source instanceof Registry registry)) {
      return false;
    }
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

  /** Whether one statement can read what this scan reads together with what another one does. */
  final boolean isJoinable(RegistryScanBuilder other) {
    return instance.identity().uid().equals(other.instance.identity().uid())
        && database.address().equals(other.database.address())
        && branch.equals(other.branch)
        && options.equals(other.options)
        && readsRows()
        && other.readsRows()
        && source.registries().size() + other.source.registries().size() <= Joined.MOST_REGISTRIES;
  }

  /** Whether conditions are all that the database answers so far, and it answers all of them. */
  private boolean readsRows() {
    return decidesAll() && streaming.given().isEmpty() && query().isWhole();
  }

  /**
   * Has the database join the rows of another scan to those of this one.
   *
   * @param type which rows are kept; with exchanged sides those of the other scan
   * @return false when Spark has to; then nothing has changed
   */
  final boolean join(
      RegistryScanBuilder other,
      Joined.Type type,
      boolean exchanged,
      List<JoinTranslator.Output> ours,
      List<JoinTranslator.Output> theirs,
      Predicate condition) {
    JoinTranslator.Side left = side(exchanged ? other : this, exchanged ? theirs : ours);
    JoinTranslator.Side right = side(exchanged ? this : other, exchanged ? ours : theirs);
    try {
      JoinTranslator.Translation join = JoinTranslator.translate(left, right, type, condition);
      source = join.joined();
      predicates = join.predicates();
    } catch (KeptBySpark e) {
      kept.add("JOIN ON " + condition + " (" + e.getMessage() + ")");
      return false;
    }
    aggregates = new AggregateTranslator(source, database.dialect());
    columns =
        Stream.concat(ours.stream(), theirs.stream())
            .map(output -> source.column(output.alias()).orElseThrow())
            .toList();
    filters.clear();
    pushed.addAll(other.pushed);
    pushed.add(condition);
    kept.addAll(other.kept);
    return true;
  }

  private static JoinTranslator.Side side(
      RegistryScanBuilder scan, List<JoinTranslator.Output> outputs) {
    return new JoinTranslator.Side(scan.source, scan.filters, scan.predicates, outputs);
  }

  private RegistryQuery query() {
    return new RegistryQuery(source, columns, filters, sample, grouping, order, offset, limit);
  }

  @Override
  public void pruneColumns(StructType required) {
    columns =
        Arrays.stream(required.fieldNames())
            .map(name -> source.column(name).orElseThrow())
            .toList();
  }

  @Override
  public Scan build() {
    RegistryQuery query = query();
    return RegistryScan.of(
        database,
        query,
        new ScanDescription(
            source.registries().stream()
                .map(registry -> registry.module() + "." + RegistryTable.nameOf(registry))
                .collect(Collectors.joining(" JOIN ")),
            instance.sqliteClone(),
            branch,
            pushed.stream().map(ReadablePredicate::of).toList(),
            List.copyOf(kept),
            RegistrySql.select(query, database.dialect()).readable()),
        options,
        new StreamSource(instance, query, streaming, options.fast()));
  }
}

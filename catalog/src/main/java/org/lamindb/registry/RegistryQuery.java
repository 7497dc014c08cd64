package org.lamindb.registry;

import java.io.Serializable;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What to read from a registry, or from several that are joined. The parts apply in this order:
 * sample, filters, grouping, order, offset, limit.
 *
 * @param source the rows to start with
 * @param columns of the result, in its order; may be empty when only the rows count. With a
 *     grouping, what that returns
 * @param filters all of them must hold
 * @param sample null for all rows
 * @param grouping null for rows as they are
 * @param order empty for any order
 * @param offset rows to skip
 * @param limit most rows to return, or {@link #NO_LIMIT}
 */
public record RegistryQuery(
    RowSource source,
    List<Column> columns,
    List<Filter> filters,
    Sample sample,
    Grouping grouping,
    List<SortKey> order,
    long offset,
    long limit)
    implements Serializable {
  public static final long NO_LIMIT = Long.MAX_VALUE;

  public RegistryQuery {
    Objects.requireNonNull(source, "source is null");
    columns = grouping == null ? List.copyOf(columns) : grouping.columns();
    filters = List.copyOf(filters);
    order = List.copyOf(order);
    if (limit < 0 || offset < 0) {
      throw new IllegalArgumentException("limit or offset is negative");
    }
  }

  /** Rows as they are. */
  public RegistryQuery(RowSource source, List<Column> columns, List<Filter> filters, long limit) {
    this(source, columns, filters, null, null, List.of(), 0, limit);
  }

  /** All rows and columns, on every branch. */
  public static RegistryQuery all(RowSource source) {
    return new RegistryQuery(source, source.columns(), List.of(), NO_LIMIT);
  }

  /** The same query of those rows that meet more conditions. */
  public RegistryQuery withFilters(List<Filter> more) {
    List<Filter> all = Stream.concat(filters.stream(), more.stream()).toList();
    return new RegistryQuery(source, columns, all, sample, grouping, order, offset, limit);
  }

  /** The same query with at most so many rows. */
  public RegistryQuery atMost(long rows) {
    return new RegistryQuery(
        source, columns, filters, sample, grouping, order, offset, Math.min(limit, rows));
  }

  /** The registry whose rows are read; empty when they are joined. */
  public Optional<Registry> registry() {
    return source instanceof Registry registry ? Optional.of(registry) : Optional.empty();
  }

  /** The tables that are read, for people. */
  public String tables() {
    return source.registries().stream().map(Registry::table).collect(Collectors.joining(" JOIN "));
  }

  public Optional<Sample> sampling() {
    return Optional.ofNullable(sample);
  }

  public Optional<Grouping> groups() {
    return Optional.ofNullable(grouping);
  }

  /**
   * Whether the rows of a part of the table, taken by a filter, are a part of the result. Otherwise
   * one statement must read it all, and no filter may be added afterwards.
   */
  public boolean isDivisible() {
    return source instanceof Registry && isWhole();
  }

  /** Whether these are all rows that meet the filters, each as it is. */
  public boolean isWhole() {
    return sample == null
        && grouping == null
        && order.isEmpty()
        && offset == 0
        && limit == NO_LIMIT
        && filters.stream().noneMatch(Filter.MaybeLatest.class::isInstance);
  }

  /** Whether one row at most matches, which an index finds: a value of a unique column is given. */
  public boolean isLookup() {
    return source instanceof Registry registry
        && grouping == null
        && sample == null
        && filters.stream()
            .anyMatch(
                filter ->
                    filter instanceof Filter.Comparison comparison
                        && comparison.operator() == Filter.Operator.EQUAL
                        && comparison.left() instanceof Operand.Cell cell
                        && comparison.right() instanceof Operand.Value
                        && registry.isUnique(cell.column()));
  }

  /**
   * How many rows at most are wanted, of those that the database comes upon first or finds by the
   * order of an index; {@link #NO_LIMIT} when it may have to look at many to find them.
   */
  public long glance() {
    if (registry().isEmpty() || groups().isPresent() || sample != null || !order.isEmpty()) {
      return NO_LIMIT;
    }
    long most = limit;
    for (Filter filter : filters) {
      if (filter instanceof Filter.MaybeLatest latest) {
        most = Math.min(most, latest.count());
      } else if (!(filter instanceof Filter.Likely)) {
        return NO_LIMIT;
      }
    }
    return most;
  }
}

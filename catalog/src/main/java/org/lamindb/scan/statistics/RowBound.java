package org.lamindb.scan.statistics;

import java.util.List;
import java.util.OptionalLong;
import java.util.stream.LongStream;
import org.lamindb.registry.Column;
import org.lamindb.registry.Filter;
import org.lamindb.registry.Filter.Operator;
import org.lamindb.registry.Operand;
import org.lamindb.registry.Registry;
import org.lamindb.registry.RegistryQuery;

/**
 * The most rows that a query returns if its table has as many as estimated. Only what holds for any
 * data counts: unique values, ranges of ids, limits. That a value is one of many says nothing, as
 * all rows may share it.
 */
final class RowBound {
  private final Registry registry;
  private final RegistryStatistics table;

  private RowBound(Registry registry, RegistryStatistics table) {
    this.registry = registry;
    this.table = table;
  }

  static long of(RegistryQuery query, Registry registry, RegistryStatistics table) {
    return ofResult(query, new RowBound(registry, table).all(query.filters()));
  }

  /**
   * The most rows that a query makes of others.
   *
   * @param found how many meet its filters
   */
  static long ofResult(RegistryQuery query, long found) {
    long rows = found;
    if (query.sampling().isPresent()) {
      rows = (long) Math.ceil(rows * query.sampling().get().fraction());
    }
    if (query.groups().isPresent() && query.groups().get().groups().isEmpty()) {
      rows = 1;
    }
    return Math.min(rows, query.limit());
  }

  private long all(List<Filter> filters) {
    return filters.stream().mapToLong(this::most).reduce(table.rows(), Math::min);
  }

  private long most(Filter filter) {
    if (filter instanceof Filter.And and) {
      return all(and.filters());
    } else if (filter instanceof Filter.Or or) {
      return sum(or.filters().stream().mapToLong(this::most));
    } else if (filter instanceof Filter.Constant constant) {
      return constant.value() ? table.rows() : 0;
    } else if (filter instanceof Filter.In in && isUnique(in.operand())) {
      return in.values().size();
    } else if (filter instanceof Filter.Comparison comparison) {
      return most(comparison);
    }
    return table.rows();
  }

  private long sum(LongStream parts) {
    return parts.reduce(0, (sum, part) -> Math.min(table.rows(), sum + part));
  }

  private long most(Filter.Comparison comparison) {
    if (!(comparison.right() instanceof Operand.Value value)) {
      return table.rows();
    } else if (comparison.operator() == Operator.EQUAL && isUnique(comparison.left())) {
      return 1;
    } else if (isKey(comparison.left()) && value.value() instanceof Long id) {
      return range(comparison.operator(), id);
    }
    return table.rows();
  }

  private boolean isUnique(Operand operand) {
    return operand instanceof Operand.Cell cell && registry.isUnique(cell.column());
  }

  private boolean isKey(Operand operand) {
    Column key = RegistryStatistics.key(registry).orElse(null);
    return operand instanceof Operand.Cell cell && cell.column().equals(key);
  }

  /** No more rows have such an id than there are such ids, from the least to the greatest. */
  private long range(Operator operator, long id) {
    OptionalLong ids = table.key().map(key -> ids(key, operator, id)).orElse(OptionalLong.empty());
    return Math.max(0, Math.min(table.rows(), ids.orElse(table.rows())));
  }

  private static OptionalLong ids(KeyDistribution key, Operator operator, long id) {
    // Beyond the ends differences may need more than 64 bits.
    long near = Math.max(key.min() - 1, Math.min(key.max() + 1, id));
    return switch (operator) {
      case LESS -> OptionalLong.of(near - key.min());
      case LESS_OR_EQUAL -> OptionalLong.of(near - key.min() + 1);
      case GREATER -> OptionalLong.of(key.max() - near);
      case GREATER_OR_EQUAL -> OptionalLong.of(key.max() - near + 1);
      case EQUAL, NOT_EQUAL -> OptionalLong.empty();
    };
  }
}

package org.lamindb.spark.registry;

import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.connector.expressions.Expression;
import org.apache.spark.sql.connector.expressions.NamedReference;
import org.apache.spark.sql.connector.expressions.NullOrdering;
import org.apache.spark.sql.connector.expressions.SortDirection;
import org.apache.spark.sql.connector.expressions.SortOrder;
import org.apache.spark.sql.connector.expressions.aggregate.Aggregation;
import org.apache.spark.sql.connector.expressions.aggregate.Avg;
import org.apache.spark.sql.connector.expressions.aggregate.Count;
import org.apache.spark.sql.connector.expressions.aggregate.CountStar;
import org.apache.spark.sql.connector.expressions.aggregate.Max;
import org.apache.spark.sql.connector.expressions.aggregate.Min;
import org.apache.spark.sql.connector.expressions.aggregate.Sum;
import org.lamindb.database.Dialect;
import org.lamindb.registry.Aggregate;
import org.lamindb.registry.Column;
import org.lamindb.registry.Grouping;
import org.lamindb.registry.Pushdown;
import org.lamindb.registry.Pushdown.Operation;
import org.lamindb.registry.RowSource;
import org.lamindb.registry.SortKey;

/**
 * Translates groups, aggregates and sort orders that the database has exactly as Spark has them.
 */
final class AggregateTranslator {
  private final Dialect dialect;
  private final OperandTranslator operands;

  AggregateTranslator(RowSource source, Dialect dialect) {
    this.dialect = dialect;
    this.operands = new OperandTranslator(source, dialect);
  }

  /**
   * The groups and aggregates.
   *
   * @param checksOverflow whether Spark fails, too, when a sum needs more than 64 bits
   */
  Grouping grouping(Aggregation aggregation, boolean checksOverflow) throws KeptBySpark {
    List<Column> groups = new ArrayList<>();
    for (Expression group : aggregation.groupByExpressions()) {
      groups.add(column(group, Operation.GROUP));
    }
    List<Aggregate> aggregates = new ArrayList<>();
    for (Expression function : aggregation.aggregateExpressions()) {
      Aggregate aggregate = aggregate(function);
      if (aggregate.function() == Aggregate.Function.SUM && !checksOverflow) {
        throw new KeptBySpark("Spark lets sums overflow");
      }
      aggregates.add(aggregate);
    }
    if (groups.isEmpty() && aggregates.isEmpty()) {
      throw new KeptBySpark("it counts and groups nothing");
    }
    return new Grouping(groups, aggregates);
  }

  private Aggregate aggregate(Expression function) throws KeptBySpark {
    if (function instanceof CountStar) {
      return new Aggregate(Aggregate.Function.COUNT_ROWS, null, false);
    } else if (function instanceof Count count) {
      return of(Aggregate.Function.COUNT, count.column(), count.isDistinct());
    } else if (function instanceof Min min) {
      return of(Aggregate.Function.MIN, min.column(), false);
    } else if (function instanceof Max max) {
      return of(Aggregate.Function.MAX, max.column(), false);
    } else if (function instanceof Sum sum) {
      return of(Aggregate.Function.SUM, sum.column(), sum.isDistinct());
    } else if (function instanceof Avg avg) {
      return of(Aggregate.Function.AVG, avg.column(), avg.isDistinct());
    }
    throw new KeptBySpark("an aggregate that Spark computes");
  }

  private Aggregate of(Aggregate.Function function, Expression argument, boolean distinct)
      throws KeptBySpark {
    return new Aggregate(function, column(argument, function.operation()), distinct);
  }

  /**
   * The sort keys.
   *
   * @param grouping what the rows are grouped to, or null
   */
  List<SortKey> order(SortOrder[] orders, Grouping grouping) throws KeptBySpark {
    List<SortKey> keys = new ArrayList<>();
    for (SortOrder order : orders) {
      boolean descending = order.direction() == SortDirection.DESCENDING;
      boolean nullsFirst = order.nullOrdering() == NullOrdering.NULLS_FIRST;
      if (order.expression() instanceof NamedReference) {
        Column column = column(order.expression(), Operation.ORDER);
        if (grouping != null && !grouping.groups().contains(column)) {
          throw new KeptBySpark("it sorts groups by more than themselves");
        }
        keys.add(SortKey.of(column, descending, nullsFirst));
      } else {
        Aggregate aggregate = aggregate(order.expression());
        if (grouping == null || !grouping.aggregates().contains(aggregate)) {
          throw new KeptBySpark("it sorts by an expression that Spark evaluates");
        }
        keys.add(SortKey.of(aggregate, descending, nullsFirst));
      }
    }
    return keys;
  }

  private Column column(Expression expression, Operation operation) throws KeptBySpark {
    if (!(expression instanceof NamedReference reference)) {
      throw new KeptBySpark("an expression that Spark evaluates");
    }
    Column column = operands.column(reference);
    if (Pushdown.of(column, dialect, operation) != Pushdown.FULL) {
      throw new KeptBySpark(
          "this database does not sort, group or add up " + column.name() + " as Spark does");
    }
    return column;
  }
}

package org.lamindb.registry;

import java.io.Serializable;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/**
 * One number or value about all rows of a group.
 *
 * @param column whose values count; null for {@link Function#COUNT_ROWS}
 * @param distinct whether equal values count once
 */
public record Aggregate(Function function, Column column, boolean distinct)
    implements Serializable {

  /** What is computed, of values that are not NULL. */
  public enum Function {
    COUNT_ROWS(Pushdown.Operation.NULL_CHECK),
    COUNT(Pushdown.Operation.COUNT),
    MIN(Pushdown.Operation.MIN_MAX),
    MAX(Pushdown.Operation.MIN_MAX),
    /** Fails when the sum needs more than 64 bits. */
    SUM(Pushdown.Operation.SUM),
    /** The sum as a double by the number as a double. */
    AVG(Pushdown.Operation.SUM);

    private final Pushdown.Operation operation;

    Function(Pushdown.Operation operation) {
      this.operation = operation;
    }

    /** What it does with its column. */
    public Pushdown.Operation operation() {
      return operation;
    }
  }

  public Aggregate {
    Objects.requireNonNull(function, "function is null");
    if ((column == null) != (function == Function.COUNT_ROWS)) {
      throw new IllegalArgumentException(function + " of " + column);
    }
  }

  public Optional<Column> argument() {
    return Optional.ofNullable(column);
  }

  /** How the result is read: a column of no table. */
  public Column result() {
    ColumnType type =
        switch (function) {
          case COUNT_ROWS, COUNT -> ColumnType.LONG;
          case AVG -> ColumnType.DOUBLE;
          case MIN, MAX, SUM -> column.type();
        };
    boolean nullable = type != ColumnType.LONG || function == Function.SUM;
    nullable |= function == Function.MIN || function == Function.MAX;
    return new Column(toString(), type, nullable, false, "", null);
  }

  @Override
  public String toString() {
    if (function == Function.COUNT_ROWS) {
      return "count(*)";
    }
    String name = function.name().toLowerCase(Locale.ROOT);
    return name + "(" + (distinct ? "distinct " : "") + column.name() + ")";
  }
}

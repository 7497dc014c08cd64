package org.lamindb.registry;

import org.lamindb.database.Dialect;

/** Who carries out an operation on a column so that the rows are those of Spark. */
public enum Pushdown {
  /** The database, exactly. */
  FULL,
  /** The database may leave rows out that certainly do not match; Spark decides about the rest. */
  KEEP,
  /** Spark. */
  NONE;

  /** What queries do with a column. */
  public enum Operation {
    NULL_CHECK,
    /** Comparisons and IN. */
    COMPARE,
    /** COUNT, with DISTINCT or without. */
    COUNT,
    /** GROUP BY and DISTINCT, which return one of the equal values. */
    GROUP,
    MIN_MAX,
    /** SUM and AVG. */
    SUM,
    ORDER
  }

  /**
   * The verdict for a column.
   *
   * <p>Times in SQLite are text with 0, 3 or 6 fraction digits and more spellings, and what is no
   * valid time or date reads as NULL. Doubles add up to something else in another order, and there
   * are two zeros that are equal.
   */
  public static Pushdown of(Column column, Dialect dialect, Operation operation) {
    if (column.isDerived()) {
      return NONE;
    }
    return switch (column.type()) {
      case LONG -> FULL;
      case TEXT, JSON, BOOLEAN -> operation == Operation.SUM ? NONE : FULL;
      case DOUBLE ->
          switch (operation) {
            case NULL_CHECK, COMPARE, COUNT, ORDER -> FULL;
            case GROUP, MIN_MAX, SUM -> NONE;
          };
      case TIMESTAMP, DATE -> time(dialect, operation);
      case DURATION ->
          operation == Operation.NULL_CHECK || operation == Operation.COUNT ? FULL : NONE;
      case LIST, OTHER -> NONE;
    };
  }

  private static Pushdown time(Dialect dialect, Operation operation) {
    if (dialect == Dialect.POSTGRES) {
      return operation == Operation.SUM ? NONE : FULL;
    }
    return operation == Operation.NULL_CHECK || operation == Operation.COMPARE ? KEEP : NONE;
  }
}

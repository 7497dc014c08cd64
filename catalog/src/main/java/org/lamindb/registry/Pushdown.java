package org.lamindb.registry;

import org.lamindb.database.Dialect;

/** Which conditions on a column a database decides exactly as Spark does. */
public enum Pushdown {
  /** Comparisons, IN and NULL checks. */
  FULL,
  /** Equality, IN and NULL checks: the order of the database is another than Spark's. */
  EQUALITY,
  /** Only whether the value is NULL. */
  NULL_CHECK,
  NONE;

  /**
   * The verdict for a column.
   *
   * <p>Times in SQLite are text with 0, 3 or 6 fraction digits, so one instant has several
   * spellings; what is no valid time or date reads as NULL, so there not even the NULL check
   * agrees.
   */
  public static Pushdown of(Column column, Dialect dialect) {
    return switch (column.type()) {
      case LONG, DOUBLE, TEXT -> FULL;
      case BOOLEAN -> EQUALITY;
      case TIMESTAMP, DATE -> dialect == Dialect.POSTGRES ? FULL : NONE;
      case JSON, DURATION -> NULL_CHECK;
      case OTHER -> NONE;
    };
  }
}

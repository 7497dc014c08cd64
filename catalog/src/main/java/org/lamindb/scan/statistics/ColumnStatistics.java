package org.lamindb.scan.statistics;

import java.util.Objects;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * What a database knows about a column: estimates, unless said otherwise.
 *
 * @param distinct how many different values
 * @param nulls how many rows without a value
 * @param min of integers, days of dates, microseconds of times: the least value that was sampled
 * @param max the greatest one
 * @param averageWidth bytes of a value in the database
 */
public record ColumnStatistics(
    OptionalLong distinct,
    OptionalLong nulls,
    OptionalLong min,
    OptionalLong max,
    OptionalDouble averageWidth) {
  static final ColumnStatistics UNKNOWN =
      new ColumnStatistics(
          OptionalLong.empty(),
          OptionalLong.empty(),
          OptionalLong.empty(),
          OptionalLong.empty(),
          OptionalDouble.empty());

  public ColumnStatistics {
    Objects.requireNonNull(distinct, "distinct is null");
    Objects.requireNonNull(nulls, "nulls is null");
    Objects.requireNonNull(min, "min is null");
    Objects.requireNonNull(max, "max is null");
    Objects.requireNonNull(averageWidth, "averageWidth is null");
  }

  /** The same values in at most so many rows. */
  ColumnStatistics atMost(long rows) {
    return new ColumnStatistics(
        atMost(rows, distinct), atMost(rows, nulls), min, max, averageWidth);
  }

  private static OptionalLong atMost(long rows, OptionalLong count) {
    return count.isEmpty() ? count : OptionalLong.of(Math.min(rows, count.getAsLong()));
  }
}

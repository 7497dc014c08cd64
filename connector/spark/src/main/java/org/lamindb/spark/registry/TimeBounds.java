package org.lamindb.spark.registry;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.lamindb.database.Dialect;
import org.lamindb.database.TimestampMicros;
import org.lamindb.database.Timestamps;
import org.lamindb.registry.Column;
import org.lamindb.registry.ColumnType;
import org.lamindb.registry.Filter;
import org.lamindb.registry.Filter.Operator;
import org.lamindb.registry.Operand;

/**
 * Filters that all rows pass whose time lies on certain days, and few others.
 *
 * <p>SQLite stores times as text that begins with year, month and day. Its other spellings begin
 * with a blank or a sign, before all digits, or with an unusual blank, behind all of them: such
 * rows always pass.
 */
final class TimeBounds {
  private static final LocalDate FIRST_DAY = LocalDate.of(1, 1, 1);
  private static final LocalDate LAST_DAY = LocalDate.of(9999, 12, 31);

  /** No number, which SQLite would compare as one; nothing that begins with digits is less. */
  private static final String BEFORE_DIGITS = "0000-";

  private static final String BEHIND_DIGITS = ":";

  private TimeBounds() {}

  /**
   * Days from the first to the last.
   *
   * @param first null when there is none
   * @param last null when there is none
   */
  record Days(LocalDate first, LocalDate last) {
    /** Days that hold what compares so with something on a day; null for almost all. */
    static Days of(Operator operator, LocalDate day) {
      return switch (operator) {
        case EQUAL -> new Days(day, day);
        case NOT_EQUAL -> null;
        case LESS, LESS_OR_EQUAL -> new Days(null, day);
        case GREATER, GREATER_OR_EQUAL -> new Days(day, null);
      };
    }

    /** Days whose year compares so. */
    static Days ofYears(Operator operator, int year) {
      LocalDate first = LocalDate.of(year, 1, 1);
      LocalDate last = LocalDate.of(year, 12, 31);
      return switch (operator) {
        case EQUAL -> new Days(first, last);
        case NOT_EQUAL -> null;
        case LESS -> new Days(null, first.minusDays(1));
        case LESS_OR_EQUAL -> new Days(null, last);
        case GREATER -> new Days(last.plusDays(1), null);
        case GREATER_OR_EQUAL -> new Days(first, null);
      };
    }
  }

  /**
   * The filter for days.
   *
   * @param days null for all, NULL excepted
   * @param slack days by which the day as stored, in UTC or another zone, may differ
   */
  static Filter of(Column column, Dialect dialect, Days days, int slack) {
    Operand operand =
        dialect == Dialect.SQLITE ? new Operand.Stored(column) : new Operand.Cell(column);
    if (days == null) {
      return new Filter.Not(new Filter.IsNull(operand));
    }
    List<Filter> filters = new ArrayList<>();
    LocalDate first = days.first == null ? FIRST_DAY : days.first.minusDays(slack);
    if (first.isAfter(FIRST_DAY)) {
      filters.add(from(operand, column.type(), first));
    }
    LocalDate behind = days.last == null ? LAST_DAY : days.last.plusDays(slack + 1L);
    if (behind.isBefore(LAST_DAY)) {
      filters.add(before(operand, column.type(), behind));
    }
    return filters.isEmpty() ? new Filter.Not(new Filter.IsNull(operand)) : new Filter.And(filters);
  }

  private static Filter from(Operand operand, ColumnType type, LocalDate day) {
    Filter from = compare(operand, type, Operator.GREATER_OR_EQUAL, day);
    return operand instanceof Operand.Stored
        ? new Filter.Or(List.of(from, compare(operand, Operator.LESS, BEFORE_DIGITS)))
        : from;
  }

  private static Filter before(Operand operand, ColumnType type, LocalDate day) {
    Filter before = compare(operand, type, Operator.LESS, day);
    return operand instanceof Operand.Stored
        ? new Filter.Or(List.of(before, compare(operand, Operator.GREATER_OR_EQUAL, BEHIND_DIGITS)))
        : before;
  }

  private static Filter compare(
      Operand operand, ColumnType type, Operator operator, LocalDate day) {
    if (operand instanceof Operand.Stored) {
      return compare(operand, operator, day.toString());
    } else if (type == ColumnType.DATE) {
      return new Filter.Comparison(operand, operator, new Operand.Value(type, day));
    }
    long micros = Timestamps.micros(day.atStartOfDay().toInstant(ZoneOffset.UTC));
    return new Filter.Comparison(
        operand, operator, new Operand.Value(type, new TimestampMicros(micros)));
  }

  private static Filter compare(Operand operand, Operator operator, String text) {
    return new Filter.Comparison(operand, operator, new Operand.Value(ColumnType.TEXT, text));
  }
}

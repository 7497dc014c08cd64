package org.lamindb.spark.registry;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.connector.expressions.Cast;
import org.apache.spark.sql.connector.expressions.Expression;
import org.apache.spark.sql.connector.expressions.Extract;
import org.apache.spark.sql.connector.expressions.Literal;
import org.apache.spark.sql.connector.expressions.NamedReference;
import org.apache.spark.sql.types.DataTypes;
import org.lamindb.database.Dialect;
import org.lamindb.database.TimestampMicros;
import org.lamindb.database.Timestamps;
import org.lamindb.registry.Column;
import org.lamindb.registry.ColumnType;
import org.lamindb.registry.Filter;
import org.lamindb.registry.Filter.Operator;
import org.lamindb.registry.Pushdown;
import org.lamindb.registry.Pushdown.Operation;
import org.lamindb.spark.registry.TimeBounds.Days;

/**
 * Translates conditions on times that a database cannot decide, into the days that it need not look
 * at: those on times that SQLite stores, and on the day or year that a time has in Spark's zone. A
 * predicate does not say which zone that is, so the days leave room for all of them.
 */
final class TimeTranslator {
  static final String REASON = "the database narrows by days, times there have several spellings";
  private static final String ZONE = "the database narrows by days, of any time zone";

  /** A stored time may be of the day before or after the one that it is in UTC. */
  private static final int SPELLING_SLACK = 1;

  /** And that one before or after the one in the session's zone. */
  private static final int ZONE_SLACK = 2;

  private static final int FIRST_YEAR = 2;
  private static final int LAST_YEAR = 9998;

  private final OperandTranslator operands;
  private final Dialect dialect;

  TimeTranslator(OperandTranslator operands, Dialect dialect) {
    this.operands = operands;
    this.dialect = dialect;
  }

  /** Empty when it is no such condition. */
  Optional<Approximation> comparison(Operator operator, Expression left, Literal<?> literal)
      throws KeptBySpark {
    Optional<Subject> found = subject(left);
    if (found.isEmpty()) {
      return Optional.empty();
    }
    Subject subject = found.get();
    if (!literal.dataType().equals(subject.type())) {
      throw new KeptBySpark("it compares as " + literal.dataType().sql());
    }
    Object value = Constants.of(literal).value();
    if (subject.kind == Kind.YEAR) {
      return Optional.of(years(subject, operator, (Long) value));
    }
    LocalDate day = day(value);
    return Optional.of(
        new Approximation(
            subject.filter(dialect, Days.of(operator, day)),
            subject.filter(dialect, Days.of(operator.negated(), day)),
            subject.reason()));
  }

  private Approximation years(Subject subject, Operator operator, long year) throws KeptBySpark {
    if (year < FIRST_YEAR || year > LAST_YEAR) {
      throw new KeptBySpark("the year is too early or too late");
    }
    boolean exact = subject.column.type() == ColumnType.DATE && dialect == Dialect.POSTGRES;
    if (exact && operator == Operator.NOT_EQUAL) {
      return years(subject, Operator.EQUAL, year).not();
    }
    Filter filter = subject.filter(dialect, Days.ofYears(operator, (int) year));
    return exact
        ? Approximation.exact(filter)
        : new Approximation(
            filter,
            subject.filter(dialect, Days.ofYears(operator.negated(), (int) year)),
            subject.reason());
  }

  /** The values of IN: only the first and the last one count. */
  Optional<Approximation> in(Expression left, List<Object> values) throws KeptBySpark {
    Optional<Subject> found = subject(left);
    if (found.isEmpty() || found.get().kind == Kind.YEAR || values.isEmpty()) {
      if (found.isPresent()) {
        throw new KeptBySpark("an expression that Spark evaluates");
      }
      return Optional.empty();
    }
    Collection<LocalDate> days = values.stream().map(TimeTranslator::day).toList();
    Days span = new Days(Collections.min(days), Collections.max(days));
    Subject subject = found.get();
    return Optional.of(
        new Approximation(
            subject.filter(dialect, span), subject.filter(dialect, null), subject.reason()));
  }

  private static LocalDate day(Object value) {
    return value instanceof TimestampMicros time
        ? Timestamps.instant(time.micros()).atOffset(ZoneOffset.UTC).toLocalDate()
        : (LocalDate) value;
  }

  private enum Kind {
    ITSELF,
    DAY,
    YEAR
  }

  /** What of which column is compared. */
  private record Subject(Column column, Kind kind) {
    org.apache.spark.sql.types.DataType type() {
      return switch (kind) {
        case ITSELF -> RegistryTypes.of(column.type());
        case DAY -> DataTypes.DateType;
        case YEAR -> DataTypes.IntegerType;
      };
    }

    Filter filter(Dialect dialect, Days days) {
      boolean date = column.type() == ColumnType.DATE;
      int slack = date ? 0 : kind == Kind.ITSELF ? SPELLING_SLACK : ZONE_SLACK;
      return TimeBounds.of(column, dialect, days, slack);
    }

    String reason() {
      return kind == Kind.ITSELF || column.type() == ColumnType.DATE ? REASON : ZONE;
    }
  }

  private Optional<Subject> subject(Expression expression) throws KeptBySpark {
    if (expression instanceof NamedReference reference) {
      Column column = operands.column(reference);
      return Pushdown.of(column, dialect, Operation.COMPARE) == Pushdown.KEEP
          ? Optional.of(new Subject(column, Kind.ITSELF))
          : Optional.empty();
    } else if (expression instanceof Cast cast
        && cast.dataType().equals(DataTypes.DateType)
        && cast.expression() instanceof NamedReference reference) {
      Column column = operands.column(reference);
      return column.type() == ColumnType.TIMESTAMP
          ? Optional.of(new Subject(column, Kind.DAY))
          : Optional.empty();
    } else if (expression instanceof Extract extract && extract.field().equals("YEAR")) {
      if (extract.source() instanceof NamedReference reference) {
        Column column = operands.column(reference);
        return column.type() == ColumnType.DATE
            ? Optional.of(new Subject(column, Kind.YEAR))
            : Optional.empty();
      }
      return subject(extract.source()).map(day -> new Subject(day.column, Kind.YEAR));
    }
    return Optional.empty();
  }
}

package org.lamindb.spark.registry;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import org.apache.spark.sql.connector.expressions.Expression;
import org.apache.spark.sql.connector.expressions.GeneralScalarExpression;
import org.apache.spark.sql.connector.expressions.Literal;
import org.apache.spark.sql.connector.expressions.filter.Predicate;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.lamindb.database.Timestamps;

/** Conditions as EXPLAIN shows them. Spark's own texts have times and dates as bare numbers. */
final class ReadablePredicate {
  private ReadablePredicate() {}

  static String of(Predicate predicate) {
    return shown(predicate).toString();
  }

  private static Expression shown(Expression expression) {
    if (expression instanceof Literal<?> literal) {
      return new Shown<>(literal);
    } else if (expression instanceof Predicate predicate) {
      return new Predicate(predicate.name(), shown(predicate.children()));
    } else if (expression instanceof GeneralScalarExpression scalar) {
      return new GeneralScalarExpression(scalar.name(), shown(scalar.children()));
    }
    return expression;
  }

  private static Expression[] shown(Expression[] expressions) {
    return Arrays.stream(expressions).map(ReadablePredicate::shown).toArray(Expression[]::new);
  }

  /** A literal that says what it means. */
  private record Shown<T>(Literal<T> literal) implements Literal<T> {
    @Override
    public T value() {
      return literal.value();
    }

    @Override
    public DataType dataType() {
      return literal.dataType();
    }

    @Override
    public String toString() {
      if (value() instanceof Long micros && dataType().equals(DataTypes.TimestampType)) {
        return Timestamps.instant(micros).toString();
      } else if (value() instanceof Long micros && dataType().equals(DataTypes.TimestampNTZType)) {
        return Timestamps.instant(micros).atOffset(ZoneOffset.UTC).toLocalDateTime().toString();
      } else if (value() instanceof Integer days && dataType().equals(DataTypes.DateType)) {
        return LocalDate.ofEpochDay(days).toString();
      }
      return literal.toString();
    }
  }
}

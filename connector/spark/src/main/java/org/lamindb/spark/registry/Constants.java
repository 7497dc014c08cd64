package org.lamindb.spark.registry;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Arrays;
import org.apache.spark.sql.connector.expressions.Literal;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.unsafe.types.UTF8String;
import org.lamindb.database.TimestampMicros;
import org.lamindb.database.Timestamps;
import org.lamindb.registry.ColumnType;
import org.lamindb.registry.Operand;

/** Spark's literals as values that mean the same to every database. */
final class Constants {
  private static final long FIRST_YEAR = Timestamps.parse("0001-01-01").orElseThrow();
  private static final long LAST_YEAR = Timestamps.parse("9999-12-31").orElseThrow();
  private static final long MICROS_PER_DAY = 86_400_000_000L;

  private Constants() {}

  static Operand.Value of(Literal<?> literal) throws KeptBySpark {
    DataType type = literal.dataType();
    Object value = literal.value();
    if (value == null) {
      throw new KeptBySpark("it compares with NULL");
    } else if (type.equals(DataTypes.StringType)) {
      return new Operand.Value(ColumnType.TEXT, text((UTF8String) value));
    } else if (type.equals(DataTypes.LongType) || type.equals(DataTypes.IntegerType)) {
      return new Operand.Value(ColumnType.LONG, ((Number) value).longValue());
    } else if (type.equals(DataTypes.DoubleType)) {
      return new Operand.Value(ColumnType.DOUBLE, number((Double) value));
    } else if (type.equals(DataTypes.BooleanType)) {
      return new Operand.Value(ColumnType.BOOLEAN, value);
    } else if (type.equals(DataTypes.TimestampType)) {
      return new Operand.Value(ColumnType.TIMESTAMP, time((Long) value));
    } else if (type.equals(DataTypes.DateType)) {
      return new Operand.Value(ColumnType.DATE, date((Integer) value));
    }
    throw new KeptBySpark("it compares as " + type.sql());
  }

  static String text(UTF8String value) throws KeptBySpark {
    String text = value.toString();
    boolean exact = Arrays.equals(text.getBytes(StandardCharsets.UTF_8), value.getBytes());
    if (!exact || text.indexOf('\0') >= 0) {
      throw new KeptBySpark("no text of a database is like this value");
    }
    return text;
  }

  private static Double number(Double value) throws KeptBySpark {
    if (value.isNaN()) {
      throw new KeptBySpark("NaN is compared by Spark");
    }
    return value;
  }

  private static TimestampMicros time(long micros) throws KeptBySpark {
    if (micros < FIRST_YEAR || micros > LAST_YEAR) {
      throw new KeptBySpark("the time is outside of the years 1 to 9999");
    }
    return new TimestampMicros(micros);
  }

  private static LocalDate date(int days) throws KeptBySpark {
    if (days < FIRST_YEAR / MICROS_PER_DAY || days > LAST_YEAR / MICROS_PER_DAY) {
      throw new KeptBySpark("the date is outside of the years 1 to 9999");
    }
    return LocalDate.ofEpochDay(days);
  }
}

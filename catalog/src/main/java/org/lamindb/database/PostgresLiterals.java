package org.lamindb.database;

import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.SignStyle;
import java.time.temporal.ChronoField;
import java.util.Locale;
import org.postgresql.PGConnection;

/**
 * Values written out as SQL, for the statements that take no parameters. Each has the type that it
 * has as a parameter, so that a statement means the same either way.
 */
final class PostgresLiterals {
  /** Postgres counts no year 0 and names the years before year 1 after their era. */
  private static final DateTimeFormatter DATE =
      new DateTimeFormatterBuilder()
          .appendValue(ChronoField.YEAR_OF_ERA, 4, 10, SignStyle.NORMAL)
          .appendPattern("-MM-dd")
          .toFormatter(Locale.ROOT);

  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss.SSSSSS");

  private final PGConnection connection;

  /**
   * @param connection knows how its server reads backslashes
   */
  PostgresLiterals(PGConnection connection) {
    this.connection = connection;
  }

  /**
   * The literal of a value; {@code null} is SQL NULL.
   *
   * @throws SQLException when a text holds a zero character, which Postgres does not know
   * @throws IllegalArgumentException when values of this class have no literal
   */
  String of(Object value) throws SQLException {
    if (value == null) {
      return "NULL";
    } else if (value instanceof Boolean flag) {
      return flag ? "true" : "false";
    } else if (value instanceof Long || value instanceof Integer || value instanceof Short) {
      return typed(value.toString(), value instanceof Long ? "int8" : "int4");
    } else if (value instanceof Double) {
      return typed(value.toString(), "float8");
    } else if (value instanceof String text) {
      return typed(text, "varchar");
    } else if (value instanceof Json json) {
      return typed(json.text(), "varchar");
    } else if (value instanceof TimestampMicros time) {
      return typed(time(time.micros()), "timestamptz");
    } else if (value instanceof LocalDate date) {
      return typed(date(date), "date");
    } else if (value instanceof Long[] numbers) {
      return array(numbers, "int8");
    } else if (value instanceof String[] texts) {
      return array(texts, "varchar");
    }
    throw new IllegalArgumentException("no literal for values of " + value.getClass());
  }

  private String typed(String text, String type) throws SQLException {
    return "'" + connection.escapeLiteral(text) + "'::" + type;
  }

  private String array(Object[] values, String type) throws SQLException {
    StringBuilder array = new StringBuilder("ARRAY[");
    for (int i = 0; i < values.length; i++) {
      array.append(i == 0 ? "" : ", ").append(of(values[i]));
    }
    return array.append("]::").append(type).append("[]").toString();
  }

  private static String time(long micros) {
    if (micros == Timestamps.INFINITY || micros == Timestamps.MINUS_INFINITY) {
      return micros == Timestamps.INFINITY ? "infinity" : "-infinity";
    }
    Instant instant = Timestamps.instant(micros);
    LocalDate day = LocalDate.ofInstant(instant, ZoneOffset.UTC);
    String time = TIME.format(instant.atOffset(ZoneOffset.UTC));
    return DATE.format(day) + ' ' + time + "+00" + era(day);
  }

  private static String date(LocalDate date) {
    if (date.equals(LocalDate.MAX) || date.equals(LocalDate.MIN)) {
      return date.equals(LocalDate.MAX) ? "infinity" : "-infinity";
    }
    return DATE.format(date) + era(date);
  }

  private static String era(LocalDate date) {
    return date.getYear() <= 0 ? " BC" : "";
  }
}

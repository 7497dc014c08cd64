package org.lamindb.database;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.OptionalLong;

/** The current row of a result, read by column name, the same on both databases. */
public final class Row {

  /** Turns a row into a value. */
  @FunctionalInterface
  public interface Reader<T> {
    T read(Row row) throws SQLException;
  }

  private final ResultSet rows;
  private final Dialect dialect;

  Row(ResultSet rows, Dialect dialect) {
    this.rows = rows;
    this.dialect = dialect;
  }

  /** Text of a column that is never NULL. */
  public String text(String column) throws SQLException {
    return rows.getString(column);
  }

  public Optional<String> optionalText(String column) throws SQLException {
    return Optional.ofNullable(rows.getString(column));
  }

  /** Integer of a column that is never NULL. */
  public long number(String column) throws SQLException {
    return rows.getLong(column);
  }

  public OptionalLong optionalNumber(String column) throws SQLException {
    long value = rows.getLong(column);
    return rows.wasNull() ? OptionalLong.empty() : OptionalLong.of(value);
  }

  /** Only the integer 1 is true on SQLite, as the Python client reads it. */
  public boolean flag(String column) throws SQLException {
    return dialect == Dialect.POSTGRES
        ? rows.getBoolean(column)
        : rows.getObject(column) instanceof Number number && number.longValue() == 1L;
  }

  /** Microseconds since 1970-01-01 UTC. */
  public OptionalLong time(String column) throws SQLException {
    if (dialect == Dialect.POSTGRES) {
      OffsetDateTime time = rows.getObject(column, OffsetDateTime.class);
      return time == null ? OptionalLong.empty() : OptionalLong.of(Timestamps.micros(time));
    }
    String text = rows.getString(column);
    return text == null ? OptionalLong.empty() : Timestamps.parse(text);
  }
}

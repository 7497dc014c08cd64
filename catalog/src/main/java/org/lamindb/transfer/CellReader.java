package org.lamindb.transfer;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.OptionalLong;
import org.lamindb.database.Dialect;
import org.lamindb.database.Json;
import org.lamindb.database.TimestampMicros;
import org.lamindb.database.Timestamps;
import org.lamindb.error.LaminErrors;
import org.lamindb.registry.Column;

/** Reads values of one database so that they mean the same when they are bound in another. */
final class CellReader {
  private final Dialect source;
  private final Dialect target;

  CellReader(Dialect source, Dialect target) {
    this.source = source;
    this.target = target;
  }

  /** The value as {@link org.lamindb.database.SqlText} binds it; what reads as NULL is null. */
  Object read(ResultSet row, int position, Column column) throws SQLException {
    return switch (column.type()) {
      case LONG -> orNull(row.getLong(position), row);
      case DOUBLE -> orNull(row.getDouble(position), row);
      case TEXT -> row.getString(position);
      case BOOLEAN -> flag(row, position);
      case TIMESTAMP -> time(row, position);
      case DATE -> date(row, position);
      case JSON -> json(row.getString(position));
      case DURATION, LIST, OTHER ->
          throw LaminErrors.unsupported(
              "transferring the column " + column.name(), "Leave out records that need it.");
    };
  }

  private static Object orNull(Object value, ResultSet row) throws SQLException {
    return row.wasNull() ? null : value;
  }

  private Boolean flag(ResultSet row, int position) throws SQLException {
    if (source == Dialect.POSTGRES) {
      boolean value = row.getBoolean(position);
      return row.wasNull() ? null : (Boolean) value;
    }
    Object value = row.getObject(position);
    return value == null ? null : value instanceof Number number && number.longValue() == 1L;
  }

  private TimestampMicros time(ResultSet row, int position) throws SQLException {
    if (source == Dialect.POSTGRES) {
      OffsetDateTime time = row.getObject(position, OffsetDateTime.class);
      return time == null ? null : new TimestampMicros(Timestamps.micros(time));
    }
    String text = row.getString(position);
    OptionalLong micros = text == null ? OptionalLong.empty() : Timestamps.parse(text);
    return micros.isPresent() ? new TimestampMicros(micros.getAsLong()) : null;
  }

  private LocalDate date(ResultSet row, int position) throws SQLException {
    if (source == Dialect.POSTGRES) {
      return row.getObject(position, LocalDate.class);
    }
    String text = row.getString(position);
    try {
      return text == null ? null : LocalDate.parse(text);
    } catch (DateTimeException e) {
      return null;
    }
  }

  private Json json(String text) {
    if (text == null) {
      return null;
    }
    return new Json(source == Dialect.POSTGRES && target == Dialect.SQLITE ? escaped(text) : text);
  }

  /**
   * Postgres prints JSON with Python's separators but without its escapes; on SQLite the client
   * compares documents as text. Characters beyond ASCII occur in strings only.
   */
  static String escaped(String json) {
    StringBuilder text = new StringBuilder(json.length());
    for (int i = 0; i < json.length(); i++) {
      char character = json.charAt(i);
      if (character < 0x7f) {
        text.append(character);
      } else {
        text.append(String.format("\\u%04x", (int) character));
      }
    }
    return text.toString();
  }
}

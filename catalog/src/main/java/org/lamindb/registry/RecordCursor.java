package org.lamindb.registry;

import java.io.Closeable;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.OptionalLong;
import org.lamindb.database.Database;
import org.lamindb.database.Dialect;
import org.lamindb.database.SqlText;
import org.lamindb.database.Timestamps;
import org.lamindb.error.LaminErrors;

/** Reads the rows of a {@link RegistryQuery} one by one, from one state of the database. */
public final class RecordCursor implements Closeable {
  private static final int FETCH_SIZE = 1000;

  private final Database database;
  private final List<Column> columns;
  private final Connection connection;
  private PreparedStatement statement;
  private ResultSet rows;

  private RecordCursor(Database database, List<Column> columns) {
    this.database = database;
    this.columns = columns;
    this.connection = database.openForScan();
  }

  /** Starts reading. The caller closes the cursor. */
  public static RecordCursor open(Database database, RegistryQuery query) {
    RecordCursor cursor = new RecordCursor(database, query.columns());
    SqlText sql = RegistrySql.select(query, database.dialect());
    try {
      cursor.statement = sql.prepare(cursor.connection);
      cursor.statement.setFetchSize(FETCH_SIZE);
      cursor.rows = cursor.statement.executeQuery();
      return cursor;
    } catch (SQLException e) {
      cursor.close();
      throw LaminErrors.databaseFailed("query", database.address().toString(), e);
    }
  }

  /** Goes to the next row; false after the last. */
  public boolean next() {
    try {
      return rows.next();
    } catch (SQLException e) {
      throw failed(e);
    }
  }

  /**
   * The value of a column of the current row, or null: {@link Boolean}, {@link Long} (also times in
   * microseconds, dates in days, durations in microseconds), {@link Double} or {@link String}.
   */
  public Object get(int index) {
    try {
      int position = index + 1;
      return switch (columns.get(index).type()) {
        case BOOLEAN -> booleanValue(position);
        case LONG, DURATION -> longValue(position);
        case DOUBLE -> doubleValue(position);
        case TIMESTAMP -> timestamp(position);
        case DATE -> date(position);
        case TEXT, JSON, OTHER -> rows.getString(position);
      };
    } catch (SQLException e) {
      throw failed(e);
    }
  }

  private Boolean booleanValue(int position) throws SQLException {
    if (database.dialect() == Dialect.POSTGRES) {
      boolean value = rows.getBoolean(position);
      return rows.wasNull() ? null : (Boolean) value;
    }
    Object value = rows.getObject(position);
    return value == null ? null : value instanceof Number number && number.longValue() == 1L;
  }

  private Long longValue(int position) throws SQLException {
    long value = rows.getLong(position);
    return rows.wasNull() ? null : (Long) value;
  }

  private Double doubleValue(int position) throws SQLException {
    double value = rows.getDouble(position);
    return rows.wasNull() ? null : (Double) value;
  }

  private Long timestamp(int position) throws SQLException {
    if (database.dialect() == Dialect.POSTGRES) {
      OffsetDateTime time = rows.getObject(position, OffsetDateTime.class);
      return time == null ? null : (Long) Timestamps.micros(time);
    }
    Object cell = rows.getObject(position);
    if (!(cell instanceof String text)) {
      return null;
    }
    OptionalLong micros = Timestamps.parse(text);
    return micros.isPresent() ? (Long) micros.getAsLong() : null;
  }

  private Long date(int position) throws SQLException {
    if (database.dialect() == Dialect.POSTGRES) {
      LocalDate date = rows.getObject(position, LocalDate.class);
      return date == null ? null : (Long) date.toEpochDay();
    }
    String text = rows.getString(position);
    try {
      return text == null ? null : (Long) LocalDate.parse(text).toEpochDay();
    } catch (DateTimeParseException e) {
      return null;
    }
  }

  private RuntimeException failed(SQLException e) {
    return LaminErrors.databaseFailed("read", database.address().toString(), e);
  }

  @Override
  public void close() {
    try (connection) {
      if (statement != null) {
        statement.close();
      }
      connection.rollback();
    } catch (SQLException e) {
      throw failed(e);
    }
  }
}

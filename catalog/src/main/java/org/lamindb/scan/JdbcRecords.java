package org.lamindb.scan;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.OptionalLong;
import org.lamindb.database.Database;
import org.lamindb.database.Dialect;
import org.lamindb.database.QueryTag;
import org.lamindb.database.ScanConnection;
import org.lamindb.database.ScanSession;
import org.lamindb.database.Timestamps;
import org.lamindb.error.LaminErrors;
import org.lamindb.error.LaminException;
import org.lamindb.registry.Column;
import org.lamindb.registry.ColumnSource.FeatureValue;
import org.lamindb.registry.ColumnSource.Form;
import org.lamindb.registry.ColumnType;
import org.lamindb.registry.RegistryQuery;
import org.lamindb.registry.RegistrySql;

/** Rows that the database's SQL returns: any query. */
public final class JdbcRecords implements Records {
  private static final int FETCH_SIZE = 1000;
  private static final byte[] NOTHING = {};

  private final Database database;
  private final ColumnType[] types;
  private final Form[] forms;
  private final Cells cells;
  private final Connection connection;
  private final int retries;
  private PreparedStatement statement;
  private ResultSet rows;
  private long row;
  private long fetchNanos;

  private JdbcRecords(Database database, List<Column> columns, ScanConnection opened) {
    this.database = database;
    this.types = columns.stream().map(Column::type).toArray(ColumnType[]::new);
    this.forms = columns.stream().map(JdbcRecords::form).toArray(Form[]::new);
    this.cells = new Cells(types.length);
    this.connection = opened.connection();
    this.retries = opened.retries();
  }

  /** Starts reading. The caller closes the result. */
  public static JdbcRecords open(Database database, RegistryQuery query) {
    return open(database, query, ScanSession.ALONE);
  }

  /** Starts reading. The caller closes the result. */
  public static JdbcRecords open(Database database, RegistryQuery query, ScanSession session) {
    return open(database, query, session.tag(), database.openForScan(session));
  }

  /**
   * Starts reading.
   *
   * @param opened in a read transaction; the result owns it, and closes it with itself
   */
  static JdbcRecords open(
      Database database, RegistryQuery query, QueryTag tag, ScanConnection opened) {
    Connection connection = opened.connection();
    JdbcRecords records = new JdbcRecords(database, query.columns(), opened);
    try {
      records.statement = RegistrySql.select(query, database.dialect()).prepare(connection, tag);
      records.statement.setFetchSize(FETCH_SIZE);
      records.rows = records.statement.executeQuery();
      return records;
    } catch (SQLException e) {
      records.closeAfter(e);
      throw LaminErrors.scanFailed(database.address().toString(), e);
    } catch (RuntimeException e) {
      records.closeAfter(e);
      throw e;
    }
  }

  private void closeAfter(Exception failure) {
    try {
      close();
    } catch (LaminException e) {
      failure.addSuppressed(e);
    }
  }

  @Override
  public boolean next() {
    try {
      // Asking the clock for each row would cost as much as the row.
      boolean more = row++ % FETCH_SIZE == 0 ? timed() : rows.next();
      if (more) {
        fill();
      }
      return more;
    } catch (SQLException e) {
      throw failed(e);
    }
  }

  private boolean timed() throws SQLException {
    long start = System.nanoTime();
    boolean more = rows.next();
    fetchNanos += System.nanoTime() - start;
    return more;
  }

  @Override
  public Cells cells() {
    return cells;
  }

  @Override
  public ScanCounters counters() {
    return new ScanCounters(0, fetchNanos, 1, retries);
  }

  private void fill() throws SQLException {
    cells.begin();
    for (int i = 0; i < types.length; i++) {
      Object value = read(i);
      if (value == null) {
        cells.setNull(i);
      } else if (value instanceof byte[] text) {
        cells.append(i, text);
      } else if (value instanceof Double number) {
        cells.setDouble(i, number);
      } else if (value instanceof Boolean truth) {
        cells.setBoolean(i, truth);
      } else {
        cells.setLong(i, (Long) value);
      }
    }
  }

  private Object read(int column) throws SQLException {
    int position = column + 1;
    if (forms[column] == Form.DOCUMENT) {
      return document(rows.getString(position), types[column]);
    } else if (forms[column] == Form.DOCUMENTS) {
      return JsonCells.joined(rows.getString(position)).getBytes(StandardCharsets.UTF_8);
    }
    return switch (types[column]) {
      case BOOLEAN -> booleanValue(position);
      case LONG, DURATION -> {
        long value = rows.getLong(position);
        yield rows.wasNull() ? null : (Long) value;
      }
      case DOUBLE -> doubleValue(position);
      case TIMESTAMP -> timestamp(position);
      case DATE -> date(position);
      case TEXT, JSON, LIST, OTHER -> text(position);
    };
  }

  /** How a feature's value arrives, which the driver cannot know; for other columns labels. */
  private static Form form(Column column) {
    return column.source() instanceof FeatureValue feature ? feature.form() : Form.LABELS;
  }

  private static Object document(String json, ColumnType type) {
    Object value = json == null ? null : JsonCells.scalar(json, type).orElse(null);
    return value instanceof String text ? text.getBytes(StandardCharsets.UTF_8) : value;
  }

  /** The driver of SQLite returns nothing for an empty text, as for NULL. */
  private byte[] text(int position) throws SQLException {
    byte[] bytes = rows.getBytes(position);
    return bytes != null || rows.getString(position) == null ? bytes : NOTHING;
  }

  private Boolean booleanValue(int position) throws SQLException {
    if (database.dialect() == Dialect.POSTGRES) {
      boolean value = rows.getBoolean(position);
      return rows.wasNull() ? null : (Boolean) value;
    }
    Object value = rows.getObject(position);
    return value == null ? null : value instanceof Number number && number.doubleValue() == 1.0;
  }

  private Double doubleValue(int position) throws SQLException {
    // The digits of a 32-bit number, which the driver would parse, are another 64-bit number.
    double value =
        database.dialect() == Dialect.POSTGRES
                && rows.getMetaData().getColumnType(position) == Types.REAL
            ? rows.getFloat(position)
            : rows.getDouble(position);
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
    return LaminErrors.scanBroken(database.address().toString(), e);
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

package org.lamindb.scan.copy;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.IntStream;
import org.lamindb.database.Database;
import org.lamindb.database.Dialect;
import org.lamindb.database.ScanConnection;
import org.lamindb.database.ScanSession;
import org.lamindb.database.SqlText;
import org.lamindb.database.Timestamps;
import org.lamindb.error.LaminErrors;
import org.lamindb.error.LaminException;
import org.lamindb.registry.Column;
import org.lamindb.registry.ColumnType;
import org.lamindb.registry.RegistryQuery;
import org.lamindb.registry.RegistrySql;
import org.lamindb.scan.Cells;
import org.lamindb.scan.Records;
import org.lamindb.scan.ScanCounters;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyOut;

/**
 * Rows that Postgres sends by {@code COPY … TO STDOUT (FORMAT binary)}: the cheapest way for the
 * server, and for us, as cells are read from the bytes that arrive. Any query, any number of rows.
 *
 * <p>{@link #close()} may be called by another thread, too: it ends the server's work.
 */
public final class CopyRecords implements Records {
  /** Postgres counts from 2000-01-01. */
  private static final long EPOCH_DAYS = LocalDate.of(2000, 1, 1).toEpochDay();

  private static final Set<ColumnType> TEXTS =
      EnumSet.of(ColumnType.TEXT, ColumnType.JSON, ColumnType.LIST, ColumnType.OTHER);

  private static final long EPOCH_MICROS = EPOCH_DAYS * 86_400_000_000L;

  /** One row of so many is timed. It divides no number of rows that a network packet might hold. */
  private static final int SAMPLE = 61;

  private final Database database;
  private final Connection connection;
  private final int retries;
  private final CopyOut copy;
  private final ColumnType[] types;
  private final int[] decoded;
  private final CopyRow row;
  private long rows;
  private long bytes;
  private long fetchNanos;
  private boolean begun;
  private boolean ended;

  private CopyRecords(Database database, ColumnType[] types, ScanConnection opened, CopyOut copy) {
    this.database = database;
    this.types = types;
    this.decoded =
        IntStream.range(0, types.length).filter(i -> !TEXTS.contains(types[i])).toArray();
    this.connection = opened.connection();
    this.retries = opened.retries();
    this.copy = copy;
    this.row = new CopyRow(copy.getFieldCount());
  }

  /**
   * Starts reading. The caller closes the result.
   *
   * @param database a Postgres database
   * @throws LaminException when the database refuses the query, or the session's snapshot is gone
   */
  public static CopyRecords open(Database database, RegistryQuery query, ScanSession session) {
    if (database.dialect() != Dialect.POSTGRES) {
      throw new IllegalArgumentException("COPY is for Postgres");
    }
    ScanConnection opened = database.openForScan(session);
    try {
      return start(database, query, session, opened);
    } catch (SQLException e) {
      drop(opened.connection(), e);
      throw LaminErrors.scanFailed(database.address().toString(), e);
    } catch (RuntimeException e) {
      drop(opened.connection(), e);
      throw e;
    }
  }

  private static CopyRecords start(
      Database database, RegistryQuery query, ScanSession session, ScanConnection opened)
      throws SQLException {
    Connection connection = opened.connection();
    SqlText select = RegistrySql.select(query, database.dialect());
    ColumnType[] types = query.columns().stream().map(Column::type).toArray(ColumnType[]::new);
    try (PreparedStatement described = select.prepare(connection, session.tag())) {
      SentTypes.check(types, described.getMetaData(), query.tables());
    }
    PGConnection postgres = connection.unwrap(PGConnection.class);
    String statement = "COPY (" + select.withLiterals(postgres) + ") TO STDOUT (FORMAT binary)";
    CopyOut copy = postgres.getCopyAPI().copyOut(session.tag().comment() + statement);
    return new CopyRecords(database, types, opened, copy);
  }

  @Override
  public boolean next() {
    if (ended) {
      return false;
    }
    try {
      byte[] chunk = rows % SAMPLE == 0 ? timed() : copy.readFromCopy();
      if (chunk == null) {
        throw new MalformedCopyException("it has no end");
      }
      bytes += chunk.length;
      boolean found = row.set(chunk, begun ? 0 : CopyRow.skipHeader(chunk));
      begun = true;
      if (found) {
        decode();
        rows++;
      } else {
        end();
      }
      return found;
    } catch (SQLException | MalformedCopyException e) {
      throw failed(e);
    }
  }

  /** Asking the clock for each row would cost a part of what the row costs. */
  private byte[] timed() throws SQLException {
    long start = System.nanoTime();
    byte[] chunk = copy.readFromCopy();
    fetchNanos += (System.nanoTime() - start) * (rows == 0 ? 1 : SAMPLE);
    return chunk;
  }

  /**
   * The end of the rows is the end of the answer only when the server says so, with their number.
   */
  private void end() throws SQLException {
    if (copy.readFromCopy() != null) {
      throw new MalformedCopyException("something follows its end");
    }
    if (copy.getHandledRowCount() != rows) {
      throw new MalformedCopyException(
          "it has " + rows + " rows, of " + copy.getHandledRowCount() + " sent");
    }
    ended = true;
  }

  @Override
  public Cells cells() {
    return row.cells();
  }

  /** Texts are where they arrived; everything else is decoded. */
  private void decode() {
    Cells cells = row.cells();
    for (int column : decoded) {
      if (!cells.isNull(column)) {
        decode(cells, column);
      }
    }
  }

  private void decode(Cells cells, int column) {
    switch (types[column]) {
      case BOOLEAN -> cells.setBoolean(column, row.isTrue(column));
      case DOUBLE -> cells.setDouble(column, row.floating(column));
      case TIMESTAMP -> cells.setLong(column, micros(row.integer(column)));
      case DATE -> cells.setLong(column, days(row.integer(column)));
      default -> cells.setLong(column, row.integer(column));
    }
  }

  /** As {@link Timestamps#micros(java.time.OffsetDateTime)}, also of what it cannot hold. */
  private static long micros(long value) {
    if (value == Long.MIN_VALUE) {
      return Timestamps.MINUS_INFINITY;
    }
    return value > Timestamps.LAST - EPOCH_MICROS ? Timestamps.INFINITY : value + EPOCH_MICROS;
  }

  private static long days(long value) {
    if (value == Integer.MAX_VALUE) {
      return LocalDate.MAX.toEpochDay();
    }
    return value == Integer.MIN_VALUE ? LocalDate.MIN.toEpochDay() : value + EPOCH_DAYS;
  }

  @Override
  public ScanCounters counters() {
    return new ScanCounters(bytes, fetchNanos, 1, retries);
  }

  private LaminException failed(Exception cause) {
    return LaminErrors.scanBroken(database.address().toString(), cause);
  }

  /**
   * Ends the scan. When it is not at its end, the server is told to stop and the connection is cut:
   * reading on would mean to receive all that is left.
   */
  @Override
  public void close() {
    try {
      if (ended) {
        connection.close();
      } else if (!connection.isClosed()) {
        connection.unwrap(PGConnection.class).cancelQuery();
        connection.abort(Runnable::run);
      }
    } catch (SQLException e) {
      throw LaminErrors.databaseFailed("end the scan", database.address().toString(), e);
    }
  }

  /** The server may still be at work, and would not notice before its first row. */
  private static void drop(Connection connection, Exception failure) {
    try (connection) {
      if (!connection.isClosed()) {
        connection.unwrap(PGConnection.class).cancelQuery();
      }
    } catch (SQLException e) {
      failure.addSuppressed(e);
    }
  }
}

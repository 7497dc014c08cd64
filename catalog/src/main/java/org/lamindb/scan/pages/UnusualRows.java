package org.lamindb.scan.pages;

import java.io.Closeable;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import org.lamindb.database.Timestamps;
import org.lamindb.registry.ColumnType;
import org.lamindb.scan.Cells;

/**
 * Decodes any row: those that lie in several pages, are older than a column, or hold values of
 * other types than their columns'.
 */
final class UnusualRows implements Closeable {
  private static final int REAL = 7;
  private static final int TEXT_OR_BLOB = 12;

  /** Types of the record format that are NULL: 10 and 11 are for use within SQLite. */
  private static final int NULLS = 1 | 1 << 10 | 1 << 11;

  private final List<StoredColumn> columns;
  private final Cells cells;
  private final OddValues odd = new OddValues();

  UnusualRows(List<StoredColumn> columns, Cells cells) {
    this.columns = columns;
    this.cells = cells;
  }

  static boolean isNull(int type) {
    return type < TEXT_OR_BLOB && (NULLS >>> type & 1) != 0;
  }

  /** Fills the cells. */
  void decode(Cell cell) {
    cells.begin();
    for (int i = 0; i < columns.size(); i++) {
      decode(cell, i, columns.get(i));
    }
  }

  private void decode(Cell cell, int column, StoredColumn stored) {
    if (stored.rowid()) {
      cells.setLong(column, cell.rowid());
      return;
    }
    int position = stored.position();
    int type = cell.type(position);
    if (isNull(type)) {
      cells.setNull(column);
    } else if (stored.type() == ColumnType.TIMESTAMP) {
      boolean isText = type > TEXT_OR_BLOB && (type & 1) != 0;
      setTime(column, isText ? time(blob(cell, position)) : Timestamps.NO_TIME);
    } else if (stored.type() == ColumnType.DATE) {
      setTime(column, type < TEXT_OR_BLOB ? Timestamps.NO_TIME : day(blob(cell, position)));
    } else if (type >= TEXT_OR_BLOB) {
      setBlob(column, stored.type(), cell, position);
    } else if (type == REAL) {
      setReal(column, stored.type(), cell.real(position));
    } else {
      setInteger(column, stored, cell.integer(position));
    }
  }

  private static byte[] blob(Cell cell, int position) {
    int length = cell.length(position);
    int start = cell.locate(position, length);
    return Arrays.copyOfRange(cell.bytes(position), start, start + length);
  }

  private static long time(byte[] text) {
    return Timestamps.parse(text, 0, text.length);
  }

  private static long day(byte[] text) {
    return day(text, 0, text.length);
  }

  /** Days since 1970; {@link Timestamps#NO_TIME} when the text is no date. */
  static long day(byte[] text, int start, int length) {
    try {
      String date = new String(text, start, length, StandardCharsets.UTF_8);
      return LocalDate.parse(date).toEpochDay();
    } catch (DateTimeParseException e) {
      return Timestamps.NO_TIME;
    }
  }

  private void setTime(int column, long time) {
    cells.setLong(column, time, time == Timestamps.NO_TIME);
  }

  private void setBlob(int column, ColumnType type, Cell cell, int position) {
    switch (type) {
      case BOOLEAN -> cells.setBoolean(column, false);
      case LONG, DURATION -> cells.setLong(column, odd.integer(blob(cell, position)));
      case DOUBLE -> cells.setDouble(column, odd.real(blob(cell, position)));
      default -> {
        int length = cell.length(position);
        int start = cell.locate(position, length);
        cells.append(column, cell.bytes(position), start, length);
      }
    }
  }

  private void setReal(int column, ColumnType type, double value) {
    switch (type) {
      case BOOLEAN -> cells.setBoolean(column, value == 1.0);
      case LONG, DURATION -> cells.setLong(column, (long) value);
      case DOUBLE -> cells.setDouble(column, value);
      default -> cells.append(column, odd.text(value));
    }
    if (Double.isNaN(value)) {
      cells.setNull(column);
    }
  }

  private void setInteger(int column, StoredColumn stored, long value) {
    switch (stored.type()) {
      case BOOLEAN -> cells.setBoolean(column, value == 1);
      case LONG, DURATION -> cells.setLong(column, value);
      case DOUBLE -> cells.setDouble(column, value);
      default ->
          cells.append(
              column,
              stored.real()
                  ? odd.text((double) value)
                  : Long.toString(value).getBytes(StandardCharsets.US_ASCII));
    }
  }

  @Override
  public void close() {
    odd.close();
  }
}

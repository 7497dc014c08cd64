package org.lamindb.scan.pages;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.lamindb.database.TimeReader;
import org.lamindb.database.Timestamps;
import org.lamindb.registry.ColumnType;
import org.lamindb.scan.Records;
import org.lamindb.scan.ScanCounters;
import org.lamindb.scan.TextSlice;

/** Rows decoded from the pages of a table: the same cells that SQL returns. */
public final class PageRecords implements Records {
  private static final int INTEGER = 6;
  private static final int REAL = 7;
  private static final int TEXT_OR_BLOB = 12;

  /** Types of the record format that are NULL: 10 and 11 are for use within SQLite. */
  private static final int NULLS = 1 | 1 << 10 | 1 << 11;

  private final FileState state;
  private final ColumnType[] types;
  private final int[] positions;
  private final boolean[] rowids;
  private final boolean[] reals;
  // A flag, for the type itself would cost a jump that no processor foresees.
  private final boolean[] temporal;
  private final int[] filterPositions;
  private final boolean[] filterRowids;
  private final long[][] filterValues;

  private final CountingSource source;
  private final LeafPages leaves;
  private final Cell cell;
  private final OddValues odd = new OddValues();
  private final long[] times;
  private final long[] timesOf;
  private final TimeReader[] readers;
  private long row;
  private int nextCell;
  private int cells;
  private boolean closed;

  private PageRecords(FileState state, PageRange range) {
    PageTable table = range.table();
    List<StoredColumn> columns = table.columns();
    this.state = state;
    this.types = columns.stream().map(StoredColumn::type).toArray(ColumnType[]::new);
    this.positions = columns.stream().mapToInt(StoredColumn::position).toArray();
    this.rowids = new boolean[types.length];
    this.reals = new boolean[types.length];
    this.temporal = new boolean[types.length];
    for (int i = 0; i < types.length; i++) {
      rowids[i] = columns.get(i).rowid();
      reals[i] = columns.get(i).real();
      temporal[i] = types[i] == ColumnType.TIMESTAMP || types[i] == ColumnType.DATE;
    }
    List<WholeNumberFilter> filters = table.filters();
    this.filterPositions = filters.stream().mapToInt(f -> f.column().position()).toArray();
    this.filterRowids = new boolean[filterPositions.length];
    this.filterValues = filters.stream().map(WholeNumberFilter::sorted).toArray(long[][]::new);
    for (int i = 0; i < filterPositions.length; i++) {
      filterRowids[i] = filters.get(i).column().rowid();
    }
    int used = Arrays.stream(positions).max().orElse(-1);
    int filtered = Arrays.stream(filterPositions).max().orElse(-1);
    this.source = new CountingSource(state.pages());
    this.leaves = new LeafPages(source, range);
    this.cell = new Cell(source, table, Math.max(used, filtered) + 1);
    this.times = new long[types.length];
    this.timesOf = new long[types.length];
    this.readers = Stream.generate(TimeReader::new).limit(types.length).toArray(TimeReader[]::new);
  }

  /**
   * Starts reading a part of a table.
   *
   * @param state the state of the file that the part was made from; it stays open until the result
   *     is closed
   * @throws org.lamindb.error.LaminException when the state no longer has the table's pages
   */
  public static PageRecords open(FileState state, PageRange range) {
    state.retain(range.table());
    return new PageRecords(state, range);
  }

  @Override
  public boolean next() {
    do {
      while (nextCell == cells) {
        if (!leaves.next()) {
          return false;
        }
        nextCell = 0;
        cells = leaves.cells();
      }
      cell.read(leaves.bytes(), leaves.cell(nextCell++), leaves.end());
      row++;
    } while (!passes());
    return true;
  }

  private boolean passes() {
    for (int i = 0; i < filterPositions.length; i++) {
      if (!passes(i)) {
        return false;
      }
    }
    return true;
  }

  private boolean passes(int filter) {
    long[] values = filterValues[filter];
    int position = filterPositions[filter];
    if (filterRowids[filter]) {
      return isAnyOf(values, cell.rowid());
    }
    int type = cell.type(position);
    if (type >= TEXT_OR_BLOB || isNullType(type)) {
      return false;
    } else if (type != REAL) {
      return isAnyOf(values, cell.integer(position));
    }
    double real = cell.real(position);
    // Beyond 2^63 the conversion would make it another number.
    return real >= -0x1p63 && real < 0x1p63 && (long) real == real && isAnyOf(values, (long) real);
  }

  private static boolean isAnyOf(long[] values, long value) {
    return values.length == 1 ? values[0] == value : Arrays.binarySearch(values, value) >= 0;
  }

  private static boolean isNullType(int type) {
    return type < TEXT_OR_BLOB && (NULLS >>> type & 1) != 0;
  }

  private static boolean isText(int type) {
    return type > TEXT_OR_BLOB && (type & 1) != 0;
  }

  @Override
  public boolean isNull(int column) {
    if (rowids[column]) {
      return false;
    }
    int type = cell.type(positions[column]);
    if (isNullType(type)) {
      return true;
    } else if (!temporal[column]) {
      return type == REAL && Double.isNaN(cell.real(positions[column]));
    }
    return temporal(column) == Timestamps.NO_TIME;
  }

  @Override
  public boolean getBoolean(int column) {
    int type = type(column);
    return type == REAL
        ? cell.real(positions[column]) == 1.0
        : type < TEXT_OR_BLOB && integer(column) == 1;
  }

  @Override
  public long getLong(int column) {
    if (temporal[column]) {
      return temporal(column);
    }
    int type = type(column);
    if (type < TEXT_OR_BLOB && type != REAL) {
      return integer(column);
    }
    return type == REAL ? (long) cell.real(positions[column]) : odd.integer(blob(column));
  }

  @Override
  public double getDouble(int column) {
    int type = type(column);
    if (type == REAL) {
      return cell.real(positions[column]);
    }
    return type < TEXT_OR_BLOB ? integer(column) : odd.real(blob(column));
  }

  @Override
  public void getText(int column, TextSlice text) {
    int type = type(column);
    if (type >= TEXT_OR_BLOB) {
      int position = positions[column];
      int length = cell.length(position);
      int start = cell.locate(position, length);
      text.set(cell.bytes(position), start, length);
      return;
    }
    byte[] number;
    if (type == REAL) {
      number = odd.text(cell.real(positions[column]));
    } else if (reals[column]) {
      number = odd.text((double) integer(column));
    } else {
      number = Long.toString(integer(column)).getBytes(StandardCharsets.US_ASCII);
    }
    text.set(number, 0, number.length);
  }

  private int type(int column) {
    return rowids[column] ? INTEGER : cell.type(positions[column]);
  }

  private long integer(int column) {
    return rowids[column] ? cell.rowid() : cell.integer(positions[column]);
  }

  private byte[] blob(int column) {
    int position = positions[column];
    int length = cell.length(position);
    int start = cell.locate(position, length);
    return Arrays.copyOfRange(cell.bytes(position), start, start + length);
  }

  private long temporal(int column) {
    return types[column] == ColumnType.TIMESTAMP ? time(column) : day(column);
  }

  /** Microseconds, decoded once a row: who asks for the value has asked for NULL before. */
  private long time(int column) {
    if (timesOf[column] != row) {
      int position = positions[column];
      int type = type(column);
      if (isText(type)) {
        int length = cell.length(position);
        int start = cell.locate(position, length);
        times[column] = readers[column].read(cell.bytes(position), start, length);
      } else {
        times[column] = Timestamps.NO_TIME;
      }
      timesOf[column] = row;
    }
    return times[column];
  }

  private long day(int column) {
    if (type(column) < TEXT_OR_BLOB) {
      return Timestamps.NO_TIME;
    }
    try {
      return LocalDate.parse(new String(blob(column), StandardCharsets.UTF_8)).toEpochDay();
    } catch (DateTimeParseException e) {
      return Timestamps.NO_TIME;
    }
  }

  @Override
  public ScanCounters counters() {
    return new ScanCounters(source.bytes(), source.nanos(), 0, 0);
  }

  @Override
  public void close() {
    if (!closed) {
      closed = true;
      odd.close();
      state.close();
    }
  }
}

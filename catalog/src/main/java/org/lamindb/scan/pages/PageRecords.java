package org.lamindb.scan.pages;

import java.util.Arrays;
import java.util.List;
import org.lamindb.scan.Cells;
import org.lamindb.scan.Records;
import org.lamindb.scan.ScanCounters;

/** Rows decoded from the pages of a table: the same cells that SQL returns. */
public final class PageRecords implements Records {
  private static final int REAL = 7;
  private static final int TEXT_OR_BLOB = 12;

  private final FileState state;
  private final int[] filterPositions;
  private final boolean[] filterRowids;
  private final long[][] filterValues;

  private final CountingSource source;
  private final LeafPages leaves;
  private final Cell cell;
  private final Cells cells;
  private final UsualRows usual;
  private final UnusualRows unusual;
  private int nextCell;
  private int cellsOfLeaf;
  private boolean closed;

  private PageRecords(FileState state, PageRange range) {
    PageTable table = range.table();
    List<StoredColumn> columns = table.columns();
    this.state = state;
    List<WholeNumberFilter> filters = table.filters();
    this.filterPositions = filters.stream().mapToInt(f -> f.column().position()).toArray();
    this.filterRowids = new boolean[filterPositions.length];
    this.filterValues = filters.stream().map(WholeNumberFilter::sorted).toArray(long[][]::new);
    for (int i = 0; i < filterPositions.length; i++) {
      filterRowids[i] = filters.get(i).column().rowid();
    }
    int used = columns.stream().mapToInt(StoredColumn::position).max().orElse(-1);
    int filtered = Arrays.stream(filterPositions).max().orElse(-1);
    this.source = new CountingSource(state.pages());
    this.leaves = new LeafPages(source, range);
    this.cell = new Cell(source, table, Math.max(used, filtered) + 1);
    this.cells = new Cells(columns.size());
    this.usual = new UsualRows(columns, cells);
    this.unusual = new UnusualRows(columns, cells);
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
      while (nextCell == cellsOfLeaf) {
        if (!leaves.next()) {
          return false;
        }
        nextCell = 0;
        cellsOfLeaf = leaves.cells();
      }
      cell.read(leaves.bytes(), leaves.cell(nextCell++), leaves.end());
    } while (!passes());
    if (!usual.decode(cell)) {
      unusual.decode(cell);
    }
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
    if (type >= TEXT_OR_BLOB || UnusualRows.isNull(type)) {
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

  @Override
  public Cells cells() {
    return cells;
  }

  @Override
  public ScanCounters counters() {
    return new ScanCounters(source.bytes(), source.nanos(), 0, 0);
  }

  @Override
  public void close() {
    if (!closed) {
      closed = true;
      unusual.close();
      state.close();
    }
  }
}

package org.lamindb.scan.pages;

import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.lamindb.database.TimeReader;
import org.lamindb.database.Timestamps;
import org.lamindb.registry.ColumnType;
import org.lamindb.scan.Cells;

/**
 * Decodes rows whose values are stored as their columns' types suggest, whole and one after the
 * other, without a jump that no processor foresees. All others are for {@link UnusualRows}.
 */
final class UsualRows {
  private static final int NULL = 0;
  private static final int REAL = 7;
  private static final int ZERO = 8;
  private static final int ONE = 9;
  private static final int TEXT_OR_BLOB = 12;

  /** By how much eight bytes are shifted to leave an integer, by the type that the header tells. */
  private static final int[] SHIFTS = {0, 56, 48, 40, 32, 16, 0};

  private final Cells cells;
  private final int[] positions;
  private final int[] rowids;
  private final int[] texts;
  private final int[] integers;
  private final int[] reals;
  private final int[] times;
  private final TimeReader[] readers;
  private final int[] dates;

  UsualRows(List<StoredColumn> columns, Cells cells) {
    this.cells = cells;
    positions = columns.stream().mapToInt(StoredColumn::position).toArray();
    rowids = IntStream.range(0, positions.length).filter(i -> columns.get(i).rowid()).toArray();
    texts =
        of(columns, Set.of(ColumnType.TEXT, ColumnType.JSON, ColumnType.LIST, ColumnType.OTHER));
    integers = of(columns, Set.of(ColumnType.LONG, ColumnType.BOOLEAN, ColumnType.DURATION));
    reals = of(columns, Set.of(ColumnType.DOUBLE));
    times = of(columns, Set.of(ColumnType.TIMESTAMP));
    readers = Stream.generate(TimeReader::new).limit(times.length).toArray(TimeReader[]::new);
    dates = of(columns, Set.of(ColumnType.DATE));
  }

  private static int[] of(List<StoredColumn> columns, Set<ColumnType> types) {
    return IntStream.range(0, columns.size())
        .filter(i -> !columns.get(i).rowid() && types.contains(columns.get(i).type()))
        .toArray();
  }

  /**
   * Fills the cells.
   *
   * @return false when the row is no usual one: then the cells hold nothing of use
   */
  boolean decode(Cell cell) {
    if (!cell.isWhole()) {
      return false;
    }
    cells.begin(cell.record());
    for (int column : rowids) {
      cells.setLong(column, cell.rowid());
    }
    int[] types = cell.types();
    long[] offsets = cell.offsets();
    int start = cell.recordStart();
    times(types, offsets, start, cell.record());
    dates(types, offsets, start, cell.record());
    return texts(types, offsets, start)
        && integers(types, offsets, start, cell.record())
        && reals(types, offsets, start, cell.record());
  }

  private boolean texts(int[] types, long[] offsets, int start) {
    boolean usual = true;
    for (int column : texts) {
      int position = positions[column];
      int type = types[position];
      usual &= type == NULL | type >= TEXT_OR_BLOB;
      int length = (type - TEXT_OR_BLOB) >> 1;
      cells.setText(column, start + (int) offsets[position], length, type == NULL);
    }
    return usual;
  }

  private boolean integers(int[] types, long[] offsets, int start, byte[] record) {
    boolean usual = true;
    for (int column : integers) {
      int position = positions[column];
      int type = types[position];
      if (type < REAL) {
        // Shorter ones are followed by the next value, or by what is always behind a page.
        long eight = BigEndian.longInteger(record, start + (int) offsets[position]);
        cells.setLong(column, eight >> SHIFTS[type], type == NULL);
      } else {
        usual &= type == ZERO | type == ONE;
        cells.setLong(column, type - ZERO);
      }
    }
    return usual;
  }

  private boolean reals(int[] types, long[] offsets, int start, byte[] record) {
    for (int column : reals) {
      int position = positions[column];
      int type = types[position];
      if (type == REAL) {
        long bits = BigEndian.longInteger(record, start + (int) offsets[position]);
        cells.setLong(column, bits, Double.isNaN(Double.longBitsToDouble(bits)));
      } else if (type == NULL) {
        cells.setNull(column);
      } else {
        return false;
      }
    }
    return true;
  }

  private void times(int[] types, long[] offsets, int start, byte[] record) {
    for (int i = 0; i < times.length; i++) {
      int position = positions[times[i]];
      int type = types[position];
      long time =
          type > TEXT_OR_BLOB && (type & 1) != 0
              ? readers[i].read(record, start + (int) offsets[position], (type - TEXT_OR_BLOB) >> 1)
              : Timestamps.NO_TIME;
      cells.setLong(times[i], time, time == Timestamps.NO_TIME);
    }
  }

  private void dates(int[] types, long[] offsets, int start, byte[] record) {
    for (int column : dates) {
      int position = positions[column];
      int type = types[position];
      long day =
          type < TEXT_OR_BLOB
              ? Timestamps.NO_TIME
              : UnusualRows.day(
                  record, start + (int) offsets[position], (type - TEXT_OR_BLOB) >> 1);
      cells.setLong(column, day, day == Timestamps.NO_TIME);
    }
  }
}

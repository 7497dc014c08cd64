package org.lamindb.scan;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.List;
import org.lamindb.error.LaminErrors;
import org.lamindb.registry.Column;
import org.lamindb.registry.ColumnType;

/**
 * Rows that were all read before the first is handed out, so that however slowly they are used, the
 * database is free again: a reader of SQLite keeps everybody from writing.
 */
final class SpooledRecords implements Records {
  private static final int MOST_IN_MEMORY = 64 << 20;

  private final ColumnType[] types;
  private final Spool spool;
  private final DataInputStream input;
  private final Cells cells;
  private final ScanCounters counters;
  private boolean ended;

  private SpooledRecords(
      ColumnType[] types, Spool spool, DataInputStream input, ScanCounters counters) {
    this.types = types;
    this.spool = spool;
    this.input = input;
    this.cells = new Cells(types.length);
    this.counters = counters;
  }

  /** Reads all rows and closes their source. */
  static Records of(Records source, List<Column> columns) {
    return of(source, columns, MOST_IN_MEMORY);
  }

  static Records of(Records source, List<Column> columns, int mostInMemory) {
    ColumnType[] types = columns.stream().map(Column::type).toArray(ColumnType[]::new);
    Spool spool = new Spool(mostInMemory);
    try (source) {
      DataOutputStream output = new DataOutputStream(spool);
      Cells cells = source.cells();
      while (source.next()) {
        output.writeByte(1);
        for (int i = 0; i < types.length; i++) {
          write(output, cells, i, types[i]);
        }
      }
      output.writeByte(0);
      output.flush();
      return new SpooledRecords(types, spool, new DataInputStream(spool.read()), source.counters());
    } catch (IOException e) {
      discard(spool, e);
      throw LaminErrors.cannotWrite("the temporary file of a scan", e);
    } catch (RuntimeException e) {
      discard(spool, e);
      throw e;
    }
  }

  private static void discard(Spool spool, Exception failure) {
    try {
      spool.close();
    } catch (IOException e) {
      failure.addSuppressed(e);
    }
  }

  private static void write(DataOutputStream output, Cells cells, int column, ColumnType type)
      throws IOException {
    boolean isNull = cells.isNull(column);
    output.writeBoolean(isNull);
    if (isNull) {
      return;
    }
    switch (type) {
      case BOOLEAN -> output.writeBoolean(cells.getBoolean(column));
      case LONG, DURATION, TIMESTAMP, DATE -> output.writeLong(cells.getLong(column));
      case DOUBLE -> output.writeDouble(cells.getDouble(column));
      default -> {
        output.writeInt(cells.length(column));
        output.write(cells.bytes(), cells.start(column), cells.length(column));
      }
    }
  }

  @Override
  public boolean next() {
    if (ended) {
      return false;
    }
    try {
      if (input.readByte() == 0) {
        ended = true;
        return false;
      }
      cells.begin();
      for (int i = 0; i < types.length; i++) {
        read(i);
      }
      return true;
    } catch (IOException e) {
      throw LaminErrors.cannotRead("the temporary file of a scan", e);
    }
  }

  private void read(int column) throws IOException {
    if (input.readBoolean()) {
      cells.setNull(column);
      return;
    }
    switch (types[column]) {
      case BOOLEAN -> cells.setBoolean(column, input.readBoolean());
      case LONG, DURATION, TIMESTAMP, DATE -> cells.setLong(column, input.readLong());
      case DOUBLE -> cells.setDouble(column, input.readDouble());
      default -> cells.append(column, input.readNBytes(input.readInt()));
    }
  }

  @Override
  public Cells cells() {
    return cells;
  }

  @Override
  public ScanCounters counters() {
    return counters;
  }

  @Override
  public void close() {
    try (spool) {
      input.close();
    } catch (IOException e) {
      throw LaminErrors.cannotRead("the temporary file of a scan", e);
    }
  }
}

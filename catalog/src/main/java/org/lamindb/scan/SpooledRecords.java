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
  private final Object[] cells;
  private final ScanCounters counters;
  private boolean ended;

  private SpooledRecords(
      ColumnType[] types, Spool spool, DataInputStream input, ScanCounters counters) {
    this.types = types;
    this.spool = spool;
    this.input = input;
    this.cells = new Object[types.length];
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
      TextSlice text = new TextSlice();
      while (source.next()) {
        output.writeByte(1);
        for (int i = 0; i < types.length; i++) {
          write(output, source, i, types[i], text);
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

  private static void write(
      DataOutputStream output, Records source, int column, ColumnType type, TextSlice text)
      throws IOException {
    boolean isNull = source.isNull(column);
    output.writeBoolean(isNull);
    if (isNull) {
      return;
    }
    switch (type) {
      case BOOLEAN -> output.writeBoolean(source.getBoolean(column));
      case LONG, DURATION, TIMESTAMP, DATE -> output.writeLong(source.getLong(column));
      case DOUBLE -> output.writeDouble(source.getDouble(column));
      default -> {
        source.getText(column, text);
        output.writeInt(text.length());
        output.write(text.bytes(), text.offset(), text.length());
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
      for (int i = 0; i < types.length; i++) {
        cells[i] = input.readBoolean() ? null : read(types[i]);
      }
      return true;
    } catch (IOException e) {
      throw LaminErrors.cannotRead("the temporary file of a scan", e);
    }
  }

  private Object read(ColumnType type) throws IOException {
    return switch (type) {
      case BOOLEAN -> input.readBoolean();
      case LONG, DURATION, TIMESTAMP, DATE -> input.readLong();
      case DOUBLE -> input.readDouble();
      default -> input.readNBytes(input.readInt());
    };
  }

  @Override
  public boolean isNull(int column) {
    return cells[column] == null;
  }

  @Override
  public boolean getBoolean(int column) {
    return (Boolean) cells[column];
  }

  @Override
  public long getLong(int column) {
    return (Long) cells[column];
  }

  @Override
  public double getDouble(int column) {
    return (Double) cells[column];
  }

  @Override
  public void getText(int column, TextSlice text) {
    byte[] bytes = (byte[]) cells[column];
    text.set(bytes, 0, bytes.length);
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

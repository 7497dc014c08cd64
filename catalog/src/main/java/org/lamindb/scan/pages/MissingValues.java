package org.lamindb.scan.pages;

import java.io.ByteArrayOutputStream;
import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;

/** Values of columns that were added to a table after some of its records were written. */
final class MissingValues {
  private static final int NULL = 0;
  private static final int INTEGER = 6;
  private static final int REAL = 7;

  private final int[] types;
  private final long[] offsets;
  private final byte[] bytes;
  private final int nullsFrom;

  private MissingValues(int[] types, long[] offsets, byte[] bytes) {
    this.types = types;
    this.offsets = offsets;
    this.bytes = bytes;
    int position = types.length;
    while (position > 0 && types[position - 1] == NULL) {
      position--;
    }
    this.nullsFrom = position;
  }

  /** Encodes those of the first positions as a record would. */
  static MissingValues of(PageTable table, int positions) {
    int[] types = new int[positions];
    long[] offsets = new long[positions];
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    Stream.concat(table.columns().stream(), table.filters().stream().map(WholeNumberFilter::column))
        .filter(column -> column.position() < positions)
        .forEach(
            column -> {
              int position = column.position();
              int offset = bytes.size();
              types[position] = encode(column.missing(), bytes);
              offsets[position] = types[position] == NULL ? 0 : offset;
            });
    return new MissingValues(types, offsets, bytes.toByteArray());
  }

  private static int encode(Serializable value, ByteArrayOutputStream bytes) {
    if (value instanceof Long number) {
      put(number, bytes);
      return INTEGER;
    } else if (value instanceof Double number) {
      put(Double.doubleToRawLongBits(number), bytes);
      return REAL;
    } else if (value instanceof String text) {
      byte[] encoded = text.getBytes(StandardCharsets.UTF_8);
      bytes.writeBytes(encoded);
      return 13 + 2 * encoded.length;
    } else if (value instanceof byte[] blob) {
      bytes.writeBytes(blob);
      return 12 + 2 * blob.length;
    }
    return NULL;
  }

  private static void put(long number, ByteArrayOutputStream bytes) {
    byte[] encoded = new byte[Long.BYTES];
    BigEndian.putLong(number, encoded, 0);
    bytes.writeBytes(encoded);
  }

  byte[] bytes() {
    return bytes;
  }

  /** Whether all from a position on are NULL. */
  boolean areNull(int from) {
    return from >= nullsFrom;
  }

  /** Completes a record's header from a position on. */
  void fill(int[] recordTypes, long[] recordOffsets, int from) {
    System.arraycopy(types, from, recordTypes, from, types.length - from);
    System.arraycopy(offsets, from, recordOffsets, from, offsets.length - from);
  }
}

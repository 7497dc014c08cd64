package org.lamindb.scan.copy;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;
import org.lamindb.scan.Cells;

/**
 * One row of {@code COPY … (FORMAT binary)} in the bytes that the server sent: a 16-bit number of
 * fields, then each field's 32-bit length and its bytes; length -1 is NULL. All big-endian.
 */
final class CopyRow {
  private static final VarHandle INT16 =
      MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.BIG_ENDIAN);
  private static final VarHandle INT32 =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);
  private static final VarHandle INT64 =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

  private static final byte[] SIGNATURE = {'P', 'G', 'C', 'O', 'P', 'Y', '\n', -1, '\r', '\n', 0};

  /** Says that rows begin with an object id, which servers stopped to send long ago. */
  private static final int KNOWN_FLAGS = 0;

  private static final int END = -1;

  private final Cells cells;
  private final int fields;

  CopyRow(int fields) {
    this.fields = fields;
    this.cells = new Cells(fields);
  }

  /** The fields of the row, all as texts at first. */
  Cells cells() {
    return cells;
  }

  /** Where the first row begins in the first bytes that the server sends. */
  static int skipHeader(byte[] chunk) {
    int fixed = SIGNATURE.length + 2 * Integer.BYTES;
    if (chunk.length < fixed
        || !Arrays.equals(chunk, 0, SIGNATURE.length, SIGNATURE, 0, SIGNATURE.length)
        || (int) INT32.get(chunk, SIGNATURE.length) != KNOWN_FLAGS) {
      throw new MalformedCopyException("it does not begin as binary COPY does");
    }
    int extension = (int) INT32.get(chunk, SIGNATURE.length + Integer.BYTES);
    if (extension < 0 || extension > chunk.length - fixed) {
      throw new MalformedCopyException("its header is cut off");
    }
    return fixed + extension;
  }

  /**
   * Points to a row.
   *
   * @return false when it is not a row but the end of all rows
   * @throws MalformedCopyException when the bytes are not one whole row
   */
  boolean set(byte[] chunk, int start) {
    if (chunk.length - start < Short.BYTES) {
      throw new MalformedCopyException("a row is cut off");
    }
    int sent = (short) INT16.get(chunk, start);
    int position = start + Short.BYTES;
    if (sent == END && position == chunk.length) {
      return false;
    }
    if (sent != fields) {
      throw new MalformedCopyException("a row has " + sent + " fields, not " + fields);
    }
    cells.begin(chunk);
    for (int i = 0; i < fields; i++) {
      if (chunk.length - position < Integer.BYTES) {
        throw new MalformedCopyException("a row is cut off");
      }
      int length = (int) INT32.get(chunk, position);
      position += Integer.BYTES;
      if (length > chunk.length - position || length < -1) {
        throw new MalformedCopyException("a field is cut off");
      }
      cells.setText(i, position, length, length < 0);
      position += Math.max(0, length);
    }
    if (position != chunk.length) {
      throw new MalformedCopyException("a row is followed by something else");
    }
    return true;
  }

  boolean isTrue(int field) {
    if (cells.length(field) != 1) {
      throw wrongLength(field);
    }
    return cells.bytes()[cells.start(field)] != 0;
  }

  /** An integer of 16, 32 or 64 bits. */
  long integer(int field) {
    byte[] bytes = cells.bytes();
    int start = cells.start(field);
    return switch (cells.length(field)) {
      case Long.BYTES -> (long) INT64.get(bytes, start);
      case Integer.BYTES -> (int) INT32.get(bytes, start);
      case Short.BYTES -> (short) INT16.get(bytes, start);
      default -> throw wrongLength(field);
    };
  }

  /** A floating point number of 32 or 64 bits. */
  double floating(int field) {
    byte[] bytes = cells.bytes();
    int start = cells.start(field);
    return switch (cells.length(field)) {
      case Double.BYTES -> Double.longBitsToDouble((long) INT64.get(bytes, start));
      case Float.BYTES -> Float.intBitsToFloat((int) INT32.get(bytes, start));
      default -> throw wrongLength(field);
    };
  }

  private MalformedCopyException wrongLength(int field) {
    return new MalformedCopyException("no such value has " + cells.length(field) + " bytes");
  }
}

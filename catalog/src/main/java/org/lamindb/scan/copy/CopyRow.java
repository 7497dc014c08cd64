package org.lamindb.scan.copy;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

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

  private final int[] offsets;
  private final int[] lengths;
  private byte[] bytes = {};

  CopyRow(int fields) {
    offsets = new int[fields];
    lengths = new int[fields];
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
    int fields = (short) INT16.get(chunk, start);
    int position = start + Short.BYTES;
    if (fields == END && position == chunk.length) {
      return false;
    }
    if (fields != lengths.length) {
      throw new MalformedCopyException("a row has " + fields + " fields, not " + lengths.length);
    }
    for (int i = 0; i < fields; i++) {
      if (chunk.length - position < Integer.BYTES) {
        throw new MalformedCopyException("a row is cut off");
      }
      int length = (int) INT32.get(chunk, position);
      position += Integer.BYTES;
      if (length > chunk.length - position || length < -1) {
        throw new MalformedCopyException("a field is cut off");
      }
      offsets[i] = position;
      lengths[i] = length;
      position += Math.max(0, length);
    }
    if (position != chunk.length) {
      throw new MalformedCopyException("a row is followed by something else");
    }
    bytes = chunk;
    return true;
  }

  byte[] bytes() {
    return bytes;
  }

  int offset(int field) {
    return offsets[field];
  }

  /** Number of bytes; -1 for NULL. */
  int length(int field) {
    return lengths[field];
  }

  boolean isTrue(int field) {
    return bytes[offsets[field]] != 0;
  }

  /** An integer of 16, 32 or 64 bits. */
  long integer(int field) {
    return switch (lengths[field]) {
      case Long.BYTES -> (long) INT64.get(bytes, offsets[field]);
      case Integer.BYTES -> (int) INT32.get(bytes, offsets[field]);
      case Short.BYTES -> (short) INT16.get(bytes, offsets[field]);
      default -> throw wrongLength(field);
    };
  }

  /** A floating point number of 32 or 64 bits. */
  double floating(int field) {
    return switch (lengths[field]) {
      case Double.BYTES -> Double.longBitsToDouble((long) INT64.get(bytes, offsets[field]));
      case Float.BYTES -> Float.intBitsToFloat((int) INT32.get(bytes, offsets[field]));
      default -> throw wrongLength(field);
    };
  }

  private MalformedCopyException wrongLength(int field) {
    return new MalformedCopyException("no number has " + lengths[field] + " bytes");
  }
}

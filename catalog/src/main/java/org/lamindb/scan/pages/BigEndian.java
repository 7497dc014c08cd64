package org.lamindb.scan.pages;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Numbers as a database file writes them. */
final class BigEndian {
  private static final VarHandle INT16 = view(short[].class);
  private static final VarHandle INT32 = view(int[].class);
  private static final VarHandle INT64 = view(long[].class);

  private BigEndian() {}

  private static VarHandle view(Class<?> numbers) {
    return MethodHandles.byteArrayViewVarHandle(numbers, ByteOrder.BIG_ENDIAN);
  }

  static int unsignedShort(byte[] bytes, int at) {
    return (short) INT16.get(bytes, at) & 0xffff;
  }

  static int integer(byte[] bytes, int at) {
    return (int) INT32.get(bytes, at);
  }

  static long unsignedInteger(byte[] bytes, int at) {
    return integer(bytes, at) & 0xffffffffL;
  }

  static long longInteger(byte[] bytes, int at) {
    return (long) INT64.get(bytes, at);
  }

  static void putLong(long value, byte[] bytes, int at) {
    INT64.set(bytes, at, value);
  }
}

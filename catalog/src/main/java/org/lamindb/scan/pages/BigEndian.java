package org.lamindb.scan.pages;

/** Numbers as a database file writes them. */
final class BigEndian {
  private BigEndian() {}

  static int unsignedShort(byte[] bytes, int at) {
    return (bytes[at] & 0xff) << 8 | (bytes[at + 1] & 0xff);
  }

  static int integer(byte[] bytes, int at) {
    return bytes[at] << 24
        | (bytes[at + 1] & 0xff) << 16
        | (bytes[at + 2] & 0xff) << 8
        | (bytes[at + 3] & 0xff);
  }

  static long unsignedInteger(byte[] bytes, int at) {
    return integer(bytes, at) & 0xffffffffL;
  }

  static long longInteger(byte[] bytes, int at) {
    return (long) integer(bytes, at) << 32 | unsignedInteger(bytes, at + 4);
  }

  static void putLong(long value, byte[] bytes, int at) {
    for (int i = 0; i < Long.BYTES; i++) {
      bytes[at + i] = (byte) (value >>> (56 - 8 * i));
    }
  }
}

package org.lamindb.scan.pages;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * What the first 100 bytes of a database file say.
 *
 * @param usableSize bytes of a page without those reserved for extensions
 * @param changeCounter grows with every transaction that changes the file
 * @param unsupported why this package cannot read the file, or null
 */
record FileHeader(int pageSize, int usableSize, int changeCounter, String unsupported) {
  static final int LENGTH = 100;

  private static final byte[] MAGIC = "SQLite format 3\0".getBytes(StandardCharsets.US_ASCII);
  private static final int LEAST_USABLE = 480;

  Optional<String> whyUnsupported() {
    return Optional.ofNullable(unsupported);
  }

  static FileHeader read(PageSource source) {
    if (source.size() < LENGTH) {
      return new FileHeader(0, 0, 0, "the file is no database or an empty one");
    }
    byte[] bytes = new byte[LENGTH];
    source.read(0, bytes, 0, LENGTH);
    int written = BigEndian.unsignedShort(bytes, 16);
    int pageSize = written == 1 ? 65_536 : written;
    int usableSize = pageSize - (bytes[20] & 0xff);
    return new FileHeader(
        pageSize, usableSize, BigEndian.integer(bytes, 24), problem(bytes, pageSize, usableSize));
  }

  private static String problem(byte[] bytes, int pageSize, int usableSize) {
    for (int i = 0; i < MAGIC.length; i++) {
      if (bytes[i] != MAGIC[i]) {
        return "the file does not start as a database does";
      }
    }
    if (pageSize < 512 || Integer.bitCount(pageSize) != 1 || usableSize < LEAST_USABLE) {
      return "the file has an unknown page size";
    }
    if (bytes[18] == 2 || bytes[19] == 2) {
      return "the database keeps changes in a write-ahead log";
    }
    if (bytes[18] != 1 || bytes[19] != 1 || bytes[21] != 64 || bytes[22] != 32 || bytes[23] != 32) {
      return "the file has an unknown format";
    }
    int schemaFormat = BigEndian.integer(bytes, 44);
    if (schemaFormat < 1 || schemaFormat > 4) {
      return "the schema has an unknown format";
    }
    return BigEndian.integer(bytes, 56) == 1 ? null : "the text of the database is not in UTF-8";
  }
}

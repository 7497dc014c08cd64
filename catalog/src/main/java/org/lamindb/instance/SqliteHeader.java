package org.lamindb.instance;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import org.lamindb.error.LaminErrors;

/** What the first bytes of a SQLite database say of it. */
record SqliteHeader(ByteBuffer bytes) {
  private static final int LENGTH = 100;
  private static final int LARGEST_PAGE = 65536;

  /** Of a file that no program has opened as a database. */
  static SqliteHeader of(Path file) {
    try (InputStream bytes = Files.newInputStream(file)) {
      return new SqliteHeader(ByteBuffer.wrap(bytes.readNBytes(LENGTH)));
    } catch (IOException e) {
      throw LaminErrors.cannotRead(file.toString(), e);
    }
  }

  /** Whether it begins as databases do. */
  boolean isDatabase() {
    return bytes.limit() == LENGTH && StorageInstances.isSqlite(bytes.array());
  }

  /** Whether a file of so many bytes holds all of the database, as far as the header counts it. */
  boolean isWholeIn(long fileBytes) {
    boolean isCounted = bytes.getInt(24) == bytes.getInt(92);
    return !isCounted || fileBytes >= size();
  }

  /** Bytes of the database. */
  long size() {
    int page = Short.toUnsignedInt(bytes.getShort(16));
    return Integer.toUnsignedLong(bytes.getInt(28)) * (page == 1 ? LARGEST_PAGE : page);
  }
}

package org.lamindb.scan;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Bytes that are written once and read once: in memory, or in a temporary file when they are many.
 */
final class Spool extends OutputStream implements Closeable {
  private static final int BUFFER = 1 << 16;

  private final int most;
  private final ByteArrayOutputStream memory = new ByteArrayOutputStream();
  private Path file;
  private OutputStream disk;

  /**
   * @param most bytes to keep in memory
   */
  Spool(int most) {
    this.most = most;
  }

  @Override
  public void write(int value) throws IOException {
    write(new byte[] {(byte) value}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    if (disk == null && memory.size() + length > most) {
      // Only the owner may read what createTempFile makes.
      file = Files.createTempFile("lamindb-scan-", ".spool");
      file.toFile().deleteOnExit();
      disk = new BufferedOutputStream(Files.newOutputStream(file), BUFFER);
      memory.writeTo(disk);
      memory.reset();
    }
    (disk == null ? memory : disk).write(bytes, offset, length);
  }

  /** Ends the writing and starts the reading. */
  InputStream read() throws IOException {
    if (disk == null) {
      return new ByteArrayInputStream(memory.toByteArray());
    }
    disk.close();
    return new BufferedInputStream(Files.newInputStream(file), BUFFER);
  }

  @Override
  public void close() throws IOException {
    if (disk != null) {
      disk.close();
      Files.deleteIfExists(file);
    }
  }
}

package org.lamindb.spark.registry;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.Serializable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.apache.spark.broadcast.Broadcast;
import org.lamindb.database.DatabaseAddress.SqliteFile;
import org.lamindb.error.LaminErrors;

/**
 * A database file that the driver has made for a query.
 *
 * @param original where it is on the driver; nowhere else is another file of its name
 * @param size in bytes
 * @param blocks its content, one after the other
 */
record ShippedFile(SqliteFile original, long size, List<Broadcast<byte[]>> blocks)
    implements Serializable {
  ShippedFile {
    Objects.requireNonNull(original, "original is null");
    blocks = List.copyOf(blocks);
  }

  /** Whether this process sees the driver's file, as it does on the driver's machine. */
  boolean isInSight() {
    Path path = Path.of(original.path());
    try {
      return Files.isReadable(path) && Files.size(path) == size;
    } catch (IOException e) {
      return false;
    }
  }

  /** Fetches the content, one block at a time. */
  void writeTo(Path target) {
    try (OutputStream file = new BufferedOutputStream(Files.newOutputStream(target))) {
      for (Broadcast<byte[]> block : blocks) {
        file.write(block.value());
      }
    } catch (IOException e) {
      throw LaminErrors.cannotWrite(target.toString(), e);
    }
  }
}

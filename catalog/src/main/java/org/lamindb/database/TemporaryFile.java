package org.lamindb.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.lamindb.error.LaminErrors;

/** Files that last no longer than this JVM, and that only its user may read. */
public final class TemporaryFile {
  private TemporaryFile() {}

  /**
   * A new file, empty.
   *
   * @throws org.lamindb.error.LaminException when there is no room for it
   */
  public static Path make(String prefix, String suffix) {
    try {
      Path path = Files.createTempFile(prefix, suffix);
      path.toFile().deleteOnExit();
      return path;
    } catch (IOException e) {
      throw LaminErrors.cannotWrite(System.getProperty("java.io.tmpdir"), e);
    }
  }

  /**
   * Deletes one, if it is still there.
   *
   * @throws org.lamindb.error.LaminException when it cannot be deleted
   */
  public static void delete(Path path) {
    try {
      Files.deleteIfExists(path);
    } catch (IOException e) {
      throw LaminErrors.cannotWrite(path.toString(), e);
    }
  }
}

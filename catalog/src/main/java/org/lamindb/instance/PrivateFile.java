package org.lamindb.instance;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import org.lamindb.error.LaminErrors;

/**
 * Small files that only their owner may read: settings hold passwords and keys. They appear
 * complete, so that of two processes that write at once one wins, and a reader sees no half.
 */
final class PrivateFile {
  private static final boolean POSIX =
      FileSystems.getDefault().supportedFileAttributeViews().contains("posix");

  private PrivateFile() {}

  /** Writes a file in place of what is there. */
  static void write(Path file, String text) {
    NewFiles.replace(file, draft(file, text));
  }

  /** Writes a file beside the target, which is to become the target. */
  static Path draft(Path target, String text) {
    Path draft = NewFiles.draft(target);
    try {
      directory(target.getParent());
      NewFiles.removeAbandonedDrafts(target);
      fill(draft, text);
      return draft;
    } catch (IOException e) {
      NewFiles.remove(draft);
      throw LaminErrors.cannotWrite(target.toString(), e);
    }
  }

  private static void directory(Path directory) throws IOException {
    if (!Files.isDirectory(directory)) {
      Files.createDirectories(directory, permissions("rwx------"));
    }
  }

  private static void fill(Path file, String text) throws IOException {
    Set<StandardOpenOption> options =
        Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    try (FileChannel channel = FileChannel.open(file, options, permissions("rw-------"))) {
      ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
    }
  }

  private static FileAttribute<?>[] permissions(String permissions) {
    return POSIX
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
        }
        : new FileAttribute<?>[0];
  }

  /**
   * Removes a file.
   *
   * @return whether it was there
   */
  static boolean delete(Path file) {
    try {
      return Files.deleteIfExists(file);
    } catch (IOException e) {
      throw LaminErrors.cannotWrite(file.toString(), e);
    }
  }
}

package org.lamindb.instance;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.lamindb.error.LaminErrors;

/**
 * The processes of this machine that use a copy of a database in a cloud, by locks on a file beside
 * it, which the operating system drops when a process ends, however it does.
 *
 * <p>One byte is taken in turns by who begins or ends; another one is shared by all in between.
 */
final class CloudUsers {
  private static final long TURN = 0;
  private static final long USE = 1;

  private final Path file;
  private FileChannel channel;
  private FileLock use;

  CloudUsers(Path copy) {
    this.file = file(copy);
  }

  /** Where it is. */
  static Path file(Path copy) {
    return copy.resolveSibling(copy.getFileName() + ".lamindb-spark.lock");
  }

  /** Waits for this process's turn. */
  Turn turn() {
    try {
      if (channel == null) {
        Files.createDirectories(file.getParent());
        channel =
            FileChannel.open(
                file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
      }
      return new Turn(channel.lock(TURN, 1, false));
    } catch (IOException e) {
      throw LaminErrors.cannotWrite(file.toString(), e);
    }
  }

  /** While it is open, nobody else begins or ends. */
  final class Turn implements AutoCloseable {
    private final FileLock lock;

    private Turn(FileLock lock) {
      this.lock = lock;
    }

    /** Whether no other process uses the copy. */
    boolean isAlone() {
      try (FileLock alone = channel.tryLock(USE, 1, false)) {
        return alone != null;
      } catch (IOException e) {
        throw LaminErrors.cannotRead(file.toString(), e);
      }
    }

    void enter() {
      try {
        use = channel.lock(USE, 1, true);
      } catch (IOException e) {
        throw LaminErrors.cannotWrite(file.toString(), e);
      }
    }

    void leave() {
      try {
        use.release();
        use = null;
      } catch (IOException e) {
        throw LaminErrors.cannotWrite(file.toString(), e);
      }
    }

    @Override
    public void close() {
      try {
        lock.release();
        if (use == null) {
          channel.close();
          channel = null;
        }
      } catch (IOException e) {
        throw LaminErrors.cannotWrite(file.toString(), e);
      }
    }
  }
}

package org.lamindb.database;

import java.io.EOFException;
import java.io.File;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.lamindb.error.DatabaseErrors;
import org.lamindb.error.LaminErrors;

/**
 * The file of a SQLite database, opened to read its bytes: the only right way to do that in a
 * process that also uses SQLite. Thread-safe.
 *
 * <p>The operating system drops all locks that a process holds on a file as soon as the process
 * closes any handle of that file. Closing one here could take the lock from under a transaction of
 * SQLite elsewhere in this JVM, so handles stay open, to be used again, as long as the file is
 * there. Plain files are used, not channels, as an interrupt closes a channel.
 */
public final class DatabaseFile {
  private static final Map<Object, DatabaseFile> OPEN = new HashMap<>();

  private final Object identity;
  private final File path;
  private final List<RandomAccessFile> handles = new ArrayList<>();
  private final Deque<RandomAccessFile> idle = new ArrayDeque<>();
  private int users;

  private DatabaseFile(Object identity, File path) {
    this.identity = identity;
    this.path = path;
  }

  /** The file that is at the path now. Each user lets it go once, with {@link #release}. */
  public static DatabaseFile at(Path path) {
    try {
      synchronized (OPEN) {
        sweep();
        DatabaseFile file =
            OPEN.computeIfAbsent(identity(path), id -> new DatabaseFile(id, path.toFile()));
        file.giveBack(file.borrow());
        file.users++;
        return file;
      }
    } catch (IOException e) {
      throw LaminErrors.cannotRead(path.toString(), e);
    }
  }

  /** Adds a user, who lets it go once too. */
  public void retain() {
    synchronized (OPEN) {
      users++;
    }
  }

  /** Ends one use. */
  public void release() {
    synchronized (OPEN) {
      users--;
      sweep();
    }
  }

  /** Closes files that nobody reads and that are gone, or replaced: nobody can lock those. */
  private static void sweep() {
    Iterator<DatabaseFile> files = OPEN.values().iterator();
    while (files.hasNext()) {
      DatabaseFile file = files.next();
      if (file.users == 0 && file.isGone()) {
        files.remove();
        file.closeHandles();
      }
    }
  }

  private boolean isGone() {
    try {
      return !identity(path.toPath()).equals(identity);
    } catch (IOException e) {
      return !path.exists();
    }
  }

  private static Object identity(Path path) throws IOException {
    Object key = Files.readAttributes(path, BasicFileAttributes.class).fileKey();
    return Objects.requireNonNullElse(key, path.toAbsolutePath());
  }

  private synchronized void closeHandles() {
    for (RandomAccessFile handle : handles) {
      try {
        handle.close();
      } catch (IOException e) {
        throw LaminErrors.cannotRead(path.getPath(), e);
      }
    }
    handles.clear();
    idle.clear();
  }

  private synchronized RandomAccessFile borrow() throws IOException {
    if (idle.isEmpty()) {
      RandomAccessFile handle = new RandomAccessFile(path, "r");
      handles.add(handle);
      if (isGone()) {
        // Another file took its place: that one's handle must stay open as well, but unused.
        throw LaminErrors.changedMeanwhile("The file '" + path + "'");
      }
      return handle;
    }
    return idle.pop();
  }

  private synchronized void giveBack(RandomAccessFile handle) {
    idle.push(handle);
  }

  /**
   * Reads exactly these bytes.
   *
   * @throws org.lamindb.error.LaminException when the file ends before, or cannot be read
   */
  public void read(long position, byte[] target, int offset, int length) {
    try {
      RandomAccessFile handle = borrow();
      try {
        handle.seek(position);
        handle.readFully(target, offset, length);
      } finally {
        giveBack(handle);
      }
    } catch (EOFException e) {
      throw DatabaseErrors.databaseDamaged(
          "The SQLite database " + path, "it ends within the page at byte " + position);
    } catch (IOException e) {
      throw LaminErrors.cannotRead(path.getPath(), e);
    }
  }

  /** Bytes of the file. */
  public long size() {
    return path.length();
  }
}

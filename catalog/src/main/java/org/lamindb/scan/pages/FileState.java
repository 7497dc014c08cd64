package org.lamindb.scan.pages;

import java.io.Closeable;
import java.io.Serializable;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.lamindb.database.DatabaseAddress.SqliteFile;
import org.lamindb.database.DatabaseFile;
import org.lamindb.error.LaminErrors;
import org.lamindb.error.LaminException;

/**
 * One state of a SQLite file that page scans of this JVM read, however long they take.
 *
 * <p>A read transaction guards the file. As other writers give up after some seconds, it does not
 * last for long: when somebody waits to write, or a slow scan takes too long, what the scans need
 * is copied aside, the transaction ends, and the scans go on with the copy.
 *
 * <p>Every holder closes it once; the last one lets the file go. Thread-safe.
 */
public final class FileState implements Closeable {
  /** How long a writer may have to wait before the state is copied, unless told otherwise. */
  public static final Duration PATIENCE = Duration.ofMillis(500);

  /** The copy comes after so many times the patience even when no writer is seen to wait. */
  private static final int LONGEST = 4;

  private static final Duration FOREVER = Duration.ofDays(365);
  private static final long LOOK_MILLIS = 25;
  private static final Map<UUID, FileState> OPEN = new HashMap<>();

  /**
   * What a task needs to read the state.
   *
   * @param changeCounter tells whether another JVM sees the same state of the file
   */
  public record Key(UUID id, SqliteFile file, int changeCounter) implements Serializable {
    public Key {
      Objects.requireNonNull(id, "id is null");
      Objects.requireNonNull(file, "file is null");
    }
  }

  /** Work on the connection that holds the lock. */
  @FunctionalInterface
  interface Look<T> {
    T at(Connection connection) throws SQLException;
  }

  private final Key key;
  private final Duration patience;
  private final ReadLock lock;
  private final DatabaseFile file;
  private final SwitchingSource pages;
  private final FileHeader header;
  private final Map<Long, PageTable> tables = new LinkedHashMap<>();
  private int holders = 1;
  private boolean locked = true;
  private boolean tablesFixed;
  private PageCopy copy;

  private FileState(
      UUID id, SqliteFile address, Duration patience, ReadLock lock, DatabaseFile file) {
    this.patience = patience;
    this.lock = lock;
    this.file = file;
    this.pages = new SwitchingSource(new FileSource(file, address.toString()));
    this.header = FileHeader.read(pages);
    this.key = new Key(id, address, header.changeCounter());
  }

  /** The state that the file has now. */
  public static FileState open(SqliteFile file) {
    return open(file, PATIENCE);
  }

  /**
   * The state that the file has now.
   *
   * @param patience how long a writer waits at most before the state is copied aside
   */
  public static FileState open(SqliteFile file, Duration patience) {
    return open(UUID.randomUUID(), file, patience);
  }

  /** A copy of a database that nobody else uses, such as one that was sent along with a job. */
  public static FileState ofPrivateCopy(SqliteFile file) {
    return open(UUID.randomUUID(), file, FOREVER);
  }

  private static FileState open(UUID id, SqliteFile address, Duration patience) {
    ReadLock lock = ReadLock.take(address);
    DatabaseFile file = null;
    try {
      file = DatabaseFile.at(Path.of(address.path()));
      FileState state = new FileState(id, address, patience, lock, file);
      synchronized (OPEN) {
        OPEN.putIfAbsent(id, state);
      }
      if (!patience.equals(FOREVER)) {
        file.retain();
        Thread guard = new Thread(state::guard, "lamindb-scan-lock");
        guard.setDaemon(true);
        guard.start();
      }
      return state;
    } catch (RuntimeException e) {
      lock.release();
      if (file != null) {
        file.release();
      }
      throw e;
    }
  }

  /**
   * Holds a state that was opened elsewhere: the same when it is open in this JVM, else the file
   * anew.
   *
   * @throws LaminException when the file has changed since
   */
  public static FileState join(Key key) {
    synchronized (OPEN) {
      FileState open = OPEN.get(key.id());
      if (open != null && open.hold()) {
        return open;
      }
    }
    FileState state = open(key.id(), key.file(), PATIENCE);
    if (state.key.changeCounter() != key.changeCounter()) {
      state.close();
      throw LaminErrors.changedMeanwhile(state.name());
    }
    return state;
  }

  public Key key() {
    return key;
  }

  /** Whether writers still have to wait. */
  public synchronized boolean holdsLock() {
    return locked;
  }

  private String name() {
    return key.file().toString();
  }

  FileHeader header() {
    return header;
  }

  PageSource pages() {
    return pages;
  }

  /** False when it is closed already. */
  private synchronized boolean hold() {
    if (holders > 0) {
      holders++;
      return true;
    }
    return false;
  }

  /** Holds it for a scan of a table; what the scan needs is from now on part of a copy. */
  synchronized void retain(PageTable table) {
    if (table.changeCounter() != key.changeCounter() || !register(table) || !hold()) {
      throw LaminErrors.changedMeanwhile(name());
    }
  }

  /** False when the copy is made already, without this table. */
  synchronized boolean register(PageTable table) {
    if (!tablesFixed) {
      tables.putIfAbsent(table.rootPage(), table);
    }
    return tables.containsKey(table.rootPage());
  }

  /** Reads the schema of this state; empty when the lock is gone, and with it the certainty. */
  synchronized <T> Optional<T> look(Look<T> look) {
    if (!locked) {
      return Optional.empty();
    }
    try {
      return Optional.of(look.at(lock.connection()));
    } catch (SQLException e) {
      throw LaminErrors.databaseFailed("read the schema", name(), e);
    }
  }

  private void guard() {
    try {
      if (waitForEndOfPatience()) {
        letGo();
      }
    } catch (InterruptedException e) {
      // Nobody has a reason to interrupt this thread; if so, others still must not wait.
      letGo();
    } finally {
      file.release();
    }
  }

  private synchronized boolean waitForEndOfPatience() throws InterruptedException {
    long start = System.nanoTime();
    while (holders > 0) {
      Duration held = Duration.ofNanos(System.nanoTime() - start);
      Duration left = patience.minus(held);
      if (left.isNegative() || left.isZero()) {
        if (lock.writerWaits() || held.compareTo(patience.multipliedBy(LONGEST)) >= 0) {
          tablesFixed = true;
          return true;
        }
        wait(LOOK_MILLIS);
      } else {
        wait(left.toMillis() + 1);
      }
    }
    return false;
  }

  private void letGo() {
    List<PageTable> needed;
    synchronized (this) {
      tablesFixed = true;
      needed = List.copyOf(tables.values());
    }
    PageSource next;
    PageCopy made = null;
    try {
      made = PageCopy.of(pages, needed, this::isClosed);
      next = made.source();
    } catch (LaminException e) {
      next = new FailedSource(pages, e);
    } catch (RuntimeException | Error e) {
      // Whatever went wrong, the lock must not outlive this thread.
      next = new FailedSource(pages, LaminErrors.databaseFailed("copy pages", name(), e));
    }
    pages.switchTo(next);
    synchronized (this) {
      copy = made;
      endLock();
      if (holders == 0) {
        deleteCopy();
      }
    }
  }

  private synchronized boolean isClosed() {
    return holders == 0;
  }

  private void endLock() {
    if (locked) {
      locked = false;
      lock.release();
    }
  }

  private void deleteCopy() {
    if (copy != null) {
      PageCopy old = copy;
      copy = null;
      old.delete();
    }
  }

  @Override
  public void close() {
    synchronized (this) {
      holders--;
      if (holders > 0) {
        return;
      }
      notifyAll();
      endLock();
      deleteCopy();
    }
    file.release();
    synchronized (OPEN) {
      OPEN.remove(key.id(), this);
    }
  }
}

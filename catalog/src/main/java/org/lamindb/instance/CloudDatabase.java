package org.lamindb.instance;

import java.io.Closeable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.lamindb.database.DatabaseAddress.SqliteFile;
import org.lamindb.error.InstanceErrors;
import org.lamindb.error.LaminException;
import org.lamindb.error.StorageErrors;
import org.lamindb.storage.CloudRoot;
import org.lamindb.storage.ObjectStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The SQLite database of an instance whose storage is in a cloud, while this JVM uses it: locked
 * there, and copied to the cache, where all work is done. The last user on this machine brings the
 * changes back, and unlocks it, unless the user has connected to the instance.
 *
 * <p>Who may not write to the cloud reads without a lock.
 */
final class CloudDatabase implements Closeable {
  private static final Logger LOG = LoggerFactory.getLogger(CloudDatabase.class);
  private static final Map<Path, CloudDatabase> OPEN = new HashMap<>();

  private final InstanceDescription instance;
  private final Path file;
  private final ObjectStore objects;
  private final CloudLock lock;
  private final CloudCopy copy;
  private final CloudUsers users;
  private CloudState state;
  private boolean wasLocked;
  private int opened;

  private CloudDatabase(InstanceDescription instance, Path file, ObjectStore objects) {
    this.instance = instance;
    this.file = file;
    this.objects = objects;
    String id =
        instance
            .identity()
            .hexId()
            .orElseThrow(
                () ->
                    InstanceErrors.invalidInstanceReference(
                        instance.storageRoot(), "its id is not known"));
    this.lock = new CloudLock(objects, id, instance.user().uid(), InstantSource.system());
    this.copy = new CloudCopy(objects, file, instance.identity().slug());
    this.users = new CloudUsers(file);
  }

  /** Whether the database of an instance is a file in a cloud. */
  static boolean isThere(InstanceDescription instance) {
    return instance.database() instanceof SqliteFile && CloudRoot.matches(instance.storageRoot());
  }

  /**
   * Locks the database and brings its copy up to date. Each user closes it once.
   *
   * @throws LaminException when somebody else has the lock, both sides have changed, or the cloud
   *     cannot be reached
   */
  static CloudDatabase open(InstanceDescription instance) {
    return open(instance, false);
  }

  /** The same of a database that is new: it is in the cache, and the cloud has none yet. */
  static CloudDatabase create(InstanceDescription instance) {
    return open(instance, true);
  }

  private static CloudDatabase open(InstanceDescription instance, boolean isNew) {
    Path file = Path.of(((SqliteFile) instance.database()).path());
    synchronized (OPEN) {
      CloudDatabase known = OPEN.get(file);
      if (known == null) {
        ObjectStore objects = CloudAccess.open(Environment.ofProcess(), instance.storageRoot());
        try {
          known = new CloudDatabase(instance, file, objects);
          known.begin(isNew);
        } catch (RuntimeException e) {
          objects.close();
          throw e;
        }
        OPEN.put(file, known);
      }
      known.opened++;
      return known;
    }
  }

  /** Unlocks the database of an instance of which this machine has no copy, if it can. */
  static void unlock(InstanceDescription instance) {
    try (ObjectStore objects = CloudAccess.open(Environment.ofProcess(), instance.storageRoot())) {
      String id = instance.identity().hexId().orElseThrow();
      CloudLock lock = new CloudLock(objects, id, instance.user().uid(), InstantSource.system());
      if (lock.isHeld()) {
        lock.release();
      }
    } catch (LaminException e) {
      LOG.warn("The database of {} may still be locked", instance.identity().slug(), e);
    }
  }

  /** Brings changes back, and gives up the lock that the user keeps between commands. */
  static void disconnect(InstanceDescription instance) {
    if (!Files.exists(Path.of(((SqliteFile) instance.database()).path()))) {
      unlock(instance);
      return;
    }
    try (CloudDatabase opened = open(instance)) {
      opened.connect(false);
    }
  }

  private void begin(boolean isNew) {
    try (CloudUsers.Turn turn = users.turn()) {
      state = CloudState.read(file);
      if (turn.isAlone()) {
        lock();
        try {
          state = isNew ? state : copy.refresh(state);
          state.write(file);
        } catch (RuntimeException e) {
          unlock(e);
          throw e;
        }
      }
      turn.enter();
    }
  }

  private void lock() {
    try {
      boolean held = lock.isHeld();
      // Of a process that was killed: it is for this one to give the lock back.
      wasLocked = held && !state.hasLock();
      if (!held || !state.hasLock()) {
        Optional<String> other = lock.acquire();
        if (other.isPresent()) {
          throw InstanceErrors.instanceLocked(
              instance.identity().slug(), other.get(), CloudLock.LIFE.toDays());
        }
      }
      state = state.readOnly(false).locked(true);
      state.write(file);
    } catch (LaminException e) {
      if (!e.errorClass().equals(StorageErrors.ACCESS_DENIED)) {
        throw e;
      }
      LOG.info("{} may only be read: it is not locked", objects.root());
      state = state.readOnly(true).locked(false);
    }
  }

  /** Whether the user may not write to the cloud. */
  boolean isReadOnly() {
    synchronized (OPEN) {
      return state.isReadOnly();
    }
  }

  /** Keeps the lock until the user disconnects. */
  void connect(boolean connected) {
    synchronized (OPEN) {
      state = CloudState.read(file).connected(connected);
      state.write(file);
      wasLocked &= connected;
    }
  }

  /**
   * Brings changes back to the cloud, and goes on.
   *
   * @throws LaminException when the cloud has changed meanwhile, or cannot be reached
   */
  void synchronize() {
    synchronized (OPEN) {
      try (CloudUsers.Turn ignored = users.turn()) {
        bringBack();
      }
    }
  }

  private void bringBack() {
    state = CloudState.read(file);
    if (!copy.isChanged(state)) {
      return;
    }
    if (state.isReadOnly()) {
      LOG.warn("The changes in {} stay there: you may not write to {}", file, objects.root());
      return;
    }
    state = copy.upload(state, started -> started.write(file));
    state.write(file);
  }

  @Override
  public void close() {
    synchronized (OPEN) {
      opened--;
      if (opened > 0) {
        return;
      }
      OPEN.remove(file);
      try (CloudUsers.Turn turn = users.turn()) {
        turn.leave();
        if (turn.isAlone()) {
          end();
        }
      } finally {
        objects.close();
      }
    }
  }

  private void end() {
    try {
      bringBack();
    } catch (LaminException e) {
      unlock(e);
      throw e;
    }
    if (!state.isReadOnly() && !state.isConnected() && !wasLocked) {
      lock.release();
      state = state.locked(false);
      state.write(file);
    }
  }

  /** What stays on this machine alone must not keep others from the rest. */
  private void unlock(RuntimeException reason) {
    if (state.isReadOnly() || state.isConnected() || wasLocked) {
      return;
    }
    try {
      lock.release();
      state = state.locked(false);
      state.write(file);
    } catch (RuntimeException e) {
      reason.addSuppressed(e);
    }
  }
}

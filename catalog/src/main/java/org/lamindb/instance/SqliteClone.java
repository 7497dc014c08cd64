package org.lamindb.instance;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.lamindb.database.DatabaseAddress.SqliteFile;
import org.lamindb.error.LaminException;
import org.lamindb.error.StorageErrors;
import org.lamindb.storage.ObjectStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The state that a Postgres database had some time ago, as a SQLite database that is read in its
 * place.
 *
 * @param object where it is in the cloud, compressed
 * @param modified when it was put there
 * @param file the copy of it on this machine
 */
public record SqliteClone(String object, Instant modified, SqliteFile file) {
  private static final Logger LOG = LoggerFactory.getLogger(SqliteClone.class);

  public SqliteClone {
    Objects.requireNonNull(object, "object is null");
    Objects.requireNonNull(modified, "modified is null");
    Objects.requireNonNull(file, "file is null");
  }

  /**
   * The clone of an instance that prefers one, brought up to date on this machine.
   *
   * @return empty when there is none that can be used, and the database may be
   * @throws LaminException when neither can be used
   */
  static Optional<SqliteClone> find(InstanceDescription instance) {
    if (!instance.prefersClone()) {
      instance.requireAccess();
      return Optional.empty();
    }
    Optional<SqliteClone> found = Optional.empty();
    try {
      found = fetch(instance);
    } catch (LaminException e) {
      if (!StorageErrors.isAbsence(e)) {
        giveUp(instance, e);
      }
    }
    if (found.isEmpty()) {
      instance.requireAccess();
    }
    found.ifPresent(
        clone ->
            LOG.info("{} is read from its SQLite clone, {}", instance.identity().slug(), clone));
    return found;
  }

  /**
   * Goes on with the database of an instance, whose clone cannot be used.
   *
   * @throws LaminException why that is, when the database cannot be used either
   */
  static void giveUp(InstanceDescription instance, LaminException reason) {
    try {
      instance.requireAccess();
    } catch (LaminException e) {
      reason.addSuppressed(e);
      throw reason;
    }
    LOG.warn(
        "The database of {} is read, as its SQLite clone cannot be: {}",
        instance.identity().slug(),
        reason.text());
  }

  private static Optional<SqliteClone> fetch(InstanceDescription instance) {
    Environment environment = Environment.ofProcess();
    try (ObjectStore objects = CloudAccess.open(environment, instance.storageRoot())) {
      return new CloneCopy(
              objects,
              new CacheDirectory(environment).current().directory(),
              instance.identity().slug())
          .refresh();
    }
  }

  /** For plans, logs and people. */
  @Override
  public String toString() {
    return object + " of " + modified;
  }
}

package org.lamindb.storage;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.lamindb.database.Dialect;
import org.lamindb.database.SqlText;
import org.lamindb.error.StorageErrors;
import org.lamindb.instance.CloudAccess;
import org.lamindb.instance.Environment;
import org.lamindb.instance.HubStorageLocations;
import org.lamindb.instance.Instance;

/**
 * Removes a storage location in which nothing is: what LaminHub keeps of it and its marker, if it
 * is the instance's, and its row.
 */
final class StorageRemoval {
  private final Instance instance;
  private final Storages storages;

  StorageRemoval(Instance instance) {
    this.instance = instance;
    this.storages = new Storages(instance);
  }

  StorageLocation remove(String rootOrUid) {
    instance.requireWritable();
    StorageLocation location = storages.get(rootOrUid);
    if (location.equals(storages.defaultStorage())) {
      throw StorageErrors.storageInUse(
          location.root(),
          "it is the default storage of the instance, and goes with it by 'lamindb-spark delete'");
    }
    boolean managed = location.isManagedBy(instance.identity());
    Optional<HubStorageLocations> hub =
        managed ? HubStorageLocations.of(Environment.ofProcess(), instance) : Optional.empty();
    instance
        .database()
        .write(
            "delete the storage location",
            connection -> {
              requireUnused(connection, location);
              delete(connection, location);
              if (managed) {
                // Before the row is gone for good: with the row this can be done again.
                unmark(location, hub);
              }
              return null;
            });
    return location;
  }

  private void requireUnused(Connection connection, StorageLocation location) throws SQLException {
    long artifacts =
        new SqlText(instance.database().dialect())
            .sql("SELECT count(*) AS artifacts FROM lamindb_artifact WHERE storage_id = ")
            .value(location.id())
            .query(connection, row -> row.number("artifacts"))
            .get(0);
    if (artifacts > 0) {
      throw StorageErrors.storageInUse(
          location.root(),
          artifacts
              + (artifacts == 1 ? " artifact lies" : " artifacts lie")
              + " in it, the trash included: move them with 'lamindb-spark move-storage', or delete"
              + " them");
    }
  }

  private void delete(Connection connection, StorageLocation location) throws SQLException {
    Dialect dialect = instance.database().dialect();
    if (dialect == Dialect.POSTGRES) {
      // An artifact that is saved at the same time must be seen here, not when all is over.
      new SqlText(dialect).sql("SET CONSTRAINTS ALL IMMEDIATE").execute(connection);
    }
    new SqlText(dialect)
        .sql("DELETE FROM lamindb_storage WHERE id = ")
        .value(location.id())
        .execute(connection);
  }

  /** LaminHub may refuse it, and gives keys until it knows the location no more. */
  private static void unmark(StorageLocation location, Optional<HubStorageLocations> hub) {
    if (location.isLocal()) {
      requireEmpty(location.root(), StorageMarker.others(location.path()));
      hub.ifPresent(locations -> locations.delete(location.uid()));
      StorageMarker.delete(location.path());
      return;
    }
    try (ObjectStore objects = CloudAccess.open(Environment.ofProcess(), location.root())) {
      HostedStorage.requireEmpty(objects);
      requireEmpty(location.root(), StorageMarker.others(objects));
      hub.ifPresent(locations -> locations.delete(location.uid()));
      StorageMarker.delete(objects);
    }
  }

  private static void requireEmpty(String root, List<String> others) {
    if (!others.isEmpty()) {
      throw StorageErrors.storageNotEmpty(root + ": .lamindb", others);
    }
  }
}

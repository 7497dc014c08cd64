package org.lamindb.storage;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.lamindb.database.Dialect;
import org.lamindb.database.SqlText;
import org.lamindb.error.StorageErrors;
import org.lamindb.instance.CloudAccess;
import org.lamindb.instance.Environment;
import org.lamindb.instance.Instance;

/** Removes a storage location in which nothing is: its marker, if it is the instance's, and row. */
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
    instance
        .database()
        .write(
            "delete the storage location",
            connection -> {
              requireUnused(connection, location);
              delete(connection, location);
              if (managed) {
                // Before the row is gone for good: with the row this can be done again.
                unmark(location);
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

  private static void unmark(StorageLocation location) {
    if (location.isLocal()) {
      requireEmpty(location);
      StorageMarker.delete(location.path());
      return;
    }
    try (ObjectStore objects = CloudAccess.open(Environment.ofProcess(), location.root())) {
      List<String> others = StorageMarker.others(objects);
      if (!others.isEmpty()) {
        throw StorageErrors.storageNotEmpty(location.root() + ": .lamindb", others);
      }
      StorageMarker.delete(objects);
    }
  }

  private static void requireEmpty(StorageLocation location) {
    List<String> others = StorageMarker.others(location.path());
    if (!others.isEmpty()) {
      throw StorageErrors.storageNotEmpty(StorageMarker.folder(location.path()).toString(), others);
    }
  }
}

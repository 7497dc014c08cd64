package org.lamindb.instance;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.lamindb.database.DatabaseAddress.SqliteFile;
import org.lamindb.error.InstanceErrors;
import org.lamindb.storage.ObjectStore;

/**
 * A SQLite database that is built in the cache and brought to the cloud, where the user keeps the
 * lock until disconnecting.
 */
final class NewCloudFile implements NewDatabase {
  private final Environment environment;
  private final CloudInitPlan plan;
  private final ObjectStore objects;
  private final NewFiles files;
  private final UndoSteps undo;
  private final Path copy;

  NewCloudFile(
      Environment environment,
      CloudInitPlan plan,
      ObjectStore objects,
      NewFiles files,
      UndoSteps undo) {
    this.environment = environment;
    this.plan = plan;
    this.objects = objects;
    this.files = files;
    this.undo = undo;
    this.copy = CloudFile.path(environment, plan.root());
  }

  /** The marker beside it tells the uid. */
  @Override
  public Optional<Found> find() {
    return objects.find(CloudFile.KEY).map(there -> new Found(Optional.empty()));
  }

  @Override
  public void make(String uid, Optional<String> region, Runnable last) {
    build(uid, region);
    bring();
    last.run();
  }

  private void build(String uid, Optional<String> region) {
    files.directory(copy.getParent());
    NewFiles.removeAbandonedDrafts(copy);
    if (!Files.exists(copy)) {
      undo.add(() -> PrivateFile.delete(CloudUsers.file(copy)));
      undo.add(() -> PrivateFile.delete(CloudState.file(copy)));
      PrivateFile.delete(CloudState.file(copy));
      plan.rows(uid, region).publish(files, copy, plan.modules());
    }
    requireOwn(uid);
  }

  /** A copy in the cache of a database that the cloud lacks: of a run that was stopped, or not. */
  private void requireOwn(String uid) {
    StorageRows rows = StorageRows.read(SqliteFile.at(copy));
    boolean own =
        rows.modules().equals(plan.modules())
            && rows.rows().stream()
                .filter(row -> row.uid().equals(uid))
                .anyMatch(row -> row.root().equals(plan.root().toString()));
    if (!own) {
      throw InstanceErrors.initRefused(
          plan.root().toString(),
          "'" + copy + "' is a copy of a database of before, which is not in the cloud",
          "Move the copy away, or put it back into the cloud if that is what you miss.");
    }
  }

  /** Locks the database in the cloud, brings it there, and keeps the lock. */
  private void bring() {
    InstanceDescription instance =
        new InstanceResolver(environment).resolve(InstanceReference.of(plan.identity().slug()));
    String lock = CloudLock.folder(plan.identity().hexId().orElseThrow());
    if (objects.list(lock).isEmpty()) {
      undo.add(() -> objects.list(lock).forEach(object -> objects.delete(object.key())));
    }
    undo.add(this::deleteOwn);
    try (CloudDatabase database = CloudDatabase.create(instance)) {
      database.synchronize();
      if (objects.find(CloudFile.KEY).isEmpty()) {
        throw InstanceErrors.cloudFileReadOnly(instance.identity().slug(), instance.storageRoot());
      }
      database.connect(true);
    }
  }

  /** What somebody else brought there stays. */
  private void deleteOwn() {
    String brought = CloudState.read(copy).cloud();
    if (objects.find(CloudFile.KEY).filter(found -> found.state().equals(brought)).isPresent()) {
      objects.delete(CloudFile.KEY);
    }
  }
}

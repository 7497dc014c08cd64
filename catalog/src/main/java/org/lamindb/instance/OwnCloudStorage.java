package org.lamindb.instance;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.lamindb.database.PostgresUrl;
import org.lamindb.error.InstanceErrors;
import org.lamindb.error.StorageErrors;
import org.lamindb.storage.CloudRoot;
import org.lamindb.storage.HostedStorage;
import org.lamindb.storage.ObjectInfo;
import org.lamindb.storage.ObjectStore;
import org.lamindb.storage.StorageMarker;

/**
 * The default storage of an instance in a cloud, to be deleted: its SQLite database with the lock
 * and the copy on this machine, and the marker.
 */
final class OwnCloudStorage implements DeletableStorage {
  private static final String FOLDER = ".lamindb";

  private final Environment environment;
  private final InstanceSettings instance;
  private final User user;
  private final CloudRoot root;

  private OwnCloudStorage(Environment environment, InstanceSettings instance, User user) {
    this.environment = environment;
    this.instance = instance;
    this.user = Objects.requireNonNull(user, "user is null");
    this.root = CloudRoot.parse(instance.storageRoot());
  }

  /**
   * Looks at the storage.
   *
   * @throws org.lamindb.error.LaminException when it is not empty, or another instance's
   */
  static OwnCloudStorage of(Environment environment, InstanceSettings instance, User user) {
    OwnCloudStorage storage = new OwnCloudStorage(environment, instance, user);
    try (ObjectStore objects = storage.open()) {
      storage.requireOwn(objects);
      storage.requireEmpty(objects);
    }
    return storage;
  }

  private ObjectStore open() {
    return CloudAccess.open(environment, instance.storageRoot());
  }

  private void requireOwn(ObjectStore objects) {
    Optional<InstanceIdentity> marked =
        StorageMarker.read(objects).flatMap(StorageMarker::instance);
    if (marked.filter(other -> !other.uid().equals(instance.identity().uid())).isPresent()) {
      throw InstanceErrors.deleteRefused(
          instance.identity().slug(),
          "'" + root + "' is the storage of the instance " + marked.get().slug() + " by now",
          "Delete the settings file of this one, if it is gone.");
    }
  }

  private void requireEmpty(ObjectStore objects) {
    HostedStorage.requireEmpty(objects);
    List<String> others =
        StorageMarker.others(objects).stream()
            .filter(name -> !instance.hasCloudFile() || !isOfDatabase(FOLDER + "/" + name))
            .toList();
    if (!others.isEmpty()) {
      throw StorageErrors.storageNotEmpty(root + ": " + FOLDER, others);
    }
  }

  private static boolean isOfDatabase(String key) {
    return key.equals(CloudFile.KEY) || key.startsWith(CloudLock.FOLDER + "/");
  }

  @Override
  public List<String> files() {
    List<String> files = new ArrayList<>();
    try (ObjectStore objects = open()) {
      for (ObjectInfo object : objects.list(FOLDER)) {
        files.add(root.scheme() + "://" + root.bucket() + "/" + root.objectName(object.key()));
      }
    }
    if (instance.hasCloudFile()) {
      copies().stream().map(Path::toString).forEach(files::add);
    }
    return files;
  }

  @Override
  public List<String> notes() {
    List<String> notes = new ArrayList<>();
    instance
        .databaseUrl()
        .ifPresent(url -> notes.add(PostgresUrl.parse(url) + " keeps its tables and records"));
    notes.add("further storages that the instance manages keep their markers");
    return notes;
  }

  /** What is in the cache beside the database stays, as that is no copy of the instance's alone. */
  private List<Path> copies() {
    Path file = CloudFile.path(environment, root);
    return List.of(file, CloudState.file(file), CloudUsers.file(file)).stream()
        .filter(Files::exists)
        .toList();
  }

  @Override
  public void delete(Runnable first) {
    try (ObjectStore objects = open()) {
      prepare(objects, first);
      if (instance.hasCloudFile()) {
        objects.delete(CloudFile.KEY);
        objects.list(CloudLock.FOLDER).forEach(object -> objects.delete(object.key()));
        copies().forEach(PrivateFile::delete);
      }
      StorageMarker.delete(objects);
    }
  }

  /** Nobody may work on the database meanwhile; the lock goes with it. */
  private void prepare(ObjectStore objects, Runnable first) {
    if (!instance.hasCloudFile()) {
      requireEmpty(objects);
      first.run();
      return;
    }
    String id = instance.identity().hexId().orElseThrow();
    CloudLock lock = new CloudLock(objects, id, user.uid(), InstantSource.system());
    boolean wasHeld = lock.isHeld();
    lock.acquire()
        .ifPresent(
            other -> {
              throw InstanceErrors.instanceLocked(
                  instance.identity().slug(), other, CloudLock.LIFE.toDays());
            });
    try {
      requireEmpty(objects);
      first.run();
    } catch (RuntimeException e) {
      if (!wasHeld) {
        lock.release();
      }
      throw e;
    }
  }
}

package org.lamindb.instance;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.lamindb.database.DatabaseAddress;
import org.lamindb.database.DatabaseAddress.SqliteFile;
import org.lamindb.database.PostgresUrl;
import org.lamindb.error.InstanceErrors;
import org.lamindb.error.LaminErrors;
import org.lamindb.error.LaminException;
import org.lamindb.error.StorageErrors;
import org.lamindb.storage.StorageMarker;

/**
 * What an instance has in the storages that it manages, to be deleted: its SQLite database, the
 * markers, and folders that are empty then. Everything else there is data.
 *
 * @param root of the default storage
 * @param isOwn false when nothing of the instance is at the root any more
 * @param further roots of other local storages with a marker of the instance
 * @param notes what stays, for people
 */
record OwnStorage(
    Path root, boolean hasDatabase, boolean isOwn, List<Path> further, List<String> notes)
    implements DeletableStorage {
  private static final List<String> COMPANIONS = List.of("", "-journal", "-wal", "-shm");
  private static final String EXCLUSION = "_exclusion";

  OwnStorage {
    further = List.copyOf(further);
    notes = List.copyOf(notes);
  }

  /**
   * Looks at the storages.
   *
   * @throws LaminException when one is not empty, or the database at the root is another instance's
   */
  static OwnStorage of(InstanceSettings instance, Path root) {
    boolean sqlite = instance.databaseUrl().isEmpty();
    List<String> notes = new ArrayList<>();
    Optional<StorageRows> rows = rows(instance, root, notes);
    boolean own = isOwn(instance, root, rows, notes);
    if (!sqlite) {
      notes.add(PostgresUrl.parse(instance.databaseUrl().get()) + " keeps its tables and records");
    }
    List<Path> further = new ArrayList<>();
    for (StorageRows.Row row : rows.map(StorageRows::rows).orElse(List.of())) {
      if (!row.isManagedBy(instance.identity().uid()) || row.root().equals(root.toString())) {
        continue;
      }
      if (!row.type().equals("local")) {
        notes.add("the storage " + row.root() + " keeps its marker, as it is not local");
      } else if (isMarked(instance, Path.of(row.root()))) {
        further.add(Path.of(row.root()));
      }
    }
    OwnStorage storage = new OwnStorage(root, sqlite, own, further, notes);
    storage.requireEmpty();
    return storage;
  }

  /** What the database says of storages; nothing when it is gone or cannot be read. */
  private static Optional<StorageRows> rows(
      InstanceSettings instance, Path root, List<String> notes) {
    Path file = StorageInstances.databaseFile(root);
    if (instance.databaseUrl().isEmpty() && !Files.exists(file)) {
      return Optional.empty();
    }
    DatabaseAddress address =
        instance.databaseUrl().isPresent()
            ? PostgresUrl.parse(instance.databaseUrl().get())
            : SqliteFile.at(file);
    try {
      return Optional.of(StorageRows.read(address));
    } catch (LaminException e) {
      notes.add(
          "further storages are not known and keep their markers: "
              + e.text().replaceAll("\\.$", ""));
      return Optional.empty();
    }
  }

  private static boolean isOwn(
      InstanceSettings instance, Path root, Optional<StorageRows> rows, List<String> notes) {
    String uid = instance.identity().uid();
    Optional<String> marked =
        StorageMarker.read(root).flatMap(StorageMarker::instance).map(InstanceIdentity::uid);
    boolean sqlite = instance.databaseUrl().isEmpty();
    Optional<String> found = sqlite ? rows.flatMap(StorageRows::ownUid) : Optional.empty();
    if (marked.or(() -> found).filter(other -> !other.equals(uid)).isPresent()) {
      notes.add("'" + root + "' is the storage of another instance by now, and stays as it is");
      return false;
    }
    if (found.filter(other -> !other.equals(uid)).isPresent()
        || (sqlite && marked.isEmpty() && found.isEmpty() && Files.exists(databaseFile(root)))) {
      throw InstanceErrors.deleteRefused(
          instance.identity().slug(),
          "the database '" + databaseFile(root) + "' does not say that it is this instance's",
          "Delete it yourself, if so.");
    }
    return true;
  }

  private static Path databaseFile(Path root) {
    return StorageInstances.databaseFile(root);
  }

  private static boolean isMarked(InstanceSettings instance, Path root) {
    return StorageMarker.read(root)
        .flatMap(StorageMarker::instance)
        .filter(identity -> identity.uid().equals(instance.identity().uid()))
        .isPresent();
  }

  private void requireEmpty() {
    if (isOwn) {
      requireEmpty(root, hasDatabase);
    }
    further.forEach(other -> requireEmpty(other, false));
  }

  private static void requireEmpty(Path root, boolean hasDatabase) {
    List<String> others = StorageMarker.others(root);
    if (hasDatabase) {
      others = others.stream().filter(name -> !isOfDatabase(name)).toList();
    }
    if (!others.isEmpty()) {
      throw StorageErrors.storageNotEmpty(StorageMarker.folder(root).toString(), others);
    }
  }

  /**
   * @param name relative to the folder {@code .lamindb}
   */
  private static boolean isOfDatabase(String name) {
    return COMPANIONS.stream().anyMatch(end -> name.equals("lamin.db" + end))
        || name.startsWith(EXCLUSION + "/")
        || name.matches("lamin\\.db\\..*\\.draft(-journal)?");
  }

  @Override
  public List<String> files() {
    List<Path> files = new ArrayList<>();
    further.forEach(other -> files.add(StorageMarker.path(other)));
    if (isOwn) {
      if (hasDatabase) {
        files.add(databaseFile(root));
      }
      files.add(StorageMarker.path(root));
    }
    return files.stream().filter(Files::exists).map(Path::toString).toList();
  }

  @Override
  public void delete(Runnable first) {
    first.run();
    further.forEach(StorageMarker::delete);
    if (!isOwn) {
      return;
    }
    if (hasDatabase) {
      deleteDatabase();
    }
    StorageMarker.delete(root);
    NewFiles.remove(root);
  }

  private void deleteDatabase() {
    Path folder = StorageMarker.folder(root);
    if (!Files.isDirectory(folder)) {
      return;
    }
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        if (file.endsWith(EXCLUSION) && Files.isDirectory(file)) {
          Folders.remove(file);
        } else if (isOfDatabase(file.getFileName().toString())) {
          Files.deleteIfExists(file);
        }
      }
    } catch (IOException e) {
      throw LaminErrors.cannotWrite(folder.toString(), e);
    }
  }
}

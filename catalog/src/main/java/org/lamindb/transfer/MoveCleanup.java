package org.lamindb.transfer;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.lamindb.error.LaminErrors;
import org.lamindb.error.StorageErrors;
import org.lamindb.instance.Instance;
import org.lamindb.storage.StorageLocation;
import org.lamindb.storage.Storages;

/**
 * Deletes the source's bytes after a move, when asked.
 *
 * <p>A file goes only if it was part of the move, its records are in the target now, no artifact of
 * any storage uses it any more, and the target has the same bytes, on its disk. Everything else
 * stays, and so do folders that are not empty then. It can be repeated.
 */
public final class MoveCleanup {
  private final Instance instance;
  private final StorageLocation source;
  private final StorageLocation target;
  private final MoveJournal journal;

  /**
   * The clean-up after a move between two storages.
   *
   * @throws org.lamindb.error.LaminException when the source is not managed by the instance: the
   *     bytes are those of somebody else
   */
  public MoveCleanup(Instance instance, StorageLocation source, StorageLocation target) {
    requireManaged(instance, source);
    this.instance = instance;
    this.source = source;
    this.target = target;
    this.journal = new MoveJournal(source.root(), target.id());
  }

  /** Refuses a source whose bytes are those of another instance. */
  public static void requireManaged(Instance instance, StorageLocation source) {
    if (!source.isManagedBy(instance.identity())) {
      throw StorageErrors.storageNotManaged(
          source.root(), source.instanceUid().map(uid -> "instance " + uid).orElse("nobody"));
    }
  }

  /** Notes what may be deleted later. To be called before {@link MoveSwitch}. */
  public void prepare(MovePlan plan) {
    journal.write(plan);
  }

  /**
   * Deletes what a move has left in the source, of this or of an earlier run.
   *
   * @return how many files were deleted
   */
  public long run() {
    List<MoveJournal.Entry> entries = journal.read().orElse(List.of());
    Map<Long, String> arrived = new HashMap<>();
    Set<String> used = new HashSet<>();
    instance
        .database()
        .read(
            "find the artifacts that were moved",
            connection -> {
              Rows database = new Rows(connection, instance.database().dialect());
              for (MovedRow row : StorageRows.read(database, target.id(), false)) {
                arrived.put(row.id(), row.storageKey());
              }
              for (StorageLocation storage : new Storages(instance).list()) {
                if (storage.isLocal() && overlaps(storage)) {
                  for (MovedRow row : StorageRows.read(database, storage.id(), false)) {
                    used.add(storage.resolve(row.storageKey()));
                  }
                }
              }
              return null;
            });
    long deleted = 0;
    for (MoveJournal.Entry entry : entries) {
      boolean left = entry.ids().stream().allMatch(i -> entry.storageKey().equals(arrived.get(i)));
      if (left) {
        deleted += entry.files().stream().filter(file -> delete(file, used)).count();
        if (entry.folder()) {
          pruneEmpty(source.path().resolve(entry.storageKey()));
        }
      }
    }
    journal.delete();
    return deleted;
  }

  private boolean overlaps(StorageLocation other) {
    return other.path().startsWith(source.path()) || source.path().startsWith(other.path());
  }

  private boolean delete(String path, Set<String> used) {
    Path root = source.path();
    Path file = root.resolve(path).normalize();
    Path copy = target.path().resolve(path);
    for (Path at = file; at != null; at = at.getParent()) {
      if (used.contains(at.toString())) {
        return false;
      }
    }
    try {
      boolean same =
          file.startsWith(root)
              && Files.isRegularFile(file)
              && Files.isRegularFile(copy)
              && Files.mismatch(file, copy) < 0;
      if (!same) {
        return false;
      }
      try (FileChannel channel = FileChannel.open(copy, StandardOpenOption.WRITE)) {
        channel.force(true);
      }
      return Files.deleteIfExists(file);
    } catch (IOException e) {
      throw LaminErrors.cannotWrite(file.toString(), e);
    }
  }

  private static void pruneEmpty(Path folder) {
    if (!Files.isDirectory(folder)) {
      return;
    }
    try (Stream<Path> paths = Files.walk(folder)) {
      for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
        if (Files.isDirectory(path)) {
          deleteIfEmpty(path);
        }
      }
    } catch (IOException e) {
      throw LaminErrors.cannotWrite(folder.toString(), e);
    }
  }

  private static void deleteIfEmpty(Path folder) throws IOException {
    try {
      Files.delete(folder);
    } catch (DirectoryNotEmptyException e) {
      // Somebody's files are in it, or records that did not move.
      return;
    }
  }
}

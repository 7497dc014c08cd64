package org.lamindb.spark.transfer;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.lamindb.error.StorageErrors;
import org.lamindb.instance.Environment;
import org.lamindb.instance.Instance;
import org.lamindb.registry.Uids;
import org.lamindb.storage.StorageLocation;
import org.lamindb.storage.StorageRoots;
import org.lamindb.storage.Storages;
import org.lamindb.transfer.MovePlan;

/** Where artifacts move to: a storage location, or a folder that becomes one. */
final class MoveTarget {
  private static final long NOT_REGISTERED = 0L;
  private static final String SCHEME = "://";

  private final Storages storages;
  private final StorageLocation location;

  private MoveTarget(Storages storages, StorageLocation location) {
    this.storages = storages;
    this.location = location;
  }

  /**
   * Finds what a user named. Nothing is written.
   *
   * @throws org.lamindb.error.LaminException when it can be no storage location
   */
  static MoveTarget find(Instance instance, String rootOrUid) {
    Storages storages = new Storages(instance);
    List<StorageLocation> known = storages.list();
    String root = StorageRoots.normalize(Environment.ofProcess().storageRoot(rootOrUid));
    Optional<StorageLocation> found =
        known.stream()
            .filter(location -> location.uid().equals(rootOrUid) || location.root().equals(root))
            .findFirst();
    if (found.isPresent()) {
      return new MoveTarget(storages, found.get());
    }
    if (root.contains(SCHEME)) {
      throw StorageErrors.storageNotLocal(root, root.substring(0, root.indexOf(SCHEME)));
    }
    boolean uid = rootOrUid.length() == Uids.STORAGE_LENGTH && Uids.isBase62(rootOrUid);
    if (uid && !Files.exists(Path.of(root))) {
      throw StorageErrors.storageNotFound(
          rootOrUid, known.stream().map(StorageLocation::root).toList());
    }
    return new MoveTarget(
        storages,
        new StorageLocation(
            NOT_REGISTERED,
            "",
            root,
            StorageLocation.LOCAL,
            Optional.empty(),
            Optional.of(instance.identity().uid())));
  }

  /** The location; one that is to be registered has no id. */
  StorageLocation location() {
    return location;
  }

  /** Registers the location when it is new, and lets the plan lead there. */
  MovePlan register(MovePlan plan) {
    if (location.id() != NOT_REGISTERED) {
      return plan;
    }
    StorageLocation registered = storages.register(location.path());
    return new MovePlan(
        plan.sourceId(),
        plan.sourceRoot(),
        registered.id(),
        registered.root(),
        plan.items(),
        plan.files());
  }
}

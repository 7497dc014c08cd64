package org.lamindb.transfer;

import java.util.List;
import java.util.Objects;
import org.lamindb.instance.Instance;
import org.lamindb.storage.StorageLocation;

/**
 * Moves all artifacts of a storage location to another one, on this machine: plan, copy, verify,
 * switch, and delete when asked. Stopped at any step and run again it ends right: until the switch
 * the records and bytes of the source are untouched, and after it they are complete in the target.
 */
public final class LocalMove {
  private final Instance instance;
  private final StorageLocation source;
  private final StorageLocation target;
  private final boolean deleteSource;

  /**
   * What a move did.
   *
   * @param artifacts records that point to the target now
   * @param copied files that were copied
   * @param found files that an earlier run had copied
   * @param bytes of all files
   * @param deleted files that were deleted in the source
   */
  public record Report(long artifacts, long copied, long found, long bytes, long deleted) {}

  /**
   * A move of everything in a storage location.
   *
   * @param deleteSource whether the bytes in the source go after the records have followed
   * @throws org.lamindb.error.LaminException when bytes are to be deleted that are not the
   *     instance's
   */
  public LocalMove(
      Instance instance, StorageLocation source, StorageLocation target, boolean deleteSource) {
    this.instance = Objects.requireNonNull(instance, "instance is null");
    this.source = Objects.requireNonNull(source, "source is null");
    this.target = Objects.requireNonNull(target, "target is null");
    this.deleteSource = deleteSource;
    if (deleteSource) {
      MoveCleanup.requireManaged(instance, source);
    }
  }

  /** Runs the move, or what an earlier run left of it. */
  public Report run() {
    MovePlan plan = MovePlan.of(instance, source, target);
    // An earlier run may have stopped between its switch and its deletions.
    long deleted = deleteSource ? new MoveCleanup(instance, source, target).run() : 0;
    FileCopy copy = plan.copy();
    List<CopiedFile> copied = plan.files().parallelStream().map(copy::copy).toList();
    MoveVerification.verify(plan, copied);
    if (deleteSource) {
      new MoveCleanup(instance, source, target).prepare(plan);
    }
    int artifacts = MoveSwitch.apply(instance, plan);
    if (deleteSource) {
      deleted += new MoveCleanup(instance, source, target).run();
    }
    long found = copied.stream().filter(CopiedFile::wasThere).count();
    return new Report(artifacts, copied.size() - found, found, plan.bytes(), deleted);
  }
}

package org.lamindb.transfer;

import java.io.Serializable;
import java.util.List;
import java.util.Objects;
import org.lamindb.instance.Instance;
import org.lamindb.storage.StorageLocation;

/**
 * What a move of all artifacts of one storage location to another consists of. Planning writes
 * nothing.
 *
 * <p>All branches are covered, trash and archive included, and all versions. A file that several
 * artifacts hold, such as one of a folder that is registered by itself too, is copied once.
 *
 * @param sourceId id of the source's row
 * @param sourceRoot local path
 * @param files what to copy, in the order of their paths
 */
public record MovePlan(
    long sourceId,
    String sourceRoot,
    long targetId,
    String targetRoot,
    List<MoveItem> items,
    List<MoveFile> files)
    implements Serializable {
  public MovePlan {
    Objects.requireNonNull(sourceRoot, "sourceRoot is null");
    Objects.requireNonNull(targetRoot, "targetRoot is null");
    items = List.copyOf(items);
    files = List.copyOf(files);
  }

  /**
   * Plans a move.
   *
   * <p>The target must be managed by the instance. The source need not be: then artifacts that were
   * transferred from another instance get bytes of their own, and those of the source stay.
   *
   * @throws org.lamindb.error.LaminException when source and target overlap, are not local or lie
   *     in different spaces, the target belongs to another instance, has artifacts at one of the
   *     paths or with the same key and hash, or when bytes are missing that are not in the trash
   */
  public static MovePlan of(Instance instance, StorageLocation source, StorageLocation target) {
    return new MovePlanner(instance, source, target).plan();
  }

  /** How the files are copied, on any machine that sees both roots. */
  public FileCopy copy() {
    return new FileCopy(sourceRoot, targetRoot);
  }

  /** Bytes of all files. */
  public long bytes() {
    return files.stream().mapToLong(MoveFile::size).sum();
  }
}

package org.lamindb.transfer;

import java.io.Serializable;
import java.util.List;
import java.util.Objects;

/**
 * A file or folder that moves, with all records that share it: the versions of an artifact that
 * overwrites its versions, or several artifacts that were registered for one file.
 *
 * @param storageKey where it lies below the root, in the source and in the target
 * @param hasBytes false for trashed records whose bytes are gone; these follow without bytes
 */
public record MoveItem(String storageKey, boolean folder, boolean hasBytes, List<MovedRow> rows)
    implements Serializable {
  public MoveItem {
    Objects.requireNonNull(storageKey, "storageKey is null");
    rows = List.copyOf(rows);
  }

  /** Whether a file with this path below the root is part of it. */
  boolean holds(String path) {
    return folder ? path.startsWith(storageKey + "/") : path.equals(storageKey);
  }
}

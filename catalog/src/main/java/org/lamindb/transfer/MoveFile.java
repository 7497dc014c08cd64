package org.lamindb.transfer;

import java.io.Serializable;
import java.util.Objects;

/**
 * A file to copy.
 *
 * @param path below the root, the same in source and target
 * @param size bytes when the move was planned
 */
public record MoveFile(String path, long size) implements Serializable {
  public MoveFile {
    Objects.requireNonNull(path, "path is null");
  }
}

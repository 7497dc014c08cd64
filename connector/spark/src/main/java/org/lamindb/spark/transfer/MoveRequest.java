package org.lamindb.spark.transfer;

import java.util.Objects;

/**
 * What is to be moved.
 *
 * @param source root or uid of a storage location
 * @param target root or uid of another one, or a folder that becomes one
 * @param deleteSource whether the bytes in the source go after the records have followed
 */
public record MoveRequest(String source, String target, boolean deleteSource) {
  public MoveRequest {
    Objects.requireNonNull(source, "source is null");
    Objects.requireNonNull(target, "target is null");
  }
}

package org.lamindb.transfer;

import java.io.Serializable;
import java.util.Objects;

/**
 * The record of an artifact that is to follow its bytes.
 *
 * @param storageKey where the bytes lie below the storage's root
 * @param hash null when unknown
 * @param hashType null when unknown
 * @param size bytes, null when unknown
 * @param branch id; -1 is the trash
 * @param incomplete whether the bytes are still being written
 */
public record MovedRow(
    long id,
    String uid,
    String storageKey,
    String hash,
    String hashType,
    Long size,
    long branch,
    boolean incomplete)
    implements Serializable {
  private static final long TRASH = -1L;

  public MovedRow {
    Objects.requireNonNull(uid, "uid is null");
    Objects.requireNonNull(storageKey, "storageKey is null");
  }

  boolean isTrashed() {
    return branch == TRASH;
  }
}

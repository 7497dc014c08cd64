package org.lamindb.storage;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * An object in a cloud.
 *
 * @param key below the root of its storage location
 * @param size bytes
 * @param modified when it was written last, to the second at least
 * @param etag what the store says changes with the bytes; without quotes
 */
public record ObjectInfo(String key, long size, Instant modified, Optional<String> etag) {
  public ObjectInfo {
    Objects.requireNonNull(key, "key is null");
    Objects.requireNonNull(modified, "modified is null");
    Objects.requireNonNull(etag, "etag is null");
  }

  /** What tells one state of the object from the others, as well as the store allows. */
  public String state() {
    return etag.orElseGet(() -> modified + " " + size);
  }
}

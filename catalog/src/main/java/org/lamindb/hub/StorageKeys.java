package org.lamindb.hub;

import java.time.Instant;
import java.util.Objects;

/**
 * Keys to one storage in S3, which end soon.
 *
 * @param root what they open, without a slash at its end
 */
public record StorageKeys(
    String root, String accessKey, String secretKey, String sessionToken, Instant end) {
  public StorageKeys {
    Objects.requireNonNull(root, "root is null");
    Objects.requireNonNull(accessKey, "accessKey is null");
    Objects.requireNonNull(secretKey, "secretKey is null");
    Objects.requireNonNull(sessionToken, "sessionToken is null");
    Objects.requireNonNull(end, "end is null");
  }

  /** Without the keys. */
  @Override
  public String toString() {
    return "keys to " + root + " until " + end;
  }
}

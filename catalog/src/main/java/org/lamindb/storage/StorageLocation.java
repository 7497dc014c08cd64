package org.lamindb.storage;

import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import org.lamindb.error.StorageErrors;
import org.lamindb.instance.InstanceIdentity;

/**
 * A root below which artifacts lie.
 *
 * @param uid 12 characters
 * @param root without a slash at its end
 * @param type {@code local}, {@code s3}, {@code gs}, {@code hf}, {@code http} or {@code https}
 * @param region cloud region; of a local root the host identifier
 * @param instanceUid the only instance that may write here
 */
public record StorageLocation(
    long id,
    String uid,
    String root,
    String type,
    Optional<String> region,
    Optional<String> instanceUid) {
  public static final String LOCAL = "local";

  public StorageLocation {
    Objects.requireNonNull(uid, "uid is null");
    Objects.requireNonNull(root, "root is null");
    Objects.requireNonNull(type, "type is null");
    Objects.requireNonNull(region, "region is null");
    Objects.requireNonNull(instanceUid, "instanceUid is null");
  }

  public boolean isLocal() {
    return type.equals(LOCAL);
  }

  /**
   * The root as a local path.
   *
   * @throws org.lamindb.error.LaminException when the storage is not local
   */
  public Path path() {
    if (!isLocal()) {
      throw StorageErrors.storageNotLocal(root, type);
    }
    return Path.of(root);
  }

  /** The root with a path below it, as text for whoever opens it. */
  public String resolve(String storageKey) {
    int query = root.indexOf('?');
    if (!isLocal() && query >= 0) {
      // s3://bucket/prefix?endpoint_url=…: the end point is an option, no part of the path.
      return root.substring(0, query) + "/" + storageKey;
    }
    return root.endsWith("/") ? root + storageKey : root + "/" + storageKey;
  }

  public boolean isManagedBy(InstanceIdentity instance) {
    return instanceUid.isPresent() && instanceUid.get().equals(instance.uid());
  }
}

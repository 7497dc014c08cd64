package org.lamindb.storage;

import java.util.Objects;
import java.util.Optional;

/**
 * What a user asks of a new storage location.
 *
 * @param root a local folder, or {@code s3://bucket/prefix}, {@code gs://…}, {@code hf://…}, {@code
 *     https://…}
 * @param host which machine a local folder is on, for people
 * @param region of an S3 bucket
 * @param space name or uid of the space that it belongs to; the one of everybody by default
 */
public record StorageRequest(
    String root,
    Optional<String> host,
    Optional<String> region,
    Optional<String> space,
    Optional<String> description) {
  public StorageRequest {
    Objects.requireNonNull(root, "root is null");
    Objects.requireNonNull(host, "host is null");
    Objects.requireNonNull(region, "region is null");
    Objects.requireNonNull(space, "space is null");
    Objects.requireNonNull(description, "description is null");
  }

  /** A request for a folder, a bucket or a prefix, with nothing else said. */
  public static StorageRequest of(String root) {
    Optional<String> none = Optional.empty();
    return new StorageRequest(root, none, none, none, none);
  }
}

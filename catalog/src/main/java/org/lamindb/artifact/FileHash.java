package org.lamindb.artifact;

import java.io.Serializable;
import java.util.Objects;

/**
 * Hash of a file's bytes.
 *
 * @param hash 22 characters
 * @param type {@code md5}, or {@code sha1-fl} for a large file of which only the beginning and the
 *     end were read
 * @param size bytes
 */
public record FileHash(String hash, String type, long size) implements Serializable {
  public FileHash {
    Objects.requireNonNull(hash, "hash is null");
    Objects.requireNonNull(type, "type is null");
  }
}

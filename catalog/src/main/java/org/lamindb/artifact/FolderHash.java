package org.lamindb.artifact;

import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Collection;
import java.util.Objects;

/**
 * Hash of a folder's files. Neither their names nor the structure of the folder enter it.
 *
 * @param hash 22 characters
 * @param size bytes of all files
 */
public record FolderHash(String hash, long size, long fileCount) implements Serializable {
  /** How LaminDB calls this kind of hash. */
  public static final String TYPE = "md5-d";

  public FolderHash {
    Objects.requireNonNull(hash, "hash is null");
  }

  /**
   * The hash of a folder from those of its files, in any order; they may have been made elsewhere.
   */
  public static FolderHash of(Collection<FileHash> files) {
    MessageDigest folder = Hashes.md5();
    files.stream()
        .map(FileHash::hash)
        .sorted()
        .forEach(hash -> folder.update(Hashes.md5().digest(hash.getBytes(StandardCharsets.UTF_8))));
    return new FolderHash(
        Hashes.encode(folder.digest()),
        files.stream().mapToLong(FileHash::size).sum(),
        files.size());
  }
}

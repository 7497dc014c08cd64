package org.lamindb.artifact;

import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import org.lamindb.registry.Uids;
import org.lamindb.storage.StorageLocation;

/**
 * One version of a file or folder under version control.
 *
 * @param uid 20 characters: a stem of 16 that all versions share, and 4 that count versions
 * @param key path-like name
 * @param realKey path below the storage's root when the key is only a label
 * @param suffix part of the file's name, with its dot; may be empty
 * @param size bytes; of a folder the sum
 * @param hash of the bytes, see {@link FileHash} and {@link FolderHash}
 * @param fileCount empty for a file
 * @param observations rows, when known
 * @param overwritesVersions whether all versions share one path, so that only the latest has bytes
 * @param isIncomplete whether the bytes are still being written
 * @param runId the run that made it
 * @param createdAt microseconds since 1970-01-01 UTC
 */
public record Artifact(
    long id,
    String uid,
    Optional<String> key,
    Optional<String> realKey,
    Optional<String> description,
    StorageLocation storage,
    String suffix,
    Optional<String> kind,
    Optional<String> otype,
    OptionalLong size,
    Optional<String> hash,
    Optional<String> hashType,
    OptionalLong fileCount,
    OptionalLong observations,
    boolean keyIsVirtual,
    boolean overwritesVersions,
    Optional<String> versionTag,
    boolean isLatest,
    boolean isIncomplete,
    long branchId,
    OptionalLong runId,
    long createdAt) {

  public Artifact {
    Objects.requireNonNull(uid, "uid is null");
    Objects.requireNonNull(storage, "storage is null");
    Objects.requireNonNull(suffix, "suffix is null");
  }

  /** What all versions share. */
  public String stem() {
    return Uids.stem(uid);
  }

  /** The last 4 characters of the uid. */
  public String versionUid() {
    return uid.substring(uid.length() - Uids.VERSION_LENGTH);
  }

  /** How the version is shown: its tag, else the last 4 characters of the uid. */
  public String version() {
    return versionTag.orElse(versionUid());
  }

  public boolean isFolder() {
    return fileCount.isPresent();
  }

  /** Where the bytes lie below the storage's root. */
  public String storageKey() {
    return StorageKeys.of(this);
  }

  /** Where the bytes lie: an absolute path, or the URL of a cloud object. */
  public String location() {
    return storage.resolve(storageKey());
  }

  /** Key if there is one, else uid. */
  public String label() {
    return key.orElse(uid);
  }
}

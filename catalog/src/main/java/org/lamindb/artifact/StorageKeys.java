package org.lamindb.artifact;

import org.lamindb.registry.Uids;

/** Where the bytes of an artifact lie below the root of its storage. */
public final class StorageKeys {
  /** Folder below a root for all bytes that LaminDB names itself. */
  public static final String AUTO_FOLDER = ".lamindb/";

  private StorageKeys() {}

  static String of(Artifact artifact) {
    if (artifact.realKey().isPresent()) {
      return artifact.realKey().get();
    }
    if (artifact.key().isEmpty() || artifact.keyIsVirtual()) {
      return automatic(artifact.uid(), artifact.suffix(), artifact.overwritesVersions());
    }
    return artifact.key().get();
  }

  /**
   * The path that LaminDB names by the uid.
   *
   * @param overwritesVersions whether all versions share the path
   */
  public static String automatic(String uid, String suffix, boolean overwritesVersions) {
    return AUTO_FOLDER + (overwritesVersions ? Uids.stem(uid) : uid) + suffix;
  }
}

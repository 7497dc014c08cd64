package org.lamindb.artifact;

import org.lamindb.error.ArtifactErrors;

/** What may be the key of an artifact. */
public final class ArtifactKey {
  private static final int MAX_LENGTH = 1024;

  private ArtifactKey() {}

  /**
   * Checks a key for a new artifact.
   *
   * @return the key
   * @throws org.lamindb.error.LaminException when LaminDB would refuse it, or mistake it
   */
  public static String validate(String key) {
    if (key.isBlank()) {
      throw ArtifactErrors.invalidKey(key, "it is empty");
    }
    if (key.codePointCount(0, key.length()) > MAX_LENGTH) {
      throw ArtifactErrors.invalidKey(key, "it is longer than " + MAX_LENGTH + " characters");
    }
    if (key.codePoints().anyMatch(Character::isISOControl)) {
      throw ArtifactErrors.invalidKey(
          key.replaceAll("\\p{Cntrl}", "?"), "it has control characters");
    }
    if (key.indexOf('\\') >= 0) {
      throw ArtifactErrors.invalidKey(key, "it has a backslash");
    }
    if (key.contains("://")) {
      throw ArtifactErrors.invalidKey(key, "it is a URL");
    }
    if (key.startsWith("/")) {
      throw ArtifactErrors.invalidKey(key, "it starts with '/'");
    }
    for (String part : key.split("/", -1)) {
      if (part.isEmpty() || part.equals(".") || part.equals("..")) {
        throw ArtifactErrors.invalidKey(key, "it has an empty part or one that is '.' or '..'");
      }
    }
    if (key.contains(StorageKeys.AUTO_FOLDER)) {
      throw ArtifactErrors.invalidKey(key, "'.lamindb/' is for LaminDB's own files");
    }
    return key;
  }

  /** The last part of a key or path. */
  static String name(String key) {
    return key.substring(key.lastIndexOf('/') + 1);
  }
}

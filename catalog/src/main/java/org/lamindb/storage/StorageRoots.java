package org.lamindb.storage;

import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import org.lamindb.error.StorageErrors;

/** How roots are spelled: one spelling each, as LaminDB compares them as text. */
public final class StorageRoots {
  private static final int MAX_LENGTH = 255;
  private static final String INTERNAL_FOLDER = ".lamindb";

  private StorageRoots() {}

  /** A local root: absolute, symbolic links resolved, no slash at its end. */
  public static String normalize(Path root) {
    return resolveLinks(root.toAbsolutePath().normalize()).toString();
  }

  /** A root as a user or the settings wrote it; one of a cloud keeps its scheme. */
  public static String normalize(String root) {
    if (root.startsWith("file:")) {
      return normalize(root.replaceFirst("^file:/*", "/"));
    }
    if (root.contains("://")) {
      // An end point follows as ?endpoint_url=…
      return root.replaceFirst("/+(?=\\?|$)", "");
    }
    try {
      return normalize(Path.of(root));
    } catch (InvalidPathException e) {
      throw StorageErrors.invalidRoot(root, "it is no path");
    }
  }

  /**
   * Checks a normalized local root for a new storage location.
   *
   * @throws org.lamindb.error.LaminException when LaminDB could not use it
   */
  static void requireValid(String root) {
    requireFitting(root);
    if (root.contains(INTERNAL_FOLDER)) {
      throw StorageErrors.invalidRoot(root, "it contains .lamindb, which LaminDB keeps for itself");
    }
    if (root.equals("/")) {
      throw StorageErrors.invalidRoot(root, "it is the whole file system");
    }
  }

  /** Refuses a root that the column of the registry cannot hold. */
  public static void requireFitting(String root) {
    if (root.length() > MAX_LENGTH) {
      throw StorageErrors.invalidRoot(root, "it is longer than " + MAX_LENGTH + " characters");
    }
  }

  /** Resolves what exists of the path; the rest is taken as it is. */
  private static Path resolveLinks(Path path) {
    try {
      return path.toRealPath();
    } catch (IOException e) {
      Path parent = path.getParent();
      return parent == null ? path : resolveLinks(parent).resolve(path.getFileName());
    }
  }
}

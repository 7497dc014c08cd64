package org.lamindb.storage;

import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.lamindb.error.StorageErrors;

/** How roots are spelled: one spelling each, as LaminDB compares them as text. */
public final class StorageRoots {
  private static final int MAX_LENGTH = 255;
  private static final String INTERNAL_FOLDER = ".lamindb";

  private static final List<String> REMOTE = List.of("s3", "gs", "hf", "http", "https");

  /** What begins like an address, though it may be none. */
  private static final Pattern ADDRESS = Pattern.compile("(?!file:)([A-Za-z][A-Za-z0-9+.-]+):(.*)");

  private static final Pattern REST = Pattern.compile("//[^/].*");

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

  /** Whether a text is, or begins like, an address of a cloud or server. */
  public static boolean isAddress(String given) {
    Matcher address = ADDRESS.matcher(given);
    return address.matches()
        && (REMOTE.contains(address.group(1)) || address.group(2).startsWith("/"));
  }

  /**
   * Checks what a user wrote where a root is meant: a mistyped address is no name of a folder.
   *
   * @throws org.lamindb.error.LaminException when it is neither a folder nor a whole address
   */
  public static void requireFolderOrAddress(String given) {
    if (given.isBlank()) {
      throw StorageErrors.invalidRoot(given, "it is empty");
    }
    Matcher address = ADDRESS.matcher(given);
    if (isAddress(given) && address.matches() && !REST.matcher(address.group(2)).matches()) {
      throw StorageErrors.addressIncomplete(given, address.group(1));
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

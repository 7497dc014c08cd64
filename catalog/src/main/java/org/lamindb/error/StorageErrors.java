package org.lamindb.error;

import java.util.Collection;

/** Errors of storage locations. */
public final class StorageErrors {
  private StorageErrors() {}

  public static LaminException storageNotFound(String reference, Collection<String> known) {
    return LaminException.of(
        "LAMINDB_STORAGE_NOT_FOUND",
        SqlState.NOT_FOUND,
        "No storage location has the root or uid '%s'.%s Known roots: %s.",
        reference,
        Suggestion.didYouMean(reference, known),
        Shortened.list(known));
  }

  public static LaminException storageNotManaged(String root, String owner) {
    return LaminException.of(
        "LAMINDB_STORAGE_NOT_MANAGED",
        SqlState.NO_PERMISSION,
        "The storage '%s' is not managed by this instance but by %s, so nothing may be written"
            + " there. Choose a storage of this instance or a new folder.",
        root,
        owner);
  }

  /** An instance that no marker or settings name cannot be named in the marker of a storage. */
  public static LaminException noIdentityForStorage(String root, String database) {
    return LaminException.of(
        "LAMINDB_UNSUPPORTED",
        SqlState.NOT_SUPPORTED,
        "Cannot make '%s' a storage location: only the database of its instance is known, %s."
            + " Connect to the instance once with 'lamindb-spark connect owner/name'.",
        root,
        database);
  }

  public static LaminException storageUnsupported(String root, String type) {
    return LaminException.of(
        "LAMINDB_STORAGE_UNSUPPORTED",
        SqlState.NOT_SUPPORTED,
        "The storage '%s' is of type '%s'; only local storage is supported so far.",
        root,
        type);
  }

  public static LaminException invalidRoot(String root, String why) {
    return LaminException.of(
        "LAMINDB_INVALID_STORAGE_ROOT",
        SqlState.INVALID_VALUE,
        "'%s' cannot be the root of a storage location: %s.",
        root,
        why);
  }

  public static LaminException storageNotEmpty(String folder, Collection<String> files) {
    return LaminException.of(
        "LAMINDB_STORAGE_NOT_EMPTY",
        SqlState.CONFLICT,
        "'%s' is not empty, it holds %s of artifacts: %s. Delete the artifacts that they belong to, or the files, and"
            + " run this again.",
        folder,
        files.size() == 1 ? "a file" : files.size() + " files",
        Shortened.list(files));
  }

  public static LaminException storageInUse(String root, String what) {
    return LaminException.of(
        "LAMINDB_STORAGE_IN_USE",
        SqlState.CONFLICT,
        "The storage '%s' cannot be deleted: %s.",
        root,
        what);
  }
}

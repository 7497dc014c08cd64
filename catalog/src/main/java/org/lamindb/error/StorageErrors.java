package org.lamindb.error;

import java.util.Collection;
import java.util.List;

/** Errors of storage locations. */
public final class StorageErrors {
  /** The class of {@link #accessDenied}: whoever may only read can go on without writing. */
  public static final String ACCESS_DENIED = "LAMINDB_STORAGE_ACCESS_DENIED";

  private static final String NO_BUCKET = "LAMINDB_BUCKET_NOT_FOUND";

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
        "The storage '%s' is of type '%s', which this cannot read or write. Local folders, s3:// and"
            + " gs:// can be used.",
        root,
        type);
  }

  /** What can read a cloud, but not write to it. */
  public static LaminException storageNotLocal(String root, String type) {
    return LaminException.of(
        "LAMINDB_STORAGE_UNSUPPORTED",
        SqlState.NOT_SUPPORTED,
        "The storage '%s' is of type '%s', where artifacts are read but not written so far. Save with"
            + " the Python client, or into an instance whose storage is local.",
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

  /** What begins like an address of a cloud or server, and names none. */
  public static LaminException addressIncomplete(String root, String scheme) {
    return LaminException.of(
        "LAMINDB_INVALID_STORAGE_ROOT",
        SqlState.INVALID_VALUE,
        "'%s' cannot be the root of a storage location: it is no folder and names no bucket or"
            + " server. Write %s://bucket/prefix; or ./%s when a folder has that name.",
        root,
        scheme,
        root);
  }

  public static LaminException storageNotEmpty(String folder, Collection<String> files) {
    return LaminException.of(
        "LAMINDB_STORAGE_NOT_EMPTY",
        SqlState.CONFLICT,
        "'%s' is not empty, it holds %s: %s. Delete the artifacts that they belong to, or the files"
            + " themselves, such as backups of the database, and run this again.",
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

  /** Neither Spark nor the launcher's own jars are there. */
  public static LaminException cloudAccessMissing(String root, Throwable cause) {
    return LaminException.of(
        cause,
        "LAMINDB_CLOUD_ACCESS_MISSING",
        SqlState.NOT_SUPPORTED,
        "Access to '%s' needs the libraries of Spark, which are not on the class path. Run this with"
            + " bin/lamindb-spark, or within Spark.",
        root);
  }

  /**
   * @param options of Spark's programs that bring the libraries
   */
  public static LaminException cloudLibrariesMissing(String root, String options) {
    return LaminException.of(
        "LAMINDB_CLOUD_ACCESS_MISSING",
        SqlState.NOT_SUPPORTED,
        "Access to '%s' needs libraries that Spark's distribution leaves out. Start Spark with"
            + " %s",
        root,
        options);
  }

  public static LaminException bucketMissing(String root, String bucket) {
    return LaminException.of(
        NO_BUCKET,
        SqlState.NOT_FOUND,
        "There is no bucket '%s', where '%s' should be. Check its name, and the endpoint_url when"
            + " another server than the cloud's own has it.",
        bucket,
        root);
  }

  public static LaminException accessDenied(String root, String action, Throwable cause) {
    return LaminException.of(
        cause,
        ACCESS_DENIED,
        SqlState.NO_PERMISSION,
        "You may not %s below '%s'. Check the credentials of the cloud, such as AWS_ACCESS_KEY_ID and"
            + " AWS_SECRET_ACCESS_KEY or the profile in AWS_PROFILE.",
        action,
        root);
  }

  /** Whether there is nothing, as far as who asks may see. */
  public static boolean isAbsence(LaminException error) {
    return List.of(ACCESS_DENIED, NO_BUCKET).contains(error.errorClass());
  }

  public static LaminException storageUnreachable(
      String root, String action, String why, Throwable cause) {
    return LaminException.of(
        cause,
        "LAMINDB_STORAGE_UNREACHABLE",
        SqlState.CONNECTION,
        "Cannot %s below '%s': %s. Check the network, and the endpoint_url when the storage has one.",
        action,
        root,
        why);
  }

  public static LaminException spaceNotOnHub(String uid) {
    return LaminException.of(
        "LAMINDB_SPACE_NOT_ON_HUB",
        SqlState.NOT_FOUND,
        "LaminHub does not know the space '%s', so that it can own no storage location. Make the"
            + " space at LaminHub first: https://docs.lamin.ai/access",
        uid);
  }

  public static LaminException hostRequired(String root) {
    return LaminException.of(
        "LAMINDB_MISSING_OPTION",
        SqlState.INVALID_VALUE,
        "'--host' is missing: the instance is at LaminHub, where the folder '%s' is only known with"
            + " the machine that it is on.",
        root);
  }
}

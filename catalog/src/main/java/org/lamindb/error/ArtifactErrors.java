package org.lamindb.error;

import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/** Errors of finding, reading and saving artifacts. */
public final class ArtifactErrors {
  /** Class of {@link #artifactNotFound}, for who asks whether there is one. */
  public static final String ARTIFACT_NOT_FOUND = "LAMINDB_ARTIFACT_NOT_FOUND";

  private ArtifactErrors() {}

  public static LaminException artifactNotFound(String reference, Collection<String> similar) {
    return LaminException.of(
        ARTIFACT_NOT_FOUND,
        SqlState.NOT_FOUND,
        "No artifact has the key or uid '%s'.%s List keys with SELECT uid, key FROM"
            + " lamin.core.artifact.",
        reference,
        Suggestion.didYouMean(reference, similar));
  }

  public static LaminException artifactAmbiguous(String reference, List<String> candidates) {
    return LaminException.of(
        "LAMINDB_ARTIFACT_AMBIGUOUS",
        SqlState.AMBIGUOUS,
        "'%s' names several artifacts: %s. Give one full uid.",
        reference,
        candidates.stream().limit(10).collect(Collectors.joining(", ")));
  }

  public static LaminException versionNotFound(
      String artifact, String version, Collection<String> known) {
    return LaminException.of(
        "LAMINDB_VERSION_NOT_FOUND",
        SqlState.NOT_FOUND,
        "Artifact '%s' has no version '%s'. It has: %s.",
        artifact,
        version,
        Shortened.list(known));
  }

  /**
   * @param time in UTC
   * @param first when the first version was made, in UTC
   */
  public static LaminException notYetThere(String artifact, String time, String first) {
    return LaminException.of(
        "LAMINDB_VERSION_NOT_FOUND",
        SqlState.NOT_FOUND,
        "Artifact '%s' was not there at %s UTC. Its first version is of %s UTC.",
        artifact,
        time,
        first);
  }

  public static LaminException versionOverwritten(String uid, String latest) {
    return LaminException.of(
        "LAMINDB_VERSION_OVERWRITTEN",
        SqlState.DATA_MISSING,
        "The bytes of artifact %s were replaced by a later version, as its versions share one path."
            + " Read the latest version, %s.",
        uid,
        latest);
  }

  public static LaminException fileMissing(String uid, String path) {
    return LaminException.of(
        "LAMINDB_FILE_MISSING",
        SqlState.DATA_MISSING,
        "Artifact %s has no file or folder at '%s'. Restore the bytes, or check that this machine"
            + " sees the storage.",
        uid,
        path);
  }

  public static LaminException unsupportedSuffix(
      String uid, String suffix, Collection<String> supported) {
    return LaminException.of(
        "LAMINDB_UNSUPPORTED_SUFFIX",
        SqlState.NOT_SUPPORTED,
        "Cannot read artifact %s as a table: no reader for the suffix '%s'. Readable: %s. Use a"
            + " reader of your own, or the Python client, for the others.",
        uid,
        suffix,
        Shortened.list(supported));
  }

  public static LaminException artifactIncomplete(String uid) {
    return LaminException.of(
        "LAMINDB_ARTIFACT_INCOMPLETE",
        SqlState.DATA_MISSING,
        "The bytes of artifact %s are still being written. Try again later.",
        uid);
  }

  public static LaminException invalidKey(String key, String why) {
    return LaminException.of(
        "LAMINDB_INVALID_KEY",
        SqlState.INVALID_VALUE,
        "'%s' cannot be the key of an artifact: %s. Use a relative path with '/' between its parts,"
            + " such as results/table.parquet.",
        key,
        why);
  }

  public static LaminException sameAsOlderVersion(String key, String version) {
    return LaminException.of(
        "LAMINDB_SAME_AS_OLDER_VERSION",
        SqlState.CONFLICT,
        "What was to be saved as '%s' is byte for byte its older version %s, and LaminDB stores the"
            + " same bytes under a key only once. Nothing was written. Read that version with"
            + " VERSION AS OF '%s', or save it under another key.",
        key,
        version,
        version);
  }

  public static LaminException versionConflict(String key, String why) {
    return LaminException.of(
        "LAMINDB_VERSION_CONFLICT",
        SqlState.CONFLICT,
        "Cannot make a new version of '%s': %s. Nothing was written.",
        key,
        why);
  }

  public static LaminException nothingToSave(String key) {
    return LaminException.of(
        "LAMINDB_NOTHING_TO_SAVE",
        SqlState.INVALID_VALUE,
        "There is no file to save as '%s'. Write at least one file.",
        key);
  }

  public static LaminException nanosecondTimestamps(String uid) {
    return LaminException.of(
        "LAMINDB_NANOSECOND_TIMESTAMPS",
        SqlState.NOT_SUPPORTED,
        "Artifact %s has timestamps in nanoseconds, as pandas writes them by default, and Spark"
            + " cannot read those as timestamps. Set spark.sql.legacy.parquet.nanosAsLong=true to"
            + " read them as numbers of nanoseconds since 1970, or save the table with microseconds:"
            + " astype('datetime64[us]') in pandas.",
        uid);
  }

  public static LaminException schemaRequired(String uid, String path) {
    return LaminException.of(
        "LAMINDB_SCHEMA_REQUIRED",
        SqlState.NOT_SUPPORTED,
        "Spark cannot find out the columns of artifact %s: it takes its path '%s' for a pattern."
            + " Say what they are with .schema(…), or set the option multiLine to false when no"
            + " value has a line break.",
        uid,
        path);
  }

  /** A version that the database shows to this user, and lets nobody of the kind change. */
  public static LaminException latestNotAllowed(String key, String uid) {
    return LaminException.of(
        "LAMINDB_NO_ACCESS",
        SqlState.NO_PERMISSION,
        "You may not make the next version of '%s': its latest one, %s, is in a space in which you"
            + " may not write. Nothing of this was written. Ask who administers the space, or save"
            + " under another key.",
        key,
        uid);
  }
}

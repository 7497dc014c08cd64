package org.lamindb.error;

import java.net.SocketTimeoutException;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Every error of this module that a user can see: class, what happened, the value, the remedy. */
public final class LaminErrors {
  /** Class of {@link #artifactNotFound}, for who asks whether there is one. */
  public static final String ARTIFACT_NOT_FOUND = "LAMINDB_ARTIFACT_NOT_FOUND";

  private static final String NOT_FOUND = "42704";
  private static final String INVALID_VALUE = "22023";
  private static final String CONNECTION = "08001";
  private static final String NOT_SUPPORTED = "0A000";
  private static final String AMBIGUOUS = "21000";
  private static final String CONFLICT = "55000";
  private static final String NO_PERMISSION = "42501";
  private static final String DATA_MISSING = "58030";

  private static final Pattern PASSWORD = Pattern.compile("//[^\\s/@:']*:[^\\s@']*@");

  private LaminErrors() {}

  // --- instances

  public static LaminException noInstance() {
    return error(
        "LAMINDB_NO_INSTANCE",
        NOT_FOUND,
        "No LaminDB instance is configured. Set spark.lamindb.instance (or the option 'instance')"
            + " to owner/name, a storage path or a Postgres URL, or make one with"
            + " 'lamindb-spark init --storage ./mydata'.");
  }

  public static LaminException instanceNotFound(String reference, String lookedIn) {
    return error(
        "LAMINDB_INSTANCE_NOT_FOUND",
        NOT_FOUND,
        "Cannot find the LaminDB instance '%s': %s. Connect to it once with 'lamin connect', name"
            + " its storage path or Postgres URL, or make it with 'lamindb-spark init'.",
        reference,
        lookedIn);
  }

  public static LaminException instanceAmbiguous(String name, Collection<String> candidates) {
    return error(
        "LAMINDB_INSTANCE_AMBIGUOUS",
        AMBIGUOUS,
        "The instance name '%s' is used by several owners: %s. Write owner/name.",
        name,
        String.join(", ", candidates));
  }

  public static LaminException invalidInstanceReference(String reference, String why) {
    return error(
        "LAMINDB_INVALID_INSTANCE",
        INVALID_VALUE,
        "'%s' names no LaminDB instance: %s. Give owner/name, the path of a storage that holds"
            + " .lamindb/lamin.db, or a postgresql:// URL.",
        reference,
        why);
  }

  public static LaminException settingsInvalid(String file, String why) {
    return error(
        "LAMINDB_SETTINGS_INVALID",
        INVALID_VALUE,
        "The LaminDB settings file '%s' cannot be used: %s. Delete the file and run 'lamin connect'"
            + " (or 'lamindb-spark init' for a new instance) again.",
        file,
        why);
  }

  public static LaminException storageRequired(String database) {
    return error(
        "LAMINDB_STORAGE_REQUIRED",
        INVALID_VALUE,
        "Cannot tell which storage location is the default one of %s. Set spark.lamindb.storage (or"
            + " the option 'storage') to the root of one that the instance manages.",
        database);
  }

  public static LaminException initRefused(String storage, String why, String remedy) {
    return error(
        "LAMINDB_INIT_REFUSED",
        CONFLICT,
        "Cannot make an instance in '%s': %s. %s",
        storage,
        why,
        remedy);
  }

  public static LaminException invalidName(String name, String why) {
    return error(
        "LAMINDB_INVALID_NAME",
        INVALID_VALUE,
        "'%s' cannot name an instance: %s. Use letters, digits, '-', '_' and '.'.",
        name,
        why);
  }

  public static LaminException unknownModule(String module, Collection<String> known) {
    return error(
        "LAMINDB_UNKNOWN_MODULE",
        NOT_FOUND,
        "Unknown module '%s'.%s Known modules: %s.",
        module,
        Suggestion.didYouMean(module, known),
        String.join(", ", known));
  }

  // --- databases

  public static LaminException databaseUnreachable(String database, String why, Throwable cause) {
    return error(
        cause,
        "LAMINDB_DATABASE_UNREACHABLE",
        CONNECTION,
        "Cannot connect to %s: %s. Check host, port, user, password and that the server runs.",
        database,
        why);
  }

  public static LaminException databaseFileMissing(String file) {
    return error(
        "LAMINDB_DATABASE_MISSING",
        NOT_FOUND,
        "There is no LaminDB database file '%s'. Check the storage path, or make an instance with"
            + " 'lamindb-spark init --storage <path>'.",
        file);
  }

  public static LaminException notLaminDatabase(String database) {
    return error(
        "LAMINDB_FOREIGN_DATABASE",
        INVALID_VALUE,
        "%s is not a LaminDB database: it has no LaminDB migrations. Name the database of a LaminDB"
            + " instance, or make one with 'lamindb-spark init'.",
        database);
  }

  public static LaminException schemaTooOld(
      String database, String found, String wanted, String remedy) {
    return error(
        "LAMINDB_SCHEMA_TOO_OLD",
        NOT_SUPPORTED,
        "%s has the schema of LaminDB %s, which this version cannot %s. %s",
        database,
        found,
        wanted,
        remedy);
  }

  public static LaminException schemaTooNew(
      String database, int migration, int newest, String remedy) {
    return error(
        "LAMINDB_SCHEMA_TOO_NEW",
        NOT_SUPPORTED,
        "%s is at migration %s, newer than %s, the last one that this version knows. %s",
        database,
        migration,
        newest,
        remedy);
  }

  public static LaminException databaseFailed(String action, String database, Throwable cause) {
    return error(
        cause,
        "LAMINDB_DATABASE_ERROR",
        "58000",
        "Cannot %s in %s: %s. Nothing of this was written.",
        action,
        database,
        cause.getMessage());
  }

  /** A scan that ended before its last row: whatever it returned so far is not the answer. */
  public static LaminException scanBroken(String database, Throwable cause) {
    boolean silent =
        Stream.iterate(cause, Objects::nonNull, Throwable::getCause)
            .anyMatch(SocketTimeoutException.class::isInstance);
    return error(
        cause,
        "LAMINDB_SCAN_BROKEN",
        "58000",
        "The scan of %s ended before its last row: %s. Run the query again. %s",
        database,
        silent ? "the server sent nothing for too long" : cause.getMessage(),
        silent
            ? "When the server needs that long, give the database URL the parameter socketTimeout,"
                + " in seconds."
            : "When the server ends long queries, raise its statement_timeout.");
  }

  public static LaminException snapshotGone(String database, Throwable cause) {
    return error(
        cause,
        "LAMINDB_SNAPSHOT_GONE",
        "55000",
        "The state of %s that this query reads is gone: %s. The connection that kept it ended, or"
            + " this one reached another server. Run the query again.",
        database,
        cause.getMessage());
  }

  public static LaminException databaseDamaged(String database, String what) {
    return error(
        "LAMINDB_DATABASE_DAMAGED",
        "XX001",
        "%s is damaged: %s. Check it with PRAGMA integrity_check, and restore a backup.",
        database,
        what);
  }

  // --- registries

  public static LaminException registryNotFound(String name, Collection<String> known) {
    return error(
        "LAMINDB_REGISTRY_NOT_FOUND",
        "42P01",
        "Unknown registry '%s'.%s See SHOW NAMESPACES and SHOW TABLES for what there is.",
        name,
        Suggestion.didYouMean(name, known));
  }

  public static LaminException moduleNotFound(String name, Collection<String> known) {
    return error(
        "LAMINDB_MODULE_NOT_FOUND",
        NOT_FOUND,
        "Unknown namespace '%s'.%s Known: %s.",
        name,
        Suggestion.didYouMean(name, known),
        String.join(", ", known));
  }

  public static LaminException columnNotFound(
      String column, String registry, Collection<String> known) {
    return error(
        "LAMINDB_COLUMN_NOT_FOUND",
        "42703",
        "Registry %s has no column '%s'.%s",
        registry,
        column,
        Suggestion.didYouMean(column, known));
  }

  public static LaminException branchNotFound(String branch, Collection<String> known) {
    return error(
        "LAMINDB_BRANCH_NOT_FOUND",
        NOT_FOUND,
        "Unknown branch '%s'.%s Known branches: %s; 'all' shows every branch.",
        branch,
        Suggestion.didYouMean(branch, known),
        String.join(", ", known));
  }

  // --- artifacts

  public static LaminException artifactNotFound(String reference, Collection<String> similar) {
    return error(
        ARTIFACT_NOT_FOUND,
        NOT_FOUND,
        "No artifact has the key or uid '%s'.%s List keys with SELECT uid, key FROM"
            + " lamin.core.artifact.",
        reference,
        Suggestion.didYouMean(reference, similar));
  }

  public static LaminException artifactAmbiguous(String reference, List<String> candidates) {
    return error(
        "LAMINDB_ARTIFACT_AMBIGUOUS",
        AMBIGUOUS,
        "'%s' names several artifacts: %s. Give one full uid.",
        reference,
        candidates.stream().limit(10).collect(Collectors.joining(", ")));
  }

  public static LaminException versionNotFound(
      String artifact, String version, Collection<String> known) {
    return error(
        "LAMINDB_VERSION_NOT_FOUND",
        NOT_FOUND,
        "Artifact '%s' has no version '%s'. It has: %s.",
        artifact,
        version,
        String.join(", ", known));
  }

  public static LaminException versionOverwritten(String uid, String latest) {
    return error(
        "LAMINDB_VERSION_OVERWRITTEN",
        DATA_MISSING,
        "The bytes of artifact %s were replaced by a later version, as its versions share one path."
            + " Read the latest version, %s.",
        uid,
        latest);
  }

  public static LaminException fileMissing(String uid, String path) {
    return error(
        "LAMINDB_FILE_MISSING",
        DATA_MISSING,
        "Artifact %s has no file or folder at '%s'. Restore the bytes, or check that this machine"
            + " sees the storage.",
        uid,
        path);
  }

  public static LaminException unsupportedSuffix(
      String uid, String suffix, Collection<String> supported) {
    return error(
        "LAMINDB_UNSUPPORTED_SUFFIX",
        NOT_SUPPORTED,
        "Cannot read artifact %s as a table: no reader for the suffix '%s'. Readable: %s. Use a"
            + " reader of your own, or the Python client, for the others.",
        uid,
        suffix,
        String.join(", ", supported));
  }

  public static LaminException artifactIncomplete(String uid) {
    return error(
        "LAMINDB_ARTIFACT_INCOMPLETE",
        DATA_MISSING,
        "The bytes of artifact %s are still being written. Try again later.",
        uid);
  }

  public static LaminException invalidKey(String key, String why) {
    return error(
        "LAMINDB_INVALID_KEY",
        INVALID_VALUE,
        "'%s' cannot be the key of an artifact: %s. Use a relative path with '/' between its parts,"
            + " such as results/table.parquet.",
        key,
        why);
  }

  public static LaminException sameAsOlderVersion(String key, String version) {
    return error(
        "LAMINDB_SAME_AS_OLDER_VERSION",
        CONFLICT,
        "What was to be saved as '%s' is byte for byte its older version %s, and LaminDB stores the"
            + " same bytes under a key only once. Nothing was written. Read that version with"
            + " VERSION AS OF '%s', or save it under another key.",
        key,
        version,
        version);
  }

  public static LaminException versionConflict(String key, String why) {
    return error(
        "LAMINDB_VERSION_CONFLICT",
        CONFLICT,
        "Cannot make a new version of '%s': %s. Nothing was written.",
        key,
        why);
  }

  public static LaminException nothingToSave(String key) {
    return error(
        "LAMINDB_NOTHING_TO_SAVE",
        INVALID_VALUE,
        "There is no file to save as '%s'. Write at least one file.",
        key);
  }

  public static LaminException nanosecondTimestamps(String uid) {
    return error(
        "LAMINDB_NANOSECOND_TIMESTAMPS",
        NOT_SUPPORTED,
        "Artifact %s has timestamps in nanoseconds, as pandas writes them by default, and Spark"
            + " cannot read those as timestamps. Set spark.sql.legacy.parquet.nanosAsLong=true to"
            + " read them as numbers of nanoseconds since 1970, or save the table with microseconds:"
            + " astype('datetime64[us]') in pandas.",
        uid);
  }

  public static LaminException schemaRequired(String uid, String path) {
    return error(
        "LAMINDB_SCHEMA_REQUIRED",
        NOT_SUPPORTED,
        "Spark cannot find out the columns of artifact %s: it takes its path '%s' for a pattern."
            + " Say what they are with .schema(…), or set the option multiLine to false when no"
            + " value has a line break.",
        uid,
        path);
  }

  // --- storage

  public static LaminException storageNotFound(String reference, Collection<String> known) {
    return error(
        "LAMINDB_STORAGE_NOT_FOUND",
        NOT_FOUND,
        "No storage location has the root or uid '%s'.%s Known roots: %s.",
        reference,
        Suggestion.didYouMean(reference, known),
        String.join(", ", known));
  }

  public static LaminException storageNotManaged(String root, String owner) {
    return error(
        "LAMINDB_STORAGE_NOT_MANAGED",
        NO_PERMISSION,
        "The storage '%s' is not managed by this instance but by %s, so nothing may be written"
            + " there. Choose a storage of this instance or a new folder.",
        root,
        owner);
  }

  public static LaminException storageUnsupported(String root, String type) {
    return error(
        "LAMINDB_STORAGE_UNSUPPORTED",
        NOT_SUPPORTED,
        "The storage '%s' is of type '%s'; only local storage is supported so far.",
        root,
        type);
  }

  public static LaminException invalidRoot(String root, String why) {
    return error(
        "LAMINDB_INVALID_STORAGE_ROOT",
        INVALID_VALUE,
        "'%s' cannot be the root of a storage location: %s.",
        root,
        why);
  }

  public static LaminException cannotWrite(String path, Throwable cause) {
    return error(
        cause,
        "LAMINDB_CANNOT_WRITE",
        NO_PERMISSION,
        "Cannot write '%s': %s. Check permissions and free space.",
        path,
        cause.getMessage());
  }

  public static LaminException cannotRead(String path, Throwable cause) {
    return error(
        cause,
        "LAMINDB_CANNOT_READ",
        DATA_MISSING,
        "Cannot read '%s': %s. Check that it exists and that you may read it.",
        path,
        cause.getMessage());
  }

  // --- transfer and move

  public static LaminException sameInstance(String slug) {
    return error(
        "LAMINDB_SAME_INSTANCE",
        INVALID_VALUE,
        "Source and target are the same instance, %s. Name another instance as the source.",
        slug);
  }

  public static LaminException sameStorage(String root) {
    return error(
        "LAMINDB_SAME_STORAGE",
        INVALID_VALUE,
        "Source and target are the same storage, or one lies within the other: '%s'. Name two"
            + " separate storage locations.",
        root);
  }

  public static LaminException notMappable(String what, String remedy) {
    return error(
        "LAMINDB_TRANSFER_UNMAPPABLE",
        CONFLICT,
        "Cannot transfer: %s. %s Nothing was written.",
        what,
        remedy);
  }

  public static LaminException verificationFailed(String path, String expected, String found) {
    return error(
        "LAMINDB_VERIFICATION_FAILED",
        "58030",
        "'%s' does not have the bytes that its record promises: expected hash %s, found %s. No"
            + " record was changed; repair or restore the file and run this again.",
        path,
        expected,
        found);
  }

  public static LaminException targetOccupied(String path, String owner) {
    return error(
        "LAMINDB_TARGET_OCCUPIED",
        CONFLICT,
        "Cannot move to '%s': %s already uses this path. Choose another target.",
        path,
        owner);
  }

  public static LaminException changedMeanwhile(String what) {
    return error(
        "LAMINDB_CHANGED_MEANWHILE",
        "40001",
        "%s changed while this ran. No record was changed; run it again.",
        what);
  }

  public static LaminException filesMissing(String root, int count, List<String> examples) {
    return error(
        "LAMINDB_FILES_MISSING",
        DATA_MISSING,
        "%s artifacts have no bytes in '%s': %s. Restore the bytes, or move these artifacts to the"
            + " trash.",
        count,
        root,
        String.join(", ", examples));
  }

  // --- options and arguments

  public static LaminException unknownOption(String option, Collection<String> known) {
    return error(
        "LAMINDB_UNKNOWN_OPTION",
        INVALID_VALUE,
        "Unknown option '%s'.%s Known options: %s.",
        option,
        Suggestion.didYouMean(option, known),
        String.join(", ", known));
  }

  public static LaminException invalidOption(String option, String value, String expected) {
    return error(
        "LAMINDB_INVALID_OPTION",
        INVALID_VALUE,
        "The value '%s' of '%s' cannot be used: expected %s.",
        value,
        option,
        expected);
  }

  public static LaminException missingOption(String option, String what) {
    return error("LAMINDB_MISSING_OPTION", INVALID_VALUE, "'%s' is missing: %s.", option, what);
  }

  public static LaminException conflictingOptions(String first, String second) {
    return error(
        "LAMINDB_CONFLICTING_OPTIONS",
        INVALID_VALUE,
        "'%s' and '%s' exclude each other. Give one of them.",
        first,
        second);
  }

  public static LaminException unsupported(String what, String remedy) {
    return error("LAMINDB_UNSUPPORTED", NOT_SUPPORTED, "%s is not supported. %s", what, remedy);
  }

  public static LaminException procedureNotFound(String name, Collection<String> known) {
    return error(
        "LAMINDB_PROCEDURE_NOT_FOUND",
        "42883",
        "Unknown procedure '%s'.%s Known procedures: %s.",
        name,
        Suggestion.didYouMean(name, known),
        String.join(", ", known));
  }

  private static LaminException error(
      String errorClass, String sqlState, String format, Object... values) {
    return error(null, errorClass, sqlState, format, values);
  }

  private static LaminException error(
      Throwable cause, String errorClass, String sqlState, String format, Object... values) {
    return new LaminException(
        errorClass, sqlState, withoutPasswords(String.format(format, values)), cause);
  }

  /** Users put URLs where none belong, with and without typing errors. */
  private static String withoutPasswords(String text) {
    return PASSWORD.matcher(text).replaceAll("//***@");
  }
}

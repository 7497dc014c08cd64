package org.lamindb.error;

import java.net.SocketTimeoutException;
import java.util.Collection;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * What every room of this module can meet: options, names and files. The other classes of this
 * package hold what one room alone can meet. Each error has a class, what happened, the value and
 * the remedy.
 */
public final class LaminErrors {
  private LaminErrors() {}

  public static LaminException unknownOption(String option, Collection<String> known) {
    return LaminException.of(
        "LAMINDB_UNKNOWN_OPTION",
        SqlState.INVALID_VALUE,
        "Unknown option '%s'.%s Known options: %s.",
        option,
        Suggestion.didYouMean(option, known),
        Shortened.list(known));
  }

  public static LaminException invalidOption(String option, String value, String expected) {
    return LaminException.of(
        "LAMINDB_INVALID_OPTION",
        SqlState.INVALID_VALUE,
        "The value '%s' of '%s' cannot be used: expected %s.",
        value,
        option,
        expected);
  }

  public static LaminException missingOption(String option, String what) {
    return LaminException.of(
        "LAMINDB_MISSING_OPTION", SqlState.INVALID_VALUE, "'%s' is missing: %s.", option, what);
  }

  public static LaminException conflictingOptions(String first, String second) {
    return LaminException.of(
        "LAMINDB_CONFLICTING_OPTIONS",
        SqlState.INVALID_VALUE,
        "'%s' and '%s' exclude each other. Give one of them.",
        first,
        second);
  }

  /** What only the URL of a database needs was given for something else. */
  public static LaminException storageWithoutUrl(String storage) {
    return LaminException.of(
        "LAMINDB_CONFLICTING_OPTIONS",
        SqlState.INVALID_VALUE,
        "'--storage %s' says nothing here: it names the default storage of a Postgres URL. Give that"
            + " URL, or leave out --storage.",
        storage);
  }

  public static LaminException unsupported(String what, String remedy) {
    return LaminException.of(
        "LAMINDB_UNSUPPORTED", SqlState.NOT_SUPPORTED, "%s is not supported. %s", what, remedy);
  }

  public static LaminException registryNotFound(String name, Collection<String> known) {
    return LaminException.of(
        "LAMINDB_REGISTRY_NOT_FOUND",
        SqlState.UNKNOWN_TABLE,
        "Unknown registry '%s'.%s See SHOW NAMESPACES and SHOW TABLES for what there is.",
        name,
        Suggestion.didYouMean(name, known));
  }

  /**
   * What SQL cannot do with a registry.
   *
   * @param change "add", "delete", …
   * @param artifacts whether it is the registry of artifacts, which are saved in another way
   */
  public static LaminException registryOnlyRead(String change, String registry, boolean artifacts) {
    return LaminException.of(
        "LAMINDB_UNSUPPORTED",
        SqlState.NOT_SUPPORTED,
        "This statement would %s records of the registry '%s', which SQL only reads. %sOther changes"
            + " of records are for the Python client; CALL lamin.system.transfer(source => …) brings"
            + " artifacts of another instance, with all records that they need.",
        change,
        registry,
        artifacts
            ? "Save an artifact with df.write.format(\"lamindb\").option(\"key\", …).save(). "
            : "");
  }

  public static LaminException moduleNotFound(String name, Collection<String> known) {
    return LaminException.of(
        "LAMINDB_MODULE_NOT_FOUND",
        SqlState.NOT_FOUND,
        "Unknown namespace '%s'.%s Known: %s.",
        name,
        Suggestion.didYouMean(name, known),
        Shortened.list(known));
  }

  public static LaminException columnNotFound(
      String column, String registry, Collection<String> known) {
    return LaminException.of(
        "LAMINDB_COLUMN_NOT_FOUND",
        SqlState.UNKNOWN_COLUMN,
        "Registry %s has no column '%s'.%s",
        registry,
        column,
        Suggestion.didYouMean(column, known));
  }

  public static LaminException spaceNotFound(String space, Collection<String> known) {
    return LaminException.of(
        "LAMINDB_SPACE_NOT_FOUND",
        SqlState.NOT_FOUND,
        "Unknown space '%s'.%s Known spaces: %s.",
        space,
        Suggestion.didYouMean(space, known),
        Shortened.list(known));
  }

  public static LaminException relationNotFound(
      String path, String relation, String registry, Collection<String> known) {
    return LaminException.of(
        "LAMINDB_RELATION_NOT_FOUND",
        SqlState.UNKNOWN_COLUMN,
        "The path '%s' leads nowhere: %s has no relation '%s'.%s Relations there: %s.",
        path,
        registry,
        relation,
        Suggestion.didYouMean(relation, known),
        Shortened.list(known));
  }

  public static LaminException featureNotFound(String name, Collection<String> known) {
    return LaminException.of(
        "LAMINDB_FEATURE_NOT_FOUND",
        SqlState.UNKNOWN_COLUMN,
        "Unknown feature '%s'.%s List features with SELECT name FROM lamin.core.feature.",
        name,
        Suggestion.didYouMean(name, known));
  }

  public static LaminException recordNotFound(String registry, String stub) {
    return LaminException.of(
        "LAMINDB_RECORD_NOT_FOUND",
        SqlState.NOT_FOUND,
        "No record of %s has a uid that starts with '%s'. Find its uid with a search, or in the"
            + " registry.",
        registry,
        stub);
  }

  public static LaminException recordAmbiguous(
      String registry, String stub, Collection<String> candidates) {
    return LaminException.of(
        "LAMINDB_RECORD_AMBIGUOUS",
        SqlState.AMBIGUOUS,
        "'%s' names several records of %s: %s. Give one full uid.",
        stub,
        registry,
        Shortened.list(candidates));
  }

  public static LaminException featureAmbiguous(String name, int features) {
    return LaminException.of(
        "LAMINDB_FEATURE_AMBIGUOUS",
        SqlState.AMBIGUOUS,
        "%s features are called '%s'. Ask for all features, which takes the one of labels or else"
            + " the oldest, or rename the others.",
        features,
        name);
  }

  public static LaminException branchNotFound(String branch, Collection<String> known) {
    return LaminException.of(
        "LAMINDB_BRANCH_NOT_FOUND",
        SqlState.NOT_FOUND,
        "Unknown branch '%s'.%s Known branches: %s; 'all' shows every branch.",
        branch,
        Suggestion.didYouMean(branch, known),
        Shortened.list(known));
  }

  public static LaminException procedureNotFound(String name, Collection<String> known) {
    return LaminException.of(
        "LAMINDB_PROCEDURE_NOT_FOUND",
        SqlState.UNKNOWN_ROUTINE,
        "Unknown procedure '%s'.%s Known procedures: %s.",
        name,
        Suggestion.didYouMean(name, known),
        Shortened.list(known));
  }

  public static LaminException databaseFailed(String action, String database, Throwable cause) {
    return DatabaseFailure.of(action, database, cause);
  }

  /** A scan that the database refused; one that it never answered is broken. */
  public static LaminException scanFailed(String database, Throwable cause) {
    return isSilence(cause)
        ? scanBroken(database, cause)
        : databaseFailed("query", database, cause);
  }

  private static boolean isSilence(Throwable failure) {
    return Stream.iterate(failure, Objects::nonNull, Throwable::getCause)
        .anyMatch(SocketTimeoutException.class::isInstance);
  }

  /** A scan that ended before its last row: whatever it returned so far is not the answer. */
  public static LaminException scanBroken(String database, Throwable cause) {
    boolean silent = isSilence(cause);
    return LaminException.of(
        cause,
        "LAMINDB_SCAN_BROKEN",
        SqlState.SYSTEM_ERROR,
        "The scan of %s ended before its last row: %s. Run the query again. %s",
        database,
        silent ? "the server sent nothing for too long" : cause.getMessage(),
        silent
            ? "When the server needs that long, give the database URL the parameter socketTimeout,"
                + " in seconds."
            : "When the server ends long queries, raise its statement_timeout.");
  }

  public static LaminException snapshotGone(String database, Throwable cause) {
    return LaminException.of(
        cause,
        "LAMINDB_SNAPSHOT_GONE",
        SqlState.CONFLICT,
        "The state of %s that this query reads is gone: %s. The connection that kept it ended, or"
            + " this one reached another server. Run the query again.",
        database,
        cause.getMessage());
  }

  public static LaminException changedMeanwhile(String what) {
    return LaminException.of(
        "LAMINDB_CHANGED_MEANWHILE",
        SqlState.CHANGED_MEANWHILE,
        "%s changed while this ran. No record was changed; run it again.",
        what);
  }

  public static LaminException cannotRead(String path, Throwable cause) {
    return LaminException.of(
        cause,
        "LAMINDB_CANNOT_READ",
        SqlState.DATA_MISSING,
        "Cannot read '%s': %s. Check that it exists and that you may read it.",
        path,
        FileProblem.of(path, cause));
  }

  public static LaminException cannotWrite(String path, Throwable cause) {
    return LaminException.of(
        cause,
        "LAMINDB_CANNOT_WRITE",
        SqlState.NO_PERMISSION,
        "Cannot write '%s': %s. Check permissions and free space.",
        path,
        FileProblem.of(path, cause));
  }

  public static LaminException streamWithoutTimes(String registry) {
    return LaminException.of(
        "LAMINDB_STREAM_WITHOUT_TIMES",
        SqlState.NOT_SUPPORTED,
        "%s has neither updated_at nor created_at, so no time can be its start. Leave"
            + " startingTimestamp out, or set startingPosition to latest.",
        registry);
  }

  public static LaminException unknownCheckpoint(String found) {
    return LaminException.of(
        "LAMINDB_UNKNOWN_CHECKPOINT",
        SqlState.DATA_MISSING,
        "The checkpoint says '%s', which is no position of a registry that this release can read."
            + " Take the checkpointLocation of this query, or a new one.",
        found);
  }

  public static LaminException checkpointOfAnother(
      String registry, String instance, String database, String wanted, String wantedInstance) {
    return LaminException.of(
        "LAMINDB_CHECKPOINT_OF_ANOTHER",
        SqlState.CONFLICT,
        "The checkpoint is that of %s in the instance %s on %s, and the query reads %s in the"
            + " instance %s. Give each stream a checkpointLocation of its own.",
        registry,
        instance,
        database,
        wanted,
        wantedInstance);
  }

  public static LaminException checkpointAhead(String registry) {
    return LaminException.of(
        "LAMINDB_CHECKPOINT_AHEAD",
        SqlState.CONFLICT,
        "The checkpoint is ahead of the database, which was restored from a copy, it seems: changes"
            + " of %s would be missed. Start with a new checkpointLocation.",
        registry);
  }

  public static LaminException alreadyExists(String path) {
    return LaminException.of(
        "LAMINDB_ALREADY_EXISTS",
        SqlState.CONFLICT,
        "'%s' exists already. Choose another name, or delete it.",
        path);
  }

  /** A file that describes the tables of a module. */
  public static LaminException invalidDescriptor(String resource, String why) {
    return LaminException.of(
        "LAMINDB_INVALID_DESCRIPTOR",
        SqlState.INVALID_VALUE,
        "The description of a module, '%s' on the class path, cannot be used: %s. Compare it with"
            + " one that 'lamindb-spark migrate create' makes.",
        resource,
        why);
  }
}

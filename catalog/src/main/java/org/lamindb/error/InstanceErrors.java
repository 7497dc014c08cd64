package org.lamindb.error;

import java.util.Collection;

/** Errors of finding, opening and making instances. */
public final class InstanceErrors {
  private InstanceErrors() {}

  public static LaminException noInstance() {
    return LaminException.of(
        "LAMINDB_NO_INSTANCE",
        SqlState.NOT_FOUND,
        "No LaminDB instance is configured. Set spark.lamindb.instance (or the option 'instance')"
            + " to owner/name, a storage path or a Postgres URL, or make one with"
            + " 'lamindb-spark init --storage ./mydata'.");
  }

  /** The same where there are no settings of Spark. */
  public static LaminException noInstanceForCommand() {
    return LaminException.of(
        "LAMINDB_NO_INSTANCE",
        SqlState.NOT_FOUND,
        "No LaminDB instance is configured. Name one in the command (owner/name, a storage path or a"
            + " Postgres URL), connect to one with 'lamin connect owner/name', name one in the"
            + " environment variable LAMIN_CURRENT_INSTANCE, change to a directory with"
            + " .lamin/current_instance, or make one with 'lamindb-spark init --storage ./mydata'.");
  }

  public static LaminException instanceNotFound(String reference, String lookedIn) {
    return LaminException.of(
        "LAMINDB_INSTANCE_NOT_FOUND",
        SqlState.NOT_FOUND,
        "Cannot find the LaminDB instance '%s': %s. Connect to it once with 'lamin connect', name"
            + " its storage path or Postgres URL, or make it with 'lamindb-spark init'.",
        reference,
        lookedIn);
  }

  public static LaminException instanceAmbiguous(String name, Collection<String> candidates) {
    return LaminException.of(
        "LAMINDB_INSTANCE_AMBIGUOUS",
        SqlState.AMBIGUOUS,
        "The instance name '%s' is used by several owners: %s. Write owner/name.",
        name,
        Shortened.list(candidates));
  }

  public static LaminException invalidInstanceReference(String reference, String why) {
    return LaminException.of(
        "LAMINDB_INVALID_INSTANCE",
        SqlState.INVALID_VALUE,
        "'%s' names no LaminDB instance: %s. Give owner/name, the path of a storage that holds"
            + " .lamindb/lamin.db, or a postgresql:// URL.",
        reference,
        why);
  }

  public static LaminException settingsInvalid(String file, String why) {
    return LaminException.of(
        "LAMINDB_SETTINGS_INVALID",
        SqlState.INVALID_VALUE,
        "The LaminDB settings file '%s' cannot be used: %s. Delete the file and run 'lamin connect'"
            + " (or 'lamindb-spark init' for a new instance) again.",
        file,
        why);
  }

  public static LaminException storageRequired(String database) {
    return LaminException.of(
        "LAMINDB_STORAGE_REQUIRED",
        SqlState.INVALID_VALUE,
        "Cannot tell which storage location is the default one of %s. Set spark.lamindb.storage (or"
            + " the option 'storage') to the root of one that the instance manages.",
        database);
  }

  public static LaminException initRefused(String storage, String why, String remedy) {
    return LaminException.of(
        "LAMINDB_INIT_REFUSED",
        SqlState.CONFLICT,
        "Cannot make an instance in '%s': %s. %s",
        storage,
        why,
        remedy);
  }

  public static LaminException invalidName(String name, String why) {
    return LaminException.of(
        "LAMINDB_INVALID_NAME",
        SqlState.INVALID_VALUE,
        "'%s' cannot name an instance: %s. Use letters, digits, '-', '_' and '.'.",
        name,
        why);
  }

  public static LaminException unknownModule(String module, Collection<String> known) {
    return LaminException.of(
        "LAMINDB_UNKNOWN_MODULE",
        SqlState.NOT_FOUND,
        "Unknown module '%s'.%s Known modules: %s.",
        module,
        Suggestion.didYouMean(module, known),
        Shortened.list(known));
  }
}

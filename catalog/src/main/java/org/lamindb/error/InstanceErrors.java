package org.lamindb.error;

import java.util.Collection;

/** Errors of finding, opening and making instances. */
public final class InstanceErrors {
  private static final String READ_ONLY = "LAMINDB_INSTANCE_READ_ONLY";

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
            + " Postgres URL), connect to one with 'lamindb-spark connect owner/name', name one in the"
            + " environment variable LAMIN_CURRENT_INSTANCE, change to a directory with"
            + " .lamin/current_instance, or make one with 'lamindb-spark init --storage ./mydata'.");
  }

  /**
   * The same where the hub was asked too.
   *
   * @param hub what came of that
   */
  public static LaminException instanceNotFound(
      String reference, String lookedIn, LaminException hub) {
    return instanceNotFound(
        reference, lookedIn + ". " + hub.text().replaceAll("\\.$", ""), (Throwable) hub);
  }

  public static LaminException instanceNotFound(String reference, String lookedIn) {
    return instanceNotFound(reference, lookedIn, (Throwable) null);
  }

  private static LaminException instanceNotFound(
      String reference, String lookedIn, Throwable cause) {
    return LaminException.of(
        cause,
        "LAMINDB_INSTANCE_NOT_FOUND",
        SqlState.NOT_FOUND,
        "Cannot find the LaminDB instance '%s': %s. Connect to it once with 'lamindb-spark connect' or 'lamin connect', name"
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

  /**
   * @param url without user and password
   */
  public static LaminException invalidDatabaseUrl(String url, String why) {
    return LaminException.of(
        "LAMINDB_INVALID_INSTANCE",
        SqlState.INVALID_VALUE,
        "'%s' names no LaminDB instance: %s. In the user and the password of a postgresql:// URL,"
            + " characters other than letters, digits, '-', '_', '.' and '~' must be"
            + " percent-encoded: '/' as %2F, '@' as %40, ':' as %3A, '#' as %23, '?' as %3F, '%' as"
            + " %25. The host, and the name of the database, must follow.",
        url,
        why);
  }

  public static LaminException settingsInvalid(String file, String why) {
    return LaminException.of(
        "LAMINDB_SETTINGS_INVALID",
        SqlState.INVALID_VALUE,
        "The LaminDB settings file '%s' cannot be used: %s. %s",
        file,
        why,
        remedy(file));
  }

  /** By the names that LaminDB's settings files have everywhere. */
  private static String remedy(String file) {
    String name = file.substring(file.lastIndexOf('/') + 1);
    if (name.endsWith("current_user.env") || name.contains("user--")) {
      return "Run 'lamindb-spark login', which writes it anew; or delete the file to work as the"
          + " anonymous user.";
    }
    if (name.equals("storage.env")) {
      return "Delete the file, or run 'lamindb-spark cache set DIRECTORY', which writes it anew.";
    }
    if (name.equals("system.env")) {
      return "It holds for all users of this machine: who runs it has to correct or delete it.";
    }
    return "Delete the file and run 'lamindb-spark connect' again, with the path of its storage when"
        + " the instance is local.";
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

  public static LaminException homeIsNoDevelopmentDirectory(String home) {
    return LaminException.of(
        "LAMINDB_CONNECT_REFUSED",
        SqlState.CONFLICT,
        "The home directory '%s' cannot be the development directory of an instance: it would be"
            + " the default everywhere below. Change to a directory of the project, or leave out"
            + " --here.",
        home);
  }

  public static LaminException connectRefused(String instance, String why, String remedy) {
    return LaminException.of(
        "LAMINDB_CONNECT_REFUSED",
        SqlState.CONFLICT,
        "Cannot connect to '%s': %s. %s",
        instance,
        why,
        remedy);
  }

  /** What was given leads somewhere, but not to one instance with all that its settings need. */
  public static LaminException instanceUnclear(String reference, String why, String remedy) {
    return LaminException.of(
        "LAMINDB_INSTANCE_UNCLEAR",
        SqlState.CONFLICT,
        "'%s' does not tell all about the instance: %s. %s",
        reference,
        why,
        remedy);
  }

  public static LaminException disconnectRefused(String here, String place, String connected) {
    return LaminException.of(
        "LAMINDB_DISCONNECT_REFUSED",
        SqlState.CONFLICT,
        "The instance here is %s, by '%s', not %s, to which the user is connected elsewhere: nothing"
            + " was disconnected. Run 'lamindb-spark disconnect --here' to give up the directory's"
            + " instance, unset LAMIN_CURRENT_INSTANCE when that decides, or run this in another"
            + " directory.",
        here,
        place,
        connected);
  }

  /** Clearing the cache would lose them. */
  public static LaminException cloudFileInUse(Collection<String> files) {
    return LaminException.of(
        "LAMINDB_CLOUD_FILE_IN_USE",
        SqlState.CONFLICT,
        "These copies of databases in the cloud have changes that the cloud lacks: %s. Open their"
            + " instances once more, or disconnect from them, so that they are brought back; or move"
            + " the files away.",
        Shortened.list(files));
  }

  /** Who has the lock is known by the uid alone. */
  public static LaminException instanceLocked(String instance, String user, long days) {
    return LaminException.of(
        "LAMINDB_INSTANCE_LOCKED",
        SqlState.CONFLICT,
        "Cannot load the instance '%s': its SQLite database in the cloud is locked by the user with the uid"
            + " '%s'. They unlock it with 'lamindb-spark disconnect' or 'lamin disconnect', or when"
            + " their Spark application ends; it is unlocked by itself after %s days of no activity.",
        instance,
        user,
        days);
  }

  /** Nothing tells which side is right. */
  public static LaminException cloudFileConflict(String instance, String root, String copy) {
    return LaminException.of(
        "LAMINDB_CLOUD_FILE_CONFLICT",
        SqlState.CONFLICT,
        "The SQLite database of '%s' was changed in '%s' and in the copy '%s' since they were the same."
            + " Nothing was overwritten. Move the copy away and run this again to go on with what"
            + " the cloud has; what you changed stays in the file that you moved.",
        instance,
        root,
        copy);
  }

  public static LaminException cloudFileReadOnly(String instance, String root) {
    return LaminException.of(
        READ_ONLY,
        SqlState.NO_PERMISSION,
        "Cannot write to the instance '%s': you may read its SQLite database in '%s', but not change it"
            + " there. Use credentials that may write.",
        instance,
        root);
  }

  /** What everybody may read, and who asks may not write. */
  public static LaminException publicReadOnly(String instance) {
    return LaminException.of(
        READ_ONLY,
        SqlState.NO_PERMISSION,
        "Cannot write to the instance '%s': it is open to you as to everybody, to be read only"
            + " (public permissions). Nothing was written. Ask its administrators to make you a"
            + " collaborator; once you are one, run 'lamindb-spark connect %s' and try again.",
        instance,
        instance);
  }

  /**
   * @param clone where it is in the cloud
   */
  public static LaminException cloneDamaged(
      String clone, String instance, String why, Throwable cause) {
    return LaminException.of(
        cause,
        "LAMINDB_CLONE_DAMAGED",
        "XX001",
        "The SQLite clone '%s' of the instance '%s' is damaged: %s. Ask who administers the"
            + " instance to make it anew with 'lamin io snapshot'.",
        clone,
        instance,
        why);
  }

  public static LaminException noBranchToSwitchTo(String branch, Collection<String> known) {
    return LaminException.of(
        "LAMINDB_BRANCH_NOT_FOUND",
        SqlState.NOT_FOUND,
        "Unknown branch '%s'.%s Known branches: %s. 'lamindb-spark switch --create NAME' makes one.",
        branch,
        Suggestion.didYouMean(branch, known),
        Shortened.list(known));
  }

  public static LaminException branchExists(String branch) {
    return LaminException.of(
        "LAMINDB_BRANCH_EXISTS",
        SqlState.CONFLICT,
        "There is a branch '%s' already. Leave out --create to switch to it.",
        branch);
  }

  public static LaminException invalidCacheDirectory(String directory, String why) {
    return invalidCacheDirectory(directory, why, "Give the absolute path of a directory.");
  }

  /**
   * @param remedy as what named the directory has it
   */
  public static LaminException invalidCacheDirectory(String directory, String why, String remedy) {
    return LaminException.of(
        "LAMINDB_INVALID_CACHE",
        SqlState.INVALID_VALUE,
        "'%s' cannot be the cache directory: %s. %s",
        directory,
        why,
        remedy);
  }

  public static LaminException deleteRefused(String instance, String why, String remedy) {
    return LaminException.of(
        "LAMINDB_DELETE_REFUSED",
        SqlState.CONFLICT,
        "Cannot delete the instance '%s': %s. %s",
        instance,
        why,
        remedy);
  }

  public static LaminException databaseNotEmpty(String database, Collection<String> tables) {
    return LaminException.of(
        "LAMINDB_INIT_REFUSED",
        SqlState.CONFLICT,
        "Cannot make an instance in %s: it has tables of something else already: %s. Give --db an"
            + " empty database.",
        database,
        Shortened.list(tables));
  }
}

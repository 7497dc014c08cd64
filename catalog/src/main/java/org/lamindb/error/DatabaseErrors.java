package org.lamindb.error;

/** Errors of databases that cannot be used as they are. */
public final class DatabaseErrors {
  private DatabaseErrors() {}

  public static LaminException databaseUnreachable(String database, String why, Throwable cause) {
    return LaminException.of(
        cause,
        "LAMINDB_DATABASE_UNREACHABLE",
        SqlState.CONNECTION,
        "Cannot connect to %s: %s. Check host, port, user, password and that the server runs.",
        database,
        why.endsWith(".") ? why.substring(0, why.length() - 1) : why);
  }

  public static LaminException databaseFileMissing(String file) {
    return LaminException.of(
        "LAMINDB_DATABASE_MISSING",
        SqlState.NOT_FOUND,
        "There is no LaminDB database file '%s'. Check the storage path, or make an instance with"
            + " 'lamindb-spark init --storage <path>'.",
        file);
  }

  public static LaminException notLaminDatabase(String database) {
    return LaminException.of(
        "LAMINDB_FOREIGN_DATABASE",
        SqlState.INVALID_VALUE,
        "%s is not a LaminDB database: it has no LaminDB migrations. Name the database of a LaminDB"
            + " instance, or make one with 'lamindb-spark init'.",
        database);
  }

  /**
   * @param wanted "read", "write", …
   */
  public static LaminException schemaTooOld(
      String database, String found, String wanted, String remedy) {
    return LaminException.of(
        "LAMINDB_SCHEMA_TOO_OLD",
        SqlState.NOT_SUPPORTED,
        "%s has the schema of LaminDB %s, which this version cannot %s. %s",
        database,
        found,
        wanted,
        remedy);
  }

  public static LaminException schemaTooNew(
      String database, int migration, int newest, String remedy) {
    return LaminException.of(
        "LAMINDB_SCHEMA_TOO_NEW",
        SqlState.NOT_SUPPORTED,
        "%s is at migration %s, newer than %s, the last one that this version knows. %s",
        database,
        migration,
        newest,
        remedy);
  }

  public static LaminException databaseDamaged(String database, String what) {
    return databaseDamaged(database, what, null);
  }

  static LaminException databaseDamaged(String database, String what, Throwable cause) {
    return LaminException.of(
        cause,
        "LAMINDB_DATABASE_DAMAGED",
        "XX001",
        "%s is damaged: %s. Check it with PRAGMA integrity_check, and restore a backup.",
        database,
        what);
  }

  /** A migration that this version does not know. */
  public static LaminException migrationUnknown(String database, String migration) {
    return LaminException.of(
        "LAMINDB_SCHEMA_TOO_NEW",
        SqlState.NOT_SUPPORTED,
        "%s has the migration %s, which is newer than this version. Update LaminDB for Spark.",
        database,
        migration);
  }

  /** A migration that a database must have before this library can migrate it. */
  public static LaminException migrationMissing(String database, String migration) {
    return LaminException.of(
        "LAMINDB_SCHEMA_TOO_OLD",
        SqlState.NOT_SUPPORTED,
        "%s lacks the migration %s, without which this version cannot migrate it. Run 'lamin"
            + " migrate deploy' with the Python client of LaminDB 2.1 (pip install"
            + " 'lamindb==2.1.2').",
        database,
        migration);
  }

  public static LaminException databaseBusy(String database, String why) {
    return LaminException.of(
        "LAMINDB_DATABASE_BUSY",
        "55P03",
        "Cannot change the tables of %s: %s. Try again when that has ended.",
        database,
        why);
  }

  /** Settings that ask for a token where the database knows none. */
  public static LaminException takesNoTokens(String database) {
    return LaminException.of(
        "LAMINDB_NO_FINE_GRAINED_ACCESS",
        SqlState.NOT_SUPPORTED,
        "%s takes no tokens: it has no function set_token(token, is_local). Unset LAMIN_DB_TOKEN,"
            + " or connect to the instance again when its settings say fine_grained_access=True.",
        database);
  }

  public static LaminException tokenRefused(String database, String why) {
    return LaminException.of(
        "LAMINDB_TOKEN_REFUSED",
        "28000",
        "%s does not take the token: %s. Log in again, or set LAMIN_DB_TOKEN to a token for this"
            + " database.",
        database,
        why);
  }

  /**
   * What the database's own rules forbid.
   *
   * @param action "save the artifact", …
   */
  public static LaminException notAllowed(
      String action, String database, String why, Throwable cause) {
    return LaminException.of(
        cause,
        "LAMINDB_NO_ACCESS",
        SqlState.NO_PERMISSION,
        "You may not %s in %s: %s. Nothing of this was written. Ask who administers the instance,"
            + " or the space that you write to, for access; or switch to another space.",
        action,
        database,
        why);
  }
}

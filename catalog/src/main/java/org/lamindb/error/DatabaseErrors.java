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
        why);
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

  public static LaminException schemaTooOld(String database, String found, String oldest) {
    return LaminException.of(
        "LAMINDB_SCHEMA_TOO_OLD",
        SqlState.NOT_SUPPORTED,
        "%s has the schema of LaminDB %s; this needs %s or newer. Run 'lamin migrate deploy' with"
            + " the current Python client.",
        database,
        found,
        oldest);
  }

  public static LaminException schemaTooNew(String database, int migration, int newest) {
    return LaminException.of(
        "LAMINDB_SCHEMA_TOO_NEW",
        SqlState.NOT_SUPPORTED,
        "%s is at migration %s, newer than %s, the last one that this version knows. Update"
            + " LaminDB for Spark.",
        database,
        migration,
        newest);
  }
}

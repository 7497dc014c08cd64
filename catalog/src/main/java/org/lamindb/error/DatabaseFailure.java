package org.lamindb.error;

import java.sql.SQLException;

/** What a failure of a database means for who asked. */
final class DatabaseFailure {
  /** SQLite's extended codes have the plain one in their lowest bits; Postgres' are all zero. */
  private static final int PRIMARY_CODE = 0xff;

  private static final int READ_ONLY = 8;
  private static final int INPUT_OUTPUT = 10;
  private static final int CORRUPT = 11;
  private static final int FULL = 13;
  private static final int CANNOT_OPEN = 14;
  private static final int NOT_A_DATABASE = 26;

  private DatabaseFailure() {}

  static LaminException of(String action, String database, Throwable cause) {
    if (!(cause instanceof SQLException failure)) {
      return other(action, database, cause, "");
    }
    if (SqlState.NO_PERMISSION.equals(failure.getSQLState())) {
      return DatabaseErrors.notAllowed(action, database, failure.getMessage(), cause);
    }
    return switch (failure.getErrorCode() & PRIMARY_CODE) {
      case CORRUPT, NOT_A_DATABASE ->
          DatabaseErrors.databaseDamaged(database, failure.getMessage(), cause);
      case READ_ONLY, INPUT_OUTPUT, FULL, CANNOT_OPEN ->
          other(action, database, cause, " Check free space, and permissions of file and folder.");
      default -> other(action, database, cause, "");
    };
  }

  private static LaminException other(
      String action, String database, Throwable cause, String remedy) {
    return LaminException.of(
        cause,
        "LAMINDB_DATABASE_ERROR",
        SqlState.SYSTEM_ERROR,
        "Cannot %s in %s: %s. Nothing of this was written.%s",
        action,
        database,
        why(cause),
        remedy);
  }

  /** What drivers say is often only that they failed, and what they met why. */
  private static String why(Throwable failure) {
    String said = String.valueOf(failure.getMessage());
    Throwable cause = failure.getCause();
    return cause == null || cause.getMessage() == null || said.contains(cause.getMessage())
        ? said
        : said + ": " + cause.getMessage();
  }
}

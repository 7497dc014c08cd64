package org.lamindb.database;

import java.sql.SQLException;

/** What differs between the two databases of LaminDB. Package-internal SQL knowledge only. */
public enum Dialect {
  SQLITE,
  POSTGRES;

  /** An identifier that came from the database's own catalog, quoted. */
  public String quote(String identifier) {
    if (identifier.indexOf('\0') >= 0) {
      throw new IllegalArgumentException("identifier holds a zero character");
    }
    // SQLite takes a name in double quotes that it does not know for a text: wrong rows, no error.
    String quote = this == SQLITE ? "`" : "\"";
    return quote + identifier.replace(quote, quote + quote) + quote;
  }

  /** Placeholder for a JSON document in an INSERT or UPDATE. */
  public String jsonParameter() {
    return this == POSTGRES ? "?::jsonb" : "?";
  }

  /** Whether the failure is the violation of a UNIQUE constraint. */
  public boolean isUniqueViolation(SQLException failure) {
    if (this == POSTGRES) {
      return "23505".equals(failure.getSQLState());
    }
    return failure.getMessage() != null
        && failure.getMessage().contains("UNIQUE constraint failed");
  }
}

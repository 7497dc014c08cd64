package org.lamindb.scan.pages;

import java.util.Locale;

/** What SQLite makes of values on their way into a column, by the column's declared type. */
enum Affinity {
  INTEGER,
  TEXT,
  BLOB,
  REAL,
  NUMERIC;

  /** SQLite's own rules, in its order. */
  static Affinity of(String declared) {
    String type = declared.toUpperCase(Locale.ROOT);
    if (type.contains("INT")) {
      return INTEGER;
    } else if (type.contains("CHAR") || type.contains("CLOB") || type.contains("TEXT")) {
      return TEXT;
    } else if (type.isEmpty() || type.contains("BLOB")) {
      return BLOB;
    } else if (type.contains("REAL") || type.contains("FLOA") || type.contains("DOUB")) {
      return REAL;
    }
    return NUMERIC;
  }
}

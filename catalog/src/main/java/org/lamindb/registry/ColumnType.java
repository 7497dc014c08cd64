package org.lamindb.registry;

import org.lamindb.database.Dialect;

/** What a column's values are, the same on both databases. */
public enum ColumnType {
  /** SQLite: the integer 1 is true, every other value is false. */
  BOOLEAN,
  /** All integers, 64 bits: SQLite and Postgres declare different widths for one column. */
  LONG,
  DOUBLE,
  TEXT,
  /** Microseconds since 1970-01-01 UTC. */
  TIMESTAMP,
  /** Days since 1970-01-01. */
  DATE,
  /** A JSON document as text. */
  JSON,
  /** Microseconds. */
  DURATION,
  /** Several values of one type, see {@link ColumnSource}; only of derived columns. */
  LIST,
  /** A type that LaminDB does not use: read as the database's own text, never filtered there. */
  OTHER;

  static ColumnType of(String declared, Dialect dialect) {
    int parenthesis = declared.indexOf('(');
    String base = (parenthesis < 0 ? declared : declared.substring(0, parenthesis)).strip();
    return switch (base) {
      case "bool", "boolean" -> BOOLEAN;
      case "integer", "int", "bigint", "smallint" -> LONG;
      case "integer unsigned", "smallint unsigned", "bigint unsigned" -> LONG;
      case "real", "double precision", "float" -> DOUBLE;
      case "varchar", "character varying", "text", "char" -> TEXT;
      case "datetime", "timestamp with time zone" -> TIMESTAMP;
      case "date" -> DATE;
      case "json", "jsonb" -> JSON;
      case "interval" -> dialect == Dialect.POSTGRES ? DURATION : OTHER;
      default -> OTHER;
    };
  }
}

package org.lamindb.error;

/** The SQLSTATE codes of this module's errors. */
final class SqlState {
  static final String AMBIGUOUS = "21000";
  static final String CHANGED_MEANWHILE = "40001";
  static final String CONFLICT = "55000";
  static final String CONNECTION = "08001";
  static final String DATA_MISSING = "58030";
  static final String INVALID_VALUE = "22023";
  static final String NOT_FOUND = "42704";
  static final String NOT_SUPPORTED = "0A000";
  static final String NO_PERMISSION = "42501";
  static final String SYSTEM_ERROR = "58000";
  static final String UNKNOWN_COLUMN = "42703";
  static final String UNKNOWN_ROUTINE = "42883";
  static final String UNKNOWN_TABLE = "42P01";

  private SqlState() {}
}

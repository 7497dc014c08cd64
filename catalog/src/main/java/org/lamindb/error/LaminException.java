package org.lamindb.error;

import java.util.Objects;

/**
 * An error that a user can act on: what happened, with the value, and the remedy.
 *
 * <p>Made by {@link LaminErrors} only, so that every message is written in one place. The message
 * never holds a password, key or token.
 */
public final class LaminException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String errorClass;
  private final String sqlState;
  private final String text;

  LaminException(String errorClass, String sqlState, String text, Throwable cause) {
    super("[" + errorClass + "] " + text + " SQLSTATE: " + sqlState, cause);
    this.errorClass = Objects.requireNonNull(errorClass, "errorClass is null");
    this.sqlState = Objects.requireNonNull(sqlState, "sqlState is null");
    this.text = text;
  }

  /** Stable name of the kind of error, such as {@code LAMINDB_ARTIFACT_NOT_FOUND}. */
  public String errorClass() {
    return errorClass;
  }

  /** Five-character SQLSTATE. */
  public String sqlState() {
    return sqlState;
  }

  /** The message without error class and SQLSTATE. */
  public String text() {
    return text;
  }
}

package org.lamindb.error;

import java.util.Objects;

/**
 * An error that a user can act on: what happened, with the value, and the remedy.
 *
 * <p>Made by {@link LaminErrors} and its neighbours only, so that every message is written in one
 * package. The message never holds a password, key or token.
 */
public final class LaminException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private static final String PLACE = "%s";
  private static final String QUOTE = "'";

  private final String errorClass;
  private final String sqlState;
  private final String text;

  private LaminException(String errorClass, String sqlState, String text, Throwable cause) {
    super("[" + errorClass + "] " + text + " SQLSTATE: " + sqlState, cause);
    this.errorClass = Objects.requireNonNull(errorClass, "errorClass is null");
    this.sqlState = Objects.requireNonNull(sqlState, "sqlState is null");
    this.text = text;
  }

  /**
   * An error whose text is the format, filled with the values. Those in quotes are somebody's, who
   * may have given anything: they are shortened.
   */
  static LaminException of(String errorClass, String sqlState, String format, Object... values) {
    return of(null, errorClass, sqlState, format, values);
  }

  /** An error that another one caused. */
  static LaminException of(
      Throwable cause, String errorClass, String sqlState, String format, Object... values) {
    return new LaminException(errorClass, sqlState, HiddenSecrets.in(fill(format, values)), cause);
  }

  private static String fill(String format, Object... values) {
    String[] pieces = format.split(PLACE, -1);
    StringBuilder text = new StringBuilder(pieces[0]);
    for (int i = 1; i < pieces.length; i++) {
      String value = String.valueOf(values[i - 1]);
      boolean quoted = pieces[i - 1].endsWith(QUOTE);
      // What others say is often a whole sentence.
      boolean ended = !quoted && value.endsWith(".") && pieces[i].startsWith(".");
      text.append(quoted ? Shortened.of(value) : value).append(pieces[i].substring(ended ? 1 : 0));
    }
    return text.toString();
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

package org.lamindb.cli;

import java.util.Objects;
import org.lamindb.error.LaminException;

/**
 * What an examination found.
 *
 * @param subject what was looked at
 * @param message what was found, and the remedy when it is not well
 */
record Finding(String subject, Status status, String message) {

  /** How well it is. */
  enum Status {
    OK,
    /** Works, but not as somebody may think. */
    WARNING,
    /** Does not work. */
    BROKEN
  }

  Finding {
    Objects.requireNonNull(subject, "subject is null");
    Objects.requireNonNull(status, "status is null");
    Objects.requireNonNull(message, "message is null");
  }

  static Finding ok(String subject, String message) {
    return new Finding(subject, Status.OK, message);
  }

  static Finding warning(String subject, String message) {
    return new Finding(subject, Status.WARNING, message);
  }

  static Finding broken(String subject, String message) {
    return new Finding(subject, Status.BROKEN, message);
  }

  static Finding broken(String subject, LaminException failure) {
    return broken(subject, failure.text());
  }
}

package org.lamindb.change;

/** Where reading the changes of a registry starts. */
public sealed interface Start {
  /** With every record that is there. */
  record Earliest() implements Start {}

  /** With what changes from now on. */
  record Latest() implements Start {}

  /**
   * With the records whose {@code updated_at}, or else {@code created_at}, is not before a time.
   *
   * @param micros since 1970-01-01 UTC
   */
  record Since(long micros) implements Start {}
}

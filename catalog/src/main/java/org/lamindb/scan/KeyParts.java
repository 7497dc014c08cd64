package org.lamindb.scan;

/** How many parts a scan has. */
final class KeyParts {
  /** Fewer are not worth a task of their own. */
  private static final long ROWS_OF_A_PART = 100_000;

  private KeyParts() {}

  /**
   * The number of parts, at least one.
   *
   * @param parallelism how many tasks run at once; twice as many parts even their times out
   */
  static int count(long rows, int parallelism) {
    return (int) Math.max(1, Math.min(rows / ROWS_OF_A_PART, 2L * parallelism));
  }
}

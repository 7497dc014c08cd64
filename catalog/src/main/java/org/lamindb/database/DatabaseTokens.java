package org.lamindb.database;

/**
 * Where the tokens come from without which a database with row-level security shows nothing. Each
 * transaction begins with one.
 *
 * <p>Implementations are thread-safe and keep a token as long as it is valid. They stay on the
 * driver: a task gets a token of the moment in which it is sent, never its source.
 */
@FunctionalInterface
public interface DatabaseTokens {
  /**
   * A token that is valid, and stays so for the seconds that it takes to begin a transaction.
   *
   * @throws org.lamindb.error.LaminException when none can be had
   */
  String current();
}

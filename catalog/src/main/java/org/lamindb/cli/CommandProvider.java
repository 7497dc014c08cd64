package org.lamindb.cli;

import java.util.List;

/**
 * Adds commands to {@code lamindb-spark}. Found by {@link java.util.ServiceLoader}, so that what
 * needs Spark is there when the connector is on the class path.
 */
public interface CommandProvider {
  /**
   * The commands, as objects with picocli's {@code @Command} that are {@code Runnable} or {@code
   * Callable<Integer>} (the exit code). A {@link org.lamindb.error.LaminException} thrown by one is
   * shown as one line.
   */
  List<Object> commands();
}

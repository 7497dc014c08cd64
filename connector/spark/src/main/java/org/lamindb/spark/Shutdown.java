package org.lamindb.spark;

import org.apache.hadoop.util.ShutdownHookManager;

/** What is to be done when the JVM ends: after Spark has stopped its context, in this order. */
public final class Shutdown {
  /** The last words of records. Spark's own work comes before, with 40. */
  public static final int RECORD = 6;

  /** Nobody uses databases after it. */
  static final int CLOSE = 5;

  private Shutdown() {}

  public static boolean isInProgress() {
    return ShutdownHookManager.get().isShutdownInProgress();
  }

  /**
   * Has work done at the end.
   *
   * @param priority the greater, the earlier
   */
  public static void run(int priority, Runnable work) {
    ShutdownHookManager.get().addShutdownHook(work, priority);
  }
}

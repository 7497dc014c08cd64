package org.lamindb.spark;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.apache.hadoop.util.ShutdownHookManager;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What is to be done when the JVM ends: after Spark has stopped its context, in this order. */
public final class Shutdown {
  /** The last words of records. Spark's own work comes before, with 40. */
  public static final int RECORD = 6;

  /** Nobody uses databases after it. */
  static final int CLOSE = 5;

  /** A database in a cloud is uploaded as a whole. */
  private static final Duration LIMIT = Duration.ofMinutes(10);

  private static final Logger LOG = LoggerFactory.getLogger(Shutdown.class);

  private Shutdown() {}

  /**
   * Has work done at the end; when the end has begun, not any more: a short program's first use of
   * an instance may be the record of its end.
   *
   * @param priority the greater, the earlier
   */
  public static void run(int priority, Runnable work) {
    try {
      ShutdownHookManager.get()
          .addShutdownHook(work, priority, LIMIT.toMillis(), TimeUnit.MILLISECONDS);
    } catch (IllegalStateException e) {
      LOG.debug("The JVM ends already", e);
    }
  }
}

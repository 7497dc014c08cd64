package org.lamindb.spark.lineage;

import java.lang.Thread.UncaughtExceptionHandler;

/** Knows whether an exception ended the thread that runs the program. */
final class MainThread {
  /** Of the thread that every JVM starts with. */
  private static final long ID = 1;

  private static boolean isWatched;
  private static volatile boolean failed;

  private MainThread() {}

  /** Notices, from now on, what ends the thread; who handled that before still does. */
  static synchronized void watch() {
    if (!isWatched) {
      isWatched = true;
      Thread.getAllStackTraces().keySet().stream()
          .filter(thread -> thread.getId() == ID)
          .forEach(MainThread::watch);
    }
  }

  private static void watch(Thread thread) {
    UncaughtExceptionHandler others = thread.getUncaughtExceptionHandler();
    thread.setUncaughtExceptionHandler(
        (ended, failure) -> {
          failed = true;
          others.uncaughtException(ended, failure);
        });
  }

  static boolean failed() {
    return failed;
  }
}

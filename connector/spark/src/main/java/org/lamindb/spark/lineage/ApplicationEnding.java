package org.lamindb.spark.lineage;

import java.util.Arrays;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.lamindb.lineage.RunStatus;

/** How an application ends, as far as its JVM can tell while its context stops. */
final class ApplicationEnding {
  private static final int SIGNALS = 128;

  private ApplicationEnding() {}

  /**
   * The status that its run deserves; {@link RunStatus#STARTED} when nobody can know here.
   *
   * @param exitCode what Spark was told, mostly 0 whatever happened
   * @param lastQueryFailed of those that ended
   * @param isBusy whether jobs were running: no program means to end then
   */
  static RunStatus status(OptionalInt exitCode, boolean lastQueryFailed, boolean isBusy) {
    return status(exitCode, lastQueryFailed, isBusy, Thread.getAllStackTraces());
  }

  static RunStatus status(
      OptionalInt exitCode,
      boolean lastQueryFailed,
      boolean isBusy,
      Map<Thread, StackTraceElement[]> threads) {
    if (exitCode.orElse(0) > SIGNALS
        || threads.keySet().stream().anyMatch(ApplicationEnding::handlesSignal)) {
      return RunStatus.ABORTED;
    }
    if (exitCode.orElse(0) != 0 || lastQueryFailed || failed(threads)) {
      return RunStatus.ERRORED;
    }
    if (threads.values().stream().anyMatch(ApplicationEnding::exits)) {
      return isBusy ? RunStatus.ABORTED : RunStatus.STARTED;
    }
    return RunStatus.COMPLETED;
  }

  /** Whether the program is known to have failed, whatever its queries did. */
  static boolean failed() {
    return failed(Thread.getAllStackTraces());
  }

  private static boolean failed(Map<Thread, StackTraceElement[]> threads) {
    return MainThread.failed()
        || threads.values().stream().anyMatch(ApplicationEnding::submitFailed);
  }

  /** The JVM runs its shutdown on a thread of this name when a signal ends it. */
  private static boolean handlesSignal(Thread thread) {
    return Stream.of("SIGTERM", "SIGINT", "SIGHUP")
        .anyMatch(signal -> thread.getName().equals(signal + " handler"));
  }

  /**
   * After a Python driver that failed, spark-submit exits by itself; a program that asks for an
   * exit does so below {@code runMain}.
   */
  private static boolean submitFailed(StackTraceElement[] stack) {
    return exits(stack)
        && Arrays.stream(stack)
            .anyMatch(frame -> frame.getClassName().startsWith(SubmitCommand.MAIN_CLASS))
        && Arrays.stream(stack).noneMatch(frame -> frame.getMethodName().endsWith("runMain"));
  }

  /**
   * Whether something asked the JVM to exit, with a code that only the JVM knows; {@code spark-sql}
   * alone tells it to Spark. Spark itself does so when the Python process that started it is gone;
   * how that ended is for its own parent to know.
   */
  private static boolean exits(StackTraceElement[] stack) {
    return Arrays.stream(stack)
            .anyMatch(
                frame ->
                    frame.getClassName().equals("java.lang.Shutdown")
                        && frame.getMethodName().equals("exit"))
        && Arrays.stream(stack)
            .noneMatch(frame -> frame.getClassName().startsWith(SubmitCommand.SQL_SHELL));
  }
}

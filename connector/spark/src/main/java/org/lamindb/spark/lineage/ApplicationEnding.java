package org.lamindb.spark.lineage;

import java.util.Arrays;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.lamindb.lineage.RunStatus;

/** Why an application ends, as far as its JVM can tell while its context stops. */
final class ApplicationEnding {
  private static final int SIGNALS = 128;

  private ApplicationEnding() {}

  static RunStatus status(OptionalInt exitCode, boolean lastQueryFailed) {
    return status(exitCode, lastQueryFailed, Thread.getAllStackTraces());
  }

  static RunStatus status(
      OptionalInt exitCode, boolean lastQueryFailed, Map<Thread, StackTraceElement[]> threads) {
    boolean isSignalled =
        (exitCode.isPresent() && exitCode.getAsInt() > SIGNALS)
            || threads.keySet().stream().anyMatch(ApplicationEnding::handlesSignal);
    if (isSignalled) {
      return RunStatus.ABORTED;
    }
    boolean isFailure =
        (exitCode.isPresent() && exitCode.getAsInt() != 0)
            || lastQueryFailed
            || threads.values().stream().anyMatch(ApplicationEnding::submitFailed);
    return isFailure ? RunStatus.ERRORED : RunStatus.COMPLETED;
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
    return Arrays.stream(stack).anyMatch(frame -> frame.getMethodName().equals("exit"))
        && Arrays.stream(stack)
            .anyMatch(frame -> frame.getClassName().startsWith(SubmitCommand.MAIN_CLASS))
        && Arrays.stream(stack).noneMatch(frame -> frame.getMethodName().endsWith("runMain"));
  }
}

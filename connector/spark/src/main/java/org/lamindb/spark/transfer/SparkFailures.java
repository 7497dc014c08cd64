package org.lamindb.spark.transfer;

import java.util.Optional;
import org.lamindb.error.LaminException;
import org.lamindb.spark.LaminSparkException;

/** What lies behind the exceptions of Spark, which wraps those of tasks and declares none. */
final class SparkFailures {
  private SparkFailures() {}

  /** The error that is meant for the user, if it is one of ours. */
  static Optional<RuntimeException> ours(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof LaminException || cause instanceof LaminSparkException) {
        return Optional.of((RuntimeException) cause);
      }
    }
    return Optional.empty();
  }

  /** Throws the error of ours, else Spark's own as it is: also a checked one. */
  @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
  static <E extends Throwable> RuntimeException rethrow(Throwable failure) throws E {
    if (ours(failure).isPresent()) {
      throw ours(failure).get();
    }
    throw (E) failure;
  }
}

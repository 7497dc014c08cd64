package org.lamindb.spark;

import java.util.function.Supplier;
import org.lamindb.error.LaminException;

/** Gives the errors of the catalog module the shape in which Spark shows errors. */
public final class LaminSparkErrors {
  private LaminSparkErrors() {}

  /** Work that Spark asked for; what it throws reaches the user in Spark's shape. */
  public static <T> T guard(Supplier<T> work) {
    try {
      return work.get();
    } catch (LaminException e) {
      throw of(e);
    }
  }

  /** The same error for Spark. What the database or file system said stays its cause. */
  public static LaminSparkException of(LaminException error) {
    return new LaminSparkException(
        error.errorClass(), error.sqlState(), error.text(), error.getMessage(), error.getCause());
  }
}

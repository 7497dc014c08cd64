package org.lamindb.spark;

import java.util.function.Supplier;
import org.apache.spark.sql.connector.catalog.Identifier;
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

  /**
   * The error of a table that does not exist, in the shape by which Spark knows that it does not.
   */
  static RuntimeException tableNotFound(Identifier identifier, LaminException error) {
    return LaminSparkErrors.<RuntimeException>unchecked(
        new TableNotFoundException(identifier, error.getMessage()));
  }

  /** Spark's analysis errors are checked exceptions to Java, though Scala declares them nowhere. */
  @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
  private static <T extends Throwable> RuntimeException unchecked(Throwable error) throws T {
    throw (T) error;
  }

  /** The same error for Spark. What the database or file system said stays its cause. */
  public static LaminSparkException of(LaminException error) {
    return new LaminSparkException(
        error.errorClass(), error.sqlState(), error.text(), error.getMessage(), error.getCause());
  }
}

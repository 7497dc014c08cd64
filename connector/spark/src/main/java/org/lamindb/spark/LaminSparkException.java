package org.lamindb.spark;

import java.util.Map;
import java.util.Objects;
import org.apache.spark.SparkThrowable;

/**
 * An error that Spark shows as it shows its own: with condition, SQLSTATE and message.
 *
 * <p>It is an {@link IllegalArgumentException} because PySpark, classic and Connect, knows that
 * class and shows the message alone. It has no stack trace of its own: what helps is the message.
 */
public final class LaminSparkException extends IllegalArgumentException implements SparkThrowable {
  private static final long serialVersionUID = 1L;

  private final String condition;
  private final String sqlState;
  private final String text;

  LaminSparkException(
      String condition, String sqlState, String text, String message, Throwable cause) {
    super(message, cause);
    this.condition = Objects.requireNonNull(condition, "condition is null");
    this.sqlState = Objects.requireNonNull(sqlState, "sqlState is null");
    this.text = Objects.requireNonNull(text, "text is null");
  }

  @Override
  public String getCondition() {
    return condition;
  }

  @Override
  public String getSqlState() {
    return sqlState;
  }

  @Override
  public Map<String, String> getMessageParameters() {
    return Map.of();
  }

  /** What Spark 4.2 and newer shows for conditions that it does not know. */
  public String getDefaultMessageTemplate() {
    return text;
  }

  @Override
  public synchronized Throwable fillInStackTrace() {
    return this;
  }
}

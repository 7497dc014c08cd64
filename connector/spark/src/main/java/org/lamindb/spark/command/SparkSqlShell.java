package org.lamindb.spark.command;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Map;
import java.util.Optional;

/**
 * Spark's own shell, with line editing and history, where Spark was built with it. It takes
 * settings from system properties, and ends the process.
 */
final class SparkSqlShell {
  private static final String DRIVER = "org.apache.spark.sql.hive.thriftserver.SparkSQLCLIDriver";

  private final Method main;

  private SparkSqlShell(Method main) {
    this.main = main;
  }

  static Optional<SparkSqlShell> find() {
    try {
      Class<?> driver = Class.forName(DRIVER, false, SparkSqlShell.class.getClassLoader());
      return Optional.of(new SparkSqlShell(driver.getMethod("main", String[].class)));
    } catch (ReflectiveOperationException | LinkageError e) {
      return Optional.empty();
    }
  }

  void run(Map<String, String> settings) {
    settings.forEach(System::setProperty);
    // The catalog of Hive would leave a database of its own in the working directory.
    System.setProperty("spark.sql.catalogImplementation", "in-memory");
    try {
      main.invoke(null, (Object) new String[0]);
    } catch (InvocationTargetException e) {
      throw e.getCause() instanceof RuntimeException failure
          ? failure
          : new IllegalStateException("Spark's shell failed", e.getCause());
    } catch (IllegalAccessException e) {
      throw new IllegalStateException("a main method is public", e);
    }
  }
}

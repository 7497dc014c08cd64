package org.lamindb.spark.lineage;

import java.time.Instant;
import java.util.OptionalInt;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerApplicationEnd;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import scala.Option;

/** Hears of the application's end. */
final class ApplicationListener extends SparkListener {
  private static final Logger LOG = LoggerFactory.getLogger(ApplicationListener.class);

  private final ApplicationLineage lineage;

  ApplicationListener(ApplicationLineage lineage) {
    this.lineage = lineage;
  }

  // Throwable: a LinkageError that leaves a listener stops the application.
  @Override
  public void onApplicationEnd(SparkListenerApplicationEnd end) {
    try {
      lineage.end(exitCode(end), Instant.ofEpochMilli(end.time()));
    } catch (Throwable e) {
      LOG.warn("The end of the application is not recorded", e);
    }
  }

  private static OptionalInt exitCode(SparkListenerApplicationEnd end) {
    Option<Object> code = end.exitCode();
    return code.isDefined() && code.get() instanceof Integer known
        ? OptionalInt.of(known)
        : OptionalInt.empty();
  }
}

package org.lamindb.spark.lineage;

import java.time.Instant;
import java.util.HashSet;
import java.util.OptionalInt;
import java.util.Set;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerApplicationEnd;
import org.apache.spark.scheduler.SparkListenerJobEnd;
import org.apache.spark.scheduler.SparkListenerJobStart;
import org.lamindb.spark.Instances;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import scala.Option;

/** Hears of the application's end, and which jobs run then. */
final class ApplicationListener extends SparkListener {
  private static final Logger LOG = LoggerFactory.getLogger(ApplicationListener.class);

  private final ApplicationLineage lineage;
  private final Set<Integer> jobs = new HashSet<>();

  ApplicationListener(ApplicationLineage lineage) {
    this.lineage = lineage;
  }

  @Override
  public void onJobStart(SparkListenerJobStart start) {
    jobs.add(start.jobId());
  }

  /** Jobs that the end itself cuts short are heard of after it. */
  @Override
  public void onJobEnd(SparkListenerJobEnd end) {
    jobs.remove(end.jobId());
  }

  // Throwable: a LinkageError that leaves a listener stops the application.
  @Override
  public void onApplicationEnd(SparkListenerApplicationEnd end) {
    try {
      lineage.end(exitCode(end), !jobs.isEmpty(), Instant.ofEpochMilli(end.time()));
    } catch (Throwable e) {
      LOG.warn("The end of the application is not recorded", e);
    }
    try {
      // Now, while there is time; when the JVM ends there is little.
      Instances.synchronize();
    } catch (Throwable e) {
      LOG.warn("Databases in a cloud may lack what this application wrote", e);
    }
  }

  private static OptionalInt exitCode(SparkListenerApplicationEnd end) {
    Option<Object> code = end.exitCode();
    return code.isDefined() && code.get() instanceof Integer known
        ? OptionalInt.of(known)
        : OptionalInt.empty();
  }
}

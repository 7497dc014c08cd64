package org.lamindb.spark.lineage;

import java.util.Arrays;
import java.util.Collections;
import java.util.Set;
import java.util.WeakHashMap;
import org.apache.spark.SparkConf;
import org.apache.spark.SparkContext;
import org.apache.spark.sql.SparkSession;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import scala.Option;

/** Makes Spark tell us of queries and of the application's end. */
public final class LaminListeners {
  private static final Logger LOG = LoggerFactory.getLogger(LaminListeners.class);
  private static final String QUERY_LISTENERS = "spark.sql.queryExecutionListeners";

  private static final Set<SparkContext> CONTEXTS =
      Collections.newSetFromMap(new WeakHashMap<SparkContext, Boolean>());

  private LaminListeners() {}

  /**
   * Installs the listeners, once an application. To be called before a session reads its settings;
   * it connects to nothing and never fails.
   */
  public static void install(SparkContext context) {
    try {
      installOnce(context);
    } catch (Throwable e) {
      LOG.warn("This application is not recorded", e);
    }
  }

  /** The same, also for a session that was there before. */
  static void installInSession(SparkContext context) {
    boolean isLate = installOnce(context);
    Option<SparkSession> session = SparkSession.getActiveSession();
    if (isLate && session.isDefined()) {
      session.get().listenerManager().register(new QueryListener());
    }
  }

  private static boolean installOnce(SparkContext context) {
    synchronized (CONTEXTS) {
      if (!CONTEXTS.add(context)) {
        return false;
      }
    }
    // Spark's shared queue, as its query listeners: the end comes after the last query there.
    context.addSparkListener(new ApplicationListener(ApplicationLineage.of(context)));
    SparkConf conf = context.conf();
    String ours = QueryListener.class.getName();
    String others = conf.get(QUERY_LISTENERS, "");
    if (Arrays.stream(others.split(",")).map(String::strip).noneMatch(ours::equals)) {
      conf.set(QUERY_LISTENERS, others.isBlank() ? ours : others + "," + ours);
    }
    return true;
  }
}

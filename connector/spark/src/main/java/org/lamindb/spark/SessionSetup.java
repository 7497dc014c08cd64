package org.lamindb.spark;

import org.apache.spark.SparkConf;
import org.apache.spark.SparkContext;
import org.lamindb.spark.lineage.LaminListeners;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sets an application up for LaminDB without connecting to anything.
 *
 * <p>It may run several times, keeps what the user set, and never fails: a session without LaminDB
 * is better than none.
 */
final class SessionSetup {
  private static final Logger LOG = LoggerFactory.getLogger(SessionSetup.class);
  private static final String REDACTION = "spark.redaction.regex";

  /** What Spark redacts when nobody says otherwise, and URLs with a password. */
  private static final String SECRETS =
      "(?i)secret|password|token|access[.]?key|postgres(ql)?://[^/@]*:[^/@]*@";

  static final String CATALOG_NAME = "lamin";

  private static final String CATALOG = "spark.sql.catalog." + CATALOG_NAME;

  private SessionSetup() {}

  // Throwable: a LinkageError here would keep the session from starting.
  @SuppressWarnings("CatchAndPrintStackTrace")
  static void apply(SparkContext context) {
    try {
      SparkConf conf = context.conf();
      conf.setIfMissing(CATALOG, LaminCatalog.class.getName());
      conf.setIfMissing(REDACTION, SECRETS);
      LaminListeners.install(context);
    } catch (Throwable e) {
      LOG.warn("LaminDB is not set up in this application", e);
    }
  }
}

package org.lamindb.spark.lineage;

import org.apache.spark.sql.execution.QueryExecution;
import org.apache.spark.sql.util.QueryExecutionListener;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Hears of every query that ends. Spark makes one for each session. */
public final class QueryListener implements QueryExecutionListener {
  private static final Logger LOG = LoggerFactory.getLogger(QueryListener.class);

  @Override
  public void onSuccess(String action, QueryExecution query, long nanoseconds) {
    ended(query, false);
  }

  @Override
  public void onFailure(String action, QueryExecution query, Exception failure) {
    ended(query, true);
  }

  // Throwable: a LinkageError that leaves a listener stops the application.
  private static void ended(QueryExecution query, boolean isFailure) {
    try {
      ApplicationLineage.active().ifPresent(lineage -> lineage.ended(query, isFailure));
    } catch (Throwable e) {
      LOG.warn("A query is not recorded", e);
    }
  }
}

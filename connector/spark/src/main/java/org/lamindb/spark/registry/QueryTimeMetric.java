package org.lamindb.spark.registry;

import org.apache.spark.sql.connector.metric.CustomSumMetric;

/**
 * Milliseconds until the database had answered, over all tasks. Spark's history server makes it by
 * its name.
 */
public final class QueryTimeMetric extends CustomSumMetric {
  static final String NAME = "lamindbQueryTime";

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public String description() {
    return "query time (ms)";
  }
}

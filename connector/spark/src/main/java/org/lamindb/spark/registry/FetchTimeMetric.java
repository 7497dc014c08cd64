package org.lamindb.spark.registry;

import org.apache.spark.sql.connector.metric.CustomSumMetric;

/**
 * Milliseconds of waiting for more rows, over all tasks. Spark's history server makes it by its
 * name.
 */
public final class FetchTimeMetric extends CustomSumMetric {
  static final String NAME = "lamindbFetchTime";

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public String description() {
    return "fetch time (ms)";
  }
}

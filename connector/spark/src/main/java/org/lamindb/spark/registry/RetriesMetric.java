package org.lamindb.spark.registry;

import org.apache.spark.sql.connector.metric.CustomSumMetric;

/** Connections that could not be made at once. Spark's history server makes it by its name. */
public final class RetriesMetric extends CustomSumMetric {
  static final String NAME = "lamindbRetries";

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public String description() {
    return "retries";
  }
}

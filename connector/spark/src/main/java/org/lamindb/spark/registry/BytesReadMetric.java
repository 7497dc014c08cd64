package org.lamindb.spark.registry;

import org.apache.spark.sql.connector.metric.CustomSumMetric;

/**
 * Bytes that came from the database, or from its file. Spark's history server makes it by its name.
 */
public final class BytesReadMetric extends CustomSumMetric {
  static final String NAME = "lamindbBytesRead";

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public String description() {
    return "bytes read from the database";
  }
}

package org.lamindb.spark.registry;

import org.apache.spark.sql.connector.metric.CustomSumMetric;

/** Connections that tasks made. Spark's history server makes it by its name. */
public final class ConnectionsMetric extends CustomSumMetric {
  static final String NAME = "lamindbConnections";

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public String description() {
    return "connections";
  }
}

package org.lamindb.spark.registry;

import java.util.concurrent.TimeUnit;
import org.apache.spark.sql.connector.metric.CustomMetric;
import org.apache.spark.sql.connector.metric.CustomTaskMetric;
import org.lamindb.scan.ScanCounters;

/** The numbers that Spark shows on a scan, beside its own count of rows. */
final class ScanMetrics {
  private ScanMetrics() {}

  static CustomMetric[] all() {
    return new CustomMetric[] {
      new BytesReadMetric(),
      new QueryTimeMetric(),
      new FetchTimeMetric(),
      new ConnectionsMetric(),
      new RetriesMetric()
    };
  }

  /**
   * What a task has to report.
   *
   * @param queryNanos time until the database had answered
   */
  static CustomTaskMetric[] values(long queryNanos, ScanCounters counters) {
    return new CustomTaskMetric[] {
      new Value(BytesReadMetric.NAME, counters.bytes()),
      new Value(QueryTimeMetric.NAME, TimeUnit.NANOSECONDS.toMillis(queryNanos)),
      new Value(FetchTimeMetric.NAME, TimeUnit.NANOSECONDS.toMillis(counters.fetchNanos())),
      new Value(ConnectionsMetric.NAME, counters.connections()),
      new Value(RetriesMetric.NAME, counters.retries())
    };
  }

  private record Value(String name, long value) implements CustomTaskMetric {}
}

package org.lamindb.spark.registry;

import java.util.Map;
import java.util.OptionalLong;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.connector.read.LocalScan;
import org.apache.spark.sql.connector.read.Statistics;
import org.apache.spark.sql.connector.read.SupportsReportStatistics;
import org.apache.spark.sql.connector.read.streaming.MicroBatchStream;
import org.apache.spark.sql.types.StructType;

/**
 * A scan whose rows the driver has: Spark starts no job for them.
 *
 * @param stream what to read when Spark wants the records as a stream
 */
record LocalRegistryScan(
    StructType readSchema, InternalRow[] rows, String description, StreamSource stream)
    implements LocalScan, SupportsReportStatistics {
  @Override
  public InternalRow[] rows() {
    stream.rejectInBatch();
    return rows;
  }

  @Override
  public MicroBatchStream toMicroBatchStream(String checkpointLocation) {
    return stream.open(checkpointLocation);
  }

  @Override
  public Statistics estimateStatistics() {
    long bytes = Math.max(1, (long) readSchema.defaultSize() * rows.length);
    return new ScanStatistics(OptionalLong.of(rows.length), OptionalLong.of(bytes), Map.of());
  }

  // A record would compare the array by identity, which is what is meant: equal rows may be of two
  // states of the database.

  @Override
  public boolean equals(Object other) {
    return this == other;
  }

  @Override
  public int hashCode() {
    return System.identityHashCode(this);
  }
}

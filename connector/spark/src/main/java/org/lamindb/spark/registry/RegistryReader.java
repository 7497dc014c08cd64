package org.lamindb.spark.registry;

import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.connector.metric.CustomTaskMetric;
import org.apache.spark.sql.connector.read.PartitionReader;
import org.apache.spark.sql.types.StructType;
import org.lamindb.database.Database;
import org.lamindb.error.LaminException;
import org.lamindb.scan.Records;
import org.lamindb.scan.ScanState;
import org.lamindb.scan.Scans;
import org.lamindb.spark.LaminSparkErrors;

/** Reads the rows of one partition. Spark copies each row before it asks for the next. */
final class RegistryReader implements PartitionReader<InternalRow> {
  private final Database database;
  private final Records records;
  private final RecordRow row;
  private final long queryNanos;

  RegistryReader(RegistryPartition partition, StructType schema, ScanState state) {
    this.database = new Database(partition.address());
    long start = System.nanoTime();
    this.records = open(partition, state);
    this.queryNanos = System.nanoTime() - start;
    this.row = new RecordRow(records, schema);
  }

  private Records open(RegistryPartition partition, ScanState state) {
    try {
      return Scans.open(database, partition.part(), state, partition.tag());
    } catch (LaminException e) {
      database.close();
      throw e;
    }
  }

  @Override
  public boolean next() {
    try {
      return records.next();
    } catch (LaminException e) {
      throw LaminSparkErrors.of(e);
    }
  }

  @Override
  public InternalRow get() {
    return row;
  }

  @Override
  public CustomTaskMetric[] currentMetricsValues() {
    return ScanMetrics.values(queryNanos, records.counters());
  }

  @Override
  public void close() {
    try (database) {
      records.close();
    } catch (LaminException e) {
      throw LaminSparkErrors.of(e);
    }
  }
}

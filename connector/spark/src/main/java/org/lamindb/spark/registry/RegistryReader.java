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
import org.lamindb.spark.registry.ReceivedFiles.Received;

/** Reads the rows of one partition. Spark copies each row before it asks for the next. */
final class RegistryReader implements PartitionReader<InternalRow> {
  private final Received received;
  private final Database database;
  private final Records records;
  private final RecordRow row;
  private final long queryNanos;

  RegistryReader(RegistryPartition partition, StructType schema, TaskState task) {
    long start = System.nanoTime();
    ShippedFile file = task.file();
    this.received = file == null || file.isInSight() ? null : ReceivedFiles.of(file);
    ScanState state = here(task.state());
    this.database = new Database(state.database(partition.address()));
    this.records = open(partition, state);
    this.queryNanos = System.nanoTime() - start;
    this.row = new RecordRow(records.cells(), schema);
  }

  private ScanState here(ScanState state) {
    return received != null && state instanceof ScanState.Copied copied
        ? copied.at(received.place())
        : state;
  }

  private Records open(RegistryPartition partition, ScanState state) {
    try {
      return Scans.open(database, partition.part(), state, partition.tag());
    } catch (RuntimeException e) {
      try (received;
          database) {
        throw e;
      }
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
    try (received;
        database) {
      records.close();
    } catch (LaminException e) {
      throw LaminSparkErrors.of(e);
    }
  }
}

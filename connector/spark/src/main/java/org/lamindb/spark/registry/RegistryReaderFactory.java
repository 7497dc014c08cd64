package org.lamindb.spark.registry;

import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.connector.read.InputPartition;
import org.apache.spark.sql.connector.read.PartitionReader;
import org.apache.spark.sql.connector.read.PartitionReaderFactory;
import org.apache.spark.sql.types.StructType;
import org.lamindb.spark.LaminSparkErrors;

/** Opens readers on executors. */
final class RegistryReaderFactory implements PartitionReaderFactory {
  private static final long serialVersionUID = 1L;

  private final StructType schema;
  private final TaskState state;
  private final transient StateHandle handle;

  private RegistryReaderFactory(StructType schema, TaskState state, StateHandle handle) {
    this.schema = schema;
    this.state = state;
    this.handle = handle;
  }

  /** For a scan of one part. */
  static RegistryReaderFactory alone(StructType schema) {
    return new RegistryReaderFactory(schema, TaskState.CURRENT, null);
  }

  /** For a scan whose parts see one state. */
  static RegistryReaderFactory sharing(StructType schema, StateHandle handle) {
    return new RegistryReaderFactory(schema, TaskState.CURRENT, handle);
  }

  /**
   * Spark serializes the factory for each job: only then it is sure that a state is needed. Java
   * calls no method that returns another type than this.
   */
  private Object writeReplace() {
    return handle == null
        ? this
        : new RegistryReaderFactory(schema, LaminSparkErrors.guard(handle::forJob), null);
  }

  @Override
  public PartitionReader<InternalRow> createReader(InputPartition partition) {
    return LaminSparkErrors.guard(
        () -> new RegistryReader((RegistryPartition) partition, schema, state));
  }
}

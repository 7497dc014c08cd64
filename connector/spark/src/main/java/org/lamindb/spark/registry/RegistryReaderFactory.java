package org.lamindb.spark.registry;

import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.connector.read.InputPartition;
import org.apache.spark.sql.connector.read.PartitionReader;
import org.apache.spark.sql.connector.read.PartitionReaderFactory;
import org.lamindb.spark.LaminSparkErrors;

/** Opens readers on executors. */
final class RegistryReaderFactory implements PartitionReaderFactory {
  private static final long serialVersionUID = 1L;

  @Override
  public PartitionReader<InternalRow> createReader(InputPartition partition) {
    return LaminSparkErrors.guard(() -> new RegistryReader((RegistryPartition) partition));
  }
}

package org.lamindb.spark.registry;

import org.apache.spark.sql.connector.read.InputPartition;
import org.lamindb.database.DatabaseAddress;
import org.lamindb.scan.ScanPart;

/** What one task reads, and where. */
record RegistryPartition(DatabaseAddress address, ScanPart part) implements InputPartition {
  @Override
  public String toString() {
    return part + " in " + address;
  }
}

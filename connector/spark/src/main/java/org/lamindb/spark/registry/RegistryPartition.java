package org.lamindb.spark.registry;

import org.apache.spark.sql.connector.read.InputPartition;
import org.lamindb.database.DatabaseAddress;
import org.lamindb.database.QueryTag;
import org.lamindb.scan.ScanPart;

/** What one task reads, and where, and for whom. */
record RegistryPartition(DatabaseAddress address, ScanPart part, QueryTag tag)
    implements InputPartition {
  @Override
  public String toString() {
    return part + " in " + address;
  }
}

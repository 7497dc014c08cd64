package org.lamindb.spark.registry;

import org.apache.spark.sql.connector.read.InputPartition;
import org.lamindb.database.DatabaseAddress;
import org.lamindb.registry.RegistryQuery;

/** What one task reads, and where. */
record RegistryPartition(DatabaseAddress address, RegistryQuery query) implements InputPartition {
  @Override
  public String toString() {
    return query.registry().table() + " in " + address;
  }
}

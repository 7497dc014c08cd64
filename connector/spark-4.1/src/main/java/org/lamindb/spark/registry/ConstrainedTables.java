package org.lamindb.spark.registry;

import org.lamindb.instance.Instance;
import org.lamindb.registry.Registry;

/** Makes tables that tell Spark 4.1 and newer their keys, and join. */
public final class ConstrainedTables implements RegistryTables {
  @Override
  public boolean areSupported() {
    try {
      Class.forName(
          "org.apache.spark.sql.connector.catalog.constraints.Constraint",
          false,
          RegistryTable.class.getClassLoader());
      return true;
    } catch (ClassNotFoundException e) {
      return false;
    }
  }

  @Override
  public RegistryTable make(Instance instance, Registry registry, String branch, boolean pushdown) {
    return new ConstrainedTable(instance, registry, branch, pushdown);
  }
}

package org.lamindb.spark.registry;

import java.util.ServiceLoader;
import org.lamindb.instance.Instance;
import org.lamindb.registry.Registry;

/** Makes the tables of registries, with what the running Spark knows. */
public interface RegistryTables {
  /** Whether the running Spark has what these tables show it. */
  boolean areSupported();

  /**
   * The table of a registry.
   *
   * @param branch whose records are visible when a query's options name no other
   * @param pushdown whether conditions are left to the database unless a query's options say so
   */
  RegistryTable make(Instance instance, Registry registry, String branch, boolean pushdown);

  /** The table of a registry, as rich as the running Spark allows. */
  static RegistryTable of(Instance instance, Registry registry, String branch, boolean pushdown) {
    return Running.TABLES.make(instance, registry, branch, pushdown);
  }

  /** Chosen once: the Spark that runs does not change. */
  final class Running {
    private static final RegistryTables TABLES =
        ServiceLoader.load(RegistryTables.class, RegistryTables.class.getClassLoader()).stream()
            .map(ServiceLoader.Provider::get)
            .filter(RegistryTables::areSupported)
            .findFirst()
            .orElseGet(Plain::new);

    private Running() {}
  }

  /** Tables for every Spark. */
  final class Plain implements RegistryTables {
    @Override
    public boolean areSupported() {
      return true;
    }

    @Override
    public RegistryTable make(
        Instance instance, Registry registry, String branch, boolean pushdown) {
      return new RegistryTable(instance, registry, branch, pushdown);
    }
  }
}

package org.lamindb.spark.registry;

import org.apache.spark.SparkContext;
import org.apache.spark.sql.connector.read.Batch;
import org.apache.spark.sql.connector.read.InputPartition;
import org.apache.spark.sql.connector.read.PartitionReaderFactory;
import org.apache.spark.sql.types.StructType;
import org.lamindb.database.Database;
import org.lamindb.database.QueryTag;
import org.lamindb.scan.ScanPlan;
import org.lamindb.spark.LaminSparkErrors;

/**
 * The tasks of a scan.
 *
 * <p>Spark asks for the partitions already when it plans, and for EXPLAIN; only when it runs the
 * query it asks for the factory. So the state that the tasks share is taken with the factory.
 */
record RegistryBatch(Database database, StructType schema, ScanPlan plan) implements Batch {
  @Override
  public InputPartition[] planInputPartitions() {
    QueryTag tag = tag();
    return plan.parts().stream()
        .map(part -> new RegistryPartition(database.address(), part, tag))
        .toArray(InputPartition[]::new);
  }

  private static QueryTag tag() {
    SparkContext context = SparkContext.getOrCreate();
    return new QueryTag(
        context.applicationId().replaceAll("[^\\w-]", "_"),
        SharedStates.query(context).map(String::valueOf).orElse(""));
  }

  @Override
  public PartitionReaderFactory createReaderFactory() {
    return LaminSparkErrors.guard(
        () ->
            plan.sharing()
                .map(
                    source ->
                        RegistryReaderFactory.sharing(
                            schema, StateHandle.start(database.address(), source)))
                .orElseGet(() -> RegistryReaderFactory.alone(schema)));
  }
}

package org.lamindb.spark.registry;

import java.util.List;
import java.util.OptionalLong;
import org.apache.spark.sql.connector.read.Batch;
import org.apache.spark.sql.connector.read.InputPartition;
import org.apache.spark.sql.connector.read.PartitionReaderFactory;
import org.apache.spark.sql.connector.read.Scan;
import org.apache.spark.sql.connector.read.Statistics;
import org.apache.spark.sql.connector.read.SupportsReportStatistics;
import org.apache.spark.sql.types.StructType;
import org.lamindb.database.Database;
import org.lamindb.registry.RegistryQuery;
import org.lamindb.registry.RowEstimate;
import org.lamindb.spark.LaminSparkErrors;

/** A scan by one task, which so sees one state of the database. */
final class RegistryScan implements Scan, Batch, SupportsReportStatistics {
  private final Database database;
  private final RegistryQuery query;
  private final ScanDescription description;

  RegistryScan(Database database, RegistryQuery query, ScanDescription description) {
    this.database = database;
    this.query = query;
    this.description = description;
  }

  @Override
  public StructType readSchema() {
    return RegistryTypes.schema(query.columns(), database.dialect());
  }

  @Override
  public String description() {
    return description.toString();
  }

  @Override
  public Batch toBatch() {
    return this;
  }

  @Override
  public InputPartition[] planInputPartitions() {
    return new InputPartition[] {new RegistryPartition(database.address(), query)};
  }

  @Override
  public PartitionReaderFactory createReaderFactory() {
    return new RegistryReaderFactory();
  }

  @Override
  public Statistics estimateStatistics() {
    OptionalLong all = LaminSparkErrors.guard(() -> RowEstimate.of(database, query.registry()));
    if (all.isEmpty()) {
      return new Estimate(OptionalLong.empty(), OptionalLong.empty());
    }
    long rows = Math.min(all.getAsLong(), query.limit());
    long width = Math.max(1, readSchema().defaultSize());
    return new Estimate(OptionalLong.of(rows * width), OptionalLong.of(rows));
  }

  private record Estimate(OptionalLong sizeInBytes, OptionalLong numRows) implements Statistics {}

  /** Two equal scans read the same, so that Spark can reuse one's result for the other. */
  @Override
  public boolean equals(Object other) {
    return other instanceof RegistryScan scan && key().equals(scan.key());
  }

  @Override
  public int hashCode() {
    return key().hashCode();
  }

  private List<Object> key() {
    return List.of(database.address(), query);
  }
}

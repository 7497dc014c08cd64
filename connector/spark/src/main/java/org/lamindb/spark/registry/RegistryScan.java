package org.lamindb.spark.registry;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.connector.metric.CustomMetric;
import org.apache.spark.sql.connector.read.Batch;
import org.apache.spark.sql.connector.read.Scan;
import org.apache.spark.sql.connector.read.Statistics;
import org.apache.spark.sql.connector.read.SupportsReportStatistics;
import org.apache.spark.sql.types.StructType;
import org.lamindb.database.Database;
import org.lamindb.registry.RegistryQuery;
import org.lamindb.registry.RowEstimate;
import org.lamindb.scan.ScanPlan;
import org.lamindb.scan.Scans;
import org.lamindb.spark.LaminSparkErrors;

/** A scan by tasks, which all see one state of the database. */
final class RegistryScan implements Scan, SupportsReportStatistics {
  private final Database database;
  private final RegistryQuery query;
  private final ScanDescription description;
  private ScanPlan plan;

  private RegistryScan(Database database, RegistryQuery query, ScanDescription description) {
    this.database = database;
    this.query = query;
    this.description = description;
  }

  /**
   * The scan of a query: of its rows, which are read now, if they are few, so that Spark starts no
   * job for them.
   *
   * @param few most rows that are read at once; 0 for none
   */
  static Scan of(Database database, RegistryQuery query, ScanDescription description, int few) {
    return LaminSparkErrors.guard(
        () -> {
          if (mayBeFew(database, query, few)) {
            Optional<InternalRow[]> rows = LocalRows.read(database, query, few);
            if (rows.isPresent()) {
              return new LocalRegistryScan(
                  schema(database, query), rows.get(), description.toString());
            }
          }
          return new RegistryScan(database, query, description);
        });
  }

  private static boolean mayBeFew(Database database, RegistryQuery query, int few) {
    if (few == 0) {
      return false;
    }
    OptionalLong rows = RowEstimate.of(database, query.registry());
    return rows.isPresent() && rows.getAsLong() <= few;
  }

  private static StructType schema(Database database, RegistryQuery query) {
    return RegistryTypes.schema(query.columns(), database.dialect());
  }

  @Override
  public StructType readSchema() {
    return schema(database, query);
  }

  @Override
  public String description() {
    return description + ", Read: " + plan().way();
  }

  @Override
  public ColumnarSupportMode columnarSupportMode() {
    // Otherwise Spark plans the tasks to find out, also for EXPLAIN.
    return ColumnarSupportMode.UNSUPPORTED;
  }

  @Override
  public CustomMetric[] supportedCustomMetrics() {
    return ScanMetrics.all();
  }

  @Override
  public Batch toBatch() {
    return new RegistryBatch(database, readSchema(), plan());
  }

  private synchronized ScanPlan plan() {
    if (plan == null) {
      plan = LaminSparkErrors.guard(() -> Scans.plan(database, query));
    }
    return plan;
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

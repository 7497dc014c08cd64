package org.lamindb.spark.registry;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.apache.spark.SparkContext;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.connector.expressions.NamedReference;
import org.apache.spark.sql.connector.expressions.filter.Predicate;
import org.apache.spark.sql.connector.metric.CustomMetric;
import org.apache.spark.sql.connector.read.Batch;
import org.apache.spark.sql.connector.read.Scan;
import org.apache.spark.sql.connector.read.Statistics;
import org.apache.spark.sql.connector.read.SupportsReportStatistics;
import org.apache.spark.sql.connector.read.SupportsRuntimeV2Filtering;
import org.apache.spark.sql.connector.read.streaming.MicroBatchStream;
import org.apache.spark.sql.types.StructType;
import org.lamindb.database.Database;
import org.lamindb.database.Dialect;
import org.lamindb.registry.RegistryQuery;
import org.lamindb.registry.RowEstimate;
import org.lamindb.scan.ScanPlan;
import org.lamindb.scan.ScanSettings;
import org.lamindb.scan.Scans;
import org.lamindb.spark.LaminSparkErrors;

/** A scan by tasks, which all see one state of the database. */
final class RegistryScan implements Scan, SupportsReportStatistics, SupportsRuntimeV2Filtering {
  /** With more keys, an index of SQLite is no faster than the whole table. */
  private static final int FEW_KEYS = 1000;

  private final Database database;
  private final ScanDescription description;
  private final boolean fast;
  private final StreamSource stream;
  private RegistryQuery query;
  private ScanPlan plan;
  private ScanStatistics statistics;

  private RegistryScan(
      Database database,
      RegistryQuery query,
      ScanDescription description,
      boolean fast,
      StreamSource stream) {
    this.database = database;
    this.query = query;
    this.description = description;
    this.fast = fast;
    this.stream = stream;
  }

  /**
   * The scan of a query: of its rows, which are read now, if they are few, so that Spark starts no
   * job for them.
   *
   * @param options what the user said of it
   * @param stream what to read when Spark wants the records as a stream
   */
  static Scan of(
      Database database,
      RegistryQuery query,
      ScanDescription description,
      ReadOptions options,
      StreamSource stream) {
    return LaminSparkErrors.guard(
        () -> {
          if (mayBeFew(database, query, options.few())) {
            Optional<InternalRow[]> rows = LocalRows.read(database, query, options.few());
            if (rows.isPresent()) {
              return new LocalRegistryScan(
                  schema(database, query), rows.get(), description.toString(), stream);
            }
          }
          return new RegistryScan(database, query, description, options.fast(), stream);
        });
  }

  private static boolean mayBeFew(Database database, RegistryQuery query, int few) {
    if (few == 0) {
      return false;
    } else if (query.isLookup() || query.glance() <= few) {
      return true;
    }
    OptionalLong rows = RowEstimate.of(database, query.source());
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
  public MicroBatchStream toMicroBatchStream(String checkpointLocation) {
    return stream.open(checkpointLocation);
  }

  @Override
  public Batch toBatch() {
    stream.rejectInBatch();
    return new RegistryBatch(database, readSchema(), plan());
  }

  private synchronized ScanPlan plan() {
    if (plan == null) {
      plan = LaminSparkErrors.guard(() -> plan(database, query, fast));
    }
    return plan;
  }

  /** How the tasks of this application read a query. */
  static ScanPlan plan(Database database, RegistryQuery query, boolean fast) {
    int parallelism = SparkContext.getOrCreate().defaultParallelism();
    return Scans.plan(database, query, settings(parallelism, fast));
  }

  /** Only with a local master all tasks run in this process. */
  private static ScanSettings settings(int parallelism, boolean fast) {
    return new ScanSettings(parallelism, fast, !SparkContext.getOrCreate().isLocal());
  }

  @Override
  public NamedReference[] filterAttributes() {
    return RuntimeFilters.attributes(query, database.dialect());
  }

  /**
   * Spark has taken the first plan's factory when it comes with filters. All plans of a scan on
   * Postgres read the factory's snapshot; on SQLite, a filtered scan goes by SQL, in one task.
   */
  @Override
  public synchronized void filter(Predicate[] predicates) {
    RegistryQuery filtered = RuntimeFilters.apply(query, database.dialect(), predicates);
    boolean pays = isPostgres() || keys(predicates) <= FEW_KEYS;
    if (!filtered.equals(query) && pays) {
      query = filtered;
      plan =
          LaminSparkErrors.guard(
              () -> Scans.plan(database, query, settings(1, fast && isPostgres())));
    }
  }

  private static long keys(Predicate[] predicates) {
    return Arrays.stream(predicates).mapToLong(predicate -> predicate.children().length).sum();
  }

  private boolean isPostgres() {
    return database.dialect() == Dialect.POSTGRES;
  }

  /** Spark asks often, and whenever it plans. */
  @Override
  public synchronized Statistics estimateStatistics() {
    if (statistics == null) {
      statistics = ScanStatistics.of(database, query);
    }
    return statistics;
  }

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

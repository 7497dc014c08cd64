package org.lamindb.scan;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.lamindb.database.Database;
import org.lamindb.database.DatabaseAddress.SqliteFile;
import org.lamindb.database.QueryTag;
import org.lamindb.database.ScanSession;
import org.lamindb.registry.Column;
import org.lamindb.registry.RegistryQuery;
import org.lamindb.registry.RowEstimate;
import org.lamindb.scan.copy.CopyRecords;

/** Plans how queries are read, and opens what was planned. */
public final class Scans {
  /** Below, the cost of getting ready for a fast way is more than it saves. */
  private static final long ROWS_WORTH_IT = 10_000;

  private Scans() {}

  /** The way to read a query that is the fastest and still sees one state of the database. */
  public static ScanPlan plan(Database database, RegistryQuery query, ScanSettings settings) {
    OptionalLong rows = RowEstimate.of(database, query.registry());
    if (!settings.fast()) {
      return bySql(query, "other ways are off");
    } else if (query.columns().stream().anyMatch(Column::isDerived)) {
      return bySql(query, "columns come from other tables");
    } else if (!query.isDivisible()) {
      return bySql(query, "the database computes the result");
    } else if (rows.orElse(Long.MAX_VALUE) < ROWS_WORTH_IT) {
      return bySql(query, "the registry is small");
    }
    if (database.address() instanceof SqliteFile file) {
      PageScans.Decision decision = PageScans.plan(file, query, settings.parallelism());
      return decision.plan().orElseGet(() -> bySql(query, decision.reason()));
    }
    return CopyScans.plan(database, query, settings.parallelism());
  }

  private static ScanPlan bySql(RegistryQuery query, String reason) {
    return new ScanPlan(
        List.of(new ScanPart.Sql(query)), Optional.empty(), "SQL, one task: " + reason);
  }

  /** Starts reading a part. The caller closes the result. */
  public static Records open(Database database, ScanPart part, ScanState state, QueryTag tag) {
    ScanSession session = ScanSession.ALONE.withTag(tag);
    if (state instanceof ScanState.Snapshot snapshot) {
      session = session.withSnapshot(snapshot.id());
    }
    if (part instanceof ScanPart.Copy copy) {
      return CopyRecords.open(database, copy.query(), session);
    } else if (part instanceof ScanPart.Pages pages) {
      return PageScans.open(database, pages, state);
    }
    return bySql(database, ((ScanPart.Sql) part).query(), session);
  }

  static Records bySql(Database database, RegistryQuery query, ScanSession session) {
    Records records = JdbcRecords.open(database, query, session);
    return database.readersBlockWriters() ? SpooledRecords.of(records, query.columns()) : records;
  }
}

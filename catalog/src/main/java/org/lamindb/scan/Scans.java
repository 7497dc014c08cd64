package org.lamindb.scan;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.lamindb.database.Database;
import org.lamindb.database.DatabaseAddress.SqliteFile;
import org.lamindb.database.Dialect;
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

  static final String COMPUTED = "the database computes the result";

  private Scans() {}

  /** The way to read a query that is the fastest and still sees one state of the database. */
  public static ScanPlan plan(Database database, RegistryQuery query, ScanSettings settings) {
    Optional<String> slow = whyNoFastWay(database, query, settings);
    if (!(database.address() instanceof SqliteFile file)) {
      return slow.map(reason -> bySql(query, Optional.empty(), reason))
          .orElseGet(() -> CopyScans.plan(database, query, settings.parallelism()));
    }
    Optional<Sharing> sharing =
        settings.elsewhere() ? Optional.of(CopiedState.sharing(file, query, 0)) : Optional.empty();
    if (slow.isPresent()) {
      return bySql(query, sharing, slow.get());
    }
    PageScans.Decision decision = PageScans.plan(file, query, settings);
    return decision.plan().orElseGet(() -> bySql(query, sharing, decision.reason()));
  }

  private static Optional<String> whyNoFastWay(
      Database database, RegistryQuery query, ScanSettings settings) {
    if (!settings.fast()) {
      return Optional.of("other ways are off");
    } else if (query.columns().stream().anyMatch(Column::isDerived)) {
      return Optional.of("columns come from other tables");
    } else if (database.dialect() == Dialect.SQLITE && !query.isDivisible()) {
      return Optional.of(COMPUTED);
    }
    OptionalLong rows = RowEstimate.of(database, query.source());
    return rows.orElse(Long.MAX_VALUE) < ROWS_WORTH_IT
        ? Optional.of("the registry is small")
        : Optional.empty();
  }

  private static ScanPlan bySql(RegistryQuery query, Optional<Sharing> sharing, String reason) {
    return new ScanPlan(List.of(new ScanPart.Sql(query)), sharing, "SQL, one task: " + reason);
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
    return bySql(database, ((ScanPart.Sql) part).query(), state, session);
  }

  /** Nobody writes to a copy, so a slow reader of one holds up nobody. */
  static Records bySql(
      Database database, RegistryQuery query, ScanState state, ScanSession session) {
    Records records = JdbcRecords.open(database, query, session);
    boolean isShort = database.readersBlockWriters() && !(state instanceof ScanState.Copied);
    return isShort ? SpooledRecords.of(records, query.columns()) : records;
  }
}

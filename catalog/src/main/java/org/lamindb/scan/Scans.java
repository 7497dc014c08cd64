package org.lamindb.scan;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.lamindb.database.Database;
import org.lamindb.database.Dialect;
import org.lamindb.database.QueryTag;
import org.lamindb.database.ScanSession;
import org.lamindb.registry.RegistryQuery;
import org.lamindb.registry.RowEstimate;
import org.lamindb.scan.copy.CopyRecords;

/** Plans how queries are read, and opens what was planned. */
public final class Scans {
  /** Below, the cost of starting a COPY is more than it saves. */
  private static final long ROWS_WORTH_COPYING = 10_000;

  private Scans() {}

  /** The way to read a query that is the fastest and still sees one state of the database. */
  public static ScanPlan plan(Database database, RegistryQuery query) {
    OptionalLong rows = RowEstimate.of(database, query.registry());
    if (database.dialect() == Dialect.POSTGRES
        && query.limit() == RegistryQuery.NO_LIMIT
        && rows.orElse(Long.MAX_VALUE) >= ROWS_WORTH_COPYING) {
      return new ScanPlan(
          List.of(new ScanPart.Copy(query)), Optional.empty(), "binary COPY, one task");
    }
    return new ScanPlan(List.of(new ScanPart.Sql(query)), Optional.empty(), "SQL, one task");
  }

  /** Starts reading a part. The caller closes the result. */
  public static Records open(Database database, ScanPart part, ScanState state, QueryTag tag) {
    ScanSession session = ScanSession.ALONE.withTag(tag);
    if (state instanceof ScanState.Snapshot snapshot) {
      session = session.withSnapshot(snapshot.id());
    }
    if (part instanceof ScanPart.Copy copy) {
      return CopyRecords.open(database, copy.query(), session);
    } else if (part instanceof ScanPart.Sql sql) {
      Records records = JdbcRecords.open(database, sql.query(), session);
      return database.readersBlockWriters()
          ? SpooledRecords.of(records, sql.query().columns())
          : records;
    }
    throw new IllegalArgumentException("unknown part " + part);
  }
}

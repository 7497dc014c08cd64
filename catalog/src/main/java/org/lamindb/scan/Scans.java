package org.lamindb.scan;

import java.util.List;
import java.util.Optional;
import org.lamindb.database.Database;
import org.lamindb.registry.RegistryQuery;

/** Plans how queries are read, and opens what was planned. */
public final class Scans {
  private Scans() {}

  /** The way to read a query that is the fastest and still sees one state of the database. */
  public static ScanPlan plan(Database database, RegistryQuery query) {
    return new ScanPlan(List.of(new ScanPart.Sql(query)), Optional.empty(), "SQL, one task");
  }

  /** Starts reading a part. The caller closes the result. */
  public static Records open(Database database, ScanPart part, ScanState state) {
    if (part instanceof ScanPart.Sql sql) {
      return JdbcRecords.open(database, sql.query());
    }
    throw new IllegalArgumentException("unknown part " + part);
  }
}

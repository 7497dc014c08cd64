package org.lamindb.scan;

import java.util.List;
import java.util.Optional;
import org.lamindb.database.Database;
import org.lamindb.registry.RegistryQuery;

/** Scans of Postgres by COPY. */
final class CopyScans {
  private CopyScans() {}

  static ScanPlan plan(Database database, RegistryQuery query, int parallelism) {
    return new ScanPlan(
        List.of(new ScanPart.Copy(query)), Optional.empty(), "binary COPY, one task");
  }
}

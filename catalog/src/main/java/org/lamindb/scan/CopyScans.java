package org.lamindb.scan;

import java.util.List;
import java.util.Optional;
import org.lamindb.database.Database;
import org.lamindb.registry.Registry;
import org.lamindb.registry.RegistryQuery;
import org.lamindb.scan.statistics.KeyRange;
import org.lamindb.scan.statistics.KeyRanges;
import org.lamindb.scan.statistics.RegistryStatistics;

/** Scans of Postgres by COPY. */
final class CopyScans {
  private CopyScans() {}

  /** A server that sends rows to a cursor would not share the work among processes of its own. */
  static ScanPlan plan(Database database, RegistryQuery query, int parallelism) {
    if (!query.isDivisible()) {
      return alone(query, "binary COPY, one task: " + Scans.COMPUTED);
    }
    Registry registry = query.registry().orElseThrow();
    List<KeyRange> ranges =
        RegistryStatistics.of(database, registry)
            .map(statistics -> KeyRanges.of(registry, statistics, parallelism))
            .orElse(List.of(KeyRange.ALL));
    if (ranges.size() == 1) {
      return alone(query, "binary COPY, one task");
    }
    Optional<String> refusal = SnapshotState.refusal(database);
    if (refusal.isPresent()) {
      return alone(query, "binary COPY, one task: " + refusal.get());
    }
    return new ScanPlan(
        ranges.stream().map(range -> part(query, range)).toList(),
        Optional.of(SnapshotState.sharing(database)),
        "binary COPY, one exported snapshot, tasks: " + ranges.size());
  }

  private static ScanPlan alone(RegistryQuery query, String way) {
    return new ScanPlan(List.of(new ScanPart.Copy(query)), Optional.empty(), way);
  }

  private static ScanPart part(RegistryQuery query, KeyRange range) {
    return new ScanPart.Copy(query.withFilters(range.filters()));
  }
}

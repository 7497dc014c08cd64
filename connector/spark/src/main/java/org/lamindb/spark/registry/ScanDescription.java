package org.lamindb.spark.registry;

import java.util.List;
import org.lamindb.registry.RegistryQuery;

/** What EXPLAIN shows of a scan: who decides which condition, and why. */
record ScanDescription(
    String table, String branch, List<String> pushed, List<String> kept, long limit) {
  ScanDescription {
    pushed = List.copyOf(pushed);
    kept = List.copyOf(kept);
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder("LaminDB ").append(table);
    text.append(", Branch: ").append(branch);
    text.append(", PushedFilters: ").append(pushed);
    if (!kept.isEmpty()) {
      text.append(", KeptFilters: ").append(kept);
    }
    if (limit != RegistryQuery.NO_LIMIT) {
      text.append(", PushedLimit: ").append(limit);
    }
    return text.toString();
  }
}

package org.lamindb.spark.registry;

import java.util.List;

/**
 * What EXPLAIN shows of a scan: who decides which condition, and why.
 *
 * @param sql what the database is asked, with its values
 */
record ScanDescription(
    String table, String branch, List<String> pushed, List<String> kept, String sql) {
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
      text.append(", Kept: ").append(kept);
    }
    return text.append(", SQL: ").append(sql).toString();
  }
}

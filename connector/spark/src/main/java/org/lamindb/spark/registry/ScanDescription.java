package org.lamindb.spark.registry;

import java.util.List;
import java.util.Optional;
import org.lamindb.instance.SqliteClone;

/**
 * What EXPLAIN shows of a scan: who decides which condition, and why.
 *
 * @param sqliteClone what is read in place of the instance's own database, if anything is
 * @param sql what the database is asked, with its values
 */
record ScanDescription(
    String table,
    Optional<SqliteClone> sqliteClone,
    String branch,
    List<String> pushed,
    List<String> kept,
    String sql) {
  ScanDescription {
    pushed = List.copyOf(pushed);
    kept = List.copyOf(kept);
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder("LaminDB ").append(table);
    text.append(clone(sqliteClone)).append(", Branch: ").append(branch);
    text.append(", PushedFilters: ").append(pushed);
    if (!kept.isEmpty()) {
      text.append(", Kept: ").append(kept);
    }
    return text.append(", SQL: ").append(sql).toString();
  }

  /** What EXPLAIN shows of a clone. */
  static String clone(Optional<SqliteClone> clone) {
    return clone.map(found -> ", Clone: " + found).orElse("");
  }
}

package org.lamindb.transfer;

import java.sql.SQLException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.lamindb.database.SqlText;
import org.lamindb.database.TimestampMicros;
import org.lamindb.error.LaminErrors;
import org.lamindb.error.TransferErrors;
import org.lamindb.instance.Instance;

/** Lets the records follow their bytes: all of them in one transaction, or none. */
public final class MoveSwitch {
  private static final int BATCH = 10_000;

  private MoveSwitch() {}

  /**
   * Points all records of the plan to the target.
   *
   * @return how many records changed
   * @throws org.lamindb.error.LaminException when a record changed since it was planned, or another
   *     one came to one of the paths; then nothing was written
   */
  public static int apply(Instance instance, MovePlan plan) {
    return instance
        .database()
        .write(
            "switch the records to the new storage",
            connection -> {
              try {
                return apply(new Rows(connection, instance.database().dialect()), plan);
              } catch (SQLException e) {
                if (instance.database().dialect().isUniqueViolation(e)) {
                  throw LaminErrors.changedMeanwhile("The storage '" + plan.targetRoot() + "'");
                }
                throw e;
              }
            });
  }

  private static int apply(Rows database, MovePlan plan) throws SQLException {
    requireUnchanged(database, plan);
    List<Long> ids =
        plan.items().stream().flatMap(item -> item.rows().stream()).map(MovedRow::id).toList();
    TimestampMicros now = TimestampMicros.now();
    int changed = 0;
    for (int start = 0; start < ids.size(); start += BATCH) {
      SqlText sql = new SqlText(database.dialect());
      sql.sql("UPDATE lamindb_artifact SET storage_id = ").value(plan.targetId());
      sql.sql(", updated_at = ").value(now);
      sql.sql(" WHERE storage_id = ").value(plan.sourceId()).sql(" AND id");
      changed +=
          sql.isAnyOf(ids.subList(start, Math.min(start + BATCH, ids.size())))
              .execute(database.connection());
    }
    if (changed != ids.size()) {
      throw LaminErrors.changedMeanwhile("The artifacts of '" + plan.sourceRoot() + "'");
    }
    return changed;
  }

  private static void requireUnchanged(Rows database, MovePlan plan) throws SQLException {
    Map<Long, MovedRow> planned = new HashMap<>();
    Set<String> keys = new HashSet<>();
    for (MoveItem item : plan.items()) {
      keys.add(item.storageKey());
      item.rows().forEach(row -> planned.put(row.id(), row));
    }
    for (MovedRow row : StorageRows.read(database, plan.sourceId(), true)) {
      MovedRow known = planned.remove(row.id());
      boolean unchanged = known == null ? !keys.contains(row.storageKey()) : known.equals(row);
      if (!unchanged) {
        throw LaminErrors.changedMeanwhile("Artifact " + row.uid());
      }
    }
    if (!planned.isEmpty()) {
      throw LaminErrors.changedMeanwhile("Artifact " + planned.values().iterator().next().uid());
    }
    for (MovedRow row : StorageRows.read(database, plan.targetId(), true)) {
      if (keys.contains(row.storageKey())) {
        throw TransferErrors.targetOccupied(
            plan.targetRoot() + "/" + row.storageKey(), "artifact " + row.uid());
      }
    }
  }
}

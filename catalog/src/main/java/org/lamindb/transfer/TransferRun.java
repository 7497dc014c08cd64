package org.lamindb.transfer;

import java.sql.SQLException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.lamindb.database.SqlText;
import org.lamindb.database.TimestampMicros;
import org.lamindb.error.LaminErrors;
import org.lamindb.instance.Authorship;
import org.lamindb.instance.Instance;
import org.lamindb.registry.Uids;

/**
 * The transform and the run in the target that stand for transfers from one source.
 *
 * <p>The transform is known by its uid, the source's uid and {@code 0000}, whatever key an older
 * client gave it. A run is used again for the same transform and parent run.
 */
record TransferRun(String transformUid, long transformId, String runUid, long runId) {
  private static final String TRANSFORM = "lamindb_transform";
  private static final String RUN = "lamindb_run";
  private static final long STARTED = -1L;
  private static final long COMPLETED = 0L;

  /** Finds transform and run in the target, or makes them. */
  static TransferRun start(Rows target, Instance into, Instance source, TransferOptions options)
      throws SQLException {
    Long parent =
        options.initiatedByRun().isPresent() ? (Long) options.initiatedByRun().getAsLong() : null;
    if (parent != null && target.firstId(RUN, Map.of("id", parent)).isEmpty()) {
      throw LaminErrors.invalidOption(
          "initiatedByRun", parent.toString(), "the id of a run of the target");
    }
    Map<String, Object> common = new LinkedHashMap<>();
    long branch = Authorship.branch(into);
    common.put("branch_id", branch);
    common.put("created_on_id", branch);
    common.put("created_by_id", Authorship.user(into, target.connection()));
    common.put("created_at", TimestampMicros.now());
    common.put("_aux", null);
    String uid = source.identity().uid() + "0".repeat(Uids.VERSION_LENGTH);
    long transform = transform(target, into, source, uid, parent, common);
    long run = run(target, transform, parent, common);
    return new TransferRun(uid, transform, target.texts(RUN, "uid", List.of(run)).get(run), run);
  }

  /** Marks the run as completed now. */
  void finish(Rows target) throws SQLException {
    SqlText sql = new SqlText(target.dialect()).sql("UPDATE lamindb_run SET finished_at = ");
    sql.value(TimestampMicros.now()).sql(", _status_code = ").value(COMPLETED);
    sql.sql(" WHERE id = ").value(runId).execute(target.connection());
  }

  private static long transform(
      Rows target,
      Instance into,
      Instance source,
      String uid,
      Long parent,
      Map<String, Object> common)
      throws SQLException {
    Optional<Long> known = target.firstId(TRANSFORM, Map.of("uid", uid));
    if (known.isPresent()) {
      return known.get();
    }
    Map<String, Object> row = new LinkedHashMap<>(common);
    row.put("uid", uid);
    row.put("key", "__lamindb_transfer__/" + source.identity().uid());
    row.put("description", "Transfer from `" + source.identity().slug() + "`");
    row.put("kind", "function");
    row.put("is_latest", true);
    if (into.registries().ofTable(TRANSFORM).column("run_id").isPresent()) {
      row.put("run_id", parent);
    }
    target.insert(TRANSFORM, row);
    return target.firstId(TRANSFORM, Map.of("uid", uid)).orElseThrow();
  }

  private static long run(Rows target, long transform, Long parent, Map<String, Object> common)
      throws SQLException {
    Map<String, Object> same = new HashMap<>();
    same.put("transform_id", transform);
    same.put("initiated_by_run_id", parent);
    Optional<Long> known = target.firstId(RUN, same);
    if (known.isPresent()) {
      return known.get();
    }
    Map<String, Object> row = new LinkedHashMap<>(common);
    row.putAll(same);
    row.put("uid", Uids.random(Uids.RUN_LENGTH));
    row.put("started_at", common.get("created_at"));
    row.put("_status_code", STARTED);
    target.insert(RUN, row);
    return target.firstId(RUN, Map.of("uid", row.get("uid"))).orElseThrow();
  }
}

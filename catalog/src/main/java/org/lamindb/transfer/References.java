package org.lamindb.transfer;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.lamindb.error.LaminErrors;
import org.lamindb.error.LaminException;
import org.lamindb.error.TransferErrors;
import org.lamindb.instance.Instance;
import org.lamindb.transfer.TransferOptions.MissingBranch;
import org.lamindb.transfer.TransferReport.Counts;

/**
 * Knows which record of the target stands for a record of the source, and brings those that are
 * missing. Which foreign keys there are comes from the registries themselves.
 */
final class References {
  /** Deeper than any chain of types or foreign keys: what gets here runs in a circle. */
  private static final int DEEPEST = 200;

  private static final String MAIN_UID = "mmmmmmmmmmmm";

  private final Instance from;
  private final Instance into;
  private final Rows source;
  private final Rows target;
  private final TransferRun run;
  private final TransferOptions options;
  private final Map<String, RecordCopier> copiers = new HashMap<>();
  private final Map<String, Map<Long, Long>> placed = new HashMap<>();
  private final Map<String, Counts> counts = new LinkedHashMap<>();
  private final Set<String> notes = new HashSet<>();
  private int depth;

  References(
      Instance from,
      Instance into,
      Rows source,
      Rows target,
      TransferRun run,
      TransferOptions options) {
    this.from = from;
    this.into = into;
    this.source = source;
    this.target = target;
    this.run = run;
    this.options = options;
  }

  Rows source() {
    return source;
  }

  Rows target() {
    return target;
  }

  TransferRun run() {
    return run;
  }

  /** The copier of the registry with this table, in both instances. */
  RecordCopier copier(String table) {
    return copiers.computeIfAbsent(
        table,
        name ->
            new RecordCopier(
                this, from.registries().ofTable(name), into.registries().ofTable(name)));
  }

  /**
   * Ids in the target of records of the source, by their ids there.
   *
   * @param asTypes whether they are wanted as types of other records only
   */
  Map<Long, Long> map(String table, Set<Long> ids, boolean asTypes) throws SQLException {
    if (ids.isEmpty()) {
      return Map.of();
    }
    if (table.equals("lamindb_branch") || table.equals("lamindb_space")) {
      return place(table, ids);
    }
    if (table.equals("lamindb_transform")) {
      Map<Long, Long> transforms = new HashMap<>();
      ids.forEach(id -> transforms.put(id, run.transformId()));
      return transforms;
    }
    if (++depth > DEEPEST) {
      throw TransferErrors.notMappable(
          "records of " + table + " refer to each other in a circle", "Break the circle.");
    }
    try {
      return copier(table).map(ids, asTypes);
    } finally {
      depth--;
    }
  }

  /** The source fails inside of the target's transaction; the message must name the source. */
  LaminException sourceFailed(SQLException e) {
    return LaminErrors.databaseFailed(
        "read records to transfer", from.database().address().toString(), e);
  }

  void count(String registry, long transferred, long mapped) {
    counts.merge(
        registry,
        Counts.NONE.plus(transferred, mapped),
        (old, more) -> old.plus(more.transferred(), more.mapped()));
  }

  void note(String note) {
    notes.add(note);
  }

  Map<String, Counts> counts() {
    return counts;
  }

  List<String> notes() {
    return notes.stream().sorted().toList();
  }

  /** Branches and spaces are where people agreed on them: found by uid, never made. */
  private Map<Long, Long> place(String table, Collection<Long> ids) throws SQLException {
    Map<Long, Long> known = placed.computeIfAbsent(table, name -> new HashMap<>());
    List<Long> unknown = new ArrayList<>(ids);
    unknown.removeAll(known.keySet());
    if (!unknown.isEmpty()) {
      Map<Long, String> uids = source.texts(table, "uid", unknown);
      Map<String, Long> there = target.idsBy(table, "uid", uids.values());
      for (Map.Entry<Long, String> entry : uids.entrySet()) {
        Long id = there.get(entry.getValue());
        known.put(
            entry.getKey(), id != null ? id : substitute(table, entry.getKey(), entry.getValue()));
      }
    }
    return known;
  }

  private long substitute(String table, long id, String uid) throws SQLException {
    String name = source.texts(table, "name", List.of(id)).get(id);
    boolean branch = table.equals("lamindb_branch");
    if (branch && options.missingBranch() == MissingBranch.MAIN) {
      note("The target has no branch '" + name + "': its records are on the main branch.");
      return target.idsBy(table, "uid", List.of(MAIN_UID)).get(MAIN_UID);
    }
    throw TransferErrors.notMappable(
        "records are "
            + (branch ? "on the branch '" : "in the space '")
            + name
            + "' (uid "
            + uid
            + "), which the target does not have",
        branch
            ? "Make the branch there with this uid, merge it in the source, or let its records"
                + " arrive on the main branch."
            : "Make the space there with this uid, or move the records to a space that both have.");
  }
}

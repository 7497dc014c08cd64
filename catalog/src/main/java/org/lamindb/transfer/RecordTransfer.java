package org.lamindb.transfer;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.lamindb.database.Dialect;
import org.lamindb.error.LaminErrors;
import org.lamindb.error.TransferErrors;
import org.lamindb.instance.Instance;

/**
 * Brings artifacts of one instance into another: their records and all that their foreign keys lead
 * to. The bytes stay where they are, in storage locations that the target then only reads.
 *
 * <p>The source is only read, in one state; the target changes in one transaction. Records are the
 * same when their uids are, of storage locations when their roots are. What the target has stays as
 * it is, also in its trash, so a transfer can be repeated. Rows are those that the Python client
 * makes ({@code transfer="sqlrecord"}): all columns and times as in the source, creators included,
 * but the transfer run as run; schemas without members; types without their descriptions. Unlike
 * there:
 *
 * <ul>
 *   <li>any version can be transferred, not the latest only, and afterwards a family has one latest
 *       version on each branch, the newest;
 *   <li>a branch that the target does not have is refused, or becomes main when asked for; it never
 *       silently becomes the current one;
 *   <li>a failure leaves nothing behind.
 * </ul>
 *
 * <p>Trashed artifacts arrive in the trash. A space that the target does not have, a user whose
 * handle belongs to another user there, and an artifact whose storage, key and hash another one has
 * there are refused.
 */
public final class RecordTransfer {
  private static final String ARTIFACT = "lamindb_artifact";
  private static final int BATCH = 2_000;

  /** SQLite only, in kibibytes: an artifact has 26 indexes, and their pages should stay at hand. */
  private static final int CACHE = 256 * 1024;

  private final Instance source;
  private final Instance target;

  /**
   * A transfer from one instance into another.
   *
   * @throws org.lamindb.error.LaminException when both are the same instance, the source's schema
   *     is from before LaminDB 2.0, or the target's cannot be written
   */
  public RecordTransfer(Instance source, Instance target) {
    this.source = Objects.requireNonNull(source, "source is null");
    this.target = Objects.requireNonNull(target, "target is null");
    // Instances with one uid own each other's storage locations, whatever their databases are.
    if (source.isSameAs(target) || source.identity().uid().equals(target.identity().uid())) {
      throw TransferErrors.sameInstance(source.identity().slug());
    }
    source.requireTransferable();
    target.requireWritable();
  }

  /**
   * Transfers artifacts. Memory does not grow with their number beyond the ids given.
   *
   * @param artifactIds ids in the source, on any branch, in any order
   * @throws org.lamindb.error.LaminException when a record cannot be brought; nothing is written
   *     then
   */
  public TransferReport transfer(Collection<Long> artifactIds, TransferOptions options) {
    Objects.requireNonNull(options, "options is null");
    long[] ids = artifactIds.stream().mapToLong(Long::longValue).sorted().distinct().toArray();
    return source
        .database()
        .read(
            "read the records to transfer",
            from ->
                target
                    .database()
                    .write("transfer records", into -> transfer(from, into, ids, options)));
  }

  private TransferReport transfer(
      Connection from, Connection into, long[] ids, TransferOptions options) throws SQLException {
    Rows reading = new Rows(from, source.database().dialect());
    Rows writing = new Rows(into, target.database().dialect());
    if (writing.dialect() == Dialect.SQLITE) {
      try (var statement = into.createStatement()) {
        statement.execute("PRAGMA cache_size = -" + CACHE);
      }
    }
    try {
      TransferRun run = TransferRun.start(writing, target, source, options);
      References references = new References(source, target, reading, writing, run, options);
      BitSet inserted = copy(ids, references);
      int changed = repairHeads(ids, inserted, reading, writing);
      if (changed > 0) {
        references.note(
            "The latest version was set anew in " + changed + " records, one per family.");
      }
      run.finish(writing);
      return new TransferReport(
          references.counts(), run.transformUid(), run.runUid(), references.notes());
    } catch (SQLException e) {
      if (writing.dialect().isUniqueViolation(e)) {
        throw LaminErrors.changedMeanwhile(target.toString());
      }
      throw e;
    }
  }

  /** Copies all and tells which, by their places in the array, were not there before. */
  private static BitSet copy(long[] ids, References references) throws SQLException {
    RecordCopier artifacts = references.copier(ARTIFACT);
    BitSet inserted = new BitSet(ids.length);
    for (int start = 0; start < ids.length; start += BATCH) {
      List<Long> batch =
          Arrays.stream(ids, start, Math.min(start + BATCH, ids.length)).boxed().toList();
      for (long id : artifacts.copy(batch)) {
        inserted.set(Arrays.binarySearch(ids, id));
      }
    }
    return inserted;
  }

  /** After all are there: in between, a family's newest version may be the one yet to come. */
  private static int repairHeads(long[] ids, BitSet inserted, Rows reading, Rows writing)
      throws SQLException {
    VersionHeads heads = new VersionHeads(writing.connection(), writing.dialect());
    List<Long> batch = new ArrayList<>();
    int changed = 0;
    for (int i = inserted.nextSetBit(0); i >= 0; i = inserted.nextSetBit(i + 1)) {
      batch.add(ids[i]);
      if (batch.size() == BATCH || inserted.nextSetBit(i + 1) < 0) {
        Set<String> stems = new HashSet<>();
        reading
            .texts(ARTIFACT, "uid", batch)
            .values()
            .forEach(u -> stems.add(VersionHeads.stem(u)));
        changed += heads.repair(stems);
        batch.clear();
      }
    }
    return changed;
  }
}

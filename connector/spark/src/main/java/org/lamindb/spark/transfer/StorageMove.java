package org.lamindb.spark.transfer;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.apache.spark.sql.SparkSession;
import org.lamindb.instance.Instance;
import org.lamindb.storage.StorageLocation;
import org.lamindb.storage.Storages;
import org.lamindb.transfer.CopiedFile;
import org.lamindb.transfer.MoveCleanup;
import org.lamindb.transfer.MovePlan;
import org.lamindb.transfer.MoveSwitch;
import org.lamindb.transfer.MoveVerification;

/**
 * Moves all artifacts of a storage location to another one: plan on the driver, copy in tasks,
 * verify, switch the records in one transaction, and delete the source's bytes when asked.
 *
 * <p>Stopped at any step and run again it ends right: until the switch the records and bytes of the
 * source are untouched, and after it they are complete in the target.
 */
public final class StorageMove {
  private final SparkSession session;
  private final Instance instance;

  /** Moves within an instance, with the tasks of a session. */
  public StorageMove(SparkSession session, Instance instance) {
    this.session = Objects.requireNonNull(session, "session is null");
    this.instance = Objects.requireNonNull(instance, "instance is null");
  }

  /**
   * Runs a move, or what an earlier run left of it.
   *
   * @throws org.lamindb.error.LaminException when it cannot be done; no record changed then
   */
  public MoveReport run(MoveRequest request) {
    instance.requireWritable();
    StorageLocation source = new Storages(instance).get(request.source());
    MoveTarget target = MoveTarget.find(instance, request.target());
    if (request.deleteSource()) {
      MoveCleanup.requireManaged(instance, source);
    }
    MovePlan plan = target.register(MovePlan.of(instance, source, target.location()));
    Optional<MoveCleanup> cleanup = cleanup(request, source, plan);
    // An earlier run may have stopped between its switch and its deletions.
    long deleted = cleanup.map(MoveCleanup::run).orElse(0L);
    List<CopiedFile> copied =
        new DistributedCopy(session)
            .run(plan.files(), plan.copy(), "Copy " + source.root() + " to " + plan.targetRoot());
    MoveVerification.verify(plan, copied);
    cleanup.ifPresent(prepared -> prepared.prepare(plan));
    int switched = MoveSwitch.apply(instance, plan);
    deleted += cleanup.map(MoveCleanup::run).orElse(0L);
    return MoveReport.of(plan, copied, switched, deleted);
  }

  private Optional<MoveCleanup> cleanup(
      MoveRequest request, StorageLocation source, MovePlan plan) {
    if (!request.deleteSource()) {
      return Optional.empty();
    }
    StorageLocation target = new Storages(instance).get(plan.targetRoot());
    return Optional.of(new MoveCleanup(instance, source, target));
  }
}

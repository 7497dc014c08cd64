package org.lamindb.scan;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.lamindb.database.Database;
import org.lamindb.database.DatabaseAddress;
import org.lamindb.database.ExportedSnapshot;
import org.lamindb.database.SnapshotExport;
import org.lamindb.error.LaminErrors;

/** A snapshot of Postgres that this driver holds. */
record SnapshotState(ExportedSnapshot snapshot) implements SharedState {
  /** Why a database exports none; empty when it does. Asked once: poolers and replicas stay so. */
  private static final Map<DatabaseAddress, Optional<String>> REFUSALS = new ConcurrentHashMap<>();

  static Optional<String> refusal(Database database) {
    return REFUSALS.computeIfAbsent(
        database.address(),
        address -> {
          SnapshotExport export = database.exportSnapshot();
          if (export instanceof ExportedSnapshot snapshot) {
            snapshot.close();
            return Optional.empty();
          }
          return Optional.of(((SnapshotExport.Refused) export).reason());
        });
  }

  private static SharedState take(Database database) {
    SnapshotExport export = database.exportSnapshot();
    if (export instanceof ExportedSnapshot snapshot) {
      return new SnapshotState(snapshot);
    }
    throw LaminErrors.databaseFailed(
        "hold one state for all tasks",
        database.address().toString(),
        new IllegalStateException(((SnapshotExport.Refused) export).reason()));
  }

  /** Every part gets the name of the snapshot. */
  static Sharing sharing(Database database) {
    return new Sharing() {
      @Override
      public SharedState take() {
        return SnapshotState.take(database);
      }

      @Override
      public ScanState bind(SharedState taken) {
        return new ScanState.Snapshot(((SnapshotState) taken).snapshot().id());
      }
    };
  }

  @Override
  public void close() {
    snapshot.close();
  }
}

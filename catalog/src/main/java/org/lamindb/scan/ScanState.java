package org.lamindb.scan;

import java.io.Serializable;
import org.lamindb.database.SnapshotId;

/** Which state of the database a part of a scan reads. */
public sealed interface ScanState extends Serializable {
  /** The state at the moment when the part is opened: for scans of one part. */
  record Current() implements ScanState {}

  /** A state that Postgres has exported, as long as somebody holds it. */
  record Snapshot(SnapshotId id) implements ScanState {}
}

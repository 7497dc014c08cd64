package org.lamindb.scan;

import java.io.Serializable;
import java.util.List;
import org.lamindb.database.SnapshotId;
import org.lamindb.scan.pages.FileState;
import org.lamindb.scan.pages.PageRange;

/** Which state of the database a part of a scan reads. */
public sealed interface ScanState extends Serializable {
  /** The state at the moment when the part is opened: for scans of one part. */
  record Current() implements ScanState {}

  /** A state that Postgres has exported, as long as somebody holds it. */
  record Snapshot(SnapshotId id) implements ScanState {}

  /** A state of a SQLite file, and where in it each part's rows lie. */
  record Pages(FileState.Key key, List<PageRange> ranges) implements ScanState {
    public Pages {
      ranges = List.copyOf(ranges);
    }
  }

  /** The pages of a SQLite file can no longer be read: the first part reads all rows by SQL. */
  record NoPages() implements ScanState {}
}

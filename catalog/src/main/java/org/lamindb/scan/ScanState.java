package org.lamindb.scan;

import java.io.Serializable;
import java.util.List;
import java.util.Objects;
import org.lamindb.database.DatabaseAddress;
import org.lamindb.database.DatabaseAddress.SqliteFile;
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

  /**
   * A copy of a SQLite file, complete and for this scan alone.
   *
   * @param ranges where in it each part's rows lie; when there are none, the first part reads all
   *     rows by SQL
   */
  record Copied(SqliteFile file, List<PageRange> ranges) implements ScanState {
    public Copied {
      Objects.requireNonNull(file, "file is null");
      ranges = List.copyOf(ranges);
    }

    /** The same copy at another place. */
    public Copied at(SqliteFile place) {
      return new Copied(place, ranges);
    }
  }

  /**
   * Which database to open.
   *
   * @param original the one that the scan was planned for
   */
  default DatabaseAddress database(DatabaseAddress original) {
    return this instanceof Copied copied ? copied.file() : original;
  }
}

package org.lamindb.scan;

/** How the parts of a planned scan come to see one state. */
public interface Sharing {
  /** Takes the state that the database has now. Several scans of one query may share it. */
  SharedState take();

  /**
   * What the parts of this scan are told.
   *
   * @param taken by {@link #take} of a scan of the same database
   */
  ScanState bind(SharedState taken);
}

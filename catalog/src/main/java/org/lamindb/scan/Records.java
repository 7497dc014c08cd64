package org.lamindb.scan;

import java.io.Closeable;

/** The rows of a scan, one after the other, from one state of the database. */
public interface Records extends Closeable {
  /**
   * Goes to the next row; false after the last.
   *
   * @throws org.lamindb.error.LaminException when the database fails
   */
  boolean next();

  /** The cells of the current row: always the same object, which {@link #next()} fills. */
  Cells cells();

  /** What the scan has cost so far. */
  ScanCounters counters();

  /** Ends the scan, also before its last row, and lets go of what it held. */
  @Override
  void close();
}

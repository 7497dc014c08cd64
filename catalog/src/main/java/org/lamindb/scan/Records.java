package org.lamindb.scan;

import java.io.Closeable;

/**
 * The rows of a scan, one after the other, from one state of the database.
 *
 * <p>Columns go by their position in the query, from 0. What the current row returns holds until
 * the next call of {@link #next()}. Reading a cell as another type than its column's is a mistake
 * of the caller; so is reading a NULL.
 */
public interface Records extends Closeable {
  /**
   * Goes to the next row; false after the last.
   *
   * @throws org.lamindb.error.LaminException when the database fails
   */
  boolean next();

  /**
   * Whether the cell is NULL, or holds what its column's type does not know and so reads as NULL.
   */
  boolean isNull(int column);

  boolean getBoolean(int column);

  /** An integer; also microseconds of times and durations, days of dates. */
  long getLong(int column);

  double getDouble(int column);

  /** Points the slice to the UTF-8 bytes of a text, a JSON document, or a value of another type. */
  void getText(int column, TextSlice text);

  /** What the scan has cost so far. */
  ScanCounters counters();

  /** Ends the scan, also before its last row, and lets go of what it held. */
  @Override
  void close();
}

package org.lamindb.scan.pages;

import org.lamindb.error.LaminException;

/** Bytes of a database file, all of one state of it. Thread-safe. */
interface PageSource {
  /**
   * Reads exactly these bytes.
   *
   * @throws LaminException when the file ends before, or cannot be read
   */
  void read(long position, byte[] target, int offset, int length);

  /** Bytes of the file. */
  long size();

  /** The error for content that no database has. */
  LaminException damaged(String what);
}

package org.lamindb.scan;

import java.io.Closeable;

/**
 * One state of a database, held so that several parts of a scan, wherever they are read, see the
 * same. Closing lets go of it: parts that are opened later fail.
 */
public interface SharedState extends Closeable {
  @Override
  void close();
}

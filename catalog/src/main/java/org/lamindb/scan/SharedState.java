package org.lamindb.scan;

import java.io.Closeable;
import java.util.Optional;
import org.lamindb.database.DatabaseCopy;

/**
 * One state of a database, held so that several parts of a scan, wherever they are read, see the
 * same. Closing lets go of it: parts that are opened later fail.
 */
public interface SharedState extends Closeable {
  /** The file that the parts need, when it has to be brought to where they are read. */
  default Optional<DatabaseCopy> copy() {
    return Optional.empty();
  }

  @Override
  void close();
}

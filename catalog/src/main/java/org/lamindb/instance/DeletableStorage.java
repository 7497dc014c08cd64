package org.lamindb.instance;

import java.util.List;

/** What an instance has in the storages that it manages, found to be free of anybody's data. */
interface DeletableStorage {
  /** What goes, as far as it is there. */
  List<String> files();

  /** What stays though somebody may think that it goes. */
  List<String> notes();

  /**
   * Deletes it; what finds the rest goes last.
   *
   * @param first done when nothing is in the way any more, before anything goes
   */
  void delete(Runnable first);
}

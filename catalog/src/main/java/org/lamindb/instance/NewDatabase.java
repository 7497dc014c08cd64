package org.lamindb.instance;

import java.util.Optional;

/** The database of a new instance whose storage is in a cloud. */
sealed interface NewDatabase permits NewCloudFile, NewPostgresTables {
  /**
   * A database that is there.
   *
   * @param storageUid of the instance's storage, where it was looked for in the database
   */
  record Found(Optional<String> storageUid) {}

  /**
   * Looks for it.
   *
   * @throws org.lamindb.error.LaminException when there is a database of something else
   */
  Optional<Found> find();

  /**
   * Makes it with its first rows, when everything else of the instance is there.
   *
   * @param uid of the storage
   * @param region of the storage
   * @param last is done when nothing else is left
   */
  void make(String uid, Optional<String> region, Runnable last);
}

package org.lamindb.spark.registry;

import java.io.Serializable;
import java.util.Objects;
import org.lamindb.scan.ScanState;

/**
 * The state that the tasks of a scan read.
 *
 * @param file the one that holds the state, when it may be out of sight of the tasks; else null
 */
record TaskState(ScanState state, ShippedFile file) implements Serializable {
  /** For a scan of one part. */
  static final TaskState CURRENT = new TaskState(new ScanState.Current(), null);

  TaskState {
    Objects.requireNonNull(state, "state is null");
  }
}

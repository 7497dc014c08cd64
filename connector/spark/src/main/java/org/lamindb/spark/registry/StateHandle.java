package org.lamindb.spark.registry;

import java.util.Optional;
import org.apache.spark.SparkContext;
import org.lamindb.database.DatabaseAddress;
import org.lamindb.scan.ScanState;
import org.lamindb.scan.Sharing;
import org.lamindb.spark.registry.SharedStates.Held;

/** The state that a scan's parts share, on the driver. It is made anew when Spark runs it again. */
final class StateHandle {
  private final SharedStates states;
  private final Sharing sharing;
  private Held held;
  private ScanState bound;

  private StateHandle(SharedStates states, Sharing sharing) {
    this.states = states;
    this.sharing = sharing;
  }

  /**
   * Called when a query starts; outside of a query the state is taken when its first job starts.
   */
  static StateHandle start(DatabaseAddress address, Sharing sharing) {
    SparkContext context = SparkContext.getOrCreate();
    StateHandle handle = new StateHandle(SharedStates.of(context), sharing);
    Optional<Long> query = SharedStates.query(context);
    query.ifPresent(id -> handle.bind(handle.states.forQuery(id, address, sharing::take)));
    return handle;
  }

  /** The state for the tasks of a job that is about to start. */
  synchronized ScanState forJob() {
    if (held == null || !states.keepForJobs(held)) {
      bind(states.forJobs(sharing::take));
    }
    return bound;
  }

  private void bind(Held fresh) {
    held = fresh;
    bound = sharing.bind(fresh.state());
  }
}

package org.lamindb.spark.registry;

import java.util.Optional;
import java.util.function.Supplier;
import org.apache.spark.SparkContext;
import org.lamindb.database.DatabaseAddress;
import org.lamindb.scan.ScanState;
import org.lamindb.scan.SharedState;
import org.lamindb.spark.registry.SharedStates.Held;

/** The state that a scan's parts share, on the driver. It is made anew when Spark runs it again. */
final class StateHandle {
  private final SharedStates states;
  private final Supplier<SharedState> source;
  private Held held;

  private StateHandle(SharedStates states, Supplier<SharedState> source) {
    this.states = states;
    this.source = source;
  }

  /**
   * Called when a query starts; outside of a query the state is taken when its first job starts.
   */
  static StateHandle start(DatabaseAddress address, Supplier<SharedState> source) {
    SparkContext context = SparkContext.getOrCreate();
    StateHandle handle = new StateHandle(SharedStates.of(context), source);
    Optional<Long> query = SharedStates.query(context);
    query.ifPresent(id -> handle.held = handle.states.forQuery(id, address, source));
    return handle;
  }

  /** The state for the tasks of a job that is about to start. */
  synchronized ScanState forJob() {
    if (held == null || !states.keepForJobs(held)) {
      held = states.forJobs(source);
    }
    return held.state().state();
  }
}

package org.lamindb.spark.registry;

import java.util.Optional;
import org.apache.spark.SparkContext;
import org.lamindb.database.DatabaseAddress;
import org.lamindb.scan.Sharing;
import org.lamindb.spark.registry.SharedStates.Held;

/** The state that a scan's parts share, on the driver. It is made anew when Spark runs it again. */
final class StateHandle {
  private final SparkContext context;
  private final SharedStates states;
  private final Sharing sharing;
  private Held held;
  private TaskState bound;

  private StateHandle(SparkContext context, Sharing sharing) {
    this.context = context;
    this.states = SharedStates.of(context);
    this.sharing = sharing;
  }

  /**
   * Called when a query starts; outside of a query the state is taken when its first job starts.
   */
  static StateHandle start(DatabaseAddress address, Sharing sharing) {
    SparkContext context = SparkContext.getOrCreate();
    StateHandle handle = new StateHandle(context, sharing);
    Optional<Long> query = SharedStates.query(context);
    query.ifPresent(id -> handle.bind(handle.states.forQuery(id, address, handle::take)));
    return handle;
  }

  /** The state for the tasks of a job that is about to start. */
  synchronized TaskState forJob() {
    if (held == null || !states.keepForJobs(held)) {
      bind(states.forJobs(this::take));
    }
    return bound;
  }

  private Shipment take() {
    return Shipment.of(sharing.take(), context);
  }

  private void bind(Held fresh) {
    held = fresh;
    Shipment shipment = fresh.state();
    bound = new TaskState(sharing.bind(shipment.state()), shipment.file().orElse(null));
  }
}

package org.lamindb.spark.registry;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.apache.spark.SparkContext;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerApplicationEnd;
import org.apache.spark.scheduler.SparkListenerEvent;
import org.apache.spark.scheduler.SparkListenerJobEnd;
import org.apache.spark.scheduler.SparkListenerJobStart;
import org.apache.spark.sql.execution.ui.SparkListenerSQLExecutionEnd;
import org.lamindb.database.DatabaseAddress;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The states of databases that this driver holds for queries that run. All scans of one query share
 * a database's state; it is let go of when the query has ended, whether it succeeded, failed or was
 * cancelled.
 *
 * <p>Spark may run a planned query again, and serializes its scans for each of its jobs on a thread
 * that does not know the query. So a state has two kinds of holders: a query until its end, and a
 * moment of serializing until all jobs that ran at that moment have ended.
 */
final class SharedStates extends SparkListener {
  private static final Logger LOG = LoggerFactory.getLogger(SharedStates.class);
  private static final String EXECUTION = "spark.sql.execution.id";
  private static final Map<SparkContext, SharedStates> OF_CONTEXTS = new HashMap<>();

  private final Map<QueryAndDatabase, Held> ofQueries = new HashMap<>();
  private final List<Held> held = new ArrayList<>();
  private final Map<Integer, Long> jobs = new HashMap<>();

  private SharedStates() {}

  private record QueryAndDatabase(long query, DatabaseAddress address) {}

  /** The states of an application. */
  static SharedStates of(SparkContext context) {
    synchronized (OF_CONTEXTS) {
      return OF_CONTEXTS.computeIfAbsent(
          context,
          started -> {
            SharedStates states = new SharedStates();
            started.addSparkListener(states);
            return states;
          });
    }
  }

  /** The query that the calling thread runs, if it runs one. */
  static Optional<Long> query(SparkContext context) {
    return Optional.ofNullable(context.getLocalProperty(EXECUTION)).map(Long::valueOf);
  }

  /** A state that is or was held. */
  static final class Held {
    private final Shipment state;
    private final Set<Long> queries = new HashSet<>();
    private final List<Long> moments = new ArrayList<>();
    private boolean open = true;

    private Held(Shipment state) {
      this.state = state;
    }

    Shipment state() {
      return state;
    }
  }

  /** The state of a database for a query: the one that another of its scans holds, or a new one. */
  synchronized Held forQuery(long query, DatabaseAddress address, Supplier<Shipment> source) {
    Held known =
        ofQueries.computeIfAbsent(
            new QueryAndDatabase(query, address), key -> hold(new Held(source.get())));
    known.queries.add(query);
    return known;
  }

  /** Keeps a state for the jobs that run now; empty when it was let go of already. */
  synchronized boolean keepForJobs(Held known) {
    if (known.open) {
      known.moments.add(System.currentTimeMillis());
    }
    return known.open;
  }

  /** A new state for the jobs that run now. */
  synchronized Held forJobs(Supplier<Shipment> source) {
    Held fresh = hold(new Held(source.get()));
    fresh.moments.add(System.currentTimeMillis());
    return fresh;
  }

  private Held hold(Held fresh) {
    held.add(fresh);
    return fresh;
  }

  /** How many states are held, for tests. */
  synchronized int size() {
    return held.size();
  }

  @Override
  public synchronized void onJobStart(SparkListenerJobStart event) {
    jobs.put(event.jobId(), event.time());
  }

  @Override
  public synchronized void onJobEnd(SparkListenerJobEnd event) {
    jobs.remove(event.jobId());
    release(event.time());
  }

  @Override
  public synchronized void onOtherEvent(SparkListenerEvent event) {
    if (event instanceof SparkListenerSQLExecutionEnd end) {
      ofQueries.keySet().removeIf(key -> key.query() == end.executionId());
      held.forEach(state -> state.queries.remove(end.executionId()));
      release(end.time());
    }
  }

  @Override
  public void onApplicationEnd(SparkListenerApplicationEnd event) {
    synchronized (OF_CONTEXTS) {
      OF_CONTEXTS.values().removeIf(states -> states == this);
    }
    synchronized (this) {
      held.forEach(SharedStates::close);
      held.clear();
      ofQueries.clear();
    }
  }

  /** Events arrive in order: whatever started before this one's time is known, or has ended. */
  private void release(long time) {
    for (Held state : held) {
      state.moments.removeIf(
          moment ->
              moment < time && jobs.values().stream().noneMatch(started -> started <= moment));
    }
    List<Held> over =
        held.stream().filter(state -> state.queries.isEmpty() && state.moments.isEmpty()).toList();
    over.forEach(SharedStates::close);
    held.removeAll(over);
  }

  private static void close(Held state) {
    state.open = false;
    try {
      state.state.close();
    } catch (RuntimeException e) {
      LOG.warn("Could not let go of a state of a database: {}", e.getMessage());
    }
  }
}

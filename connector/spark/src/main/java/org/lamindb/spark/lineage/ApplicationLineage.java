package org.lamindb.spark.lineage;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.spark.SparkContext;
import org.apache.spark.SparkContext$;
import org.apache.spark.sql.execution.QueryExecution;
import org.lamindb.instance.Instance;
import org.lamindb.instance.InstanceReference;
import org.lamindb.lineage.RunDetails;
import org.lamindb.lineage.RunHandle;
import org.lamindb.lineage.RunStatus;
import org.lamindb.lineage.Runs;
import org.lamindb.spark.Instances;
import org.lamindb.spark.Shutdown;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import scala.Option;

/**
 * The record of one application: in each instance that a setting names or that it touches, one run
 * of one transform, with what its queries read.
 *
 * <p>Thread-safe. Nothing here throws: a job's result never depends on its record.
 */
public final class ApplicationLineage {
  private static final Logger LOG = LoggerFactory.getLogger(ApplicationLineage.class);
  private static final Duration DRAIN_LIMIT = Duration.ofSeconds(15);
  private static final int REMEMBERED_QUERIES = 1_000;
  private static final String INITIATOR_VARIABLE = "LAMIN_INITIATED_BY_RUN_UID";
  private static final String REFERENCE_TYPE = "spark_app_id";

  private static ApplicationLineage current;

  private final SparkContext context;
  private final Optional<Program> program;
  private final Problems problems = new Problems();
  private final List<RecordedRun> runs = new CopyOnWriteArrayList<>();
  private final Set<Long> queries =
      Collections.newSetFromMap(
          new LinkedHashMap<>() {
            @Override
            protected boolean removeEldestEntry(Map.Entry<Long, Boolean> eldest) {
              return size() > REMEMBERED_QUERIES;
            }
          });
  private volatile LineageSettings settings;
  private volatile ApplicationSource source;
  private LineageWorker worker;
  private boolean isNamedOpen;
  private volatile boolean lastQueryFailed;
  private volatile boolean isEnded;

  private ApplicationLineage(SparkContext context) {
    this.context = context;
    // Now: at the end, the process that started this JVM may be gone.
    this.program = ProgramFinder.find();
    MainThread.watch();
  }

  /** The record of the application of this context. */
  static synchronized ApplicationLineage of(SparkContext context) {
    if (current == null || current.context != context) {
      current = new ApplicationLineage(context);
    }
    return current;
  }

  /** The record of the running application; empty outside of a driver. */
  static Optional<ApplicationLineage> active() {
    Option<SparkContext> context = SparkContext$.MODULE$.getActive();
    return context.isDefined() ? Optional.of(of(context.get())) : Optional.empty();
  }

  /** Notes that the application uses the instance: from now on it is recorded there. */
  public static void touched(Instance instance) {
    try {
      active()
          .ifPresent(
              lineage -> {
                LaminListeners.installInSession(lineage.context);
                if (lineage.isOn() && !instance.isPublic()) {
                  lineage.run(instance);
                }
              });
    } catch (Throwable e) {
      LOG.warn("The application is not recorded", e);
    }
  }

  /**
   * The id of the application's run in the instance, for what the application writes there. It is
   * started if it was not.
   *
   * @return empty when the application is not recorded, or the database refused
   */
  public static OptionalLong runFor(Instance instance) {
    try {
      Optional<ApplicationLineage> lineage = active().filter(ApplicationLineage::isOn);
      return lineage.isPresent() ? lineage.get().run(instance).id() : OptionalLong.empty();
    } catch (Throwable e) {
      LOG.warn("The application is not recorded", e);
      return OptionalLong.empty();
    }
  }

  /** Notes a query that ended. Called by Spark's listener thread, so it only reads the plan. */
  void ended(QueryExecution query, boolean isFailure) {
    synchronized (queries) {
      if (!queries.add(query.id())) {
        return;
      }
    }
    lastQueryFailed = isFailure;
    if (!isOn() || (runs.isEmpty() && settings().instance().isEmpty())) {
      return;
    }
    worker().offer(new QueryEnd(inputs(query, isFailure), isFailure));
  }

  /**
   * Ends the runs. Waits a limited time for what is still to be written.
   *
   * @param isBusy whether jobs were running
   */
  void end(OptionalInt exitCode, boolean isBusy, Instant time) {
    if (isEnded) {
      return;
    }
    isEnded = true;
    if (runs.isEmpty() && worker == null) {
      return;
    }
    try {
      RunStatus status = ApplicationEnding.status(exitCode, lastQueryFailed, isBusy);
      if (!worker().finish(status, time, DRAIN_LIMIT)) {
        LOG.warn("The database does not answer: the end of this application is not recorded");
      }
      if (status == RunStatus.STARTED) {
        LOG.warn(
            "This application ended without spark.stop(), and how it went cannot be told here: its"
                + " run keeps the status 'started'");
      } else if (status == RunStatus.COMPLETED) {
        Shutdown.run(Shutdown.RECORD, () -> endAgain(time));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    problems.summarize();
  }

  /** A program may stop its last context on the way out of what made it fail. */
  private void endAgain(Instant time) {
    if (isLast() && ApplicationEnding.failed()) {
      try {
        new LineageWorker(this::record, this::finish, problems)
            .finish(RunStatus.ERRORED, time, DRAIN_LIMIT);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private boolean isLast() {
    synchronized (ApplicationLineage.class) {
      return current == this;
    }
  }

  private boolean isOn() {
    return !isEnded && settings().isOn();
  }

  private QueryInputs inputs(QueryExecution query, boolean isFailure) {
    try {
      return isFailure ? PlanInputs.ofAnalyzed(query) : PlanInputs.of(query);
    } catch (Throwable e) {
      // Without a valid plan nothing was read.
      if (!isFailure) {
        problems.failed("The inputs of a query cannot be told", e);
      }
      return QueryInputs.NONE;
    }
  }

  private void record(List<QueryEnd> ends) {
    openNamed();
    for (RecordedRun run : runs) {
      ends.forEach(run::add);
      run.write(false);
    }
  }

  private void finish(RunStatus status, Instant time) {
    runs.forEach(run -> run.finish(status, time));
  }

  /** Opens the instance that a setting names, once; nothing else does before it is touched. */
  private void openNamed() {
    Optional<InstanceReference> named = settings().instance();
    if (isNamedOpen || named.isEmpty()) {
      return;
    }
    isNamedOpen = true;
    try {
      Instance instance = Instances.open(named.get(), settings().branch());
      if (!instance.isPublic()) {
        run(instance);
      }
    } catch (Throwable e) {
      problems.failed("The application cannot be recorded in " + named.get(), e);
    }
  }

  private synchronized RecordedRun run(Instance instance) {
    for (RecordedRun run : runs) {
      if (run.instance().isSameAs(instance)) {
        return run;
      }
    }
    RecordedRun run = new RecordedRun(instance, known -> start(known, instance), problems);
    runs.add(run);
    return run;
  }

  private RunHandle start(Runs known, Instance instance) {
    Optional<String> initiator =
        Optional.ofNullable(System.getenv(INITIATOR_VARIABLE))
            .filter(uid -> known.find(uid).isPresent());
    RunDetails details =
        new RunDetails(
            settings().runName().or(() -> ApplicationName.given(context.appName(), program)),
            params(),
            source().arguments(),
            Optional.of(context.applicationId()),
            Optional.of(REFERENCE_TYPE),
            Instant.ofEpochMilli(context.startTime()),
            initiator);
    return known.start(source().transform(instance.identity().slug()), details);
  }

  private Map<String, Object> params() {
    Map<String, Object> params = new LinkedHashMap<>();
    params.put("spark_version", context.version());
    params.put("master", context.master());
    params.put("app_name", context.appName());
    params.putAll(settings().params());
    return params;
  }

  private synchronized LineageWorker worker() {
    if (worker == null) {
      worker = new LineageWorker(this::record, this::finish, problems);
    }
    return worker;
  }

  /** Read when first needed: the default session's settings count. */
  private LineageSettings settings() {
    LineageSettings known = settings;
    if (known == null) {
      known = LineageSettings.of(context);
      settings = known;
    }
    return known;
  }

  private ApplicationSource source() {
    ApplicationSource known = source;
    if (known == null) {
      known = ApplicationSource.of(settings(), program);
      source = known;
    }
    return known;
  }
}

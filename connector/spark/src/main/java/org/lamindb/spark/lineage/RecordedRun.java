package org.lamindb.spark.lineage;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import org.lamindb.artifact.Artifact;
import org.lamindb.artifact.Artifacts;
import org.lamindb.instance.Instance;
import org.lamindb.lineage.RunHandle;
import org.lamindb.lineage.RunStatus;
import org.lamindb.lineage.Runs;

/**
 * The run of the application in one instance.
 *
 * <p>Whoever writes an output may start it from any thread; everything else is done by one thread.
 * What cannot be written is kept and tried again later.
 */
final class RecordedRun {
  private static final int MAX_FILES = 10_000;
  private static final int MAX_PENDING = 1_000;
  private static final int MAX_RESOLVED = 10_000;

  /** A program that reads the same files again and again asks the database now and then. */
  private static final Duration RESOLVED_FOR = Duration.ofSeconds(30);

  private static final Duration LOCK_LIMIT = Duration.ofSeconds(30);
  private static final Duration FIRST_PAUSE = Duration.ofSeconds(10);
  private static final Duration LONGEST_PAUSE = Duration.ofMinutes(10);

  private final Instance instance;
  private final Runs runs;
  private final Function<Runs, RunHandle> start;
  private final Problems problems;
  private final ReentrantLock starting = new ReentrantLock();
  private volatile RunHandle handle;

  private final Set<Long> linked = new HashSet<>();
  private final Set<Long> unlinked = new LinkedHashSet<>();
  private final Map<List<String>, FileInput> unresolved = new LinkedHashMap<>();
  private final Map<List<String>, Instant> resolvedUntil = new HashMap<>();
  private Duration pause = FIRST_PAUSE;
  private Instant pausedUntil = Instant.MIN;
  private boolean isWanted;

  /**
   * @param start begins the run in the database
   */
  RecordedRun(Instance instance, Function<Runs, RunHandle> start, Problems problems) {
    this.instance = Objects.requireNonNull(instance, "instance is null");
    this.runs = new Runs(instance);
    this.start = Objects.requireNonNull(start, "start is null");
    this.problems = Objects.requireNonNull(problems, "problems is null");
  }

  Instance instance() {
    return instance;
  }

  /** The id of the run, which is started if it was not; empty when the database refuses. */
  OptionalLong id() {
    try {
      return OptionalLong.of(started().id());
    } catch (Throwable e) {
      problems.failed("The run cannot be recorded in " + instance.identity().slug(), e);
      return OptionalLong.empty();
    }
  }

  /** Notes what a query read, to be written by the next {@link #write}. */
  void add(QueryEnd query) {
    isWanted |= query.startsRun();
    Set<Long> read =
        query.inputs().artifacts().entrySet().stream()
            .filter(entry -> entry.getKey().sameDatabase(instance.description().database()))
            .map(Map.Entry::getValue)
            .collect(HashSet::new, Set::addAll, Set::addAll);
    read.removeAll(linked);
    unlinked.addAll(read);
    Instant now = Instant.now();
    for (FileInput files : query.inputs().files()) {
      if (resolvedUntil.getOrDefault(files.roots(), Instant.MIN).isAfter(now)) {
        continue;
      }
      if (unresolved.size() < MAX_PENDING) {
        unresolved.put(files.roots(), files);
      } else {
        problems.dropped();
      }
    }
  }

  /**
   * Writes what was noted, unless the database refused a short while ago.
   *
   * @param now whether to try even then
   */
  void write(boolean now) {
    boolean isIdle = handle == null && !isWanted;
    if (isIdle || (!now && Instant.now().isBefore(pausedUntil))) {
      return;
    }
    try {
      RunHandle run = started();
      resolve();
      if (!unlinked.isEmpty()) {
        runs.addInputs(run, unlinked);
        linked.addAll(unlinked);
        unlinked.clear();
      }
      pause = FIRST_PAUSE;
    } catch (Throwable e) {
      pausedUntil = Instant.now().plus(pause);
      pause =
          pause.multipliedBy(2).compareTo(LONGEST_PAUSE) < 0
              ? pause.multipliedBy(2)
              : LONGEST_PAUSE;
      problems.failed("The run cannot be recorded in " + instance.identity().slug(), e);
    }
  }

  /** Ends the run, if there is one. */
  void finish(RunStatus status, Instant finishedAt) {
    write(true);
    RunHandle run = handle;
    if (run != null) {
      try {
        runs.finish(run, status, finishedAt);
      } catch (Throwable e) {
        problems.failed("The run cannot be ended in " + instance.identity().slug(), e);
      }
    }
  }

  private RunHandle started() throws InterruptedException {
    RunHandle run = handle;
    if (run != null) {
      return run;
    }
    if (!starting.tryLock(LOCK_LIMIT.toSeconds(), TimeUnit.SECONDS)) {
      throw new IllegalStateException("the database does not answer");
    }
    try {
      if (handle == null) {
        handle = start.apply(runs);
      }
      return handle;
    } finally {
      starting.unlock();
    }
  }

  /** Paths to artifacts. A folder that holds many artifacts is none; then its files may be. */
  private void resolve() {
    if (unresolved.isEmpty()) {
      return;
    }
    Artifacts artifacts = new Artifacts(instance);
    Set<String> roots = new LinkedHashSet<>();
    unresolved.keySet().forEach(roots::addAll);
    Map<String, Artifact> owners = artifacts.findByPaths(roots);
    link(owners.values());
    for (FileInput input : unresolved.values()) {
      if (!owners.keySet().containsAll(input.roots())) {
        link(
            artifacts.findByPaths(input.files().get().stream().limit(MAX_FILES).toList()).values());
      }
    }
    if (resolvedUntil.size() > MAX_RESOLVED) {
      resolvedUntil.clear();
    }
    Instant until = Instant.now().plus(RESOLVED_FOR);
    unresolved.keySet().forEach(known -> resolvedUntil.put(known, until));
    unresolved.clear();
  }

  private void link(Collection<Artifact> artifacts) {
    artifacts.stream().map(Artifact::id).filter(id -> !linked.contains(id)).forEach(unlinked::add);
  }
}

package org.lamindb.spark.lineage;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.lamindb.lineage.RunStatus;

/** One thread that writes to databases, behind a queue that never makes anybody wait. */
final class LineageWorker {
  private static final int CAPACITY = 1_000;
  private static final long POLL_MILLISECONDS = 100;
  private static final Duration GATHERING = Duration.ofMillis(500);

  private final BlockingQueue<QueryEnd> queue;
  private final Consumer<List<QueryEnd>> work;
  private final BiConsumer<RunStatus, Instant> last;
  private final Problems problems;
  private final Thread thread;
  private volatile Ending ending;

  private record Ending(RunStatus status, Instant time) {}

  /**
   * @param work writes what some queries did
   * @param last writes how the application ended
   */
  LineageWorker(
      Consumer<List<QueryEnd>> work, BiConsumer<RunStatus, Instant> last, Problems problems) {
    this.queue = new ArrayBlockingQueue<>(CAPACITY);
    this.work = Objects.requireNonNull(work, "work is null");
    this.last = Objects.requireNonNull(last, "last is null");
    this.problems = Objects.requireNonNull(problems, "problems is null");
    this.thread = new Thread(this::run, "lamindb-lineage");
    thread.setDaemon(true);
    thread.start();
  }

  void offer(QueryEnd query) {
    if (ending != null || !queue.offer(query)) {
      problems.dropped();
    }
  }

  /** Writes what waits, then the end; gives up after the limit. */
  boolean finish(RunStatus status, Instant time, Duration limit) throws InterruptedException {
    ending = new Ending(status, time);
    thread.join(limit.toMillis());
    return !thread.isAlive();
  }

  private void run() {
    try {
      List<QueryEnd> batch = new ArrayList<>();
      while (ending == null || !queue.isEmpty()) {
        QueryEnd first = queue.poll(POLL_MILLISECONDS, TimeUnit.MILLISECONDS);
        if (first != null) {
          batch.add(first);
          gather(batch);
          process(batch);
          batch.clear();
        }
      }
      last.accept(ending.status(), ending.time());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (Throwable e) {
      problems.failed("The application cannot be recorded", e);
    }
  }

  /** Queries that end shortly after one another are written at once. */
  private void gather(List<QueryEnd> batch) throws InterruptedException {
    long deadline = System.nanoTime() + GATHERING.toNanos();
    while (ending == null && batch.size() < CAPACITY && System.nanoTime() < deadline) {
      QueryEnd next = queue.poll(POLL_MILLISECONDS, TimeUnit.MILLISECONDS);
      if (next != null) {
        batch.add(next);
      }
    }
    queue.drainTo(batch);
  }

  private void process(List<QueryEnd> batch) {
    try {
      work.accept(batch);
    } catch (Throwable e) {
      problems.failed("Queries cannot be recorded", e);
    }
  }
}

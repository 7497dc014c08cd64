package org.lamindb.spark.transfer;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import org.lamindb.transfer.MoveFile;

/** Divides files among tasks: large ones alone, many small ones together, all about as long. */
final class CopyBatches {
  /** What opening, creating and closing a file costs, in bytes copied in the same time. */
  private static final long FILE = 256L << 10;

  /** What is too little for a task of its own. */
  private static final long LEAST = 32L << 20;

  /** What a task should copy at most, if it is not one file: a failed task is repeated. */
  private static final long MOST = 1L << 30;

  private static final int TASKS_PER_SLOT = 4;
  private static final int MAX_TASKS = 2_000;

  private static final class Batch {
    private final List<MoveFile> files = new ArrayList<>();
    private final int number;
    private long weight;

    Batch(int number) {
      this.number = number;
    }

    void add(MoveFile file) {
      files.add(file);
      weight += weight(file);
    }
  }

  private CopyBatches() {}

  /**
   * The batches, none of them empty, those that take longest first.
   *
   * @param slots tasks that run at the same time
   */
  static List<List<MoveFile>> of(List<MoveFile> files, int slots) {
    PriorityQueue<Batch> lightest =
        new PriorityQueue<>(
            Comparator.comparingLong((Batch batch) -> batch.weight)
                .thenComparingInt(batch -> batch.number));
    int count = count(files, slots);
    for (int i = 0; i < count; i++) {
      lightest.add(new Batch(i));
    }
    // The largest first: what comes last then evens out.
    files.stream()
        .sorted(Comparator.comparingLong(MoveFile::size).reversed())
        .forEach(
            file -> {
              Batch batch = lightest.remove();
              batch.add(file);
              lightest.add(batch);
            });
    return lightest.stream()
        .sorted(Comparator.comparingLong((Batch batch) -> batch.weight).reversed())
        .map(batch -> batch.files)
        .toList();
  }

  private static int count(List<MoveFile> files, int slots) {
    long total = files.stream().mapToLong(CopyBatches::weight).sum();
    long busy = Math.min((long) slots * TASKS_PER_SLOT, divideUp(total, LEAST));
    long wanted = Math.max(busy, divideUp(total, MOST));
    return (int) Math.min(Math.min(wanted, MAX_TASKS), files.size());
  }

  private static long divideUp(long dividend, long divisor) {
    return (dividend + divisor - 1) / divisor;
  }

  private static long weight(MoveFile file) {
    return file.size() + FILE;
  }
}

package org.lamindb.scan.statistics;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.lamindb.registry.Column;
import org.lamindb.registry.Registry;

/**
 * Cuts a table into ranges of ids that hold about equally many rows, whatever gaps the ids have.
 *
 * <p>The first range has no lower and the last one no upper end: together they are the whole table,
 * also when rows came or went after the statistics were taken.
 */
public final class KeyRanges {
  /** Fewer rows are read faster than a task starts. */
  private static final long ROWS_PER_PART = 100_000;

  /** Parts for each task that can run: one that takes longer then holds up less. */
  private static final int PARTS_PER_TASK = 2;

  private KeyRanges() {}

  /**
   * The ranges for a scan.
   *
   * @param parallelism how many tasks can run at the same time
   * @return {@link KeyRange#ALL} alone when the table is small or has no ids
   */
  public static List<KeyRange> of(
      Registry registry, RegistryStatistics statistics, int parallelism) {
    Optional<Column> key = RegistryStatistics.key(registry);
    int parts = parts(statistics.rows(), parallelism);
    if (parts == 1 || key.isEmpty() || statistics.key().isEmpty()) {
      return List.of(KeyRange.ALL);
    }
    List<Long> cuts = RowsBelow.of(statistics.key().get(), statistics.rows()).cuts(parts);
    List<KeyRange> ranges = new ArrayList<>();
    OptionalLong from = OptionalLong.empty();
    for (long cut : cuts) {
      ranges.add(new KeyRange(key.get(), from, OptionalLong.of(cut)));
      from = OptionalLong.of(cut);
    }
    ranges.add(from.isEmpty() ? KeyRange.ALL : new KeyRange(key.get(), from, OptionalLong.empty()));
    return List.copyOf(ranges);
  }

  /** How many parts: whole rounds of tasks, so that none runs alone in the end. */
  static int parts(long rows, int parallelism) {
    if (parallelism < 1) {
      throw new IllegalArgumentException("no task can run");
    }
    long most = Math.min(rows / ROWS_PER_PART, (long) parallelism * PARTS_PER_TASK);
    long parts = most <= parallelism ? most : most - most % parallelism;
    return (int) Math.max(1, parts);
  }
}

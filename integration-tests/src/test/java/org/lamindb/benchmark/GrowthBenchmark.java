package org.lamindb.benchmark;

import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.function.LongFunction;

/**
 * How the time of a full scan grows with the rows of the registry: the exponent between two sizes
 * is 1 where time grows like rows. The heap that survives collections shows whether rows pile up.
 */
final class GrowthBenchmark {
  private final int rounds;
  private final PrintStream out;

  GrowthBenchmark(int rounds, PrintStream out) {
    this.rounds = rounds;
    this.out = out;
  }

  void run(String kind, List<Long> sizes, LongFunction<FilledDatabase> databases) {
    out.printf("%nGrowth of a full scan, all columns, %s (%d rounds)%n%n", kind, rounds);
    out.println("| artifacts | median s | exponent | old generation after collections MB |");
    out.println("|---|---|---|---|");
    double before = 0;
    long sizeBefore = 0;
    for (long size : sizes) {
      FilledDatabase database = databases.apply(size);
      ScanBenchmark.drain(database.registry());
      forgetPeaks();
      double median = median(database);
      out.printf(
          Locale.ROOT,
          "| %d | %.3f | %s | %d |%n",
          size,
          median,
          sizeBefore == 0
              ? ""
              : "%.2f".formatted(Math.log(median / before) / Math.log((double) size / sizeBefore)),
          survivors() >> 20);
      out.flush();
      before = median;
      sizeBefore = size;
    }
  }

  private double median(FilledDatabase database) {
    List<Double> times = new ArrayList<>();
    for (int round = 0; round < rounds; round++) {
      long start = System.nanoTime();
      ScanBenchmark.drain(database.registry());
      times.add((System.nanoTime() - start) / 1e9);
    }
    Collections.sort(times);
    return times.get(times.size() / 2);
  }

  private static void forgetPeaks() {
    System.gc();
    ManagementFactory.getMemoryPoolMXBeans().forEach(MemoryPoolMXBean::resetPeakUsage);
  }

  private static long survivors() {
    return ManagementFactory.getMemoryPoolMXBeans().stream()
        .filter(pool -> pool.getName().contains("Old Gen"))
        .mapToLong(pool -> pool.getPeakUsage().getUsed())
        .sum();
  }
}

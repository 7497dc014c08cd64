package org.lamindb.benchmark;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;

/**
 * Times the contenders of a case in rounds, in another random order each round, so that what else
 * the machine does hits all of them alike; reports median, spread and the ratio to the peers.
 */
final class Harness {
  private final int rounds;
  private final Random random;
  private final PrintStream out;

  Harness(int rounds, long seed, PrintStream out) {
    this.rounds = rounds;
    this.random = new Random(seed);
    this.out = out;
  }

  void run(BenchmarkCase benchmark) throws Exception {
    Map<String, double[]> seconds = new LinkedHashMap<>();
    for (Contender contender : benchmark.contenders()) {
      seconds.put(contender.name(), new double[contender.once() ? 1 : rounds]);
    }
    for (int round = -benchmark.warmUps(); round < rounds; round++) {
      List<Contender> order = new ArrayList<>(benchmark.contenders());
      Collections.shuffle(order, random);
      for (Contender contender : order) {
        if (contender.once() && round != 0) {
          continue;
        }
        double time = time(contender);
        if (round >= 0) {
          seconds.get(contender.name())[round] = time;
        }
      }
    }
    report(benchmark, seconds);
  }

  private static double time(Contender contender) throws Exception {
    System.gc();
    long start = System.nanoTime();
    contender.run().run();
    return (System.nanoTime() - start) / 1e9;
  }

  private void report(BenchmarkCase benchmark, Map<String, double[]> seconds) {
    double ours = median(seconds.get(benchmark.contenders().get(0).name()));
    out.printf("%n%s (%d rounds)%n%n", benchmark.name(), rounds);
    out.println("| contender | median s | least – most s | this / ours |");
    out.println("|---|---|---|---|");
    seconds.forEach(
        (name, times) ->
            out.printf(
                Locale.ROOT,
                "| %s | %.3f | %.3f – %.3f | %.2f |%n",
                times.length == 1 ? name + ", one round" : name,
                median(times),
                Arrays.stream(times).min().orElseThrow(),
                Arrays.stream(times).max().orElseThrow(),
                median(times) / ours));
    out.flush();
  }

  private static double median(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    int middle = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  }
}

package org.lamindb.benchmark;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.spark.sql.SparkSession;

/**
 * Runs the benchmarks and prints a table each. Arguments: rounds, number of artifacts to scan,
 * number of files to move, and the cases ({@code scan}, {@code init}, {@code move}).
 */
public final class BenchmarkMain {
  private BenchmarkMain() {}

  public static void main(String[] arguments) throws Exception {
    int rounds = Integer.parseInt(arguments[0]);
    int artifacts = Integer.parseInt(arguments[1]);
    int files = Integer.parseInt(arguments[2]);
    List<String> cases = List.of(arguments[3].split(","));
    Path report = Path.of(System.getProperty("lamindb.test.folder"), "benchmark.md");
    Files.createDirectories(report.getParent());
    try (PrintStream out = new PrintStream(report.toFile(), StandardCharsets.UTF_8)) {
      Harness harness = new Harness(rounds, System.nanoTime(), out);
      if (cases.contains("init")) {
        runAll(harness, InitBenchmark.cases());
      }
      if (cases.contains("scan") || cases.contains("move")) {
        SparkSession spark = session();
        if (cases.contains("scan")) {
          runAll(harness, ScanBenchmark.cases(spark, artifacts));
        }
        if (cases.contains("move")) {
          runAll(harness, List.of(MoveBenchmark.of(spark, files)));
        }
        spark.stop();
      }
    }
    System.out.println(Files.readString(report));
  }

  private static void runAll(Harness harness, List<BenchmarkCase> cases) throws Exception {
    for (BenchmarkCase benchmark : cases) {
      harness.run(benchmark);
    }
  }

  private static SparkSession session() {
    return SparkSession.builder()
        .master("local[2]")
        .appName("benchmark")
        .config("spark.ui.enabled", "false")
        .config("spark.lamindb.track", "false")
        .getOrCreate();
  }
}

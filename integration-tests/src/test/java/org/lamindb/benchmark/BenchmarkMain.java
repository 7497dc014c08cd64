package org.lamindb.benchmark;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.SparkSession;

/**
 * Runs the benchmarks and prints a table each. Arguments: rounds, number of artifacts to scan,
 * number of files to move, the cases ({@code init}, {@code scan}, {@code questions}, {@code move},
 * {@code growth}), and the numbers of artifacts between which growth is measured.
 */
public final class BenchmarkMain {
  private BenchmarkMain() {}

  public static void main(String[] arguments) throws Exception {
    int rounds = Integer.parseInt(arguments[0]);
    long artifacts = Long.parseLong(arguments[1]);
    int files = Integer.parseInt(arguments[2]);
    List<String> cases = List.of(arguments[3].split(","));
    Path report = Path.of(System.getProperty("lamindb.test.folder"), "benchmark.md");
    Files.createDirectories(report.getParent());
    try (PrintStream out = new PrintStream(report.toFile(), StandardCharsets.UTF_8)) {
      Harness harness = new Harness(rounds, System.nanoTime(), out);
      if (cases.contains("init")) {
        runAll(harness, InitBenchmark.cases());
      }
      if (!cases.equals(List.of("init"))) {
        SparkSession spark = session();
        inSpark(harness, spark, cases, artifacts, files);
        if (cases.contains("growth")) {
          List<Long> sizes = Stream.of(arguments[4].split(",")).map(Long::valueOf).toList();
          GrowthBenchmark growth = new GrowthBenchmark(rounds, out);
          growth.run("SQLite", sizes, size -> FilledDatabase.sqlite(spark, size));
          growth.run("Postgres", sizes, size -> FilledDatabase.postgres(spark, size));
        }
        spark.stop();
      }
    }
    System.out.println(Files.readString(report));
  }

  private static void inSpark(
      Harness harness, SparkSession spark, List<String> cases, long artifacts, int files)
      throws Exception {
    if (cases.contains("scan") || cases.contains("questions")) {
      for (FilledDatabase database :
          List.of(
              FilledDatabase.sqlite(spark, artifacts), FilledDatabase.postgres(spark, artifacts))) {
        if (cases.contains("scan")) {
          harness.run(ScanBenchmark.of(database));
        }
        if (cases.contains("questions")) {
          runAll(harness, QuestionBenchmark.cases(database));
        }
      }
    }
    if (cases.contains("move")) {
      harness.run(MoveBenchmark.of(spark, files));
    }
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

package org.lamindb.spark.lineage;

import static org.apache.spark.sql.functions.expr;

import java.io.IOException;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/** What the applications of the tests do; settings come as properties of the JVM. */
public final class LineageScenario {
  private final SparkSession spark;
  private final String[] paths;

  private LineageScenario(SparkSession spark, String[] paths) {
    this.spark = spark;
    this.paths = paths;
  }

  public static void main(String[] arguments) throws IOException {
    SparkSession spark =
        SparkSession.builder()
            .master("local[2]")
            .appName("lineage " + arguments[0])
            .config("spark.ui.enabled", "false")
            .config("spark.sql.shuffle.partitions", "2")
            .getOrCreate();
    spark.sparkContext().setLogLevel("WARN");
    String[] paths = java.util.Arrays.copyOfRange(arguments, 1, arguments.length);
    new LineageScenario(spark, paths).run(arguments[0]);
  }

  private void run(String scenario) throws IOException {
    switch (scenario) {
      case "reads" -> reads();
      case "count" -> System.out.println("rows " + csv(0).count());
      case "fails" -> {
        csv(0).count();
        fail();
      }
      case "recovers" -> {
        fail();
        csv(0).count();
      }
      case "throws" -> {
        csv(0).count();
        throw new IllegalStateException("on purpose");
      }
      case "throws-after-stop" -> {
        csv(0).count();
        spark.stop();
        throw new IllegalStateException("on purpose");
      }
      case "exits" -> {
        csv(0).count();
        System.exit(1);
      }
      case "returns" -> {
        csv(0).count();
        return;
      }
      case "waits" -> {
        csv(0).count();
        await();
        System.out.println("rows " + csv(1).count());
      }
      case "browses" -> spark.sql("SHOW TABLES IN lamin.core").collectAsList();
      case "touches" -> {
        csv(0).count();
        spark.sql("SELECT count(*) FROM lamin.core.ulabel").collectAsList();
        csv(1).count();
      }
      case "two" -> {
        csv(0).count();
        csv(1)
            .write()
            .format("lamindb")
            .option("instance", paths[2])
            .option("key", "out/two.parquet")
            .save();
      }
      default -> throw new IllegalArgumentException(scenario);
    }
    spark.stop();
  }

  /** Every way in which a plan hides what it reads. */
  private void reads() {
    csv(0).createOrReplaceTempView("joined");
    csv(1).createOrReplaceTempView("other");
    csv(2).createOrReplaceTempView("scalar");
    spark
        .sql(
            "SELECT j.id, (SELECT max(id) FROM scalar) AS m FROM joined j JOIN other o ON j.id ="
                + " o.id")
        .collectAsList();
    Dataset<Row> cached = csv(3).cache();
    cached.count();
    cached.union(csv(4)).write().mode("overwrite").parquet(paths[paths.length - 1]);
    // Only named, never read.
    spark.read().schema("id STRING, v STRING").csv(paths[5]).createOrReplaceTempView("unread");
    // A folder that holds artifacts and is none.
    spark.read().option("header", "true").csv(parent(paths[6])).count();
  }

  private static String parent(String path) {
    return path.substring(0, path.lastIndexOf('/'));
  }

  private void fail() {
    try {
      spark.range(3).select(expr("raise_error('on purpose')")).collectAsList();
      throw new AssertionError("did not fail");
    } catch (RuntimeException e) {
      System.out.println("failed");
    }
  }

  private static void await() throws IOException {
    System.out.println("READY");
    if (System.in.read() < 0) {
      throw new IOException("nobody told to go on");
    }
  }

  private Dataset<Row> csv(int index) {
    return spark.read().option("header", "true").csv(paths[index]);
  }
}

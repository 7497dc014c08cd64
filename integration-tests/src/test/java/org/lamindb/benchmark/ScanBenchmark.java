package org.lamindb.benchmark;

import java.util.List;
import java.util.Map;
import org.apache.spark.sql.DataFrameReader;
import org.apache.spark.sql.SparkSession;
import org.lamindb.database.DatabaseAddress.PostgresServer;
import org.lamindb.database.PostgresUrl;
import org.lamindb.referee.Referee;
import org.lamindb.referee.RefereeInstance;

/** All columns of many artifacts into Spark's noop sink, against Spark's own JDBC source. */
final class ScanBenchmark {
  private ScanBenchmark() {}

  static List<BenchmarkCase> cases(SparkSession spark, int artifacts) {
    return List.of(sqlite(spark, artifacts), postgres(spark, artifacts));
  }

  private static BenchmarkCase sqlite(SparkSession spark, int artifacts) {
    RefereeInstance instance = RefereeInstance.empty("benchmark-sqlite", false);
    String file = instance.storage().resolve(".lamindb/lamin.db").toString();
    generate(file, artifacts);
    Map<String, String> jdbc =
        Map.of("url", "jdbc:sqlite:" + file, "driver", "org.sqlite.JDBC", "fetchsize", "1000");
    return scans("SQLite", spark, instance, jdbc, artifacts);
  }

  private static BenchmarkCase postgres(SparkSession spark, int artifacts) {
    RefereeInstance instance = RefereeInstance.empty("benchmark-postgres", true);
    String url = instance.database().orElseThrow();
    generate(url, artifacts);
    PostgresServer server = PostgresUrl.parse(url);
    Map<String, String> jdbc =
        Map.of(
            "url",
            "jdbc:postgresql://" + server.host() + ":" + server.port() + "/" + server.database(),
            "driver",
            "org.postgresql.Driver",
            "user",
            server.user(),
            "password",
            server.password(),
            "fetchsize",
            "1000");
    return scans("Postgres", spark, instance, jdbc, artifacts);
  }

  private static void generate(String database, int artifacts) {
    Referee.withoutInstance()
        .ask("generate-artifacts", "--db", database, "--count", Integer.toString(artifacts));
  }

  private static BenchmarkCase scans(
      String name,
      SparkSession spark,
      RefereeInstance instance,
      Map<String, String> jdbc,
      int artifacts) {
    DataFrameReader ours =
        spark
            .read()
            .format("lamindb")
            .option("instance", instance.reference())
            .option("registry", "Artifact")
            .option("branch", "all");
    DataFrameReader one =
        spark.read().format("jdbc").options(jdbc).option("dbtable", "lamindb_artifact");
    DataFrameReader two =
        spark
            .read()
            .format("jdbc")
            .options(jdbc)
            .option("dbtable", "lamindb_artifact")
            .option("partitionColumn", "id")
            .option("lowerBound", 1)
            .option("upperBound", artifacts)
            .option("numPartitions", 2);
    return new BenchmarkCase(
        "Scan of " + artifacts + " artifacts, all columns, " + name,
        1,
        List.of(
            Contender.of("LaminDB for Spark", () -> drain(ours)),
            Contender.of("Spark JDBC, 1 partition", () -> drain(one)),
            Contender.of("Spark JDBC, 2 partitions", () -> drain(two))));
  }

  private static void drain(DataFrameReader reader) {
    reader.load().write().format("noop").mode("overwrite").save();
  }
}

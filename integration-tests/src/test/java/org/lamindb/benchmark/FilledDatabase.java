package org.lamindb.benchmark;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import java.util.Properties;
import org.apache.spark.sql.DataFrameReader;
import org.apache.spark.sql.SparkSession;
import org.lamindb.database.DatabaseAddress.PostgresServer;
import org.lamindb.database.PostgresUrl;
import org.lamindb.referee.Referee;
import org.lamindb.referee.RefereeInstance;

/**
 * An instance with many artifacts, and how the peers reach its database.
 *
 * @param target the file of SQLite, the URL of Postgres
 * @param jdbc options of Spark's JDBC source
 */
record FilledDatabase(
    String kind,
    RefereeInstance instance,
    String target,
    Map<String, String> jdbc,
    long artifacts,
    SparkSession spark) {
  FilledDatabase {
    jdbc = Map.copyOf(jdbc);
  }

  static FilledDatabase sqlite(SparkSession spark, long artifacts) {
    RefereeInstance instance = RefereeInstance.empty("benchmark-sqlite-" + artifacts, false);
    String file = instance.storage().resolve(".lamindb/lamin.db").toString();
    generate(file, artifacts);
    Map<String, String> jdbc = Map.of("url", "jdbc:sqlite:" + file, "driver", "org.sqlite.JDBC");
    return new FilledDatabase("SQLite", instance, file, jdbc, artifacts, spark);
  }

  static FilledDatabase postgres(SparkSession spark, long artifacts) {
    RefereeInstance instance = RefereeInstance.empty("benchmark-postgres-" + artifacts, true);
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
            server.password());
    return new FilledDatabase("Postgres", instance, url, jdbc, artifacts, spark);
  }

  private static void generate(String database, long artifacts) {
    Referee.withoutInstance()
        .ask("generate-artifacts", "--db", database, "--count", Long.toString(artifacts));
  }

  /** Our table of artifacts. */
  DataFrameReader registry() {
    return spark
        .read()
        .format("lamindb")
        .option("instance", instance.reference())
        .option("registry", "Artifact")
        .option("branch", "all");
  }

  /** Spark's JDBC source on the same table. */
  DataFrameReader peer(int partitions, int fetchSize) {
    DataFrameReader reader =
        spark
            .read()
            .format("jdbc")
            .options(jdbc)
            .option("dbtable", "lamindb_artifact")
            .option("fetchsize", fetchSize);
    return partitions == 1
        ? reader
        : reader
            .option("partitionColumn", "id")
            .option("lowerBound", 1)
            .option("upperBound", artifacts)
            .option("numPartitions", partitions);
  }

  Connection connect() throws SQLException {
    Properties properties = new Properties();
    properties.putAll(jdbc);
    return DriverManager.getConnection(jdbc.get("url"), properties);
  }
}

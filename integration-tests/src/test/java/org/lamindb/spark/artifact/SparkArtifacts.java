package org.lamindb.spark.artifact;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.spark.sql.DataFrameWriter;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.lamindb.referee.RefereeInstance;
import org.lamindb.spark.TestSession;

/** Saves artifacts by Spark and tells what became of them. */
final class SparkArtifacts {
  private static final Map<Boolean, RefereeInstance> INSTANCES = new HashMap<>();

  private SparkArtifacts() {}

  /** A row of the registry. */
  record Version(
      String uid,
      String key,
      long files,
      long observations,
      String description,
      boolean isLatest,
      String branch) {}

  static synchronized RefereeInstance instance(boolean postgres) {
    return INSTANCES.computeIfAbsent(
        postgres,
        kind -> {
          RefereeInstance made =
              TestSession.newInstance("write-" + (kind ? "postgres" : "sqlite"), kind);
          made.referee().python("import lamindb as ln; ln.Branch(name='contribution').save()");
          return made;
        });
  }

  static SparkSession spark() {
    return TestSession.get();
  }

  static Dataset<Row> numbers(long from, long to) {
    return spark().range(from, to, 1, 2).toDF("n");
  }

  static DataFrameWriter<Row> writer(RefereeInstance instance, Dataset<Row> data) {
    return data.write().format("lamindb").option("instance", instance.reference());
  }

  static void save(RefereeInstance instance, Dataset<Row> data, String key) {
    writer(instance, data).option("key", key).save();
  }

  static Dataset<Row> read(RefereeInstance instance, String key) {
    return spark().read().format("lamindb").option("instance", instance.reference()).load(key);
  }

  static List<Version> saved(RefereeInstance instance, String key) {
    List<Version> artifacts = new ArrayList<>();
    for (Row row :
        spark()
            .read()
            .format("lamindb")
            .option("instance", instance.reference())
            .option("registry", "Artifact")
            .option("branch", "all")
            .load()
            .where("key = '" + key + "'")
            .selectExpr(
                "uid",
                "key",
                "coalesce(n_files, -1)",
                "coalesce(n_observations, -1)",
                "description",
                "is_latest",
                "CAST(branch_id AS STRING)")
            .orderBy("id")
            .collectAsList()) {
      artifacts.add(
          new Version(
              row.getString(0),
              row.getString(1),
              row.getLong(2),
              row.getLong(3),
              row.getString(4),
              row.getBoolean(5),
              row.getString(6)));
    }
    return artifacts;
  }

  static List<String> files(RefereeInstance instance) {
    try (Stream<Path> paths = Files.walk(instance.storage())) {
      return paths
          .map(path -> instance.storage().relativize(path).toString())
          .filter(path -> !path.contains("lamin.db"))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The instances that tests wrote to. */
  static synchronized List<RefereeInstance> instances() {
    return List.copyOf(INSTANCES.values());
  }
}

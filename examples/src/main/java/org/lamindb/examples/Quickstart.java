package org.lamindb.examples;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.lamindb.artifact.ArtifactContent;
import org.lamindb.artifact.ArtifactWriter;
import org.lamindb.artifact.Artifacts;
import org.lamindb.artifact.StagedArtifact;
import org.lamindb.instance.Environment;
import org.lamindb.instance.InitRequest;
import org.lamindb.instance.Instance;
import org.lamindb.instance.InstanceDescription;
import org.lamindb.instance.InstanceInitializer;
import org.lamindb.lineage.Lineage;

/** The whole story on a new instance in a folder: no server, no account, no Python. */
final class Quickstart {
  private final PrintWriter output;
  private final Path root;

  /**
   * @param root where everything is made; nothing is there yet
   */
  Quickstart(PrintWriter output, Path root) {
    this.output = output;
    this.root = root;
  }

  void run() {
    // Which init makes, unless it refuses.
    Environment environment = environment(root);
    InstanceDescription archive = init(environment, "archive");
    // The last one is the default of the folder.
    InstanceDescription cells = init(environment, "cells");
    SparkSession spark = session(cells);
    Narrator narrator = new Narrator(output, spark);
    try (Instance instance = Instance.open(cells)) {
      tell(narrator, spark, instance, archive, root);
      // The application's end completes its run.
      spark.stop();
      showLineage(narrator, instance, root);
    } finally {
      spark.stop();
    }
  }

  /** Settings of its own: what the user has in the home folder stays as it is. */
  private static Environment environment(Path root) {
    Map<String, String> variables = new HashMap<>(System.getenv());
    variables.put("LAMIN_SETTINGS_DIR", root.resolve("settings").toString());
    return new Environment(variables, root, Path.of(System.getProperty("user.home")));
  }

  private InstanceDescription init(Environment environment, String name) {
    output.printf("%nshell> lamindb-spark init --storage ./%s --modules bionty%n", name);
    return new InstanceInitializer(environment)
        .init(InitRequest.of("./" + name, "bionty"))
        .instance();
  }

  private static SparkSession session(InstanceDescription instance) {
    return SparkSession.builder()
        .master("local[*]")
        .appName("quickstart")
        .config("spark.ui.enabled", "false")
        .config("spark.sql.shuffle.partitions", "2")
        .config("spark.lamindb.instance", instance.storageRoot())
        .config("spark.lamindb.transform.key", "quickstart")
        .getOrCreate();
  }

  private static void tell(
      Narrator narrator,
      SparkSession spark,
      Instance instance,
      InstanceDescription archive,
      Path root) {
    narrator.chapter("A data frame becomes an artifact, a file too");
    Dataset<Row> measurements = Samples.measurements(spark);
    narrator.step(
        "measurements.write().format(\"lamindb\").option(\"key\", \"cells/measurements.parquet\").save()",
        () ->
            measurements
                .write()
                .format("lamindb")
                .option("key", "cells/measurements.parquet")
                .save());
    narrator.step(
        "new ArtifactWriter(instance).stage(\"cells/donors.csv\", \".csv\") … commit(…)",
        () -> saveDonors(instance));

    narrator.chapter("Registries are tables");
    narrator.sql("SHOW NAMESPACES IN lamin");
    narrator.sql("SHOW TABLES IN lamin.core");
    narrator.sql("SELECT key, suffix, size, n_observations, created_at FROM lamin.core.artifact");
    narrator.sql(
        "SELECT entity, organism, name, version FROM lamin.bionty.source"
            + " WHERE currently_used AND entity LIKE '%Cell%'");

    narrator.chapter("Artifacts are tables");
    narrator.rows(
        "spark.read().format(\"lamindb\").load(\"cells/donors.csv\")",
        () -> spark.read().format("lamindb").load("cells/donors.csv"));
    String summary =
        "SELECT cell_type, tissue, count(*) AS cells, round(avg(size_um), 2) AS size_um\n"
            + "FROM lamin.artifacts.`cells/measurements.parquet`\n"
            + "JOIN lamin.artifacts.`cells/donors.csv` USING (donor)\n"
            + "GROUP BY cell_type, tissue ORDER BY cell_type, tissue";
    narrator.sql(summary);

    narrator.chapter("What is written again becomes the next version");
    narrator.step(
        "spark.sql(summary).write().format(\"lamindb\").option(\"key\", \"cells/summary-by-tissue.parquet\").save()",
        () -> save(spark.sql(summary)));
    narrator.step(
        "spark.sql(summary).where(\"tissue = 'blood'\") … .save()",
        () -> save(spark.sql(summary).where("tissue = 'blood'")));
    narrator.sql(
        "SELECT uid, is_latest, n_observations FROM lamin.core.artifact"
            + " WHERE key = 'cells/summary-by-tissue.parquet' ORDER BY uid");
    narrator.sql(
        "SELECT count(*) FROM lamin.artifacts.`cells/summary-by-tissue.parquet` VERSION AS OF '0000'");

    narrator.chapter("Bytes move to another storage; the records follow");
    narrator.sql(
        "CALL lamin.system.move_storage(source => '"
            + instance.description().storageRoot()
            + "', target => '"
            + root.resolve("elsewhere")
            + "', delete_source => true)");
    narrator.rows(
        "spark.read().format(\"lamindb\").load(\"cells/donors.csv\").limit(2)",
        () -> spark.read().format("lamindb").load("cells/donors.csv").limit(2));

    narrator.chapter("Records move to another instance; their bytes stay where they are");
    spark.conf().set("spark.sql.catalog.archive", "org.lamindb.spark.LaminCatalog");
    spark.conf().set("spark.sql.catalog.archive.instance", archive.storageRoot());
    narrator.sql(
        "CALL archive.system.transfer(source => '"
            + instance.description().storageRoot()
            + "', where => \"key LIKE 'cells/%' AND is_latest\")");
    narrator.sql("SELECT key, size FROM archive.core.artifact");

    narrator.chapter("Where everything lies");
    narrator.sql(
        "SELECT a.key, right(a.uid, 4) AS version, s.root FROM lamin.core.artifact a"
            + " JOIN lamin.core.storage s ON a.storage_id = s.id WHERE a.key IS NOT NULL"
            + " ORDER BY a.key, version");
  }

  private static void showLineage(Narrator narrator, Instance instance, Path root) {
    narrator.chapter("The lineage");
    narrator.text(
        new Lineage(instance)
            .of(new Artifacts(instance).get("cells/summary-by-tissue.parquet", Optional.empty()))
            .text());
    narrator.text(
        "\ninstance "
            + instance.identity().slug()
            + ": "
            + instance.description().storageRoot()
            + "\nthe Python client finds it with LAMIN_SETTINGS_DIR="
            + root.resolve("settings")
            + " in "
            + root);
  }

  private static void save(Dataset<Row> summary) {
    summary
        .coalesce(1)
        .write()
        .format("lamindb")
        .option("key", "cells/summary-by-tissue.parquet")
        .save();
  }

  private static void saveDonors(Instance instance) {
    try (StagedArtifact staged = new ArtifactWriter(instance).stage("cells/donors.csv", ".csv")) {
      List<String> lines = Samples.donors();
      Files.write(staged.content(), lines);
      staged.commit(
          ArtifactContent.ofTable(OptionalLong.of(lines.size() - 1)), OptionalLong.empty());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

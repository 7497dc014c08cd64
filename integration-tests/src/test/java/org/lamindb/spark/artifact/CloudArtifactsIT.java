package org.lamindb.spark.artifact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.DataFrameReader;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SaveMode;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.lamindb.referee.CloudInstance;
import org.lamindb.referee.S3ForTests;
import org.lamindb.spark.TestSession;

/** The content of artifacts that the real client saved to S3, as Spark reads it. */
class CloudArtifactsIT {
  private static CloudInstance instance;

  @BeforeAll
  static void saveArtifacts() {
    instance = CloudInstance.make("cloud-artifacts", true);
    instance.python(
        """
        import lamindb as ln, pandas as pd, pathlib
        work = pathlib.Path(ln.setup.settings.instance.name)
        work.mkdir()
        def write(name, text):
            path = work / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text)
            return path
        frame = pd.DataFrame({"n": [1, 2, 3], "text": ["a", "ü 漢", None]})
        ln.Artifact.from_dataframe(frame, key="tables/one.parquet").save()
        ln.Artifact.from_dataframe(frame.head(1), key="tables/one.parquet").save()
        ln.Artifact(write("t.csv", 'id,text\\n1,"two\\nlines"\\n2,b\\n'), key="odd/a b, [c] #1%20.csv").save()
        ln.Artifact(write("t.tsv", "n\\tm\\n1\\t2\\n"), key="t.tsv").save()
        ln.Artifact(write("t.jsonl", '{"n": 1}\\n{"n": 2}\\n'), key="t.jsonl").save()
        ln.Artifact(write("t.json", '[{"n": 1}, {"n": 2}]'), key="t.json").save()
        frame.assign(part=["x", "x", "y"]).to_parquet(work / "parts.parquet", partition_cols=["part"])
        ln.Artifact(work / "parts.parquet", key="tables/parts.parquet").save()
        write("folder/one.csv", "n\\n5\\n"); write("folder/two.csv", "n\\n6\\n")
        ln.Artifact(work / "folder", key="folder").save()
        gone = ln.Artifact(write("gone.csv", "n\\n9\\n"), key="gone.csv").save()
        gone.path.unlink()
        """);
    TestSession.get().conf().set("spark.sql.catalog.cloud", "org.lamindb.spark.LaminCatalog");
    TestSession.get().conf().set("spark.sql.catalog.cloud.instance", instance.slug());
  }

  private static DataFrameReader reader() {
    return TestSession.get().read().format("lamindb").option("instance", instance.slug());
  }

  @Test
  void everyArtifactHoldsWhatTheClientLoads() {
    List<Row> artifacts =
        TestSession.rows(
            "SELECT uid, key FROM cloud.core.artifact WHERE is_latest AND key NOT IN"
                + " ('gone.csv', 'far.csv', 'lost.csv', 'folder') ORDER BY id");
    assertThat(artifacts).hasSize(6);
    List<String> command = new ArrayList<>(List.of("load-artifacts"));
    artifacts.forEach(artifact -> command.add(artifact.getString(0)));
    String answer =
        instance.python(
            "import sys; sys.argv = ['referee'] + "
                + json(command)
                + "\nfrom referee.__main__ import main\nassert main() == 0");
    JsonNode loaded = lastLine(answer);
    for (Row artifact : artifacts) {
      Contents.assertSame(reader().load(artifact.getString(1)), loaded.get(artifact.getString(0)));
      Contents.assertSame(
          TestSession.get().table("cloud.artifacts.`" + artifact.getString(1) + "`"),
          loaded.get(artifact.getString(0)));
    }
  }

  @Test
  void foldersVersionsAndListsAreAsOnADisk() {
    assertThat(reader().load("folder").count()).isEqualTo(2);
    assertThat(reader().load("tables/one.parquet").count()).isEqualTo(1);
    assertThat(reader().option("version", "0000").load("tables/one.parquet").count()).isEqualTo(3);
    assertThat(TestSession.column("SHOW TABLES IN cloud.artifacts")).isNotEmpty();
    assertThat(
            TestSession.rows("SHOW TABLES IN cloud.artifacts").stream()
                .map(row -> row.getString(1)))
        .contains("folder", "tables/parts.parquet");
  }

  @Test
  void whatIsGoneIsSaidSo() {
    assertThatThrownBy(() -> reader().load("gone.csv"))
        .hasMessageContaining("[LAMINDB_FILE_MISSING]")
        .hasMessageContaining("s3://" + instance.bucket() + "/lake/.lamindb/");
  }

  @Test
  void savingIsRefusedBeforeAnythingIsWritten() {
    List<String> before = S3ForTests.keys(instance.bucket(), "");
    assertThatThrownBy(
            () ->
                TestSession.get()
                    .range(3)
                    .write()
                    .format("lamindb")
                    .mode(SaveMode.Overwrite)
                    .option("instance", instance.slug())
                    .option("key", "new.parquet")
                    .save())
        .hasMessageContaining("[LAMINDB_STORAGE_UNSUPPORTED]");
    assertThat(S3ForTests.keys(instance.bucket(), "")).isEqualTo(before);
  }

  @Test
  void anUnreachableServerAndAMissingBucketAreToldWithinSeconds() {
    String unreachable = "s3://nowhere?endpoint_url=http://127.0.0.1:1";
    String missing = S3ForTests.root("no-such-bucket", "x");
    instance.python(
        """
        import lamindb as ln
        from lamindb.models import Storage
        for root, key in (("%s", "far.csv"), ("%s", "lost.csv")):
            storage = Storage.objects.create(uid=key[:4].ljust(12, "x"), root=root, type="s3", region="us-east-1")
            first = ln.Artifact.objects.get(key="t.tsv")
            first.pk = None; first._state.adding = True
            first.uid = key[:4].ljust(16, "y") + "0000"; first.key = key; first.storage_id = storage.id
            first.suffix = ".csv"; first.hash = key
            from django.db.models import Model
            Model.save(first, force_insert=True)
        """
            .formatted(unreachable, missing));
    Instant start = Instant.now();
    assertThatThrownBy(() -> reader().load("far.csv"))
        .hasMessageContaining("[LAMINDB_STORAGE_UNREACHABLE]");
    assertThat(Duration.between(start, Instant.now())).isLessThan(Duration.ofSeconds(30));
    assertThatThrownBy(() -> reader().load("lost.csv"))
        .hasMessageContaining("[LAMINDB_BUCKET_NOT_FOUND]")
        .hasMessageContaining("no-such-bucket");
  }

  private static String json(List<String> words) {
    return "[" + String.join(", ", words.stream().map(word -> "'" + word + "'").toList()) + "]";
  }

  private static JsonNode lastLine(String output) {
    String line =
        output
            .lines()
            .filter(each -> each.startsWith("REFEREE_JSON:"))
            .reduce((first, second) -> second)
            .orElseThrow(() -> new AssertionError(output));
    try {
      return new com.fasterxml.jackson.databind.ObjectMapper()
          .readTree(line.substring("REFEREE_JSON:".length()));
    } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
      throw new AssertionError(output, e);
    }
  }
}

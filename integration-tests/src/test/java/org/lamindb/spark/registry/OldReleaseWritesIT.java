package org.lamindb.spark.registry;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.lamindb.instance.Instance;
import org.lamindb.instance.InstanceReference;
import org.lamindb.lineage.RunDetails;
import org.lamindb.lineage.RunHandle;
import org.lamindb.lineage.RunStatus;
import org.lamindb.lineage.Runs;
import org.lamindb.lineage.TransformDescription;
import org.lamindb.referee.OldInstance;
import org.lamindb.referee.RefereeInstance;
import org.lamindb.spark.TestSession;
import org.lamindb.spark.artifact.ArtifactSave;

/** What is written to old databases, and what is brought from them, is what clients read. */
class OldReleaseWritesIT {
  static List<String> writable() {
    return OldInstance.releases().stream().filter(OldInstance::isWritable).toList();
  }

  @ParameterizedTest
  @MethodSource("writable")
  void artifactsAndRunsAreReadByTheClient(String release) {
    OldInstance made = OldInstance.make(release, "written", false);
    try (Instance instance = Instance.open(InstanceReference.of(made.reference()))) {
      Runs runs = new Runs(instance);
      RunHandle run =
          runs.start(
              TransformDescription.ofPipeline("spark/job").withSource("select 1"),
              RunDetails.now());
      // Bytes that the instance has already are not stored again.
      for (String key : List.of("versions/table.parquet", "spark/new.parquet")) {
        new ArtifactSave(key, Optional.of("By Spark"), List.of(), Map.of())
            .save(
                instance,
                TestSession.get().range(key.length()).toDF("n"),
                OptionalLong.of(run.id()));
      }
      runs.finish(run, RunStatus.COMPLETED, Instant.now());
    }
    String seen =
        made.client()
            .python(
                """
                import lamindb as ln, pandas as pd
                old = ln.Artifact.get(key="versions/table.parquet")
                assert old.uid.endswith("0002") and old.versions.count() == 3, old
                assert sorted(old.load()["n"]) == list(range(22)), old.load()
                new = ln.Artifact.get(key="spark/new.parquet")
                assert sorted(new.load()["n"]) == list(range(17)) and new.n_observations == 17
                assert new.run == old.run and new.run.finished_at is not None
                assert new.transform.key == "spark/job" and new.transform.source_code == "select 1"
                next = ln.Artifact.from_dataframe(
                    pd.DataFrame({"n": [7]}), key="versions/table.parquet").save()
                assert next.uid.endswith("0003"), next
                assert ln.Artifact.filter(key="versions/table.parquet", is_latest=True).count() == 1
                new.delete(permanent=True)
                assert not new.path.exists()
                print("all is well")
                """);
    assertThat(seen).contains("all is well");
  }

  @Test
  void artifactsAreBroughtFromTheOldestThatCanBeASource() {
    String release =
        OldInstance.releases().stream()
            .filter(candidate -> !OldInstance.isBefore20(candidate))
            .findFirst()
            .orElseThrow();
    String source = OldInstance.shared(release).storage().toString();
    RefereeInstance target = TestSession.newInstance("from-" + release.replace('.', '-'), false);
    List<Row> report = TestSession.call(target, "transfer", Map.of("source", source));
    assertThat(report).extracting(row -> row.getString(0)).contains("Artifact", "Storage", "User");
    JsonNode files = target.referee().ask("verify-files");
    assertThat(files.get("mismatches")).isEmpty();
    assertThat(files.get("checked").size()).isGreaterThan(4);
    assertThat(
            TestSession.column(
                "SELECT key FROM " + target.name().replace('-', '_') + ".core.artifact"))
        .containsAll(
            TestSession.column(
                "SELECT key FROM "
                    + OldReleaseRowsIT.catalog(OldInstance.shared(release))
                    + ".core.artifact WHERE key IS NOT NULL AND kind IS DISTINCT FROM"
                    + " '__lamindb_run__'"));
  }
}

package org.lamindb.lineage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lamindb.artifact.Artifact;
import org.lamindb.artifact.Hashes;
import org.lamindb.artifact.SampleInstance;

class RunsTest {
  private static final Instant START = Instant.parse("2026-11-20T09:40:33.180457Z");

  @TempDir Path folder;
  private SampleInstance sample;
  private Runs runs;

  @BeforeEach
  void open() throws IOException, SQLException {
    sample = SampleInstance.create(folder, "running");
    runs = new Runs(sample.instance());
  }

  @AfterEach
  void close() {
    sample.close();
  }

  private RunHandle start(String key, String source) {
    return runs.start(TransformDescription.ofPipeline(key).withSource(source), RunDetails.now());
  }

  private List<String> transforms() throws SQLException {
    return sample.query(
        "SELECT substr(uid, 13), key, is_latest, source_code FROM lamindb_transform ORDER BY id");
  }

  @Test
  void aRunFromStartToEnd() throws SQLException {
    RunHandle parent = runs.start(TransformDescription.ofPipeline("parent"), RunDetails.now());
    RunHandle run =
        runs.start(
            new TransformDescription(
                "jobs/etl.py",
                TransformKind.SCRIPT,
                Optional.of("nightly job"),
                Optional.of("password = 'v'"),
                Optional.of("https://example.org/etl.py"),
                Optional.of("url")),
            new RunDetails(
                Optional.of("nightly"),
                Map.of("n", 3),
                List.of("--in", "a.csv", "--token", "t"),
                Optional.of("app-1"),
                Optional.of("spark_app_id"),
                START,
                Optional.of(parent.uid())));

    assertThat(
            sample.query(
                "SELECT length(uid), name, params, cli_args, reference, reference_type, started_at,"
                    + " finished_at, initiated_by_run_id, _status_code, created_by_id, _aux"
                    + " FROM lamindb_run WHERE id = "
                    + run.id()))
        .containsExactly(
            "16 nightly {\"n\": 3} --in a.csv --token ***REDACTED*** app-1 spark_app_id"
                + " 2026-11-20 09:40:33.180457 null "
                + parent.id()
                + " -1 1 null");
    assertThat(
            sample.query(
                "SELECT length(uid), key, kind, description, source_code, hash, reference,"
                    + " reference_type, is_latest FROM lamindb_transform WHERE id = "
                    + run.transformId()))
        .containsExactly(
            "16 jobs/etl.py script nightly job password = '***REDACTED***' "
                + Hashes.ofText("password = 'v'")
                + " https://example.org/etl.py url 1");

    runs.finish(run, RunStatus.COMPLETED, START.plusSeconds(1));

    assertThat(
            sample.query(
                "SELECT _status_code, finished_at FROM lamindb_run WHERE id = " + run.id()))
        .containsExactly("0 2026-11-20 09:40:34.180457");
    assertThat(runs.find(run.uid())).contains(run);
    assertThat(runs.find("none")).isEmpty();
  }

  @Test
  void theSameSourceIsTheSameTransform() throws SQLException {
    RunHandle first = start("etl", "a");
    RunHandle second = start("etl", "a");

    assertThat(second.transformId()).isEqualTo(first.transformId());
    assertThat(second.uid()).isNotEqualTo(first.uid());
    assertThat(transforms()).containsExactly("0000 etl 1 a");
  }

  @Test
  void newSourceIsANewVersionAndOldSourceIsTheOldOne() throws SQLException {
    RunHandle first = start("etl", "a");
    start("etl", "b");
    assertThat(start("etl", "a").transformId()).isEqualTo(first.transformId());

    assertThat(transforms()).containsExactly("0000 etl 0 a", "0001 etl 1 b");
    assertThat(sample.query("SELECT count(DISTINCT substr(uid, 1, 12)) FROM lamindb_transform"))
        .containsExactly("1");
  }

  @Test
  void aTransformWithoutSourceIsFilledAndAnotherUsersIsNot() throws SQLException {
    runs.start(TransformDescription.ofPipeline("etl"), RunDetails.now());
    runs.start(TransformDescription.ofPipeline("etl"), RunDetails.now());
    assertThat(transforms()).containsExactly("0000 etl 1 null");
    start("etl", "a");
    assertThat(transforms()).containsExactly("0000 etl 1 a");
    runs.start(TransformDescription.ofPipeline("etl"), RunDetails.now());
    assertThat(transforms()).containsExactly("0000 etl 0 a", "0001 etl 1 null");
    sample.execute("INSERT INTO lamindb_user (uid, handle) VALUES ('uuuuuuuu', 'other')");
    sample.execute("UPDATE lamindb_transform SET created_by_id = 2");
    start("etl", "b");
    assertThat(transforms()).containsExactly("0000 etl 0 a", "0001 etl 0 null", "0002 etl 1 b");
  }

  @Test
  void otherKeysAreOtherTransforms() throws SQLException {
    start("a", "same");
    start("b", "same");

    assertThat(transforms()).containsExactly("0000 a 1 same", "0000 b 1 same");
  }

  @Test
  void aTransformInTheTrashServesAgain() throws SQLException {
    RunHandle first = start("etl", "a");
    sample.execute("UPDATE lamindb_transform SET branch_id = -1");

    assertThat(start("etl", "a").transformId()).isEqualTo(first.transformId());
    assertThat(sample.query("SELECT branch_id, is_latest FROM lamindb_transform"))
        .containsExactly("1 1");
  }

  @Test
  void inputsAreNotedOnceAndOutputsAreNoInputs() throws IOException, SQLException {
    RunHandle run = start("etl", "a");
    Artifact input = sample.save("in.csv", "1").artifact();
    Artifact output = sample.save("out.csv", "2", OptionalLong.of(run.id())).artifact();

    runs.addInputs(run, List.of(input.id(), output.id(), input.id(), 99L));
    runs.addInputs(run, List.of(input.id()));
    runs.addInputs(run, List.of());

    assertThat(sample.query("SELECT artifact_id, run_id FROM lamindb_artifact_input_of_runs"))
        .containsExactly(input.id() + " " + run.id());
  }

  @Test
  void longTextsAreCutToTheirColumns() throws SQLException {
    runs.start(
        TransformDescription.ofPipeline("etl"),
        new RunDetails(
            Optional.of("😀".repeat(200)),
            Map.of(),
            List.of("x".repeat(2000)),
            Optional.of("r".repeat(300)),
            Optional.of("t".repeat(30)),
            START,
            Optional.empty()));

    assertThat(
            sample.query(
                "SELECT length(name), length(cli_args), length(reference), length(reference_type),"
                    + " params FROM lamindb_run"))
        .containsExactly("150 1024 255 25 null");
  }

  @Test
  void anUnknownInitiatorIsRefused() throws SQLException {
    RunDetails details =
        new RunDetails(
            Optional.empty(),
            Map.of(),
            List.of(),
            Optional.empty(),
            Optional.empty(),
            START,
            Optional.of("nobody"));

    assertThatThrownBy(() -> runs.start(TransformDescription.ofPipeline("etl"), details))
        .hasMessageContaining("LAMINDB_INVALID_OPTION");
    assertThat(transforms()).isEmpty();
  }

  @Test
  void anUnknownUserIsAdded() throws SQLException {
    sample.execute("UPDATE lamindb_user SET uid = 'uuuuuuuu', handle = 'other'");
    runs.start(TransformDescription.ofPipeline("etl"), RunDetails.now());

    assertThat(sample.query("SELECT uid, handle FROM lamindb_user ORDER BY id"))
        .containsExactly("uuuuuuuu other", "00000000 anonymous");
    assertThat(sample.query("SELECT created_by_id FROM lamindb_run")).containsExactly("2");
  }
}

package org.lamindb.lineage;

import static org.assertj.core.api.Assertions.assertThat;

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
import org.lamindb.artifact.SampleInstance;

class LineageTest {
  @TempDir Path folder;
  private SampleInstance sample;
  private Lineage lineage;
  private Artifact raw;
  private Artifact middle;
  private Artifact sibling;
  private Artifact report;

  @BeforeEach
  void open() throws IOException, SQLException {
    sample = SampleInstance.create(folder, "lineage");
    lineage = new Lineage(sample.instance());
    raw = sample.save("raw.csv", "1").artifact();
    RunHandle clean = start("clean.py", "2026-11-20T09:00:00Z", raw);
    middle = sample.save("middle.csv", "2", OptionalLong.of(clean.id())).artifact();
    sibling = sample.save("sibling.csv", "3", OptionalLong.of(clean.id())).artifact();
    RunHandle plot = start("plot.py", "2026-11-20T10:00:00Z", middle);
    report = sample.save("report.csv", "4", OptionalLong.of(plot.id())).artifact();
  }

  @AfterEach
  void close() {
    sample.close();
  }

  private RunHandle start(String key, String time, Artifact input) {
    Runs runs = new Runs(sample.instance());
    RunHandle run =
        runs.start(
            TransformDescription.ofPipeline(key),
            new RunDetails(
                Optional.empty(),
                Map.of(),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Instant.parse(time),
                Optional.empty()));
    runs.addInputs(run, List.of(input.id()));
    return run;
  }

  @Test
  void upstreamShowsRunsWithAllTheirOutputs() {
    assertThat(lineage.upstream(report).text())
        .isEqualTo(
            """
            raw.csv (0000)
            └─ run clean.py at 2026-11-20 09:00:00
               ├─ middle.csv (0000)
               │  └─ run plot.py at 2026-11-20 10:00:00
               │     └─ report.csv (0000) <== this
               └─ sibling.csv (0000)
            """);
  }

  @Test
  void downstreamOfDataWithoutARun() {
    LineageGraph graph = lineage.downstream(raw);

    assertThat(graph.nodes()).hasSize(6);
    assertThat(graph.edges())
        .contains(new LineageGraph.Edge(raw.uid(), run("clean.py")))
        .contains(new LineageGraph.Edge(run("plot.py"), report.uid()));
  }

  @Test
  void eachDirectionAlone() {
    assertThat(lineage.upstream(raw).edges()).isEmpty();
    assertThat(lineage.upstream(raw).text()).isEqualTo("raw.csv (0000) <== this\n");
    assertThat(lineage.downstream(report).edges()).isEmpty();
    assertThat(lineage.downstream(middle).edges())
        .containsExactly(
            new LineageGraph.Edge(middle.uid(), run("plot.py")),
            new LineageGraph.Edge(run("plot.py"), report.uid()));
    assertThat(lineage.of(middle).edges()).hasSize(5);
  }

  @Test
  void dataInTheTrashIsLeftOut() throws SQLException {
    sample.execute("UPDATE lamindb_artifact SET branch_id = -1 WHERE id = " + sibling.id());

    assertThat(lineage.upstream(report).text()).doesNotContain("sibling.csv");
  }

  @Test
  void circlesEnd() throws SQLException {
    sample.execute(
        "INSERT INTO lamindb_artifact_input_of_runs (artifact_id, run_id) SELECT "
            + report.id()
            + ", id FROM lamindb_run WHERE uid = '"
            + run("clean.py")
            + "'");

    assertThat(lineage.of(report).edges()).hasSize(6);
    assertThat(lineage.of(report).text()).contains("(see above)");
  }

  @Test
  void longChainsAreDrawnInParts() throws IOException {
    Artifact last = report;
    for (int i = 0; i < 60; i++) {
      RunHandle run = start("step" + i + ".py", "2026-11-20T11:00:00Z", last);
      last = sample.save("step" + i + ".csv", "step " + i, OptionalLong.of(run.id())).artifact();
    }
    String text = lineage.upstream(last).text();

    assertThat(text).contains("(see below)").contains("step59.csv (0000) <== this");
    assertThat(text.lines()).allSatisfy(line -> assertThat(line).hasSizeLessThan(250));
  }

  @Test
  void collectionsAreNodesToo() throws SQLException {
    sample.execute(
        "INSERT INTO lamindb_collection (uid, key, is_latest, created_by_id, hash)"
            + " VALUES ('CCCCCCCCCCCCCCCC0000', 'all', 1, 1, 'h')");
    sample.execute(
        "INSERT INTO lamindb_collection_input_of_runs (collection_id, run_id) SELECT 1, id FROM"
            + " lamindb_run WHERE uid = '"
            + run("plot.py")
            + "'");

    assertThat(lineage.upstream(report).text()).contains("collection all (0000)\n└─ run plot.py");
  }

  private String run(String key) {
    try {
      return sample
          .query(
              "SELECT r.uid FROM lamindb_run r JOIN lamindb_transform t ON t.id = r.transform_id"
                  + " WHERE t.key = '"
                  + key
                  + "'")
          .get(0);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}

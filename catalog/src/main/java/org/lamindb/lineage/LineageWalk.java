package org.lamindb.lineage;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.lamindb.artifact.Artifact;
import org.lamindb.database.SqlText;
import org.lamindb.database.Timestamps;
import org.lamindb.instance.Instance;
import org.lamindb.lineage.LineageGraph.Edge;
import org.lamindb.lineage.LineageGraph.Node;
import org.lamindb.lineage.LineageGraph.NodeKind;

/**
 * Walks from run to run, one level at a time. As in the Python client's graph, data in the trash or
 * on other branches than main is left out, and what a run both read and made counts as made.
 */
final class LineageWalk {
  private static final List<Long> SHOWN_BRANCHES = List.of(0L, 1L);

  private final Connection connection;
  private final Instance instance;
  private final Map<Data, Node> data = new LinkedHashMap<>();
  private final Map<Long, Node> runs = new LinkedHashMap<>();
  private final Set<Edge> edges = new LinkedHashSet<>();

  LineageWalk(Connection connection, Instance instance) {
    this.connection = connection;
    this.instance = instance;
  }

  private SqlText select() {
    return new SqlText(instance.database().dialect()).sql("SELECT ");
  }

  /** A row of one of the two registries whose records are data. */
  private record Data(NodeKind kind, long id) {}

  /** A link between a run and data. */
  private record Link(long run, Data data) {}

  LineageGraph walk(Artifact start, boolean up, boolean down) throws SQLException {
    Data root = new Data(NodeKind.ARTIFACT, start.id());
    data.put(root, new Node(NodeKind.ARTIFACT, start.uid(), start.label()));
    if (start.runId().isPresent()) {
      Set<Long> maker = Set.of(start.runId().getAsLong());
      if (up) {
        walkUp(maker);
      }
      if (down) {
        // The Python client shows what used any output of the run that made the artifact.
        Set<Data> outputs = new LinkedHashSet<>();
        links(maker, false).forEach(link -> outputs.add(link.data()));
        outputs.add(root);
        walkDown(outputs);
      }
    } else if (down) {
      walkDown(Set.of(root));
    }
    List<Node> nodes = new ArrayList<>(data.values());
    nodes.addAll(runs.values());
    return new LineageGraph(start.uid(), nodes, List.copyOf(edges));
  }

  private void walkUp(Set<Long> start) throws SQLException {
    Set<Long> level = start;
    Set<Long> seen = new LinkedHashSet<>(start);
    while (!level.isEmpty()) {
      Set<Data> inputs = expand(level);
      level = new LinkedHashSet<>(makers(inputs));
      level.removeAll(seen);
      seen.addAll(level);
    }
  }

  private void walkDown(Set<Data> start) throws SQLException {
    Set<Data> level = start;
    Set<Long> seen = new LinkedHashSet<>();
    while (!level.isEmpty()) {
      Set<Long> users = new LinkedHashSet<>(users(level));
      users.removeAll(seen);
      seen.addAll(users);
      expand(users);
      level = new LinkedHashSet<>();
      for (Link link : links(users, false)) {
        level.add(link.data());
      }
    }
  }

  /** Adds runs with all their inputs and outputs; returns the inputs. */
  private Set<Data> expand(Set<Long> ids) throws SQLException {
    readRuns(ids);
    List<Link> outputs = links(ids, false);
    List<Link> inputs = new ArrayList<>(links(ids, true));
    inputs.removeAll(outputs);
    for (Link link : inputs) {
      edges.add(new Edge(data.get(link.data()).uid(), runs.get(link.run()).uid()));
    }
    for (Link link : outputs) {
      edges.add(new Edge(runs.get(link.run()).uid(), data.get(link.data()).uid()));
    }
    Set<Data> read = new LinkedHashSet<>();
    inputs.forEach(link -> read.add(link.data()));
    return read;
  }

  private void readRuns(Set<Long> ids) throws SQLException {
    // Before 2.0 runs had no entry point, and a transform needed no key.
    boolean legacy = instance.schemaVersion().hasLegacyNames();
    select()
        .sql("r.id, r.uid, coalesce(t.\"key\", t.uid) AS transform_key, t.description, ")
        .sql(legacy ? "NULL AS entrypoint" : "r.entrypoint")
        .sql(", r.started_at FROM lamindb_run r JOIN lamindb_transform t ON t.id = r.transform_id")
        .sql(" WHERE r.id")
        .isAnyOf(ids)
        .sql(" ORDER BY r.id")
        .query(
            connection,
            row -> {
              String key = row.text("transform_key");
              String name =
                  key.startsWith("__lamindb_transfer__")
                      ? row.optionalText("description").orElse(key)
                      : key;
              String label =
                  name
                      + row.optionalText("entrypoint").map(entry -> ": " + entry).orElse("")
                      + " at "
                      + Timestamps.text(row.time("started_at").orElse(0)).substring(0, 19);
              return runs.put(row.number("id"), new Node(NodeKind.RUN, row.text("uid"), label));
            });
  }

  /** The inputs or the outputs of runs; their data become nodes. */
  private List<Link> links(Set<Long> ids, boolean inputs) throws SQLException {
    List<Link> links = new ArrayList<>();
    links.addAll(links(NodeKind.ARTIFACT, "lamindb_artifact", "artifact_id", ids, inputs));
    links.addAll(links(NodeKind.COLLECTION, "lamindb_collection", "collection_id", ids, inputs));
    return links;
  }

  private List<Link> links(
      NodeKind kind, String table, String column, Set<Long> ids, boolean inputs)
      throws SQLException {
    SqlText sql = select().sql("d.id, d.uid, d.\"key\", ");
    if (inputs) {
      sql.sql("l.run_id FROM ").also(instance.table(table));
      sql.sql(" d JOIN ")
          .name(table + "_input_of_runs")
          .sql(" l ON l.")
          .name(column)
          .sql(" = d.id WHERE l.run_id")
          .isAnyOf(ids);
    } else {
      sql.sql("d.run_id FROM ").also(instance.table(table)).sql(" d WHERE d.run_id").isAnyOf(ids);
    }
    return sql.sql(" AND d.branch_id IN ")
        .values(SHOWN_BRANCHES)
        .sql(" ORDER BY d.id")
        .query(
            connection,
            row -> {
              Data found = new Data(kind, row.number("id"));
              String uid = row.text("uid");
              data.putIfAbsent(found, new Node(kind, uid, row.optionalText("key").orElse(uid)));
              return new Link(row.number("run_id"), found);
            });
  }

  /** The runs that made the data. */
  private Set<Long> makers(Set<Data> made) throws SQLException {
    return runs(made, "lamindb_artifact", "lamindb_collection", "id");
  }

  /** The runs that read the data. */
  private Set<Long> users(Set<Data> read) throws SQLException {
    return runs(read, "lamindb_artifact_input_of_runs", "lamindb_collection_input_of_runs", null);
  }

  private Set<Long> runs(
      Set<Data> wanted, String artifactTable, String collectionTable, String column)
      throws SQLException {
    Set<Long> found = new LinkedHashSet<>();
    for (NodeKind kind : List.of(NodeKind.ARTIFACT, NodeKind.COLLECTION)) {
      boolean isArtifact = kind == NodeKind.ARTIFACT;
      String idColumn = isArtifact ? "artifact_id" : "collection_id";
      List<Long> ids = wanted.stream().filter(each -> each.kind() == kind).map(Data::id).toList();
      found.addAll(
          select()
              .sql("DISTINCT run_id FROM ")
              .name(isArtifact ? artifactTable : collectionTable)
              .sql(" WHERE run_id IS NOT NULL AND ")
              .name(column == null ? idColumn : column)
              .isAnyOf(ids)
              .sql(" ORDER BY run_id")
              .query(connection, row -> row.number("run_id")));
    }
    return found;
  }
}

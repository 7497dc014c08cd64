package org.lamindb.lineage;

import java.util.List;
import java.util.Objects;

/**
 * What an artifact was made from, and what was made from it: runs with their inputs and outputs.
 *
 * @param start uid of the artifact that was asked for
 * @param edges from an input to a run, and from a run to an output
 */
public record LineageGraph(String start, List<Node> nodes, List<Edge> edges) {

  public LineageGraph {
    Objects.requireNonNull(start, "start is null");
    nodes = List.copyOf(nodes);
    edges = List.copyOf(edges);
  }

  /** What a node is. */
  public enum NodeKind {
    ARTIFACT,
    COLLECTION,
    RUN
  }

  /**
   * A run or its data.
   *
   * @param label key or uid; of a run the key of its transform and when it started
   */
  public record Node(NodeKind kind, String uid, String label) {}

  /** Uids, in the direction of the data. */
  public record Edge(String from, String to) {}

  /** The graph as a tree for terminals, in the direction of the data. */
  public String text() {
    return LineageText.of(this);
  }
}

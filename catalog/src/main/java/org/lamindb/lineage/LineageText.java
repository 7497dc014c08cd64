package org.lamindb.lineage;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.lamindb.lineage.LineageGraph.Edge;
import org.lamindb.lineage.LineageGraph.Node;
import org.lamindb.lineage.LineageGraph.NodeKind;

/** Draws a lineage graph with lines of text. What has several inputs is drawn below the first. */
final class LineageText {
  private final LineageGraph graph;
  private final Map<String, Node> nodes = new HashMap<>();
  private final Set<String> drawn = new HashSet<>();
  private final StringBuilder text = new StringBuilder();

  private LineageText(LineageGraph graph) {
    this.graph = graph;
    graph.nodes().forEach(node -> nodes.put(node.uid(), node));
  }

  static String of(LineageGraph graph) {
    LineageText lines = new LineageText(graph);
    Set<String> made = new HashSet<>();
    graph.edges().forEach(edge -> made.add(edge.to()));
    for (Node node : graph.nodes()) {
      if (!made.contains(node.uid())) {
        lines.draw(node, "", "");
      }
    }
    // What is left lies on a circle of runs that use each other's outputs.
    for (Node node : graph.nodes()) {
      if (!lines.drawn.contains(node.uid())) {
        lines.draw(node, "", "");
      }
    }
    return lines.text.toString();
  }

  private void draw(Node node, String indent, String branch) {
    text.append(indent).append(branch).append(label(node));
    List<String> next =
        graph.edges().stream()
            .filter(edge -> edge.from().equals(node.uid()))
            .map(Edge::to)
            .distinct()
            .toList();
    if (!drawn.add(node.uid())) {
      text.append(next.isEmpty() ? "\n" : " (see above)\n");
      return;
    }
    text.append('\n');
    String deeper = indent + (branch.isEmpty() ? "" : branch.startsWith("├") ? "│  " : "   ");
    for (int i = 0; i < next.size(); i++) {
      draw(nodes.get(next.get(i)), deeper, i + 1 < next.size() ? "├─ " : "└─ ");
    }
  }

  private String label(Node node) {
    String label =
        switch (node.kind()) {
          case RUN -> "run " + node.label();
          case COLLECTION -> "collection " + node.label();
          case ARTIFACT -> node.label();
        };
    return node.kind() != NodeKind.RUN && node.uid().equals(graph.start())
        ? label + " <== this"
        : label;
  }
}

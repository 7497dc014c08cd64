package org.lamindb.lineage;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.lamindb.lineage.LineageGraph.Edge;
import org.lamindb.lineage.LineageGraph.Node;
import org.lamindb.lineage.LineageGraph.NodeKind;
import org.lamindb.registry.Uids;

/** Draws a lineage graph with lines of text. What has several inputs is drawn below the first. */
final class LineageText {
  /** Deeper parts start again at the left margin. */
  private static final int MAX_DEPTH = 50;

  private final String start;
  private final Map<String, Node> nodes = new LinkedHashMap<>();
  private final Map<String, Set<String>> next = new HashMap<>();
  private final Set<String> made = new HashSet<>();
  private final Set<String> drawn = new HashSet<>();
  private final StringBuilder text = new StringBuilder();

  private LineageText(LineageGraph graph) {
    start = graph.start();
    graph.nodes().forEach(node -> nodes.put(node.uid(), node));
    for (Edge edge : graph.edges()) {
      next.computeIfAbsent(edge.from(), uid -> new LinkedHashSet<>()).add(edge.to());
      made.add(edge.to());
    }
  }

  static String of(LineageGraph graph) {
    LineageText lines = new LineageText(graph);
    for (Node node : lines.nodes.values()) {
      if (!lines.made.contains(node.uid())) {
        lines.draw(node, "", "", 0);
      }
    }
    // What is left is deep, or lies on a circle of runs that use each other's outputs.
    for (Node node : lines.nodes.values()) {
      if (!lines.drawn.contains(node.uid())) {
        lines.draw(node, "", "", 0);
      }
    }
    return lines.text.toString();
  }

  private void draw(Node node, String indent, String branch, int depth) {
    text.append(indent).append(branch).append(label(node));
    List<String> children = List.copyOf(next.getOrDefault(node.uid(), Set.of()));
    if (drawn.contains(node.uid())) {
      text.append(children.isEmpty() ? "\n" : " (see above)\n");
      return;
    }
    if (depth == MAX_DEPTH && !children.isEmpty()) {
      text.append(" (see below)\n");
      return;
    }
    drawn.add(node.uid());
    text.append('\n');
    String deeper = indent + (branch.isEmpty() ? "" : branch.startsWith("├") ? "│  " : "   ");
    for (int i = 0; i < children.size(); i++) {
      String sign = i + 1 < children.size() ? "├─ " : "└─ ";
      draw(nodes.get(children.get(i)), deeper, sign, depth + 1);
    }
  }

  private String label(Node node) {
    if (node.kind() == NodeKind.RUN) {
      return "run " + node.label();
    }
    return (node.kind() == NodeKind.COLLECTION ? "collection " : "")
        + node.label()
        + " ("
        + node.uid().substring(node.uid().length() - Uids.VERSION_LENGTH)
        + ")"
        + (node.uid().equals(start) ? " <== this" : "");
  }
}

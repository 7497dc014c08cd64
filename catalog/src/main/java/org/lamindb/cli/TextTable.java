package org.lamindb.cli;

import java.util.List;

/** A table of texts for people: columns as wide as their widest values, with gaps between them. */
public final class TextTable {
  private static final String GAP = "  ";

  private TextTable() {}

  /** The width of each column; all rows have as many cells as the first. */
  public static int[] widths(List<List<String>> rows) {
    int[] widths = new int[rows.get(0).size()];
    for (List<String> row : rows) {
      for (int i = 0; i < widths.length; i++) {
        widths[i] = Math.max(widths[i], row.get(i).length());
      }
    }
    return widths;
  }

  /** One row, in which a cell that is wider than its column moves the others. */
  public static String line(List<String> cells, int[] widths) {
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < widths.length; i++) {
      line.append(i == 0 ? "" : GAP).append(cells.get(i));
      line.append(" ".repeat(Math.max(0, widths[i] - cells.get(i).length())));
    }
    return line.toString().stripTrailing();
  }
}

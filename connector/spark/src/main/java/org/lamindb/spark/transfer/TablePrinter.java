package org.lamindb.spark.transfer;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Shows a report on a terminal: columns below each other, numbers at the right, or JSON. */
final class TablePrinter {
  private static final String GAP = "  ";

  private TablePrinter() {}

  static void print(ReportTable table, boolean json, PrintWriter output) {
    String[] names = table.schema().fieldNames();
    output.println(json ? json(names, table.rows()) : text(names, table.rows()));
  }

  private static String json(String[] names, List<Object[]> rows) {
    List<Map<String, Object>> objects = new ArrayList<>();
    for (Object[] row : rows) {
      Map<String, Object> object = new LinkedHashMap<>();
      for (int i = 0; i < names.length; i++) {
        object.put(names[i], row[i]);
      }
      objects.add(object);
    }
    try {
      return new ObjectMapper().writeValueAsString(objects);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("texts and numbers can always be written as JSON", e);
    }
  }

  private static String text(String[] names, List<Object[]> rows) {
    List<Object[]> lines = new ArrayList<>();
    lines.add(names);
    lines.addAll(rows);
    int[] widths = new int[names.length];
    for (Object[] line : lines) {
      for (int i = 0; i < widths.length; i++) {
        widths[i] = Math.max(widths[i], cell(line[i]).length());
      }
    }
    List<String> printed = new ArrayList<>();
    for (Object[] line : lines) {
      StringBuilder text = new StringBuilder();
      for (int i = 0; i < widths.length; i++) {
        String format = line[i] instanceof Number ? "%" + widths[i] + "s" : "%-" + widths[i] + "s";
        text.append(i == 0 ? "" : GAP).append(String.format(format, cell(line[i])));
      }
      printed.add(text.toString().stripTrailing());
    }
    return String.join(System.lineSeparator(), printed);
  }

  private static String cell(Object value) {
    return value == null ? "" : value.toString();
  }
}

package org.lamindb.scan;

import java.util.ArrayList;
import java.util.List;
import org.lamindb.registry.Column;

/** Rows in a form that can be compared and shown. */
public final class RecordTexts {
  private RecordTexts() {}

  /** All rows that are left, their cells as text, NULL as null. */
  public static List<List<String>> of(Records records, List<Column> columns) {
    List<List<String>> rows = new ArrayList<>();
    Cells cells = records.cells();
    while (records.next()) {
      List<String> row = new ArrayList<>();
      for (int i = 0; i < columns.size(); i++) {
        row.add(cells.isNull(i) ? null : cell(cells, i, columns.get(i)));
      }
      rows.add(row);
    }
    return rows;
  }

  private static String cell(Cells cells, int index, Column column) {
    return switch (column.type()) {
      case BOOLEAN -> String.valueOf(cells.getBoolean(index));
      case DOUBLE -> String.valueOf(cells.getDouble(index));
      case LONG, DURATION, TIMESTAMP, DATE -> String.valueOf(cells.getLong(index));
      default -> cells.getText(index);
    };
  }
}

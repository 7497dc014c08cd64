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
    TextSlice slice = new TextSlice();
    while (records.next()) {
      List<String> row = new ArrayList<>();
      for (int i = 0; i < columns.size(); i++) {
        row.add(records.isNull(i) ? null : cell(records, i, columns.get(i), slice));
      }
      rows.add(row);
    }
    return rows;
  }

  private static String cell(Records records, int index, Column column, TextSlice slice) {
    return switch (column.type()) {
      case BOOLEAN -> String.valueOf(records.getBoolean(index));
      case DOUBLE -> String.valueOf(records.getDouble(index));
      case LONG, DURATION, TIMESTAMP, DATE -> String.valueOf(records.getLong(index));
      default -> {
        records.getText(index, slice);
        yield slice.toString();
      }
    };
  }
}

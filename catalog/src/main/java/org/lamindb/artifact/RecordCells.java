package org.lamindb.artifact;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.lamindb.database.Database;
import org.lamindb.database.Timestamps;
import org.lamindb.registry.Column;
import org.lamindb.registry.ColumnSource;
import org.lamindb.registry.ColumnType;
import org.lamindb.registry.Filter;
import org.lamindb.registry.Registry;
import org.lamindb.registry.RegistryQuery;
import org.lamindb.scan.Cells;
import org.lamindb.scan.JdbcRecords;
import org.lamindb.scan.JsonCells;
import org.lamindb.scan.Records;

/** Reads columns of one record as people read them. */
final class RecordCells {
  private RecordCells() {}

  /**
   * The cells by the names of their columns; those that hold nothing are left out.
   *
   * @param columns of the registry, or derived from it
   */
  static Map<String, String> of(
      Database database, Registry registry, List<Column> columns, long id) {
    Filter filter =
        new Filter.Comparison(
            registry.column("id").orElseThrow(), Filter.Operator.EQUAL, Long.valueOf(id));
    RegistryQuery query =
        new RegistryQuery(registry, columns, List.of(filter), RegistryQuery.NO_LIMIT);
    Map<String, String> cells = new LinkedHashMap<>();
    try (Records records = JdbcRecords.open(database, query)) {
      Cells row = records.cells();
      if (records.next()) {
        for (int i = 0; i < columns.size(); i++) {
          String text = row.isNull(i) ? "" : text(row, i, columns.get(i));
          if (!text.isEmpty()) {
            cells.put(columns.get(i).name(), text);
          }
        }
      }
    }
    return cells;
  }

  private static String text(Cells row, int position, Column column) {
    return switch (column.type()) {
      case BOOLEAN -> String.valueOf(row.getBoolean(position));
      case DOUBLE -> String.valueOf(row.getDouble(position));
      case LONG, DURATION, TIMESTAMP, DATE -> text(row.getLong(position), column.type());
      case LIST -> list(row.getText(position), column.source());
      case TEXT, JSON, OTHER -> row.getText(position);
    };
  }

  private static String list(String json, ColumnSource source) {
    List<Object> values =
        source.isSet()
            ? JsonCells.set(json, source.elements())
            : JsonCells.list(json, source.elements());
    return values.stream()
        .map(value -> text(value, source.elements()))
        .collect(Collectors.joining(", "));
  }

  private static String text(Object value, ColumnType type) {
    return switch (type) {
      case TIMESTAMP -> Timestamps.text((Long) value);
      case DATE -> LocalDate.ofEpochDay((Long) value).toString();
      default -> String.valueOf(value);
    };
  }
}

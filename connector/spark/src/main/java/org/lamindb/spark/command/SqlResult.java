package org.lamindb.spark.command;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.lamindb.cli.TextTable;

/** Prints the result of a statement row by row, however many there are. */
final class SqlResult {
  /** Columns are as wide as the widest value of so many rows. */
  private static final int MEASURED_ROWS = 1000;

  private static final String NULL = "NULL";
  private static final Map<String, String> WITH_NULLS = Map.of("ignoreNullFields", "false");

  private SqlResult() {}

  /**
   * Prints it.
   *
   * @param json one object a row, else a table
   */
  static void print(Dataset<Row> result, boolean json, PrintWriter output) {
    if (result.columns().length == 0) {
      return;
    }
    String[] names = result.columns();
    // Several columns may have one name.
    Dataset<Row> unique = result.toDF(each(names, i -> place(i)).toArray(String[]::new));
    if (json) {
      Column[] fields =
          each(names, i -> functions.col(place(i)).alias(names[i])).toArray(Column[]::new);
      unique
          .select(functions.to_json(functions.struct(fields), WITH_NULLS))
          .toLocalIterator()
          .forEachRemaining(row -> output.println(row.getString(0)));
    } else {
      Column[] texts =
          each(names, i -> functions.col(place(i)).cast("string")).toArray(Column[]::new);
      table(names, unique.select(texts).toLocalIterator(), output);
    }
    output.flush();
  }

  private static <T> Stream<T> each(String[] names, IntFunction<T> made) {
    return IntStream.range(0, names.length).mapToObj(made);
  }

  private static String place(int column) {
    return "c" + column;
  }

  private static void table(String[] names, Iterator<Row> rows, PrintWriter output) {
    List<List<String>> lines = new ArrayList<>();
    lines.add(List.of(names));
    while (rows.hasNext() && lines.size() <= MEASURED_ROWS) {
      Row row = rows.next();
      lines.add(names.length == 1 ? List.of(text(row, 0)) : cells(row));
    }
    if (names.length == 1) {
      // Such as a plan, whose lines mean something.
      lines.forEach(line -> output.println(line.get(0)));
      rows.forEachRemaining(row -> output.println(text(row, 0)));
      return;
    }
    int[] widths = TextTable.widths(lines);
    lines.forEach(line -> output.println(TextTable.line(line, widths)));
    rows.forEachRemaining(row -> output.println(TextTable.line(cells(row), widths)));
  }

  private static List<String> cells(Row row) {
    return IntStream.range(0, row.size())
        .mapToObj(i -> text(row, i).replaceAll("\\R", " "))
        .toList();
  }

  private static String text(Row row, int column) {
    return row.isNullAt(column) ? NULL : row.getString(column);
  }
}

package org.lamindb.registry;

import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Map;

/**
 * The order of columns in LaminDB's data frames: what a record is, its state, what it refers to. A
 * database has them as its migrations left them. Columns that data frames hide come last.
 */
final class ColumnOrder {
  private static final List<String> FIRST = List.of("id", "uid");
  private static final List<String> STATE =
      List.of("version_tag", "is_latest", "is_locked", "is_type", "created_at", "updated_at");
  private static final List<String> REFERENCES =
      List.of("branch_id", "created_on_id", "space_id", "created_by_id", "run_id");

  /** Its name says that it is hidden, but it is not. */
  private static final String SHOWN = "_dtype_str";

  /** By table: columns that would else come in another order than LaminDB declares them. */
  private static final Map<String, List<String>> DECLARED =
      Map.of(
          "lamindb_artifact",
          List.of("storage_id", "run_id", "schema_id", "created_by_id"),
          "lamindb_collection",
          List.of("schema_id", "meta_artifact_id"),
          "lamindb_record",
          List.of("created_by_id", "type_id", "schema_id", "run_id"),
          "lamindb_run",
          List.of(
              "params",
              "extra_data",
              "reference",
              "reference_type",
              "cli_args",
              "transform_id",
              "report_id",
              "environment_id",
              "plan_id",
              "created_by_id",
              "initiated_by_run_id"),
          "lamindb_schema",
          List.of("suffix", "hash", "minimal_set", "ordered_set", "maximal_set"),
          "lamindb_transform",
          List.of("environment_id", "plan_id", "run_id", "created_by_id"),
          "bionty_cellmarker",
          List.of("source_id", "organism_id"),
          "bionty_gene",
          List.of("source_id", "organism_id"),
          "bionty_protein",
          List.of("source_id", "organism_id"),
          "wetlab_compoundperturbation",
          List.of("source_id", "compound_id"));

  private ColumnOrder() {}

  /** The columns of a table of records, from the order that the database has. */
  static List<Column> of(String table, List<Column> columns) {
    List<Column> grouped =
        columns.stream()
            .sorted(Comparator.comparingInt(ColumnOrder::group).thenComparingInt(ColumnOrder::rank))
            .toList();
    List<String> declared = DECLARED.getOrDefault(table, List.of());
    Deque<Column> inOrder = new ArrayDeque<>();
    declared.forEach(
        name ->
            grouped.stream().filter(column -> column.name().equals(name)).forEach(inOrder::add));
    return grouped.stream()
        .map(column -> declared.contains(column.name()) ? inOrder.remove() : column)
        .toList();
  }

  private static int group(Column column) {
    String name = column.name();
    if (FIRST.contains(name)) {
      return 0;
    }
    if (name.startsWith("_") && !name.equals(SHOWN)) {
      return 4;
    }
    if (column.referencedTable().isPresent() || REFERENCES.contains(name)) {
      return 3;
    }
    return STATE.contains(name) ? 2 : 1;
  }

  /** Within its group; those without keep the order that they have, after the others. */
  private static int rank(Column column) {
    for (List<String> known : List.of(FIRST, STATE, REFERENCES)) {
      int at = known.indexOf(column.name());
      if (at >= 0) {
        return at;
      }
    }
    return Integer.MAX_VALUE;
  }
}

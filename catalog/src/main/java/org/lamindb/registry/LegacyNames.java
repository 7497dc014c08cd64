package org.lamindb.registry;

import java.util.List;
import java.util.Map;
import org.lamindb.database.SchemaVersion;

/**
 * Names of today for what LaminDB 2.0 renamed. Values are left as they are: a type in a feature's
 * dtype is named, not given by uid, and a schema with an unknown number of members has -1.
 */
final class LegacyNames {
  private static final LegacyNames NONE = new LegacyNames(false);
  private static final LegacyNames BEFORE_2_0 = new LegacyNames(true);

  private static final Map<String, String> TABLES =
      Map.of(
          "lamindb_artifact__previous_runs", "lamindb_artifact_recreating_runs",
          "lamindb_artifactfeaturevalue", "lamindb_artifactjsonvalue",
          "lamindb_collection__previous_runs", "lamindb_collection_recreating_runs",
          "lamindb_featurevalue", "lamindb_jsonvalue",
          "lamindb_rootblock", "lamindb_block",
          "lamindb_runfeaturevalue", "lamindb_runjsonvalue");

  /** In every table of every module. */
  private static final Map<String, String> COLUMNS =
      Map.of("_branch_code", "branch_id", "featurevalue_id", "jsonvalue_id");

  private static final Map<String, String> BLOCK_COLUMNS =
      Map.of("version", "version_tag", "type", "kind");

  private static final Map<String, Map<String, String>> COLUMNS_OF_TABLES =
      Map.of(
          "lamindb_artifact", Map.of("version", "version_tag"),
          "lamindb_block", Map.of("version", "version_tag", "type", "kind", "name", "key"),
          "lamindb_collection", Map.of("version", "version_tag"),
          "lamindb_feature", Map.of("dtype", "_dtype_str"),
          "lamindb_schema", Map.of("dtype", "_dtype_str", "n", "n_members"),
          "lamindb_transform", Map.of("version", "version_tag", "type", "kind"));

  private final boolean renamed;

  private LegacyNames(boolean renamed) {
    this.renamed = renamed;
  }

  static LegacyNames of(SchemaVersion version) {
    return version.hasLegacyNames() ? BEFORE_2_0 : NONE;
  }

  /** The name of today for a table of the database. */
  String table(String table) {
    return renamed ? TABLES.getOrDefault(table, table) : table;
  }

  /**
   * The name of today for a column of the database.
   *
   * @param table by its name of today
   */
  String column(String table, String column) {
    if (!renamed) {
      return column;
    }
    boolean attached = table.startsWith("lamindb_") && table.endsWith("block");
    Map<String, String> own =
        COLUMNS_OF_TABLES.getOrDefault(table, attached ? BLOCK_COLUMNS : Map.of());
    return own.getOrDefault(column, COLUMNS.getOrDefault(column, column));
  }

  /** The same for the columns of keys. */
  List<List<String>> keys(String table, List<List<String>> keys) {
    return keys.stream()
        .map(key -> key.stream().map(column -> column(table, column)).toList())
        .toList();
  }
}

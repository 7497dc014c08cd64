package org.lamindb.registry;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ColumnOrderTest {
  private static List<String> order(String table, String... columns) {
    return ColumnOrder.of(
            table,
            List.of(columns).stream()
                .map(
                    name ->
                        new Column(
                            name,
                            ColumnType.TEXT,
                            true,
                            false,
                            "",
                            name.endsWith("_id") ? "lamindb_x" : null))
                .toList())
        .stream()
        .map(Column::name)
        .toList();
  }

  @Test
  void recordsComeBeforeTheirStateAndWhatTheyReferTo() {
    assertThat(
            order(
                "new_thing",
                "is_latest",
                "_aux",
                "run_id",
                "created_at",
                "other_id",
                "branch_id",
                "version_tag",
                "id",
                "size",
                "uid",
                "name"))
        .containsExactly(
            "id",
            "uid",
            "size",
            "name",
            "version_tag",
            "is_latest",
            "created_at",
            "branch_id",
            "run_id",
            "other_id",
            "_aux");
  }

  @Test
  void knownTablesHaveTheOrderOfTheirClass() {
    assertThat(
            order(
                "lamindb_artifact",
                "branch_id",
                "run_id",
                "schema_id",
                "storage_id",
                "created_by_id"))
        .containsExactly("branch_id", "storage_id", "run_id", "schema_id", "created_by_id");
    assertThat(order("lamindb_artifact", "schema_id", "created_by_id", "uid"))
        .containsExactly("uid", "schema_id", "created_by_id");
    assertThat(order("lamindb_feature", "unit", "_aux", "_dtype_str"))
        .containsExactly("unit", "_dtype_str", "_aux");
  }
}

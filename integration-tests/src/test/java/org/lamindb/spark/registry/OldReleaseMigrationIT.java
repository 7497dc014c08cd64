package org.lamindb.spark.registry;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.spark.sql.Row;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.lamindb.referee.OldInstance;
import org.lamindb.spark.TestSession;
import org.lamindb.spark.registry.ClientInstance.ClientTable;

/**
 * What the migrations of 2.0 make of a database is what is shown of it before. They take a minute,
 * so they run with the profile {@code all-releases} only.
 */
class OldReleaseMigrationIT {
  private static final Set<String> NEW_TABLES =
      Set.of("lamindb_blockproject", "lamindb_ulabelblock");

  private static final Set<String> NEW_COLUMNS =
      Set.of(
          "_aux",
          "abbr",
          "branch_id",
          "cli_args",
          "coerce",
          "default_value",
          "entrypoint",
          "flexible",
          "is_locked",
          "nullable",
          "space_id",
          "updated_at");

  /** What the migrations rewrite: notes, types by uid, unknown numbers. */
  private static final Set<String> CHANGED_VALUES =
      Set.of("_aux", "_dtype_str", "n_members", "is_type", "updated_at");

  @ParameterizedTest
  @MethodSource("org.lamindb.spark.registry.OldReleaseRowsIT#before20")
  void namesAndRowsAreThoseAfterTheRealMigration(OldInstance instance) {
    ClientInstance migrated = new ClientInstance(instance.migratedTo("2.0.1"));
    int compared = 0;
    for (ClientTable table : migrated.tables()) {
      String identifier =
          OldReleaseRowsIT.catalog(instance) + "." + table.namespace() + "." + table.identifier();
      if (NEW_TABLES.contains(table.table())) {
        continue;
      }
      String branch = table.hasBranch() ? " WITH (`branch` = 'all')" : "";
      List<Row> rows = TestSession.rows("SELECT * FROM " + identifier + branch);
      Set<String> columns =
          new TreeSet<>(Arrays.asList(TestSession.get().table(identifier).schema().fieldNames()));
      Set<String> missing = new TreeSet<>(table.columns().keySet());
      missing.removeAll(columns);
      assertThat(NEW_COLUMNS).as(identifier).containsAll(missing);
      columns.retainAll(table.columns().keySet());
      Map<Long, Map<String, JsonNode>> wanted = migrated.rows("all", table);
      Map<Long, Map<String, JsonNode>> found =
          Values.of(
              TestSession.get()
                  .createDataFrame(rows, TestSession.get().table(identifier).schema())
                  .select(
                      "id",
                      columns.stream().filter(name -> !name.equals("id")).toArray(String[]::new))
                  .collectAsList(),
              table.columns());
      columns.removeAll(CHANGED_VALUES);
      if (table.module().equals("bionty")) {
        // They make longer ones.
        columns.remove("uid");
      }
      for (Map<Long, Map<String, JsonNode>> side : List.of(wanted, found)) {
        side.values().forEach(row -> row.keySet().retainAll(columns));
      }
      assertThat(found).as(identifier).isEqualTo(wanted);
      compared += found.size();
    }
    assertThat(compared).isGreaterThan(100);
  }
}

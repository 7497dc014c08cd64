package org.lamindb.registry;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The shipped descriptors against all tables of a fresh LaminDB 2.12.1 database. */
class ModuleDescriptorTest {
  private static final Map<String, List<String>> TABLES = tables();

  static List<ModuleDescriptor> shipped() {
    return ModuleDescriptor.shipped();
  }

  @Test
  @DisplayName("every table is described exactly once")
  void everyTable() {
    List<String> described =
        shipped().stream()
            .flatMap(
                module ->
                    Stream.concat(
                        module.registries().keySet().stream(), module.links().keySet().stream()))
            .toList();
    assertThat(described).containsExactlyInAnyOrderElementsOf(TABLES.keySet());
  }

  @ParameterizedTest
  @MethodSource("shipped")
  @DisplayName("a table with a uid is a registry, unless it is attached")
  void registriesHaveUids(ModuleDescriptor module) {
    of(module)
        .forEach(
            (table, columns) ->
                assertThat(module.isLink(table, columns.contains("uid")))
                    .as(table)
                    .isEqualTo(module.links().containsKey(table)));
    assertThat(module.attached()).isSubsetOf(module.links().keySet());
    assertThat(module.attached()).allMatch(table -> TABLES.get(table).contains("uid"));
  }

  @ParameterizedTest
  @MethodSource("shipped")
  @DisplayName("every table and every column has a comment of one line")
  void everyColumn(ModuleDescriptor module) {
    of(module)
        .forEach(
            (table, columns) ->
                columns.forEach(
                    column ->
                        assertReadable(table + "." + column, module.columnComment(table, column))));
    module.registries().forEach((table, registry) -> assertReadable(table, registry.comment()));
    module.links().forEach((table, link) -> assertReadable(table, link.comment()));
  }

  @ParameterizedTest
  @MethodSource("shipped")
  @DisplayName("no comment is left over from a column that does not exist")
  void nothingElse(ModuleDescriptor module) {
    module
        .registries()
        .forEach(
            (table, registry) ->
                assertThat(registry.columns().keySet()).as(table).isSubsetOf(TABLES.get(table)));
    module
        .links()
        .forEach(
            (table, link) ->
                assertThat(link.columns().keySet()).as(table).isSubsetOf(TABLES.get(table)));
    assertThat(module.columns().keySet())
        .allMatch(column -> inSome(module.registries().keySet().stream(), column));
    assertThat(module.linkColumns().keySet())
        .allMatch(column -> inSome(module.links().keySet().stream(), column));
  }

  @ParameterizedTest
  @MethodSource("shipped")
  @DisplayName("class names differ from table names in case only")
  void names(ModuleDescriptor module) {
    module
        .registries()
        .forEach(
            (table, registry) ->
                assertThat(module.tablePrefix() + registry.name().toLowerCase(Locale.ROOT))
                    .isEqualTo(table));
  }

  @Test
  @DisplayName("an own comment goes before the shared one, of registries and of links")
  void overriding() {
    ModuleDescriptor core = shipped().get(0);

    assertThat(core.columnComment("lamindb_run", "_status_code"))
        .isEqualTo("-3 scheduled, -2 restarted, -1 started, 0 completed, 1 errored, 2 aborted");
    assertThat(core.columnComment("lamindb_artifact", "branch_id"))
        .isEqualTo(core.columnComment("lamindb_ulabel", "branch_id"))
        .contains("1 main, 0 archive, -1 trash");
    assertThat(core.columnComment("lamindb_artifact_input_of_runs", "run_id"))
        .isNotEqualTo(core.columnComment("lamindb_artifact", "run_id"))
        .isNotEqualTo(core.columnComment("lamindb_artifactulabel", "run_id"));
  }

  @Test
  @DisplayName("of a table that nobody described only shared columns of records have comments")
  void undescribedTable() {
    ModuleDescriptor core = shipped().get(0);

    assertThat(core.columnComment("lamindb_later", "branch_id")).isNotEmpty();
    assertThat(core.columnComment("lamindb_later", "value_id")).isEmpty();
    assertThat(ModuleDescriptor.undescribed("lab").columnComment("lab_plate", "uid")).isEmpty();
    assertThat(ModuleDescriptor.undescribed("lab").isLink("lab_plate", true)).isFalse();
    assertThat(ModuleDescriptor.undescribed("lab").isLink("lab_platewell", false)).isTrue();
  }

  private static void assertReadable(String what, String comment) {
    assertThat(comment).as(what).isNotBlank().isEqualTo(comment.strip()).doesNotContain("\n");
    assertThat(comment.length()).as(what).isLessThan(260);
    assertThat(comment).as(what).doesNotEndWith(".");
  }

  private static boolean inSome(Stream<String> tables, String column) {
    return tables.anyMatch(table -> TABLES.get(table).contains(column));
  }

  private static Map<String, List<String>> of(ModuleDescriptor module) {
    Map<String, List<String>> own = new TreeMap<>(TABLES);
    own.keySet().removeIf(table -> !table.startsWith(module.tablePrefix()));
    assertThat(own).isNotEmpty();
    return own;
  }

  private static Map<String, List<String>> tables() {
    Map<String, List<String>> tables = new TreeMap<>();
    try (BufferedReader reader =
        new BufferedReader(
            new InputStreamReader(
                ModuleDescriptorTest.class.getResourceAsStream("tables.tsv"),
                StandardCharsets.UTF_8))) {
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        int tab = line.indexOf('\t');
        tables
            .computeIfAbsent(line.substring(0, tab), table -> new ArrayList<>())
            .add(line.substring(tab + 1));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return tables;
  }
}

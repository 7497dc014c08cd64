package org.lamindb.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.lamindb.error.LaminException;
import org.lamindb.instance.Instance;
import org.lamindb.instance.Workspace;

/** Relations of a fresh LaminDB 2.12.1 database against those of the real client. */
class RelationsTest {
  @TempDir static Path folder;
  private static Instance instance;

  @BeforeAll
  static void create() {
    instance = Instance.open(Workspace.in(folder).init("relations", "bionty", "pertdb").instance());
  }

  @AfterAll
  static void close() {
    instance.close();
  }

  private static Registries registries() {
    return instance.registries();
  }

  @Test
  @DisplayName("every relation is called as in the client and leads to the same table")
  void everyRelation() throws IOException {
    Set<String> tables =
        registries().all().stream().map(Registry::table).collect(Collectors.toSet());
    Set<String> found = new TreeSet<>();
    for (String table : tables) {
      for (Relation relation : registries().relations().of(table).values()) {
        found.add(
            String.join(
                "\t", table, relation.name(), relation.target(), relation.many() ? "many" : "one"));
      }
    }
    try (BufferedReader reader =
        new BufferedReader(
            new InputStreamReader(
                RelationsTest.class.getResourceAsStream("relations.tsv"),
                StandardCharsets.UTF_8))) {
      Set<String> expected =
          reader
              .lines()
              .filter(
                  line ->
                      tables.contains(line.split("\t")[0]) && tables.contains(line.split("\t")[2]))
              .collect(Collectors.toCollection(TreeSet::new));
      assertThat(expected).hasSizeGreaterThan(900);
      assertThat(found).isEqualTo(expected);
    }
  }

  @Test
  @DisplayName("in a module that nobody described, relations have Django's names")
  void undescribed() {
    Column id = column("id", null);
    Registry plate =
        new Registry(
            "lab",
            "plate",
            "lab_plate",
            "",
            List.of(id, column("owner_id", "lab_user")),
            List.of());
    Registry user = new Registry("lab", "user", "lab_user", "", List.of(id), List.of());
    Registry link =
        new Registry(
            Registry.LINKS,
            "lab_plateuser",
            "lab_plateuser",
            "",
            List.of(
                id,
                column("plate_id", "lab_plate"),
                column("user_id", "lab_user"),
                column("created_by_id", "lab_user")),
            List.of());
    Relations relations = Relations.of(new Registries(List.of(plate, user, link)));

    assertThat(names(relations.of("lab_plate"))).containsExactly("owner", "plateuser", "users");
    assertThat(names(relations.of("lab_user"))).containsExactly("plate", "plates", "plateuser");
    assertThat(relations.of("lab_plate").get("users").hops()).hasSize(2);
  }

  private static List<String> names(Map<String, Relation> relations) {
    return relations.keySet().stream().sorted().toList();
  }

  private static Column column(String name, String references) {
    return new Column(name, ColumnType.LONG, false, false, "", references);
  }

  @ParameterizedTest
  @CsvSource({
    "created_by__handle,TEXT",
    "storage__root,TEXT",
    "run__transform__key,TEXT",
    "run__started_at,TIMESTAMP",
    "run__params,JSON",
    "_meta_of_collection__key,TEXT",
    "ulabels__name,LIST",
    "ulabels__created_by__handle,LIST",
    "cell_types__ontology_id,LIST",
    "input_of_runs__uid,LIST",
    "links_ulabel__feature__name,LIST",
    "run___status_code,LONG",
    "_links_schema__slot,LIST"
  })
  @DisplayName("a path has the type of its column, or is a list where there can be several")
  void types(String path, ColumnType type) {
    List<Column> columns =
        IncludedColumns.of(registries(), registries().get("Artifact"), " key, " + path);
    assertThat(columns).hasSize(1);
    assertThat(columns.get(0).name()).isEqualTo(path);
    assertThat(columns.get(0).type()).isEqualTo(type);
    assertThat(columns.get(0).isDerived()).isTrue();
  }

  @Test
  void saysWhatRelationsThereAre() {
    assertThatThrownBy(() -> include("ulabel__name"))
        .isInstanceOf(LaminException.class)
        .hasMessageContaining(
            "[LAMINDB_RELATION_NOT_FOUND] The path 'ulabel__name' leads nowhere: Artifact has no"
                + " relation 'ulabel'. Did you mean 'ulabels'? Relations there: ")
        .hasMessageContaining("cell_types")
        .hasMessageContaining("storage");
    assertThatThrownBy(() -> include("ulabels__nam"))
        .hasMessageContaining("Registry ULabel has no column 'nam'. Did you mean 'name'?");
    assertThatThrownBy(() -> include("ulabels"))
        .hasMessageContaining("a column of ULabel after it, such as ulabels__uid");
    assertThatThrownBy(() -> include("created_by__handle__x"))
        .hasMessageContaining("User has no relation 'handle'");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "ulabels__name,",
        "ulabels__name\"; DROP TABLE lamindb_artifact; --",
        "ulabels__'name'",
        "ulabels__\"name\"",
        "x\0y",
        "__",
        "ulabels__",
        "ulabels__ name",
        "ulabels__artifacts__ulabels__artifacts__ulabels__artifacts__ulabels__artifacts__ulabels"
            + "__artifacts__uid"
      })
  void refusesWhatIsNoPath(String path) {
    assertThatThrownBy(() -> include(path)).isInstanceOf(LaminException.class);
  }

  private static List<Column> include(String paths) {
    return IncludedColumns.of(registries(), registries().get("Artifact"), paths);
  }
}

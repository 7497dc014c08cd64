package org.lamindb.spark.registry;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.lamindb.referee.OldInstance;
import org.lamindb.spark.TestSession;
import org.lamindb.spark.registry.ClientInstance.ClientTable;

/** Every registry and link table of old databases: in Spark as in the client of that release. */
class OldReleaseRowsIT {
  private static final Map<String, ClientInstance> CLIENTS = new ConcurrentHashMap<>();

  /** Before 2.0; what is not here kept its name. */
  private static final Map<String, String> TABLES =
      Map.of(
          "lamindb_featurevalue", "lamindb_jsonvalue",
          "lamindb_artifactfeaturevalue", "lamindb_artifactjsonvalue",
          "lamindb_runfeaturevalue", "lamindb_runjsonvalue",
          "lamindb_artifact__previous_runs", "lamindb_artifact_recreating_runs",
          "lamindb_collection__previous_runs", "lamindb_collection_recreating_runs",
          "lamindb_rootblock", "lamindb_block");

  /** Each client is a process of its own, and the cores are there. */
  @BeforeAll
  static void clients() {
    OldInstance.releases().parallelStream().forEach(release -> client(OldInstance.shared(release)));
  }

  static List<OldInstance> databases() {
    return OldInstance.releases().stream().map(OldInstance::shared).toList();
  }

  /** What is known of a table: where it is in Spark, and Spark's name of each column. */
  private record Expected(String identifier, ClientTable table, Map<String, String> names) {
    Map<String, String> types() {
      Map<String, String> types = new TreeMap<>();
      table.columns().forEach((column, type) -> types.put(names.get(column), type));
      return types;
    }
  }

  static String catalog(OldInstance instance) {
    String name = "old_" + instance.release().replace('.', '_');
    TestSession.get().conf().set("spark.sql.catalog." + name, "org.lamindb.spark.LaminCatalog");
    TestSession.get().conf().set("spark.sql.catalog." + name + ".instance", instance.reference());
    return name;
  }

  private static ClientInstance client(OldInstance instance) {
    return CLIENTS.computeIfAbsent(
        instance.release(), release -> new ClientInstance(instance.client()));
  }

  private static List<Expected> tables(OldInstance instance) {
    return client(instance).tables().stream().map(table -> expected(instance, table)).toList();
  }

  private static Expected expected(OldInstance instance, ClientTable table) {
    Map<String, String> names = new TreeMap<>();
    table.columns().keySet().forEach(column -> names.put(column, column));
    if (!instance.isBefore20()) {
      return new Expected(table.namespace() + "." + table.identifier(), table, names);
    }
    String today = TABLES.getOrDefault(table.table(), table.table());
    boolean block = today.endsWith("block");
    boolean versioned = Set.of("Artifact", "Collection", "Transform").contains(own(table)) || block;
    names.replace("_branch_code", "branch_id");
    names.replace("featurevalue_id", "jsonvalue_id");
    if (versioned) {
      names.replace("version", "version_tag");
    }
    if (block || own(table).equals("Transform")) {
      names.replace("type", "kind");
    }
    if (own(table).equals("Feature") || own(table).equals("Schema")) {
      names.replace("dtype", "_dtype_str");
      names.replace("n", "n_members");
    }
    if (own(table).equals("RootBlock")) {
      names.replace("name", "key");
    }
    boolean registry = table.isRegistry() || own(table).equals("RootBlock");
    return new Expected(
        registry
            ? table.module() + "." + today.substring(today.indexOf('_') + 1)
            : "links." + today,
        table,
        names);
  }

  private static String own(ClientTable table) {
    return table.name().substring(table.name().indexOf('.') + 1);
  }

  @ParameterizedTest
  @MethodSource("databases")
  void tablesAreTheRegistriesAndLinksOfItsClient(OldInstance instance) {
    Set<String> found = new TreeSet<>();
    for (String namespace : List.of("core", "bionty", "links")) {
      TestSession.rows("SHOW TABLES IN " + catalog(instance) + "." + namespace)
          .forEach(row -> found.add(namespace + "." + row.getString(1)));
    }
    assertThat(found)
        .isEqualTo(new TreeSet<>(tables(instance).stream().map(Expected::identifier).toList()));
  }

  @ParameterizedTest
  @MethodSource("databases")
  void rowsAreThoseOfItsClient(OldInstance instance) {
    String catalog = catalog(instance);
    int rows = 0;
    for (String branch : List.of("main", "all", "contribution")) {
      for (Expected expected : tables(instance)) {
        boolean hasBranch = expected.types().containsKey("branch_id");
        if (branch.equals("main") || hasBranch) {
          String option = branch.equals("main") ? "" : " WITH (`branch` = '" + branch + "')";
          List<Row> found =
              TestSession.rows("SELECT * FROM " + catalog + "." + expected.identifier() + option);
          Map<Long, Map<String, JsonNode>> wanted = new TreeMap<>();
          client(instance)
              .rows(branch, expected.table())
              .forEach((id, values) -> wanted.put(id, renamed(values, expected.names())));
          assertThat(Values.of(found, expected.types()))
              .as(expected.table().name() + " on " + branch)
              .isEqualTo(wanted);
          rows += found.size();
        }
      }
    }
    assertThat(rows).isGreaterThan(200);
    assertThat(client(instance).rows("main", client(instance).table("Artifact")).size())
        .isLessThan(client(instance).rows("all", client(instance).table("Artifact")).size() - 2);
  }

  @ParameterizedTest
  @MethodSource("databases")
  void dataFramesOfItsClientAreRowsOfSpark(OldInstance instance) {
    for (String registry : ClientInstance.frames()) {
      Expected expected = expected(instance, client(instance).table(registry));
      // The ORM of 1.17 has a name of its own for the branch.
      expected.names().put("branch_id", "branch_id");
      Map<Long, Map<String, JsonNode>> frame = new TreeMap<>();
      client(instance)
          .frame(registry)
          .forEach((id, values) -> frame.put(id, renamed(values, expected.names())));
      assertThat(frame).as(registry).isNotEmpty();
      Set<String> columns = new TreeSet<>(frame.values().iterator().next().keySet());
      columns.add("id");
      Map<Long, Map<String, JsonNode>> found =
          Values.of(
              TestSession.rows(
                  "SELECT "
                      + String.join(", ", columns)
                      + " FROM "
                      + catalog(instance)
                      + "."
                      + expected.identifier()),
              expected.types());
      found.values().forEach(row -> row.remove("id"));
      found
          .values()
          .removeIf(
              row -> row.containsKey("kind") && row.get("kind").asText().equals("__lamindb_run__"));
      assertThat(found).as(registry).isEqualTo(frame);
    }
  }

  static Stream<OldInstance> before20() {
    return databases().stream().filter(OldInstance::isBefore20);
  }

  /** The conditions reach the database, under the names that it has. */
  @ParameterizedTest
  @MethodSource("before20")
  void conditionsAndGroupsOnRenamedColumnsAreAnsweredByTheDatabase(OldInstance instance) {
    String artifacts = catalog(instance) + ".core.artifact";
    String query = "SELECT uid FROM " + artifacts + " WHERE version_tag = 'second'";
    assertThat(TestSession.rows(query)).hasSize(1);
    assertThat(TestSession.plan(query)).contains("version_tag = 'second'");
    assertThat(
            TestSession.rows(
                    "SELECT branch_id, count(*) FROM "
                        + artifacts
                        + " WITH (`branch` = 'all') GROUP BY branch_id ORDER BY branch_id")
                .stream()
                .map(row -> row.getLong(0)))
        .containsExactly(-1L, 0L, 1L, 2L);
    assertThat(
            TestSession.rows(
                "SELECT key FROM "
                    + catalog(instance)
                    + ".core.transform WHERE kind = 'pipeline' ORDER BY version_tag LIMIT 1"))
        .hasSize(1);
  }

  private static Map<String, JsonNode> renamed(
      Map<String, JsonNode> values, Map<String, String> names) {
    Map<String, JsonNode> renamed = new TreeMap<>();
    values.forEach((name, value) -> renamed.put(names.getOrDefault(name, name), value));
    return renamed;
  }
}

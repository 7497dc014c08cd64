package org.lamindb.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.spark.SparkThrowable;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.lamindb.referee.RefereeInstance;

/** Namespaces, tables, names and errors of the catalog and the data source. */
class RegistryCatalogIT {
  private static RefereeInstance instance;

  @BeforeAll
  static void instance() {
    instance = TestSession.newInstance("names", false);
    TestSession.catalog("names", instance);
  }

  @Test
  void theCatalogLaminNeedsNoSetting() {
    assertThat(TestSession.get().conf().get("spark.sql.catalog.lamin"))
        .isEqualTo("org.lamindb.spark.LaminCatalog");
  }

  @Test
  void namespacesAreModules() {
    assertThat(TestSession.column("SHOW NAMESPACES IN names"))
        .contains("core", "bionty", "pertdb", "links", "system");
    assertThat(TestSession.column("SHOW NAMESPACES IN names.core")).isEmpty();
    SparkSession spark = TestSession.get();
    assertThat(spark.catalog().databaseExists("names.core")).isTrue();
    assertThat(spark.catalog().databaseExists("names.nothing")).isFalse();
  }

  @Test
  void linkTablesAreApart() {
    assertThat(tables("core"))
        .contains("artifact", "run", "ulabel")
        .doesNotContain("artifactulabel");
    assertThat(tables("bionty")).contains("celltype", "gene");
    assertThat(tables("links")).contains("lamindb_artifactulabel");
  }

  @Test
  void theCatalogItselfListsTheCoreModule() {
    assertThat(TestSession.rows("SHOW TABLES IN names"))
        .isEqualTo(TestSession.rows("SHOW TABLES IN names.core"))
        .isNotEmpty();
  }

  /** Spark 4.0 has no such statement. */
  @Test
  void proceduresAreListed() {
    assumeThat(TestSession.get().version()).isGreaterThan("4.1");
    assertThat(procedures("names")).isEqualTo(procedures("names.system")).contains("transfer");
    assertThat(procedures("names.core")).isEmpty();
    String described = TestSession.rows("DESCRIBE PROCEDURE names.system.search").toString();
    assertThat(described)
        .contains("registry STRING, required: ", "limit INT, default 20: ")
        .contains("Parameters:");
  }

  private static List<String> procedures(String namespace) {
    return TestSession.rows("SHOW PROCEDURES IN " + namespace).stream()
        .map(row -> row.getString(row.fieldIndex("procedure_name")))
        .toList();
  }

  private static List<String> tables(String namespace) {
    return TestSession.rows("SHOW TABLES IN names." + namespace).stream()
        .map(row -> row.getString(1))
        .toList();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "names.bionty.CellType",
        "names.bionty.cell_type",
        "names.bionty.celltype",
        "names.BIONTY.CELLTYPE",
        "names.core.Artifact",
        "names.artifact",
        "names.links.lamindb_artifactulabel"
      })
  void namesMatchInEverySpelling(String name) {
    assertThat(TestSession.rows("SELECT count(*) FROM " + name)).hasSize(1);
    assertThat(TestSession.get().catalog().tableExists(name)).isTrue();
  }

  @Test
  void describeShowsTypesAndComments() {
    Map<String, Row> columns =
        TestSession.rows("DESCRIBE names.core.artifact").stream()
            .collect(Collectors.toMap(row -> row.getString(0), row -> row));
    assertThat(columns.get("uid").getString(1)).isEqualTo("string");
    assertThat(columns.get("size").getString(1)).isEqualTo("bigint");
    assertThat(columns.get("is_latest").getString(1)).isEqualTo("boolean");
    assertThat(columns.get("created_at").getString(1)).isEqualTo("timestamp");
    assertThat(columns.get("uid").getString(2)).isNotBlank();
  }

  @Test
  void describeExtendedNamesTheDatasetForOpenLineage() {
    String properties =
        TestSession.rows("DESCRIBE EXTENDED names.core.artifact").stream()
            .filter(row -> row.getString(0).equals("Table Properties"))
            .map(row -> row.getString(1))
            .findFirst()
            .orElseThrow();
    assertThat(properties)
        .contains("openlineage.dataset.name=core.artifact")
        .contains("openlineage.dataset.namespace=lamindb://" + instance.slug());
  }

  @Test
  void trashIsHiddenUnlessAskedFor() {
    SparkSession spark = TestSession.get();
    long visible = spark.table("names.core.ulabel").count();
    long all = TestSession.rows("SELECT * FROM names.core.ulabel WITH (`branch` = 'all')").size();
    assertThat(all).isGreaterThanOrEqualTo(visible);
    assertThat(TestSession.plan("SELECT uid FROM names.core.ulabel")).contains("Branch: main");
  }

  @Test
  void formatReadsTheSameRows() {
    SparkSession spark = TestSession.get();
    List<Row> byFormat =
        spark
            .read()
            .format("lamindb")
            .option("instance", instance.reference())
            .option("registry", "bionty.Source")
            .load()
            .orderBy("id")
            .collectAsList();
    assertThat(byFormat)
        .isNotEmpty()
        .isEqualTo(TestSession.rows("SELECT * FROM names.bionty.source ORDER BY id"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "SELECT * FROM names.core.artefact | LAMINDB_REGISTRY_NOT_FOUND | 'core.artifact'",
        "SELECT * FROM names.bionti.celltype | LAMINDB_MODULE_NOT_FOUND | 'bionty'",
        "SHOW TABLES IN names.bionti | LAMINDB_MODULE_NOT_FOUND | 'bionty'",
        "SELECT * FROM names.core.artifact VERSION AS OF 1 | LAMINDB_UNSUPPORTED | Time travel",
        "SELECT * FROM names.core.artifact TIMESTAMP AS OF '2024-01-01' | LAMINDB_UNSUPPORTED | Time travel",
        "SELECT * FROM names.core.artifact WITH (`brnach` = 'x') | LAMINDB_UNKNOWN_OPTION | 'branch'",
        "SELECT * FROM names.core.artifact WITH (`branch` = 'mian') | LAMINDB_BRANCH_NOT_FOUND | 'main'",
        "SELECT * FROM names.core.artifact WITH (`instance` = 'a/b') | LAMINDB_UNSUPPORTED | spark.sql.catalog.<name>.instance",
        "SELECT * FROM names.core.artifact WITH (`STORAGE` = '/x') | LAMINDB_UNSUPPORTED | 'storage'",
        "SELECT * FROM names.core.artifact WITH (`instanse` = 'a/b') | LAMINDB_UNKNOWN_OPTION | 'instanse'",
        "SELECT * FROM names.core.artifact WITH (`version` = '1') | LAMINDB_UNSUPPORTED | 'version'",
        "CREATE TABLE names.core.mine (i INT) | LAMINDB_UNSUPPORTED | CREATE TABLE",
        "DROP TABLE names.core.artifact | LAMINDB_UNSUPPORTED | DROP TABLE",
        "ALTER TABLE names.core.artifact ADD COLUMN x INT | LAMINDB_UNSUPPORTED | ALTER TABLE",
        "INSERT INTO names.core.artifact SELECT * FROM names.core.artifact | LAMINDB_UNSUPPORTED | would add records of the registry 'core.artifact', which SQL only reads. Save an artifact with df.write",
        "INSERT INTO names.core.ulabel SELECT * FROM names.core.ulabel | LAMINDB_UNSUPPORTED | which SQL only reads. Other changes",
        "INSERT OVERWRITE names.core.ulabel SELECT * FROM names.core.ulabel | LAMINDB_UNSUPPORTED | CALL lamin.system.transfer",
        "DELETE FROM names.core.ulabel WHERE id = 1 | LAMINDB_UNSUPPORTED | would delete records of the registry 'core.ulabel'",
        "DELETE FROM names.links.lamindb_artifactulabel | LAMINDB_UNSUPPORTED | Python client",
        "UPDATE names.core.ulabel SET name = 'x' | LAMINDB_UNSUPPORTED | would update",
        "MERGE INTO names.core.ulabel t USING names.core.ulabel s ON t.id = s.id WHEN MATCHED THEN DELETE | LAMINDB_UNSUPPORTED | would merge",
        "TRUNCATE TABLE names.core.ulabel | LAMINDB_UNSUPPORTED | would remove",
        "CREATE NAMESPACE names.mine | LAMINDB_UNSUPPORTED | CREATE NAMESPACE",
        "CALL names.system.nothing() | LAMINDB_PROCEDURE_NOT_FOUND | 'nothing'",
        "CALL names.core.nothing() | LAMINDB_UNSUPPORTED | 'system'"
      })
  void errorsSayWhatToDo(String sql, String errorClass, String hint) {
    assertThatThrownBy(() -> TestSession.rows(sql))
        .isInstanceOf(SparkThrowable.class)
        .hasMessageContaining("[" + errorClass + "]")
        .hasMessageContaining(hint)
        .hasMessageContaining("SQLSTATE: ");
  }

  @Test
  void whatIsNotThereIsNotThereForSparkEither() {
    SparkSession spark = TestSession.get();
    assertThat(spark.catalog().tableExists("names.core.nothing")).isFalse();
    assertThat(spark.catalog().tableExists("names.nothing.nothing")).isFalse();
    assertThat(TestSession.rows("DROP TABLE IF EXISTS names.core.nothing")).isEmpty();
  }

  @Test
  void filesBehindAFormatStayReadableInsideTheCatalog() {
    SparkSession spark = TestSession.get();
    String path = org.lamindb.referee.TestFolders.folder("formats").resolve("one.json").toString();
    spark.range(1).write().mode("overwrite").json(path);
    spark.sql("USE names");
    try {
      assertThat(TestSession.rows("SELECT * FROM json.`" + path + "`")).hasSize(1);
      assertThat(TestSession.rows("SELECT * FROM artifact")).isEmpty();
    } finally {
      spark.sql("USE spark_catalog");
    }
  }

  @Test
  void optionsOfTheFormatAreChecked() {
    assertThatThrownBy(() -> load(Map.of("registry", "Artifact", "instanse", "x")))
        .hasMessageContaining("LAMINDB_UNKNOWN_OPTION")
        .hasMessageContaining("'instance'");
    assertThatThrownBy(() -> load(Map.of())).hasMessageContaining("LAMINDB_MISSING_OPTION");
    assertThatThrownBy(() -> load(Map.of("registry", "Artifact", "path", "x")))
        .hasMessageContaining("LAMINDB_CONFLICTING_OPTIONS");
    assertThatThrownBy(() -> load(Map.of("registry", "Artefact")))
        .hasMessageContaining("Did you mean 'Artifact'");
  }

  @Test
  void optionsOfTheReaderDoNotChangeTheInstanceOfACatalog() {
    assertThatThrownBy(
            () ->
                TestSession.get()
                    .read()
                    .option("instance", "somebody/else")
                    .table("names.core.artifact")
                    .collectAsList())
        .hasMessageContaining("[LAMINDB_UNSUPPORTED]");
  }

  private static void load(Map<String, String> options) {
    TestSession.get()
        .read()
        .format("lamindb")
        .option("instance", instance.reference())
        .options(options)
        .load();
  }
}

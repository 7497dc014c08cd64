package org.lamindb.registry;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lamindb.database.Database;
import org.lamindb.database.DatabaseAddress;
import org.lamindb.database.Dialect;
import org.lamindb.database.SchemaVersion;
import org.lamindb.database.SqlText;

/** A database of LaminDB 1.17 under the names of 2.0; tables cut down to what was renamed. */
class LegacyNamesTest {
  private static final String[] TABLES = {
    "CREATE TABLE django_migrations (app varchar, name varchar)",
    "INSERT INTO django_migrations VALUES ('lamindb', '0150_squashed'), ('wetlab', '0001_x')",
    "CREATE TABLE lamindb_artifact (id integer PRIMARY KEY, uid varchar(20) UNIQUE,"
        + " version varchar(30), kind varchar(20), _branch_code integer, UNIQUE (uid, version))",
    "INSERT INTO lamindb_artifact VALUES (7, 'a', '1', 'model', -1)",
    "CREATE TABLE lamindb_featurevalue (id integer PRIMARY KEY, value text, _branch_code integer)",
    "CREATE TABLE lamindb_artifactfeaturevalue (id integer PRIMARY KEY,"
        + " featurevalue_id integer REFERENCES lamindb_featurevalue (id))",
    "CREATE TABLE lamindb_artifact__previous_runs (id integer PRIMARY KEY, artifact_id integer)",
    "CREATE TABLE lamindb_runblock (id integer PRIMARY KEY, uid varchar, type varchar,"
        + " version varchar)",
    "CREATE TABLE lamindb_schema (id integer PRIMARY KEY, uid varchar, n integer, dtype varchar)",
    "CREATE TABLE wetlab_compound (id integer PRIMARY KEY, uid varchar, version varchar,"
        + " _branch_code integer)"
  };

  @TempDir Path folder;

  private Registries registries(Optional<Set<String>> modules, int migration) throws SQLException {
    Path file = folder.resolve("lamin.db");
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
        Statement statement = connection.createStatement()) {
      for (String sql : TABLES) {
        statement.execute(sql);
      }
    }
    try (Database database = new Database(new DatabaseAddress.SqliteFile(file.toString()))) {
      SchemaVersion version = SchemaVersion.read(database);
      return Registries.discover(database, new SchemaVersion(migration, version.apps()), modules);
    }
  }

  @Test
  void tablesAndColumnsHaveTheNamesOf20() throws SQLException {
    Registries registries = registries(Optional.of(Set.of("wetlab")), 150);

    Registry artifact = registries.get("Artifact");
    assertThat(artifact.columnNames())
        .containsExactly("id", "uid", "kind", "version_tag", "branch_id");
    assertThat(artifact.columns().stream().map(Column::databaseName))
        .containsExactly("id", "uid", "kind", "version", "_branch_code");
    assertThat(artifact.hasBranch()).isTrue();
    assertThat(artifact.uniqueKeys()).contains(List.of("uid", "version_tag"));
    assertThat(artifact.column("version_tag").orElseThrow().comment()).isNotEmpty();
    assertThat(registries.get("JsonValue").table()).isEqualTo("lamindb_featurevalue");
    assertThat(registries.get("Schema").columnNames())
        .containsExactly("id", "uid", "n_members", "_dtype_str");
    assertThat(registries.in(Registry.LINKS).stream().map(Registry::name))
        .containsExactly(
            "lamindb_artifact_recreating_runs", "lamindb_artifactjsonvalue", "lamindb_runblock");
    Registry link = registries.find(Registry.LINKS, "lamindb_artifactjsonvalue").orElseThrow();
    assertThat(link.columnNames()).containsExactly("id", "jsonvalue_id");
    assertThat(registries.ofTable(link.columns().get(1).references()).name())
        .isEqualTo("JsonValue");
    assertThat(registries.find(Registry.LINKS, "lamindb_runblock").orElseThrow().columnNames())
        .containsExactly("id", "uid", "kind", "version_tag");
    assertThat(registries.get("pertdb.Compound").columnNames())
        .containsExactly("id", "uid", "version", "branch_id");
  }

  @Test
  void newerSchemasAreTakenAsTheyAre() throws SQLException {
    Registry artifact = registries(Optional.empty(), 177).get("Artifact");
    assertThat(artifact.columnNames()).contains("version", "_branch_code");
    SqlText sql = new SqlText(Dialect.SQLITE);
    RegistrySql.table(sql, artifact);
    assertThat(sql.text()).isEqualTo(Dialect.SQLITE.quote("lamindb_artifact"));
  }

  @Test
  void queriesUseTheNamesOfTheDatabase() throws SQLException {
    Registry artifact = registries(Optional.empty(), 150).get("Artifact");
    Column branch = artifact.column("branch_id").orElseThrow();
    SqlText query =
        RegistrySql.select(
            RegistryQuery.all(artifact)
                .withFilters(List.of(new Filter.Comparison(branch, Filter.Operator.EQUAL, -1L))),
            Dialect.SQLITE);
    SqlText table = new SqlText(Dialect.SQLITE).sql("SELECT a.branch_id, a.version_tag FROM ");
    RegistrySql.table(table, artifact);
    try (Connection connection =
        DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("lamin.db"))) {
      assertThat(query.query(connection, row -> row.text("_branch_code"))).containsExactly("-1");
      assertThat(table.sql(" a").query(connection, row -> row.text("version_tag")))
          .containsExactly("1");
    }
  }
}

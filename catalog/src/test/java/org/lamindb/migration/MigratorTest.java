package org.lamindb.migration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lamindb.database.DatabaseAddress.SqliteFile;
import org.lamindb.instance.Instance;
import org.lamindb.instance.InstanceDescription;
import org.lamindb.instance.Workspace;
import org.lamindb.registry.Column;
import org.lamindb.registry.Registry;

/** Migrations of SQLite databases, and modules of a user's own. */
class MigratorTest {
  private Workspace workspace;
  private InstanceDescription instance;
  private Path database;

  @BeforeEach
  void setUp(@TempDir Path base) {
    workspace = Workspace.in(base);
    instance = workspace.init("./s").instance();
    database = workspace.directory().resolve("s/.lamindb/lamin.db");
  }

  private Migrator migrator(Optional<CustomModule> custom) {
    return new Migrator(instance.database(), Set.of(), "00000000", custom);
  }

  private Migrator migrator(Path module) {
    return migrator(Optional.of(CustomModule.in(module)));
  }

  private Connection connect() throws SQLException {
    return DriverManager.getConnection("jdbc:sqlite:" + database);
  }

  private void execute(String sql) throws SQLException {
    try (Connection connection = connect();
        Statement statement = connection.createStatement()) {
      statement.executeUpdate(sql);
    }
  }

  private Stream<Path> backups() throws IOException {
    return Files.list(database.getParent()).filter(path -> path.toString().contains("backup"));
  }

  @Test
  void newestDatabaseIsLeftAlone() throws IOException {
    byte[] before = Files.readAllBytes(database);

    assertThat(migrator(Optional.empty()).deploy().migrations()).isEmpty();
    assertThat(Files.readAllBytes(database)).isEqualTo(before);
    assertThat(backups()).isEmpty();
  }

  /** So LaminDB 2.9 leaves one. */
  @Test
  void recordsTheNameThatStandsForAll() throws Exception {
    execute("DELETE FROM django_migrations WHERE name = '0193_squashed'");
    byte[] before = Files.readAllBytes(database);

    assertThat(migrator(Optional.empty()).plan().migrations())
        .containsExactly("lamindb.0193_squashed");
    assertThat(Files.readAllBytes(database)).isEqualTo(before);
    MigrationReport report = migrator(Optional.empty()).deploy();

    assertThat(report.migrations()).containsExactly("lamindb.0193_squashed");
    assertThat(backups()).containsExactly(report.backup().orElseThrow());
    assertThat(migrator(Optional.empty()).plan().migrations()).isEmpty();
    Migrator ofBackup =
        new Migrator(
            SqliteFile.at(report.backup().orElseThrow()), Set.of(), "00000000", Optional.empty());
    assertThat(ofBackup.plan().migrations()).hasSize(1);
  }

  @Test
  void doesNotWaitForAnotherWriter() throws Exception {
    execute("DELETE FROM django_migrations WHERE name = '0193_squashed'");
    try (Connection other = connect();
        Statement statement = other.createStatement()) {
      statement.execute("BEGIN IMMEDIATE");

      assertThatThrownBy(() -> migrator(Optional.empty()).deploy())
          .hasMessageContaining("LAMINDB_DATABASE_BUSY");
      statement.execute("ROLLBACK");
    }
    assertThat(backups()).isEmpty();
    assertThat(migrator(Optional.empty()).deploy().migrations()).hasSize(1);
  }

  @Test
  void refusesADatabaseWithRowsThatReferToNothing() throws Exception {
    execute("DELETE FROM django_migrations WHERE name = '0193_squashed'");
    execute("PRAGMA foreign_keys=OFF; UPDATE lamindb_storage SET created_by_id = 99");

    assertThatThrownBy(() -> migrator(Optional.empty()).deploy())
        .hasMessageContaining("LAMINDB_DATABASE_DAMAGED")
        .hasMessageContaining("lamindb_storage");
    assertThat(migrator(Optional.empty()).plan().migrations()).hasSize(1);
  }

  @Test
  void moduleOfAUserBecomesRegistries() throws Exception {
    Path module = ModuleScaffold.write(workspace.directory(), "labtest", "PlateWell");

    assertThat(migrator(module).plan().migrations()).containsExactly("labtest.0001_initial");
    assertThat(migrator(module).deploy().migrations()).containsExactly("labtest.0001_initial");
    assertThat(migrator(module).deploy().migrations()).isEmpty();

    Registry plain = registry("labtest", "platewell");
    assertThat(plain.comment()).isEmpty();
    Registry described = withClassPath(module, () -> registry("labtest", "PlateWell"));
    assertThat(described.name()).isEqualTo("PlateWell");
    assertThat(described.comment()).isEqualTo("Records of the module labtest");
    assertThat(described.columns())
        .filteredOn(column -> column.name().equals("uid"))
        .extracting(Column::comment)
        .containsExactly("Identifier in every instance, 14 characters");

    Files.writeString(
        module.resolve("db/sqlite/V2__volume.sql"),
        "ALTER TABLE labtest_platewell ADD COLUMN volume real NULL;\nINSERT INTO labtest_platewell"
            + " (uid, name, created_by_id) VALUES ('a', 'A1; \"first\"', 1);");
    assertThat(migrator(module).deploy().migrations()).containsExactly("labtest.0002_volume");
    assertThat(registry("labtest", "platewell").columns())
        .extracting(Column::name)
        .contains("volume");
  }

  private Registry registry(String module, String name) {
    try (Instance opened = Instance.open(instance)) {
      return opened.registries().find(module, name).orElseThrow();
    }
  }

  private static <T> T withClassPath(Path folder, Callable<T> work) throws Exception {
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    try (URLClassLoader loader = new URLClassLoader(new URL[] {folder.toUri().toURL()}, before)) {
      thread.setContextClassLoader(loader);
      return work.call();
    } finally {
      thread.setContextClassLoader(before);
    }
  }

  @Test
  void scriptThatFailsChangesNothing() throws Exception {
    Path module = ModuleScaffold.write(workspace.directory(), "labtest", "Sample");
    Files.writeString(module.resolve("db/sqlite/V2__bad.sql"), "CREATE TABLE labtest_x (nonsense");

    assertThatThrownBy(() -> migrator(module).deploy())
        .hasMessageContaining("LAMINDB_DATABASE_ERROR");
    try (Instance opened = Instance.open(instance)) {
      assertThat(opened.registries().modules()).doesNotContain("labtest");
    }
    Files.writeString(module.resolve("db/sqlite/V2__bad.sql"), "SELECT 1;");
    assertThat(migrator(module).deploy().migrations()).hasSize(2);
  }

  @Test
  void descriptorThatIsNoneIsRefused() throws Exception {
    Path module = ModuleScaffold.write(workspace.directory(), "labtest", "Sample");
    migrator(module).deploy();
    Files.writeString(module.resolve("org/lamindb/registry/labtest.json"), "{\"app\": \"other\"}");

    assertThatThrownBy(() -> withClassPath(module, () -> registry("labtest", "sample")))
        .hasMessageContaining("LAMINDB_INVALID_DESCRIPTOR")
        .hasMessageContaining("labtest.json");
  }

  @Test
  void refusesNamesAndFoldersThatCannotBe() throws Exception {
    for (String name : new String[] {"Lab", "lab_x", "bionty", "lamindb", "", "1a", "../x"}) {
      assertThatThrownBy(() -> ModuleScaffold.write(workspace.directory(), name, "Sample"))
          .as(name)
          .hasMessageContaining("LAMINDB_INVALID_OPTION");
    }
    assertThatThrownBy(() -> ModuleScaffold.write(workspace.directory(), "lab", "sample"))
        .hasMessageContaining("--registry");
    ModuleScaffold.write(workspace.directory(), "lab", "Sample");
    assertThatThrownBy(() -> ModuleScaffold.write(workspace.directory(), "lab", "Sample"))
        .hasMessageContaining("LAMINDB_ALREADY_EXISTS");
    assertThatThrownBy(() -> CustomModule.in(workspace.directory()))
        .hasMessageContaining("migrate create");
    Path posing = ModuleScaffold.write(workspace.directory(), "posing", "Sample");
    Path descriptors = posing.resolve("org/lamindb/registry");
    Files.move(descriptors.resolve("posing.json"), descriptors.resolve("bionty.json"));
    assertThatThrownBy(() -> CustomModule.in(posing))
        .hasMessageContaining("LAMINDB_INVALID_OPTION");
    Path scripts = workspace.directory().resolve("lab/db/sqlite");
    Files.writeString(scripts.resolve("V01__again.sql"), "SELECT 1;");
    assertThatThrownBy(() -> migrator(workspace.directory().resolve("lab")).plan())
        .hasMessageContaining("each number once");
  }
}

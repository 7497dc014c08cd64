package org.lamindb.migration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.lamindb.database.Database;
import org.lamindb.database.DatabaseAddress;
import org.lamindb.database.DatabaseAddress.SqliteFile;
import org.lamindb.database.PostgresUrl;
import org.lamindb.referee.ClientSettings;
import org.lamindb.referee.OldInstance;
import org.lamindb.referee.PostgresForTests;
import org.lamindb.referee.Referee;
import org.lamindb.referee.TestFolders;

/** Old databases become what {@code lamin migrate deploy} of the real client makes of them. */
class MigrateIT {
  /** Links that the schema of 2.9 does not allow twice; the oldest one stays. */
  private static final String TWICE =
      "INSERT INTO lamindb_artifactulabel (artifact_id, ulabel_id, created_by_id)"
          + " SELECT artifact_id, ulabel_id, created_by_id FROM lamindb_artifactulabel"
          + " WHERE feature_id IS NULL";

  static List<String> releases() {
    return OldInstance.releases().stream()
        .filter(release -> !OldInstance.isBefore20(release))
        .toList();
  }

  private static Migrator migrator(DatabaseAddress address, String... modules) {
    return new Migrator(address, Set.of(modules), "00000000", Optional.empty());
  }

  private static JsonNode contents(String database) {
    JsonNode dump = Referee.withoutInstance().ask("schema-dump", "--all-rows", "--db", database);
    // Functions do the same in other words.
    dump.get("tables").forEach(table -> table.path("triggers").forEach(MigrateIT::withoutBody));
    return dump;
  }

  private static void withoutBody(JsonNode trigger) {
    ((ObjectNode) trigger).remove("function_md5");
  }

  private static Path copy(OldInstance instance, String side) throws IOException {
    String name = "migrate/" + instance.name() + "-" + ProcessHandle.current().pid() + side;
    Path root = TestFolders.folder(name);
    Path folder = Files.createDirectories(root.resolve(".lamindb"));
    Files.copy(instance.storage().resolve(".lamindb/lamin.db"), folder.resolve("lamin.db"));
    return root;
  }

  private static Path file(Path root) {
    return root.resolve(".lamindb/lamin.db");
  }

  private static void twice(Path root) throws SQLException {
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file(root));
        Statement statement = connection.createStatement()) {
      statement.executeUpdate(TWICE);
    }
  }

  @ParameterizedTest
  @MethodSource("releases")
  void sqliteDatabaseBecomesThatOfTheClient(String release) throws Exception {
    OldInstance old = OldInstance.shared(release);
    Path real = copy(old, "-real");
    Path own = copy(old, "-own");
    if (migrator(SqliteFile.at(file(own)), "bionty")
        .plan()
        .migrations()
        .contains("lamindb.0193_v2_9_part_2")) {
      twice(real);
      twice(own);
    }
    Referee client =
        ClientSettings.of(real.getFileName().toString(), real, Optional.empty(), "bionty");
    client.lamin("migrate", "deploy");

    MigrationReport planned = migrator(SqliteFile.at(file(own)), "bionty").plan();
    MigrationReport done = migrator(SqliteFile.at(file(own)), "bionty").deploy();

    assertThat(done.migrations()).isEqualTo(planned.migrations()).isNotEmpty();
    assertThat(contents(own.toString())).isEqualTo(contents(real.toString()));
    assertThat(done.backup().orElseThrow()).exists().isNotEqualTo(file(own));
    assertThat(migrator(SqliteFile.at(done.backup().orElseThrow()), "bionty").plan().migrations())
        .isEqualTo(planned.migrations());
    assertThat(migrator(SqliteFile.at(file(own)), "bionty").deploy().migrations()).isEmpty();
  }

  @Test
  void postgresDatabaseBecomesThatOfTheClient() {
    OldInstance old = OldInstance.make(releases().get(0), "migrate", true, "");
    String template = old.name().replace('-', '_');
    PostgresForTests.execute(template, TWICE);
    String real = PostgresForTests.createDatabase(template + "_real", template);
    String own = PostgresForTests.createDatabase(template + "_own", template);
    ClientSettings.of(old.name() + "-real", old.storage(), Optional.of(real), "")
        .lamin("migrate", "deploy");

    DatabaseAddress address = PostgresUrl.parse(own);
    MigrationReport done = migrator(address).deploy();

    assertThat(done.migrations()).hasSize(16);
    assertThat(contents(own)).isEqualTo(contents(real));
    assertThat(migrator(address).deploy().migrations()).isEmpty();
    String other = template + "_other";
    nothingIsAppliedUnlessAllCanBe(
        PostgresUrl.parse(PostgresForTests.createDatabase(other, template)), other);
  }

  private static void nothingIsAppliedUnlessAllCanBe(DatabaseAddress address, String name) {
    try (Database other = new Database(address)) {
      other.migrate(
          "hold the tables",
          connection -> {
            PostgresTables.lock(connection, address);
            assertThatThrownBy(() -> migrator(address).deploy())
                .hasMessageContaining("LAMINDB_DATABASE_BUSY");
            return null;
          });
    }
    // The last migration wants this name for an index.
    PostgresForTests.execute(name, "CREATE TABLE unique_transformrecord (id int)");
    assertThatThrownBy(() -> migrator(address).deploy())
        .hasMessageContaining("LAMINDB_DATABASE_ERROR")
        .hasMessageContaining("unique_transformrecord")
        .hasMessageNotContaining("secret-of-the-tests");
    PostgresForTests.execute(name, "DROP TABLE unique_transformrecord");
    assertThat(migrator(address).deploy().migrations()).hasSize(16);
  }
}

package org.lamindb.migration;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lamindb.instance.Launcher;
import org.lamindb.referee.RefereeInstance;
import org.lamindb.referee.TestFolders;
import org.lamindb.spark.TestSession;

/** Modules of users' own are tables: one of Django beside one of this library. */
class CustomModuleIT {
  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void bothKindsOfModulesAreTables(boolean postgres) throws Exception {
    String name = "custom-" + (postgres ? "postgres-" : "") + ProcessHandle.current().pid();
    RefereeInstance instance = RefereeInstance.withModule(name, postgres, "labdjango");
    instance
        .referee()
        .python(
            "import lamindb as ln; from labdjango.models import Plate;"
                + " Plate(name='plate ü', volume=2.5).save()");
    Path folder = TestFolders.folder("modules/" + name);
    Launcher launcher = Launcher.in(folder);
    assertThat(launcher.run("migrate", "create", "labown", "--registry", "Well").code()).isZero();
    Launcher.Result deployed =
        launcher.run("migrate", "deploy", "--instance", instance.slug(), "--module", "labown");
    assertThat(deployed.output()).as(deployed.errors()).contains("applied labown.0001_initial");
    try (Connection connection = instance.connect();
        Statement statement = connection.createStatement()) {
      statement.executeUpdate(
          "INSERT INTO labown_well (uid, name, created_by_id) VALUES ('w1', 'A1', 1)");
    }
    String catalog = name.replace('-', '_');
    TestSession.catalog(catalog, instance);

    assertThat(TestSession.column("SHOW NAMESPACES IN " + catalog)).contains("labdjango", "labown");
    assertThat(TestSession.rows("SELECT name, volume FROM " + catalog + ".labdjango.plate").get(0))
        .hasToString("[plate ü,2.5]");
    assertThat(TestSession.column("SELECT name FROM " + catalog + ".labown.well"))
        .containsExactly("A1");
    assertThat(
            TestSession.rows(
                "SELECT w.name, u.handle FROM "
                    + catalog
                    + ".labown.well w JOIN "
                    + catalog
                    + ".core.user u ON w.created_by_id = u.id"))
        .hasToString("[[A1,anonymous]]");
    assertThat(TestSession.rows("SELECT * FROM " + catalog + ".links.labdjango_plate_artifacts"))
        .isEmpty();
    Launcher.Result again =
        launcher.run(
            "migrate", "deploy", "--json", "--instance", instance.slug(), "--module", "labown");
    assertThat(again.output()).as(again.errors()).contains("\"migrations\":[]");
    // The Python client goes on with what it knows.
    assertThat(instance.referee().lamin("migrate", "deploy")).contains("No migrations to apply");
  }
}

package org.lamindb.migration;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.lamindb.instance.Launcher;
import org.lamindb.referee.RefereeInstance;
import org.lamindb.referee.TestFolders;
import org.lamindb.spark.TestSession;

/** Modules of users' own are tables: one of Django beside one of this library. */
class CustomModuleIT {
  private static final String NAME = "custom-" + ProcessHandle.current().pid();

  @Test
  void bothKindsOfModulesAreTables() throws Exception {
    RefereeInstance instance = RefereeInstance.empty(NAME, "labdjango");
    instance
        .referee()
        .python(
            "import lamindb as ln; from labdjango.models import Plate;"
                + " Plate(name='plate ü', volume=2.5).save()");
    Path folder = TestFolders.folder("modules/" + NAME);
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
    String catalog = NAME.replace('-', '_');
    TestSession.catalog(catalog, instance);

    assertThat(TestSession.column("SHOW NAMESPACES IN " + catalog)).contains("labdjango", "labown");
    assertThat(TestSession.rows("SELECT name, volume FROM " + catalog + ".labdjango.plate").get(0))
        .hasToString("[plate ü,2.5]");
    assertThat(TestSession.column("SELECT name FROM " + catalog + ".labown.well"))
        .containsExactly("A1");
    assertThat(TestSession.rows("SELECT * FROM " + catalog + ".links.labdjango_plate_artifacts"))
        .isEmpty();
    // The Python client goes on with what it knows.
    assertThat(instance.referee().lamin("migrate", "deploy")).contains("No migrations to apply");
  }
}

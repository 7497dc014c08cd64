package org.lamindb.instance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lamindb.storage.StorageMarker;

class InstanceInitializerTest {
  private Workspace workspace;

  @BeforeEach
  void setUp(@TempDir Path base) {
    workspace = Workspace.in(base);
  }

  /** They hold the passwords of databases. */
  @Test
  void onlyTheirOwnerReadsSettings() throws IOException {
    workspace.init("./s");

    Path file = workspace.settings("instance--anonymous--s.env");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
  }

  @Test
  void makesDatabaseSettingsAndMarkers() throws IOException {
    InitResult result = workspace.init("./data/Mine");

    assertThat(result.created()).isTrue();
    assertThat(result.instance().identity()).isEqualTo(InstanceIdentity.ofNew("anonymous", "mine"));
    assertThat(workspace.files())
        .containsExactly(
            "settings/.lamin/instance--anonymous--mine.env",
            "work/.lamin/current_instance",
            "work/data/Mine/.lamindb/lamin.db",
            "work/data/Mine/.lamindb/storage_uid.txt");
    assertThat(workspace.directory().resolve(".lamin/current_instance"))
        .hasContent("anonymous/mine");
    String uid = Workspace.query(result.instance(), "SELECT uid FROM lamindb_storage").get(0);
    assertThat(uid).matches("[0-9A-Za-z]{12}");
    assertThat(workspace.directory().resolve("data/Mine/.lamindb/storage_uid.txt"))
        .hasContent(StorageMarker.format(uid, result.instance().identity()));
  }

  /** The figures are those of databases that the Python client made. */
  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      value = {
        "``, 142, 1027, 24, 0",
        "bionty, 142, 1027, 24, 43",
        "`bionty,pertdb`, 168, 1201, 26, 43",
        "`pertdb,bionty`, 168, 1201, 26, 43",
      })
  void databaseIsThatOfThePythonClient(
      String modules, int tables, int indexes, int migrations, int sources) {
    InstanceDescription made = workspace.init("./s", modules.split(",")).instance();
    String count =
        "SELECT count(*) FROM sqlite_master WHERE name NOT LIKE 'sqlite\\_%' ESCAPE '\\'";

    assertThat(Workspace.query(made, count + " AND type = 'table'")).containsExactly("" + tables);
    assertThat(Workspace.query(made, count + " AND type = 'index'")).containsExactly("" + indexes);
    assertThat(Workspace.query(made, count + " AND type NOT IN ('table', 'index')"))
        .containsExactly("0");
    assertThat(Workspace.query(made, "SELECT max(id), count(*) FROM django_migrations"))
        .containsExactly(migrations + "|" + migrations);
    assertThat(Workspace.query(made, "SELECT count(*) FROM bionty_source"))
        .containsExactly("" + sources);
    assertThat(Workspace.query(made, "PRAGMA foreign_key_check")).isEmpty();
    assertThat(Workspace.query(made, "PRAGMA journal_mode")).containsExactly("delete");
    assertThat(made.modules())
        .hasValueSatisfying(
            names ->
                assertThat(names)
                    .containsExactlyInAnyOrder(
                        modules.isEmpty() ? new String[0] : modules.split(",")));
  }

  @Test
  void rowsAreThoseOfThePythonClient() {
    InstanceDescription made = workspace.init("./s", "bionty", "pertdb").instance();

    assertThat(
            Workspace.query(
                made, "SELECT id, name, uid, created_at, created_by_id FROM lamindb_space"))
        .containsExactly("1|all|aaaaaaaaaaaa|2026-02-17 23:10:20.725|null");
    assertThat(Workspace.query(made, "SELECT id, uid, handle, name FROM lamindb_user"))
        .containsExactly("1|00000000|anonymous|null");
    assertThat(
            Workspace.query(
                made,
                "SELECT id, name, uid, description, space_id, created_by_id, _status_code, _aux"
                    + " FROM lamindb_branch ORDER BY id"))
        .containsExactly(
            "-1|trash|tttttttttttt|The trash.|1|1|0|null",
            "0|archive|aaaaaaaaaaaa|The archive.|1|1|0|null",
            "1|main|mmmmmmmmmmmm|The main & default branch of the instance.|1|1|0|null");
    assertThat(
            Workspace.query(
                made,
                "SELECT id, root, description, type, region, instance_uid, is_locked, _aux IS NULL,"
                    + " branch_id, created_on_id, run_id, space_id, created_by_id"
                    + " FROM lamindb_storage"))
        .containsExactly(
            "1|"
                + made.storageRoot()
                + "|null|local|null|"
                + made.identity().uid()
                + "|0|1|1|1|null|1|1");
    assertThat(
            Workspace.query(
                made, "SELECT id, app, name, applied FROM django_migrations WHERE id = 24"))
        .containsExactly("24|lamindb|0193_squashed|2026-08-22 17:04:03.782272");
    assertThat(
            Workspace.query(
                made, "SELECT app, name, length(applied) FROM django_migrations WHERE id > 24"))
        .containsExactly("pertdb|0001_initial|26", "pertdb|0002_biologic_created_on_and_more|26");
    assertThat(
            Workspace.query(
                made, "SELECT name, seq FROM sqlite_sequence WHERE seq > 0 ORDER BY name"))
        .containsExactly(
            "bionty_source|43",
            "django_migrations|26",
            "lamindb_branch|1",
            "lamindb_space|1",
            "lamindb_storage|1",
            "lamindb_user|1");
    assertThat(Workspace.query(made, "SELECT count(*), count(DISTINCT name) FROM sqlite_sequence"))
        .containsExactly("104|104");
    assertThat(Workspace.query(made, "SELECT created_at FROM lamindb_storage").get(0))
        .matches("\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d\\.\\d{3}");
  }

  @Test
  void nameIsThatOfTheDirectoryInLowerCase() {
    assertThat(workspace.at("MyProject").init("./storage").instance().identity().name())
        .isEqualTo("myproject");
    assertThat(workspace.at("Other").init("storage").instance().identity().name())
        .isEqualTo("storage");
    assertThat(workspace.init("MyCaps").instance().identity().name()).isEqualTo("mycaps");
    assertThat(workspace.initNamed("MyData", "MyName").instance().identity().name())
        .isEqualTo("MyName");
  }

  @Test
  void rootIsTheRealPath() throws IOException {
    Files.createSymbolicLink(workspace.directory().resolve("link"), workspace.base());

    assertThat(workspace.init("link/data/./x/../y").instance().storageRoot())
        .isEqualTo(workspace.base() + "/data/y");
    assertThat(workspace.init("~/data").instance().storageRoot())
        .isEqualTo(workspace.base() + "/home/data");
  }

  @Test
  void secondInitConnects() throws IOException {
    InitResult first = workspace.init("./s", "bionty");
    byte[] database = Files.readAllBytes(workspace.directory().resolve("s/.lamindb/lamin.db"));

    Workspace elsewhere = workspace.at("elsewhere");
    InitResult second = elsewhere.init(workspace.base() + "/work/s");

    assertThat(second.created()).isFalse();
    assertThat(second.instance()).isEqualTo(first.instance());
    assertThat(workspace.settings("current_instance.env"))
        .hasSameTextualContentAs(workspace.settings("instance--anonymous--s.env"));
    assertThat(elsewhere.directory()).isEmptyDirectory();
    assertThat(workspace.directory().resolve("s/.lamindb/lamin.db")).hasBinaryContent(database);
    assertThatThrownBy(() -> workspace.init("./s", "bionty", "pertdb"))
        .hasMessageContaining("LAMINDB_INIT_REFUSED")
        .hasMessageContaining("--modules bionty");
  }

  @Test
  void requestsHaveTheirModulesOnce() {
    assertThat(InitRequest.of("x", " bionty", "", "pertdb ", "bionty").modules())
        .containsExactly("bionty", "pertdb");
  }
}

package org.lamindb.instance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.lamindb.database.Database;
import org.lamindb.storage.StorageMarker;

class InstanceInitializerTest {
  /** No process has this number. */
  private static final long DEAD = 99_999_999_999L;

  private Workspace workspace;

  @BeforeEach
  void setUp(@TempDir Path base) {
    workspace = Workspace.in(base);
  }

  private InitResult init(Workspace place, String storage, String name, String... modules) {
    return new InstanceInitializer(place.environment())
        .init(new InitRequest(storage, Optional.of(name), List.of(modules)));
  }

  private static List<String> query(InstanceDescription instance, String sql) {
    try (Database database = new Database(instance.database())) {
      return database.read(
          "look into the database",
          connection -> {
            List<String> found = new ArrayList<>();
            try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
              int width = rows.getMetaData().getColumnCount();
              while (rows.next()) {
                List<String> row = new ArrayList<>();
                for (int i = 1; i <= width; i++) {
                  row.add(rows.getString(i));
                }
                found.add(String.join("|", row.stream().map(String::valueOf).toList()));
              }
            }
            return found;
          });
    }
  }

  private List<String> files() throws IOException {
    try (Stream<Path> found = Files.walk(workspace.base())) {
      return found
          .filter(Files::isRegularFile)
          .map(path -> workspace.base().relativize(path).toString())
          .sorted()
          .toList();
    }
  }

  @Test
  void makesDatabaseSettingsAndMarkers() throws IOException {
    InitResult result = workspace.init("./data/Mine");

    assertThat(result.created()).isTrue();
    assertThat(result.instance().identity()).isEqualTo(InstanceIdentity.ofNew("anonymous", "mine"));
    assertThat(files())
        .containsExactly(
            "settings/.lamin/instance--anonymous--mine.env",
            "work/.lamin/current_instance",
            "work/data/Mine/.lamindb/lamin.db",
            "work/data/Mine/.lamindb/storage_uid.txt");
    assertThat(workspace.directory().resolve(".lamin/current_instance"))
        .hasContent("anonymous/mine");
    String uid = query(result.instance(), "SELECT uid FROM lamindb_storage").get(0);
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

    assertThat(query(made, count + " AND type = 'table'")).containsExactly("" + tables);
    assertThat(query(made, count + " AND type = 'index'")).containsExactly("" + indexes);
    assertThat(query(made, count + " AND type NOT IN ('table', 'index')")).containsExactly("0");
    assertThat(query(made, "SELECT max(id), count(*) FROM django_migrations"))
        .containsExactly(migrations + "|" + migrations);
    assertThat(query(made, "SELECT count(*) FROM bionty_source")).containsExactly("" + sources);
    assertThat(query(made, "PRAGMA foreign_key_check")).isEmpty();
    assertThat(query(made, "PRAGMA journal_mode")).containsExactly("delete");
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

    assertThat(query(made, "SELECT id, name, uid, created_at, created_by_id FROM lamindb_space"))
        .containsExactly("1|all|aaaaaaaaaaaa|2026-02-17 23:10:20.725|null");
    assertThat(query(made, "SELECT id, uid, handle, name FROM lamindb_user"))
        .containsExactly("1|00000000|anonymous|null");
    assertThat(
            query(
                made,
                "SELECT id, name, uid, description, space_id, created_by_id, _status_code, _aux"
                    + " FROM lamindb_branch ORDER BY id"))
        .containsExactly(
            "-1|trash|tttttttttttt|The trash.|1|1|0|null",
            "0|archive|aaaaaaaaaaaa|The archive.|1|1|0|null",
            "1|main|mmmmmmmmmmmm|The main & default branch of the instance.|1|1|0|null");
    assertThat(
            query(
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
    assertThat(query(made, "SELECT id, app, name, applied FROM django_migrations WHERE id = 24"))
        .containsExactly("24|lamindb|0193_squashed|2026-08-22 17:04:03.782272");
    assertThat(
            query(made, "SELECT app, name, length(applied) FROM django_migrations WHERE id > 24"))
        .containsExactly("pertdb|0001_initial|26", "pertdb|0002_biologic_created_on_and_more|26");
    assertThat(query(made, "SELECT name, seq FROM sqlite_sequence WHERE seq > 0 ORDER BY name"))
        .containsExactly(
            "bionty_source|43",
            "django_migrations|26",
            "lamindb_branch|1",
            "lamindb_space|1",
            "lamindb_storage|1",
            "lamindb_user|1");
    assertThat(query(made, "SELECT count(*), count(DISTINCT name) FROM sqlite_sequence"))
        .containsExactly("104|104");
    assertThat(query(made, "SELECT created_at FROM lamindb_storage").get(0))
        .matches("\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d\\.\\d{3}");
  }

  @Test
  void nameIsThatOfTheDirectoryInLowerCase() {
    assertThat(workspace.at("MyProject").init("./storage").instance().identity().name())
        .isEqualTo("myproject");
    assertThat(workspace.at("Other").init("storage").instance().identity().name())
        .isEqualTo("storage");
    assertThat(workspace.init("MyCaps").instance().identity().name()).isEqualTo("mycaps");
    assertThat(init(workspace, "MyData", "MyName").instance().identity().name())
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

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      nullValues = "null",
      value = {
        "s3://bucket/x, null, ``, LAMINDB_UNSUPPORTED, lamin init",
        "gs://bucket, null, ``, LAMINDB_UNSUPPORTED, lamin init",
        "create-s3, null, ``, LAMINDB_UNSUPPORTED, lamin init",
        "./x/.lamindb, null, ``, LAMINDB_INVALID_STORAGE_ROOT, .lamindb",
        "` `, null, ``, LAMINDB_INVALID_STORAGE_ROOT, empty",
        "./x #y, x, ``, LAMINDB_INVALID_STORAGE_ROOT, settings files",
        "./x${HOME}, x, ``, LAMINDB_INVALID_STORAGE_ROOT, settings files",
        "./my data, null, ``, LAMINDB_INVALID_NAME, --name",
        "./x, a/b, ``, LAMINDB_INVALID_NAME, a/b",
        "./x, ``, ``, LAMINDB_INVALID_NAME, empty",
        "./x, null, biontie, LAMINDB_UNKNOWN_MODULE, Did you mean 'bionty'",
        "./x, null, pertdb, LAMINDB_INVALID_OPTION, `bionty,pertdb`",
      })
  void refusesBadRequestsBeforeAnythingIsWritten(
      String storage, String name, String modules, String error, String text) throws IOException {
    InitRequest request =
        new InitRequest(storage, Optional.ofNullable(name), List.of(modules.split(",")));

    assertThatThrownBy(() -> new InstanceInitializer(workspace.environment()).init(request))
        .hasMessageContaining(error)
        .hasMessageContaining(text);
    assertThat(workspace.directory()).isEmptyDirectory();
    assertThat(files()).isEmpty();
  }

  @Test
  void refusesTheHomeDirectory() throws IOException {
    assertThatThrownBy(() -> workspace.at("home").init("./storage"))
        .hasMessageContaining("LAMINDB_INIT_REFUSED")
        .hasMessageContaining("home directory");
    assertThat(files()).isEmpty();
  }

  @Test
  void refusesARootThatIsTooLongOrAFile() {
    Workspace.write(workspace.directory().resolve("file"), "");

    assertThatThrownBy(() -> workspace.init("x/".repeat(140)))
        .hasMessageContaining("LAMINDB_INVALID_STORAGE_ROOT")
        .hasMessageContaining("255");
    assertThatThrownBy(() -> workspace.init("file"))
        .hasMessageContaining("LAMINDB_INVALID_STORAGE_ROOT")
        .hasMessageContaining("it is a file");
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
  void refusesANameWhoseStorageIsElsewhere() throws IOException {
    init(workspace, "./s", "mine");
    List<String> before = files();

    assertThatThrownBy(() -> init(workspace, "./t", "mine"))
        .hasMessageContaining("LAMINDB_INIT_REFUSED")
        .hasMessageContaining("'" + workspace.directory() + "/s'")
        .hasMessageContaining("--name");
    assertThat(files()).isEqualTo(before);
    assertThat(workspace.directory().resolve("t")).doesNotExist();
  }

  @Test
  void refusesTheStorageOfAnotherInstance() throws IOException {
    init(workspace, "./s", "mine");
    List<String> before = files();

    assertThatThrownBy(() -> init(workspace, "./s", "yours"))
        .hasMessageContaining("LAMINDB_INIT_REFUSED")
        .hasMessageContaining("managed by the instance anonymous/mine");
    Files.delete(workspace.directory().resolve("s/.lamindb/storage_uid.txt"));
    assertThatThrownBy(() -> init(workspace, "./s", "yours"))
        .hasMessageContaining("LAMINDB_INIT_REFUSED")
        .hasMessageContaining("database of another instance");
    Workspace.write(workspace.directory().resolve("s/.lamindb/storage_uid.txt"), "aaaaaaaaaaaa");
    assertThatThrownBy(() -> init(workspace, "./s", "mine"))
        .hasMessageContaining("LAMINDB_INIT_REFUSED")
        .hasMessageContaining("aaaaaaaaaaaa");
    assertThat(files()).isEqualTo(before);
  }

  @Test
  void refusesItsOwnStorageWhoseSettingsOrDatabaseAreLost() throws IOException {
    workspace.init("./s");
    Path settings = workspace.settings("instance--anonymous--s.env");
    Files.delete(settings);
    assertThatThrownBy(() -> workspace.init("./s"))
        .hasMessageContaining("LAMINDB_INIT_REFUSED")
        .hasMessageContaining("settings file is gone")
        .hasMessageContaining("by its path");

    Files.delete(workspace.directory().resolve("s/.lamindb/lamin.db"));
    assertThatThrownBy(() -> workspace.init("./s"))
        .hasMessageContaining("LAMINDB_INIT_REFUSED")
        .hasMessageContaining("is gone");
    assertThat(settings).doesNotExist();
  }

  /** Wherever a run was killed, the next one ends as if nothing had happened. */
  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3})
  void completesWhatAKilledRunLeft(int written) throws IOException {
    workspace.init("./s", "bionty");
    List<String> complete = files();
    List<Path> order =
        List.of(
            workspace.directory().resolve("s/.lamindb/lamin.db"),
            workspace.settings("instance--anonymous--s.env"),
            workspace.directory().resolve(".lamin/current_instance"),
            workspace.directory().resolve("s/.lamindb/storage_uid.txt"));
    for (Path file : order.subList(written, order.size())) {
      Files.delete(file);
    }
    for (Path file : order) {
      Workspace.write(file.resolveSibling(file.getFileName() + "." + DEAD + "-a.draft"), "half");
    }

    InitResult result = workspace.init("./s", "bionty");

    assertThat(result.created()).isTrue();
    assertThat(files()).isEqualTo(complete);
    String uid = query(result.instance(), "SELECT uid FROM lamindb_storage").get(0);
    assertThat(StorageMarker.read(Path.of(result.instance().storageRoot())))
        .hasValueSatisfying(marker -> assertThat(marker.uid()).isEqualTo(uid));
  }

  @Test
  void draftOfARunThatGoesOnStays() {
    Path draft =
        Workspace.write(
            workspace
                .directory()
                .resolve("s/.lamindb/lamin.db." + ProcessHandle.current().pid() + "-abc.draft"),
            "half");

    workspace.init("./s");

    assertThat(draft).exists();
  }

  @Test
  void killedRunWithOtherModulesIsNotCompleted() throws IOException {
    workspace.init("./s", "bionty");
    Files.delete(workspace.directory().resolve("s/.lamindb/storage_uid.txt"));

    assertThatThrownBy(() -> workspace.init("./s", "bionty", "pertdb"))
        .hasMessageContaining("LAMINDB_INIT_REFUSED")
        .hasMessageContaining("--modules bionty");
  }

  @Test
  void failureLeavesNothing() throws IOException {
    // A file where the directory marker's folder must be: the last step but one fails.
    Workspace.write(workspace.directory().resolve(".lamin"), "");

    assertThatThrownBy(() -> workspace.init("./s")).hasMessageContaining("LAMINDB_CANNOT_WRITE");
    assertThat(files()).containsExactly("work/.lamin");
    assertThat(workspace.directory().resolve("s")).doesNotExist();
    assertThat(workspace.base().resolve("settings")).doesNotExist();

    Files.delete(workspace.directory().resolve(".lamin"));
    assertThat(workspace.init("./s").created()).isTrue();
  }

  private <T> List<Future<T>> together(List<Callable<T>> tasks) throws InterruptedException {
    ExecutorService threads = Executors.newFixedThreadPool(tasks.size());
    try {
      return threads.invokeAll(tasks);
    } finally {
      threads.shutdown();
    }
  }

  @Test
  void twoInitsAtOnceMakeOneInstance() throws Exception {
    Callable<InitResult> init = () -> workspace.init("./s", "bionty");

    List<Future<InitResult>> results = together(List.of(init, init, init));

    for (Future<InitResult> result : results) {
      assertThat(result.get().instance()).isEqualTo(workspace.resolve("s"));
    }
    assertThat(files()).hasSizeBetween(4, 5).noneMatch(name -> name.contains("lamin.db."));
    String uid = query(workspace.resolve("s"), "SELECT uid FROM lamindb_storage").get(0);
    assertThat(StorageMarker.read(workspace.directory().resolve("s")).orElseThrow().uid())
        .isEqualTo(uid);
  }

  private static boolean hasFailed(Future<?> future) {
    try {
      future.get();
      return false;
    } catch (ExecutionException e) {
      assertThat(e.getCause()).hasMessageContaining("LAMINDB_INIT_REFUSED");
      return true;
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void twoNamesAtOnceInOneStorageGiveOneInstance() throws Exception {
    List<Future<InitResult>> results =
        together(List.of(() -> init(workspace, "./s", "one"), () -> init(workspace, "./s", "two")));

    long refused = results.stream().filter(InstanceInitializerTest::hasFailed).count();
    assertThat(refused).isEqualTo(1);
    try (Stream<Path> entries = Files.list(workspace.settings("."))) {
      assertThat(entries).hasSize(1);
    }
  }

  @Test
  void requestsHaveTheirModulesOnce() {
    assertThat(InitRequest.of("x", " bionty", "", "pertdb ", "bionty").modules())
        .containsExactly("bionty", "pertdb");
  }
}

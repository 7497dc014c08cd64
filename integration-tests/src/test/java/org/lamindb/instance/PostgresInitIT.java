package org.lamindb.instance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lamindb.error.LaminException;
import org.lamindb.referee.PostgresForTests;
import org.lamindb.referee.Referee;
import org.lamindb.referee.RefereeInstance;
import org.lamindb.referee.TestFolders;
import org.lamindb.storage.StorageMarker;

/** New instances with a Postgres database. */
class PostgresInitIT {
  private static final String MODULES = "bionty,pertdb";
  private static final String PASSWORD = "secret-of-the-tests";

  /** What only triggers, checks and functions of the database refuse, change or allow. */
  private static final List<String> STATEMENTS =
      List.of(
          "INSERT INTO lamindb_ulabel (uid, name, is_type, created_by_id) VALUES ('aaaaaaaa', 'T', true, 1)",
          "INSERT INTO lamindb_ulabel (uid, name, is_type, created_by_id, type_id) VALUES ('bbbbbbbb', 'U', true, 1, 1)",
          "UPDATE lamindb_ulabel SET type_id = 2 WHERE id = 1",
          "UPDATE lamindb_ulabel SET type_id = 1 WHERE id = 1",
          "SET pgtrigger.ignore = '{pgtrigger_prevent_ulabel_type_cycle_863ae}'",
          "UPDATE lamindb_ulabel SET type_id = 2 WHERE id = 1",
          "RESET pgtrigger.ignore",
          "UPDATE lamindb_ulabel SET type_id = NULL WHERE id = 1",
          "INSERT INTO lamindb_ulabel (uid, name, created_by_id, type_id) VALUES ('cccccccc', 'x', 1, 2)",
          "INSERT INTO lamindb_ulabel (uid, name, created_by_id, type_id) VALUES ('dddddddd', 'y', 1, 3)",
          "INSERT INTO lamindb_space (uid, name) VALUES ('ssssssssssss', 'other')",
          "UPDATE lamindb_ulabel SET _aux = '{\"ss\": 1}' WHERE id = 2",
          "INSERT INTO lamindb_ulabel (uid, name, created_by_id, type_id, space_id) VALUES ('eeeeeeee', 'z', 1, 2, 2)",
          "INSERT INTO lamindb_ulabel (uid, name, created_by_id, type_id, space_id) VALUES ('ffffffff', 'z', 1, 2, 1)",
          "UPDATE lamindb_ulabel SET _aux = '{\"ss\": \"ssssssssssss\"}' WHERE id = 2",
          "INSERT INTO lamindb_ulabel (uid, name, created_by_id, type_id, space_id) VALUES ('gggggggg', 'z', 1, 2, 1)",
          "INSERT INTO lamindb_ulabel (uid, name, created_by_id, type_id, space_id) VALUES ('hhhhhhhh', 'z', 1, 2, 2)",
          "INSERT INTO lamindb_schema (uid, minimal_set, ordered_set, maximal_set, created_by_id) VALUES ('s1', true, false, false, 1)",
          "INSERT INTO lamindb_record (uid, name, is_type, created_by_id, schema_id) VALUES ('r1', 'R', true, 1, 1)",
          "INSERT INTO lamindb_record (uid, name, is_type, created_by_id, type_id) VALUES ('r2', 'S', true, 1, 1)",
          "INSERT INTO lamindb_record (uid, name, created_by_id, type_id) VALUES ('r3', 'a', 1, 1)",
          "INSERT INTO lamindb_feature (uid, name, _dtype_str, array_rank, array_size, created_by_id) VALUES ('f1', 'old', 'int', 0, 0, 1)",
          "INSERT INTO lamindb_feature (uid, name, array_rank, array_size, created_by_id) VALUES ('f2', 'no type', 0, 0, 1)",
          "UPDATE lamindb_feature SET name = 'new'",
          "UPDATE lamindb_feature SET _aux = '{\"k\": 1}', synonyms = 'x|new'",
          "UPDATE lamindb_feature SET name = 'newer'",
          "UPDATE lamindb_feature SET _aux = NULL, synonyms = '', name = 'newest'");

  private static String name(String prefix) {
    return prefix + "-" + ProcessHandle.current().pid();
  }

  private static String database(String name) {
    return PostgresForTests.createDatabase(name.replace('-', '_'), null);
  }

  private static Path folder(String name) {
    return TestFolders.folder("init/" + name);
  }

  private static InitResult init(String name, String url, Path folder) {
    Environment environment =
        new Environment(
            Map.of("LAMIN_SETTINGS_DIR", folder.resolve("settings").toString()),
            folder,
            TestFolders.folder("client/home"));
    return new InstanceInitializer(environment)
        .init(
            new InitRequest(
                InitRequest.DEFAULT_STORAGE,
                Optional.of(name),
                Optional.of(url),
                List.of("bionty")));
  }

  /** Tables, migrations and rows, without what names this one instance. */
  private static JsonNode schema(String url, String name, Path storage) {
    JsonNode schema = Referee.withoutInstance().ask("schema-dump", "--db", url);
    schema
        .get("tables")
        .forEach(
            table ->
                table
                    .get("triggers")
                    .forEach(trigger -> ((ObjectNode) trigger).remove("function_md5")));
    ObjectNode row = (ObjectNode) schema.get("rows").get("lamindb_storage").get(0);
    assertThat(row.remove("root").asText()).isEqualTo(storage.toString());
    assertThat(row.remove("instance_uid").asText())
        .isEqualTo(InstanceIdentity.ofNew("anonymous", name).uid());
    return schema;
  }

  @Test
  void instanceIsThatOfTheClientAndWorksForIt() throws Exception {
    String name = name("own-postgres");
    String url = database(name);
    Path folder = folder(name);
    Launcher launcher = Launcher.in(folder);

    Launcher.Result made = launcher.run("init", "--name", name, "--db", url, "--modules", MODULES);

    assertThat(made.code()).as(made.errors()).isZero();
    assertThat(made.output()).contains("initialized database anonymous/" + name);
    assertThat(made.output() + made.errors()).doesNotContain(PASSWORD);
    RefereeInstance real = RefereeInstance.empty(name("real-postgres"), true);
    Path storage = folder.resolve("storage");
    assertThat(schema(url, name, storage))
        .isEqualTo(schema(real.database().orElseThrow(), real.name(), real.storage()));
    assertThat(settings(name).replace(url, "URL").replace(folder.toString(), "FOLDER"))
        .isEqualTo(
            settings(real.name())
                .replace(real.database().orElseThrow(), "URL")
                .replace(real.storage().getParent().toString(), "FOLDER")
                .replace(real.name(), name)
                .replaceAll("_id=[0-9a-f]{32}", "_id=" + id(name)));
    assertThat(outcomes(url)).isEqualTo(outcomes(real.database().orElseThrow()));

    JsonNode saved =
        Referee.withoutInstance()
            .ask("save-and-track", "--name", "step", "--dir", folder.toString());
    assertThat(saved.get("run_uid").asText()).isNotEmpty();
    assertThat(Referee.of("anonymous/" + name).lamin("migrate", "deploy"))
        .contains("No migrations to apply");
    assertThat(launcher.run("migrate", "deploy").output()).contains("No migrations to apply");
    Launcher.Result again = launcher.run("init", "--name", name, "--db", url, "--modules", MODULES);
    assertThat(again.output()).contains("connected lamindb: anonymous/" + name);
  }

  private static String id(String name) {
    return InstanceIdentity.ofNew("anonymous", name).hexId().orElseThrow();
  }

  private static String settings(String name) throws IOException {
    return Files.readString(
        TestFolders.folder("client/settings/.lamin")
            .resolve("instance--anonymous--" + name + ".env"));
  }

  private static Connection connect(String url) throws SQLException {
    String address = url.substring(url.indexOf('@') + 1);
    return DriverManager.getConnection("jdbc:postgresql://" + address, "postgres", PASSWORD);
  }

  /**
   * For each statement the rows it changed or the state of its failure; and all rows at the end.
   */
  private static List<String> outcomes(String url) throws SQLException {
    List<String> outcomes = new ArrayList<>();
    try (Connection connection = connect(url);
        Statement statement = connection.createStatement()) {
      for (String sql : STATEMENTS) {
        try {
          outcomes.add(sql + ": " + statement.executeUpdate(sql));
        } catch (SQLException e) {
          outcomes.add(sql + ": " + e.getSQLState());
        }
      }
      for (String table : List.of("ulabel", "record", "feature")) {
        outcomes.add(rows(statement, table));
      }
    }
    return outcomes;
  }

  private static String rows(Statement statement, String table) throws SQLException {
    String columns = table.equals("feature") ? ", synonyms, _aux" : ", type_id, space_id, _aux";
    try (ResultSet row =
        statement.executeQuery(
            "SELECT string_agg(concat_ws('|', name"
                + columns
                + "), '; ' ORDER BY id) FROM lamindb_"
                + table)) {
      row.next();
      // The times of renaming.
      return row.getString(1).replaceAll("\\d{4}-\\d\\d-\\d\\dT[\\d:]+Z", "TIME");
    }
  }

  @Test
  void refusesADatabaseThatIsNotEmptyAndWritesNothing() throws IOException {
    String name = name("refused-postgres");
    String url = database(name);
    PostgresForTests.execute(name.replace('-', '_'), "CREATE TABLE other (id int)");
    Path folder = folder(name);
    Launcher launcher =
        Launcher.in(folder).with("LAMIN_SETTINGS_DIR", folder.resolve("settings").toString());

    Launcher.Result foreign = launcher.run("init", "--name", name, "--db", url);
    String theirs = database(name("theirs-postgres"));
    init(name("theirs-postgres"), theirs, folder(name("theirs-postgres")));
    Launcher.Result another = launcher.run("init", "--name", name, "--db", theirs);

    assertThat(foreign.code()).isOne();
    assertThat(foreign.errors())
        .contains("something else already: other", "Give --db an empty database")
        .doesNotContain(PASSWORD);
    assertThat(another.code()).isOne();
    assertThat(another.errors()).contains("has another instance in it").doesNotContain(PASSWORD);
    assertThat(FolderContents.of(folder)).isEmpty();
  }

  /** Wherever a run was killed after the database was there, the next one ends right. */
  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3})
  void completesWhatAKilledRunLeft(int written) throws IOException {
    String name = name("left-postgres-" + written);
    String url = database(name);
    Path folder = folder(name);
    init(name, url, folder);
    Map<Path, String> complete = FolderContents.of(folder);
    List<Path> order =
        List.of(
            folder.resolve("settings/.lamin/instance--anonymous--" + name + ".env"),
            folder.resolve(".lamin/current_instance"),
            folder.resolve("storage/.lamindb/storage_uid.txt"));
    for (Path file : order.subList(written, order.size())) {
      Files.delete(file);
    }

    assertThat(init(name, url, folder).created()).isEqualTo(written < order.size());

    Map<Path, String> after = FolderContents.of(folder);
    after.remove(folder.resolve("settings/.lamin/current_instance.env"));
    assertThat(after).isEqualTo(complete);
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 800, 1_200})
  void aKilledProcessLeavesAllOrNothing(int milliseconds) throws Exception {
    String name = name("killed-postgres-" + milliseconds);
    String url = database(name);
    Path folder = folder(name);
    ProcessBuilder builder =
        new ProcessBuilder(
                System.getProperty("lamindb.test.launcher"),
                "init",
                "--name",
                name,
                "--db",
                url,
                "--modules",
                "bionty")
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD);
    builder.environment().put("LAMIN_SETTINGS_DIR", folder.resolve("settings").toString());
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    Process process = builder.start();
    process.waitFor(milliseconds, TimeUnit.MILLISECONDS);
    process.destroyForcibly().waitFor();

    InitResult result = afterTheServerNoticed(name, url, folder);

    try (Connection connection = connect(url);
        Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery(
                "SELECT (SELECT string_agg(uid, ',') FROM lamindb_storage),"
                    + " (SELECT count(*) FROM lamindb_branch), (SELECT count(*) FROM bionty_source),"
                    + " (SELECT count(*) FROM django_migrations)")) {
      row.next();
      assertThat(StorageMarker.read(Path.of(result.instance().storageRoot())).orElseThrow().uid())
          .isEqualTo(row.getString(1));
      assertThat(row.getInt(2)).isEqualTo(3);
      assertThat(row.getInt(3)).isEqualTo(43);
      assertThat(row.getInt(4)).isEqualTo(22);
    }
  }

  private static InitResult afterTheServerNoticed(String name, String url, Path folder)
      throws InterruptedException {
    for (int attempt = 0; ; attempt++) {
      try {
        return init(name, url, folder);
      } catch (LaminException e) {
        if (attempt == 50 || !e.getMessage().contains("LAMINDB_DATABASE_BUSY")) {
          throw e;
        }
        Thread.sleep(100);
      }
    }
  }

  @Test
  void ofTwoAtOnceOneWins() throws Exception {
    String database = name("two-postgres");
    String url = database(database);
    ExecutorService threads = Executors.newFixedThreadPool(2);
    List<Callable<InitResult>> inits = new ArrayList<>();
    for (String side : List.of("one", "two")) {
      String name = name(side);
      inits.add(() -> init(name, url, folder(database + "-" + side)));
    }
    int made = 0;
    try {
      for (Future<InitResult> init : threads.invokeAll(inits)) {
        try {
          assertThat(init.get().created()).isTrue();
          made++;
        } catch (ExecutionException e) {
          assertThat(e.getCause().getMessage())
              .containsAnyOf("LAMINDB_DATABASE_BUSY", "LAMINDB_INIT_REFUSED")
              .doesNotContain(PASSWORD);
        }
      }
    } finally {
      threads.shutdown();
    }
    assertThat(made).isEqualTo(1);
  }
}

package org.lamindb.instance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.apache.spark.SparkThrowable;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerJobStart;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.lamindb.referee.PostgresForTests;
import org.lamindb.referee.RefereeInstance;
import org.lamindb.referee.TestFolders;
import org.lamindb.spark.TestSession;

/** What cannot be opened or read is refused with class, value and remedy; nothing is touched. */
class BadInputIT {
  /** Spark hides texts with "secret" in them: this one it would show. */
  private static final String PASSWORD = "Xk7qWm2v";

  private static final String PID = Long.toString(ProcessHandle.current().pid());
  private static final List<Path> TWINS = new ArrayList<>();
  private static final ConcurrentLinkedQueue<String> JOBS = new ConcurrentLinkedQueue<>();
  private static Map<Path, String> before;
  private static int catalogs;

  private static final SparkListener LISTENER =
      new SparkListener() {
        @Override
        public void onJobStart(SparkListenerJobStart started) {
          JOBS.add(String.valueOf(started.properties().getProperty("spark.jobGroup.id")));
        }
      };

  /** What a user asks for, and what the answer has to say. */
  record Wrong(String title, String reference, String errorClass, String... words) {
    @Override
    public String toString() {
      return title;
    }
  }

  private static Path folder() {
    return TestFolders.folder("bad/" + PID);
  }

  @BeforeAll
  static void databases() throws Exception {
    copy("sane");
    copy("old", "DELETE FROM django_migrations WHERE app = 'lamindb'", insert("0139_x"));
    copy("new", insert("0999_future"));
    Path foreign =
        Files.createDirectories(folder().resolve("foreign/.lamindb/lamin.db").getParent());
    try (Connection connection =
            DriverManager.getConnection("jdbc:sqlite:" + foreign + "/lamin.db");
        Statement statement = connection.createStatement()) {
      statement.execute("CREATE TABLE mine (id INTEGER)");
    }
    Path text = Files.createDirectories(folder().resolve("text/.lamindb"));
    Files.writeString(text.resolve("lamin.db"), "no database");
    Path empty = Files.createDirectories(folder().resolve("empty/.lamindb"));
    Files.write(empty.resolve("lamin.db"), new byte[0]);
    Files.createDirectories(folder().resolve("nothing"));
    Files.writeString(folder().resolve("file.txt"), "a file");
    Path settings = TestFolders.folder("client/settings/.lamin");
    Path own =
        settings.resolve("instance--anonymous--" + RefereeInstance.shared(false).name() + ".env");
    for (String owner : List.of("alice", "bob")) {
      Path twin = settings.resolve("instance--" + owner + "--twin" + PID + ".env");
      TWINS.add(
          Files.writeString(
              twin,
              Files.readString(own)
                  .replace("owner=anonymous", "owner=" + owner)
                  .replace("name=" + RefereeInstance.shared(false).name(), "name=twin" + PID)));
    }
    RefereeInstance.shared(true);
    PostgresForTests.createDatabase("foreign_" + PID, null);
    migrations(
        "old_" + PID, "DELETE FROM django_migrations WHERE app = 'lamindb'", insert("0139_x"));
    migrations("new_" + PID, insert("0999_future"));
    TestSession.get().sparkContext().addSparkListener(LISTENER);
    before = FolderContents.of(folder());
  }

  private static String insert(String migration) {
    return "INSERT INTO django_migrations (app, name, applied) VALUES ('lamindb', '"
        + migration
        + "', '2026-01-01 00:00:00')";
  }

  /** A copy of the shared instance's database, changed. */
  private static void copy(String name, String... statements) throws Exception {
    Path file = Files.createDirectories(folder().resolve(name + "/.lamindb")).resolve("lamin.db");
    Files.copy(RefereeInstance.shared(false).storage().resolve(".lamindb/lamin.db"), file);
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
        Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    }
  }

  /** A Postgres database that says of itself only which migrations it has. */
  private static void migrations(String name, String... statements) throws SQLException {
    PostgresForTests.createDatabase(name, RefereeInstance.TEMPLATE);
    PostgresForTests.execute(name, statements);
  }

  @AfterAll
  static void nothingWasStartedOrWritten() throws Exception {
    SparkSession spark = TestSession.get();
    spark.sparkContext().setJobGroup("last", "the last job", false);
    spark.range(1).collectAsList();
    spark.sparkContext().clearJobGroup();
    for (int i = 0; i < 600 && !JOBS.contains("last"); i++) {
      Thread.sleep(50);
    }
    spark.sparkContext().removeSparkListener(LISTENER);
    assertThat(JOBS).containsExactly("last");
    assertThat(FolderContents.of(folder())).isEqualTo(before);
    for (Path twin : TWINS) {
      Files.delete(twin);
    }
  }

  static List<Wrong> instances() {
    String folder = folder().toString();
    String server = PostgresForTests.url("").replace("secret-of-the-tests", PASSWORD);
    String shown = server.substring(server.indexOf('@') + 1);
    return List.of(
        new Wrong(
            "owner/name",
            "nobody/nothing",
            "INSTANCE_NOT_FOUND",
            "'nobody/nothing'",
            RefereeInstance.shared(false).slug(),
            "lamin connect",
            "lamindb-spark init"),
        new Wrong(
            "name", "nothing" + PID, "INSTANCE_NOT_FOUND", "'nothing" + PID + "'", "lamin connect"),
        new Wrong(
            "twins",
            "twin" + PID,
            "INSTANCE_AMBIGUOUS",
            "'twin" + PID + "'",
            "alice/twin" + PID,
            "bob/twin" + PID,
            "Write owner/name"),
        new Wrong(
            "control",
            "a\u0001b",
            "INVALID_INSTANCE",
            "neither owner/name nor a name",
            "Give owner/name"),
        new Wrong(
            "path",
            folder + "/nowhere",
            "INVALID_INSTANCE",
            "nowhere'",
            "there is nothing",
            "Give owner/name"),
        new Wrong("file", folder + "/file.txt", "INVALID_INSTANCE", "file.txt' is no directory"),
        new Wrong(
            "directory",
            folder + "/nothing",
            "DATABASE_MISSING",
            "nothing/.lamindb/lamin.db'",
            "lamindb-spark init"),
        new Wrong(
            "strange cloud",
            "ftp://bucket/prefix",
            "STORAGE_UNSUPPORTED",
            "'ftp://bucket/prefix'",
            "Local folders, s3:// and gs:// can be used"),
        new Wrong(
            "cloud",
            "s3://bucket/prefix?endpoint_url=http://127.0.0.1:1",
            "STORAGE_UNREACHABLE",
            "'s3://bucket/prefix?endpoint_url=http://127.0.0.1:1'",
            "Check the network"),
        new Wrong(
            "foreign SQLite",
            folder + "/foreign",
            "FOREIGN_DATABASE",
            "foreign/.lamindb/lamin.db",
            "lamindb-spark init"),
        new Wrong("text", folder + "/text", "FOREIGN_DATABASE", "text/.lamindb/lamin.db"),
        new Wrong("empty", folder + "/empty", "FOREIGN_DATABASE", "empty/.lamindb/lamin.db"),
        new Wrong(
            "old SQLite",
            folder + "/old",
            "SCHEMA_TOO_OLD",
            "old/.lamindb/lamin.db",
            "1.0 to 1.16",
            "migrate deploy",
            "lamindb==2.1.2"),
        new Wrong(
            "new SQLite",
            folder + "/new",
            "SCHEMA_TOO_NEW",
            "new/.lamindb/lamin.db",
            "999",
            "193",
            "Update LaminDB for Spark"),
        new Wrong(
            "no server",
            "postgresql://me:" + PASSWORD + "@127.0.0.1:1/x",
            "DATABASE_UNREACHABLE",
            "127.0.0.1:1/x",
            "Check host, port"),
        new Wrong(
            "no database",
            server + "nothing" + PID,
            "DATABASE_UNREACHABLE",
            shown + "nothing" + PID,
            "Check host, port"),
        new Wrong(
            "no role",
            server.replace("postgres:", "somebody:") + "postgres",
            "DATABASE_UNREACHABLE",
            shown + "postgres",
            "somebody"),
        new Wrong("no name", server, "INVALID_INSTANCE", "it names no database"),
        new Wrong(
            "blank", "postgresql://me:" + PASSWORD + " @h/x", "INVALID_INSTANCE", "no valid URL"),
        new Wrong(
            "foreign Postgres",
            server + "foreign_" + PID,
            "FOREIGN_DATABASE",
            shown + "foreign_" + PID),
        new Wrong(
            "old Postgres",
            server + "old_" + PID,
            "SCHEMA_TOO_OLD",
            shown + "old_" + PID,
            "1.16",
            "migrate deploy"),
        new Wrong(
            "new Postgres",
            server + "new_" + PID,
            "SCHEMA_TOO_NEW",
            shown + "new_" + PID,
            "999",
            "Update"),
        new Wrong(
            "several",
            server + RefereeInstance.TEMPLATE,
            "STORAGE_REQUIRED",
            shown + RefereeInstance.TEMPLATE,
            "spark.lamindb.storage"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("instances")
  void instanceCannotBeOpened(Wrong wrong) {
    SparkSession spark = TestSession.get();
    String catalog = "bad" + catalogs++;
    spark.conf().set("spark.sql.catalog." + catalog, "org.lamindb.spark.LaminCatalog");
    spark.conf().set("spark.sql.catalog." + catalog + ".instance", wrong.reference());
    List<Throwable> errors =
        List.of(
            refusal(() -> TestSession.rows("SELECT * FROM " + catalog + ".core.artifact")),
            refusal(() -> TestSession.rows("SHOW NAMESPACES IN " + catalog)),
            refusal(() -> TestSession.rows("CALL " + catalog + ".system.transfer(source => 'x')")),
            refusal(() -> read(Map.of("instance", wrong.reference(), "registry", "Artifact"))),
            refusal(
                () ->
                    spark
                        .range(1)
                        .write()
                        .format("lamindb")
                        .option("instance", wrong.reference())
                        .save("x.parquet")));
    for (Throwable error : errors) {
      assertThat(error)
          .isInstanceOf(SparkThrowable.class)
          .hasMessageContaining("[LAMINDB_" + wrong.errorClass() + "]")
          .hasMessageContainingAll(wrong.words());
      assertThat(org.assertj.core.util.Throwables.getStackTrace(error)).doesNotContain(PASSWORD);
    }
  }

  private static Throwable refusal(org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
    return catchThrowable(call);
  }

  private static void read(Map<String, String> options) {
    TestSession.get().read().format("lamindb").options(options).load().collectAsList();
  }

  @Test
  void noInstanceIsConfigured() {
    for (Throwable error :
        List.of(
            refusal(() -> TestSession.rows("SELECT * FROM lamin.core.artifact")),
            refusal(() -> read(Map.of("registry", "Artifact"))))) {
      assertThat(error)
          .isInstanceOf(SparkThrowable.class)
          .hasMessageContaining("[LAMINDB_NO_INSTANCE]")
          .hasMessageContaining("spark.lamindb.instance")
          .hasMessageContaining("lamindb-spark init --storage");
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "SELECT * FROM sane.core.artefact | LAMINDB_REGISTRY_NOT_FOUND | 'core.artifact'",
        "SELECT * FROM sane.bionty.cel_type | LAMINDB_REGISTRY_NOT_FOUND | 'bionty.celltype'",
        "SELECT * FROM sane.links.lamindb_artifactulabels | LAMINDB_REGISTRY_NOT_FOUND | lamindb_artifactulabel'",
        "SELECT * FROM sane.bionti.celltype | LAMINDB_MODULE_NOT_FOUND | 'bionty'",
        "SHOW TABLES IN sane.cor | LAMINDB_MODULE_NOT_FOUND | 'core'",
        "SELECT descripton FROM sane.core.artifact | UNRESOLVED_COLUMN | `description`",
        "SELECT * FROM sane.core.artifact WITH (`brnch` = 'x') | LAMINDB_UNKNOWN_OPTION | 'branch'",
        "SELECT * FROM sane.core.artifact WITH (`branch` = 'contribtion') | LAMINDB_BRANCH_NOT_FOUND | 'contribution'",
        "CALL sane.system.transfr(source => 'x') | LAMINDB_PROCEDURE_NOT_FOUND | 'transfer'",
        "CALL sane.core.transfer(source => 'x') | LAMINDB_UNSUPPORTED | 'system'",
      })
  void unknownNamesAreAnsweredWithTheNearest(String sql, String errorClass, String hint) {
    TestSession.get().conf().set("spark.sql.catalog.sane", "org.lamindb.spark.LaminCatalog");
    TestSession.get()
        .conf()
        .set("spark.sql.catalog.sane.instance", folder().resolve("sane").toString());
    assertThatThrownBy(() -> TestSession.rows(sql))
        .isInstanceOf(SparkThrowable.class)
        .hasMessageContaining("[" + errorClass)
        .hasMessageContaining(hint)
        .hasMessageContaining("SQLSTATE: ");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "registry=Artefact | LAMINDB_REGISTRY_NOT_FOUND | Did you mean 'Artifact'",
        "registry=bionty.CelType | LAMINDB_REGISTRY_NOT_FOUND | Did you mean 'bionty.CellType'",
        "registry=Artifact,branch=mian | LAMINDB_BRANCH_NOT_FOUND | 'main'",
        "registry=Artifact,brnch=main | LAMINDB_UNKNOWN_OPTION | 'branch'",
        "registri=Artifact | LAMINDB_UNKNOWN_OPTION | Did you mean 'registry'",
        "branch=main | LAMINDB_MISSING_OPTION | registry",
        "registry=Artifact,path=x.csv | LAMINDB_CONFLICTING_OPTIONS | 'registry'",
        "path=text/plan.csv | LAMINDB_ARTIFACT_NOT_FOUND | 'text/plain.csv'",
        "path=text/plain.csv,version=9999 | LAMINDB_VERSION_NOT_FOUND | '9999'",
      })
  void unknownOptionsAreAnsweredWithTheNearest(String options, String errorClass, String hint) {
    Map<String, String> given = new java.util.TreeMap<>();
    given.put("instance", folder().resolve("sane").toString());
    for (String option : options.split(",")) {
      given.put(option.split("=")[0], option.split("=")[1]);
    }
    assertThatThrownBy(() -> read(given))
        .isInstanceOf(SparkThrowable.class)
        .hasMessageContaining("[" + errorClass + "]")
        .hasMessageContaining(hint)
        .hasMessageContaining("SQLSTATE: ");
  }
}

package org.lamindb.instance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.apache.spark.sql.DataFrameReader;
import org.apache.spark.sql.SaveMode;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.lamindb.lineage.Runs;
import org.lamindb.referee.CloudInstance;
import org.lamindb.referee.PostgresForTests;
import org.lamindb.referee.RefereeInstance;
import org.lamindb.referee.S3ForTests;
import org.lamindb.referee.TestFolders;
import org.lamindb.spark.Instances;
import org.lamindb.spark.TestSession;
import org.lamindb.storage.StorageRequest;
import org.lamindb.storage.Storages;
import org.lamindb.transfer.RecordTransfer;

/**
 * Public instances with a Postgres database and a SQLite clone in S3. The real client appends the
 * name of the clone to the end point of such a root, and so reads the database; what it does where
 * there is no end point is in {@link HubIT}.
 */
class SqliteCloneIT {
  private static final String OBJECT = "lake/.lamindb/lamin.db.gz";
  private static final String NAME = "SELECT name FROM lamindb_user WHERE id = 1";

  private static final Pattern CLONE = Pattern.compile("lamin\\.db\\.clone\\.(\\d+)-\\d+");

  private static CloudInstance open;
  private static RefereeInstance cloned;
  private static Path folder;

  @BeforeAll
  static void make() throws Exception {
    open = CloudInstance.make("clone", true);
    cloned = RefereeInstance.empty("cloned-" + ProcessHandle.current().pid(), "");
    execute(cloned, "UPDATE lamindb_user SET name = 'Clone'");
    execute(open.made(), "UPDATE lamindb_user SET name = 'Live'");
    String database = PostgresForTests.url(open.bucket().replace('-', '_'));
    String name = database.substring(database.lastIndexOf('/') + 1);
    PostgresForTests.execute(
        name,
        "CREATE ROLE \"0123_public\" LOGIN PASSWORD 'secret-of-everybody'",
        "GRANT SELECT ON ALL TABLES IN SCHEMA public TO \"0123_public\"");
    folder = open.cached().getParent();
    become("0123_public:secret-of-everybody");
  }

  private static void execute(RefereeInstance instance, String sql) throws SQLException {
    try (Connection connection = instance.connect();
        Statement statement = connection.createStatement()) {
      statement.executeUpdate(sql);
    }
  }

  /** From now on, who works here has this user and password for the database. */
  private static void become(String user) throws IOException {
    Path settings =
        TestFolders.folder("client/settings/.lamin")
            .resolve("instance--" + open.slug().replace("/", "--") + ".env");
    Files.writeString(
        settings,
        Files.readString(settings).replaceAll("postgresql://[^@]*@", "postgresql://" + user + "@"));
  }

  @BeforeEach
  void publish() throws IOException {
    become("0123_public:secret-of-everybody");
    Files.createDirectories(folder);
    try (Stream<Path> files = Files.list(folder)) {
      for (Path each : files.toList()) {
        Files.delete(each);
      }
    }
    publish(cloned.storage().resolve(".lamindb/lamin.db"));
  }

  private static List<Path> copies() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> CLONE.matcher(file.getFileName().toString()).matches()).toList();
    }
  }

  private static Path copy() throws IOException {
    assertThat(copies()).hasSize(1);
    return copies().get(0);
  }

  private static long modified() throws IOException {
    Matcher name = CLONE.matcher(copy().getFileName().toString());
    assertThat(name.matches()).isTrue();
    return Long.parseLong(name.group(1));
  }

  private static void publish(Path database) throws IOException {
    Path zip = Files.createTempFile(TestFolders.folder("s3"), "clone", ".gz");
    try (OutputStream bytes = new GZIPOutputStream(Files.newOutputStream(zip))) {
      Files.copy(database, bytes);
    }
    S3ForTests.put(open.bucket(), OBJECT, zip);
  }

  private static InstanceDescription resolve() {
    return Instance.resolve(InstanceReference.of(open.slug()));
  }

  private static String nameIn(Instance instance) {
    return instance
        .database()
        .read(
            "read the user",
            connection -> {
              try (Statement statement = connection.createStatement();
                  ResultSet rows = statement.executeQuery(NAME)) {
                rows.next();
                return rows.getString(1);
              }
            });
  }

  private static String nameHere() {
    try (Instance instance = Instance.open(resolve())) {
      return nameIn(instance);
    }
  }

  @Test
  void sparkReadsItAndSaysSo() throws Exception {
    TestSession.get().conf().set("spark.sql.catalog.open", "org.lamindb.spark.LaminCatalog");
    TestSession.get().conf().set("spark.sql.catalog.open.instance", open.slug());
    String query = "SELECT name FROM open.core.user WHERE id > 0";
    assertThat(TestSession.column(query)).containsExactly("Clone");
    assertThat(TestSession.plan(query))
        .contains(
            "LaminDB core.user, Clone: s3://" + open.bucket() + "/lake",
            ": .lamindb/lamin.db.gz of " + Instant.ofEpochSecond(modified()));
    assertThat(reader().load().first().<String>getAs("name")).isEqualTo("Clone");
    assertThat(reader().option("clone", "false").load().first().<String>getAs("name"))
        .isEqualTo("Live");
    assertThatThrownBy(
            () ->
                TestSession.get()
                    .readStream()
                    .format("lamindb")
                    .option("instance", open.slug())
                    .option("registry", "User")
                    .load()
                    .writeStream()
                    .format("noop")
                    .option("checkpointLocation", TestFolders.folder("clone-stream").toString())
                    .start()
                    .processAllAvailable())
        .hasMessageContaining("[LAMINDB_UNSUPPORTED]")
        .hasMessageContaining("clone=false");
    Instances.open(resolve()).close();
  }

  private static DataFrameReader reader() {
    return TestSession.get()
        .read()
        .format("lamindb")
        .option("instance", open.slug())
        .option("registry", "User");
  }

  @Test
  void everyWriteIsRefusedBeforeItBegins() throws Exception {
    nameHere();
    byte[] bytes = Files.readAllBytes(copy());
    List<String> keys = S3ForTests.keys(open.bucket(), "");
    refused(
        () ->
            TestSession.get()
                .range(3)
                .write()
                .format("lamindb")
                .mode(SaveMode.Overwrite)
                .option("instance", open.slug())
                .option("key", "new.parquet")
                .save());
    try (Instance instance = Instance.open(resolve());
        Instance other = Instance.open(InstanceReference.of(cloned.storage().toString()))) {
      refused(() -> new Runs(instance).start(null, null));
      refused(() -> new RecordTransfer(other, instance));
      refused(() -> new WorkContextSwitch(environment(), instance).toNewBranch("b"));
      refused(() -> new Storages(instance).create(StorageRequest.of(open.root() + "x")));
      refused(() -> CloudSqliteIT.rename(instance, "Mine"));
      refused(() -> instance.database().migrate("migrate", connection -> null));
    }
    Launcher launcher = new Launcher(TestFolders.folder("clone-commands"), S3ForTests.VARIABLES);
    Launcher.Result migrated = launcher.run("migrate", "deploy", "--instance", open.slug());
    assertThat(migrated.errors()).contains("Cannot write to the instance '" + open.slug() + "'");
    assertThat(copy()).hasBinaryContent(bytes);
    assertThat(S3ForTests.keys(open.bucket(), "")).isEqualTo(keys);
    Instances.open(resolve()).close();
  }

  private static void refused(ThrowingCallable write) {
    assertThatThrownBy(write)
        .hasMessageContaining("[LAMINDB_INSTANCE_READ_ONLY]")
        .hasMessageContaining("'" + open.slug() + "'")
        .hasMessageContaining("public");
  }

  @Test
  void jobsThatOnlyReadItAreRecordedElsewhere() throws Exception {
    Launcher launcher = new Launcher(TestFolders.folder("clone-commands"), S3ForTests.VARIABLES);
    Launcher.Result read =
        launcher.run(
            "sql", "--track", "--instance", open.slug(), "-e", "SELECT name FROM lamin.core.user");
    assertThat(read.output()).contains("Clone");
    assertThat(read.errors()).doesNotContain("record", "READ_ONLY");
    byte[] bytes = Files.readAllBytes(copy());
    Launcher.Result both =
        launcher.run(
            "sql",
            "--track",
            "--instance",
            cloned.storage().toString(),
            "--conf",
            "spark.sql.catalog.open=org.lamindb.spark.LaminCatalog",
            "--conf",
            "spark.sql.catalog.open.instance=" + open.slug(),
            "-e",
            "SELECT a.name FROM lamin.core.user a JOIN open.core.user b ON a.uid = b.uid");
    assertThat(both.output()).as(both.errors()).contains("Clone");
    assertThat(both.errors()).doesNotContain("record", "READ_ONLY");
    try (Connection connection = cloned.connect();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("SELECT count(*) FROM lamindb_run")) {
      assertThat(rows.next() ? rows.getInt(1) : 0).isOne();
    }
    assertThat(copy()).hasBinaryContent(bytes);
  }

  @Test
  void commandsTellOfIt() {
    Launcher launcher = new Launcher(TestFolders.folder("clone-commands"), S3ForTests.VARIABLES);
    assertThat(launcher.run("info", open.slug()).output())
        .contains("clone", "lamin.db.gz of 20", "postgresql://127.0.0.1:")
        .doesNotContain("secret-of-everybody");
    assertThat(launcher.run("doctor", "--instance", open.slug()).output())
        .contains("is read in place of the database", "can be read only");
  }

  @Test
  void theDefaultInstanceIsReadLiveAsByTheClient() throws IOException {
    new InstanceConnection(environment(), InstanceLookup.NONE).connect(open.slug(), false);
    try (Instance instance =
        Instance.open(
            new InstanceResolver(environment(), InstanceLookup.NONE)
                .resolve(InstanceReference.ofDefault()))) {
      assertThat(nameIn(instance)).isEqualTo("Live");
    }
    assertThat(open.python("import lamindb as ln\nprint('name', ln.User.get(id=1).name)"))
        .contains("name Live");
    assertThat(copies()).isEmpty();
    new InstanceConnection(environment(), InstanceLookup.NONE).disconnect();
  }

  private static Environment environment() {
    Map<String, String> variables = new TreeMap<>(System.getenv());
    variables.put("LAMIN_CURRENT_INSTANCE", open.slug());
    return new Environment(
        variables, TestFolders.folder("clone-commands"), TestFolders.folder("client/home"));
  }

  @Test
  void aDamagedOneIsNoDatabase() throws Exception {
    S3ForTests.put(open.bucket(), OBJECT, "no archive");
    assertThat(nameHere()).isEqualTo("Live");
    assertThat(copies()).isEmpty();
    Path foreign = Files.createTempFile(TestFolders.folder("s3"), "foreign", ".db");
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + foreign);
        Statement statement = connection.createStatement()) {
      statement.execute("CREATE TABLE x (y text)");
    }
    publish(foreign);
    assertThat(nameHere()).isEqualTo("Live");
    S3ForTests.put(open.bucket(), OBJECT, "no archive");
    become("none:none");
    assertThatThrownBy(SqliteCloneIT::nameHere)
        .hasMessageContaining("[LAMINDB_CLONE_DAMAGED]")
        .hasMessageContaining(open.slug());
  }

  @Test
  void aForbiddenOneIsNone() throws Exception {
    HttpServer server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
    server.createContext(
        "/",
        exchange -> {
          exchange.sendResponseHeaders(403, -1);
          exchange.close();
        });
    server.start();
    try {
      InstanceDescription known = resolve();
      InstanceDescription forbidden =
          new InstanceDescription(
                  known.identity(),
                  known.database(),
                  "s3://secret/lake?endpoint_url=http://127.0.0.1:" + server.getAddress().getPort(),
                  known.modules(),
                  known.branch(),
                  known.branchFile(),
                  known.user())
              .preferringClone();
      try (Instance instance = Instance.open(forbidden)) {
        assertThat(nameIn(instance)).isEqualTo("Live");
      }
    } finally {
      server.stop(0);
    }
  }

  @Test
  void theDatabaseIsReadWhereThereIsNoClone() throws Exception {
    S3ForTests.delete(open.bucket(), OBJECT);
    try (Instance instance = Instance.open(resolve())) {
      assertThat(nameIn(instance)).isEqualTo("Live");
      assertThat(instance.sqliteClone()).isEmpty();
      refused(instance::requireWritable);
    }
    become("postgres:secret-of-the-tests");
    try (Instance instance = Instance.open(resolve())) {
      assertThat(instance.requireWritable().isPublic()).isFalse();
    }
    become("none:none");
    assertThatThrownBy(SqliteCloneIT::nameHere)
        .hasMessageContaining("[LAMINDB_NO_DATABASE_ACCESS]")
        .hasMessageContaining("LAMINDB_INSTANCE_DB");
    publish(cloned.storage().resolve(".lamindb/lamin.db"));
    assertThat(nameHere()).isEqualTo("Clone");
  }
}

package org.lamindb.instance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.lamindb.referee.CloudInstance;
import org.lamindb.referee.S3ForTests;
import org.lamindb.referee.TestFolders;
import org.lamindb.spark.Instances;
import org.lamindb.spark.TestSession;
import org.lamindb.storage.ObjectStore;

/** SQLite databases in S3, with the real client on the same bucket. */
class CloudSqliteIT {
  private static final String ANONYMOUS = "00000000";

  private static CloudInstance cloud;
  private static String id;

  @BeforeAll
  static void make() {
    cloud = CloudInstance.make("cloud-sqlite", false);
    id = idOf(cloud);
  }

  static String idOf(CloudInstance instance) {
    return Instance.resolve(InstanceReference.of(instance.slug())).identity().hexId().orElseThrow();
  }

  @BeforeEach
  void reset() {
    cloud.reset();
  }

  private static InstanceDescription resolve() {
    return Instance.resolve(InstanceReference.of(cloud.slug()));
  }

  private static Instance open() {
    return Instance.open(resolve());
  }

  static void rename(Instance instance, String name) {
    instance
        .database()
        .write(
            "rename the user",
            connection -> {
              try (Statement statement = connection.createStatement()) {
                return statement.executeUpdate("UPDATE lamindb_user SET name = '" + name + "'");
              }
            });
  }

  private static String name(Connection connection) throws SQLException {
    try (connection) {
      return nameIn(connection);
    }
  }

  private static String nameIn(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("SELECT name FROM lamindb_user WHERE id = 1")) {
      return rows.next() ? String.valueOf(rows.getString(1)) : "nobody";
    }
  }

  private static String nameHere() {
    try (Instance instance = open()) {
      return instance.database().read("read the user", CloudSqliteIT::nameIn);
    }
  }

  /** The client's own lock, in a process that ends without giving it back. */
  private static String clientLocks(String user) {
    return cloud
        .python(
            """
            from uuid import UUID
            from lamindb_setup.core.cloud_sqlite_locker import Locker
            from lamindb_setup.core.upath import create_path
            locker = Locker("%s", create_path("%s"), UUID("%s"))
            print("answer", locker.has_lock, locker._locked_by, locker.mapper["numbers/%s"].decode())
            """
                .formatted(user, cloud.root(), id, user))
        .lines()
        .filter(line -> line.startsWith("answer"))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void theLockIsTheClients() {
    try (ObjectStore objects = CloudAccess.open(Environment.ofProcess(), cloud.root())) {
      CloudLock lock = new CloudLock(objects, id, "AbCdEfGh", InstantSource.system());
      assertThat(lock.acquire()).isEmpty();
      assertThat(cloud.lock(id, "priorities")).isEqualTo("AbCdEfGh");
      assertThat(cloud.lock(id, "numbers/AbCdEfGh")).isEqualTo("1");
      assertThat(cloud.lock(id, "entering/AbCdEfGh")).isEqualTo("0");

      assertThat(clientLocks("BoBbOb01")).isEqualTo("answer False AbCdEfGh 0");
      assertThat(cloud.lock(id, "priorities")).isEqualTo("AbCdEfGh*BoBbOb01");
      lock.release();
      assertThat(cloud.lock(id, "numbers/AbCdEfGh")).isEqualTo("0");

      assertThat(clientLocks("BoBbOb01")).isEqualTo("answer True BoBbOb01 1");
      assertThat(lock.acquire()).contains("BoBbOb01");
      assertThat(cloud.lock(id, "numbers/AbCdEfGh")).isEqualTo("0");
      InstantSource later = InstantSource.offset(InstantSource.system(), Duration.ofDays(8));
      assertThat(new CloudLock(objects, id, "AbCdEfGh", later).acquire()).isEmpty();
      assertThat(cloud.lock(id, "numbers/BoBbOb01")).isEqualTo("0");
    }
  }

  @Test
  void changesGoToTheClientAndComeFromIt() throws Exception {
    try (Instance instance = open()) {
      assertThat(cloud.lock(id, "numbers/" + ANONYMOUS)).isEqualTo("1");
      Instant downloaded = Files.getLastModifiedTime(cloud.cached()).toInstant();
      assertThat(downloaded).isEqualTo(downloaded.truncatedTo(ChronoUnit.SECONDS));
      rename(instance, "Ann");
      instance.synchronize();
      assertThat(name(cloud.connectToCloud())).isEqualTo("Ann");
      assertThat(cloud.lock(id, "numbers/" + ANONYMOUS)).isEqualTo("1");
      rename(instance, "Berta");
    }
    assertThat(name(cloud.connectToCloud())).isEqualTo("Berta");
    assertThat(cloud.lock(id, "numbers/" + ANONYMOUS)).isEqualTo("0");

    String printed =
        cloud.python(
            """
            import lamindb as ln
            instance = ln.setup.settings.instance
            instance._update_local_sqlite_file()
            print("name", ln.User.get(id=1).name)
            ln.User.objects.filter(id=1).update(name="Clara")
            ln.setup.disconnect()
            """);
    assertThat(printed).contains("name Berta");
    assertThat(name(cloud.connectToCloud())).isEqualTo("Clara");
    assertThat(nameHere()).isEqualTo("Clara");
  }

  @Test
  void whatTheCloudHasIsNeverOverwritten() throws Exception {
    Path other = other("Other");
    Instance instance = open();
    rename(instance, "Mine");
    cloud.replaceDatabase(other);

    assertThatThrownBy(instance::close)
        .hasMessageContaining("[LAMINDB_CLOUD_FILE_CONFLICT]")
        .hasMessageContaining(cloud.cached().toString());
    assertThat(name(cloud.connectToCloud())).isEqualTo("Other");
    assertThat(cloud.lock(id, "numbers/" + ANONYMOUS)).isEqualTo("0");
    assertThatThrownBy(CloudSqliteIT::open).hasMessageContaining("[LAMINDB_CLOUD_FILE_CONFLICT]");

    Files.move(cloud.cached(), cloud.cached().resolveSibling("mine.db"));
    assertThat(nameHere()).isEqualTo("Other");
  }

  private static Path other(String name) throws Exception {
    Path other = Files.createTempFile(TestFolders.folder("s3"), "other", ".db");
    Files.write(other, Files.readAllBytes(cloud.made().storage().resolve(".lamindb/lamin.db")));
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + other);
        Statement statement = connection.createStatement()) {
      statement.executeUpdate("UPDATE lamindb_user SET name = '" + name + "'");
    }
    return other;
  }

  @Test
  void aNewerDatabaseIsFetchedWhenNothingChangedHere() throws Exception {
    nameHere();
    cloud.replaceDatabase(other("Newer"));
    assertThat(nameHere()).isEqualTo("Newer");
  }

  @Test
  void whoWasKilledBeforeOrAfterTheUploadIsMadeUpFor() throws Exception {
    for (String when : List.of("before", "after")) {
      cloud.reset();
      crash(when, when);
      assertThat(cloud.lock(id, "numbers/" + ANONYMOUS)).isEqualTo("1");
      assertThat(name(cloud.connectToCloud()).equals(when)).isEqualTo(when.equals("after"));
      assertThat(nameHere()).isEqualTo(when);
      assertThat(name(cloud.connectToCloud())).isEqualTo(when);
      assertThat(cloud.lock(id, "numbers/" + ANONYMOUS)).isEqualTo("0");
    }
  }

  private static void crash(String name, String when) throws Exception {
    Path log = TestFolders.folder("s3").resolve("crash-" + when + ".log");
    ProcessBuilder builder =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1",
            "-cp",
            System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
            CloudCrash.class.getName(),
            cloud.slug(),
            name,
            when);
    builder.environment().putAll(S3ForTests.VARIABLES);
    builder.redirectErrorStream(true).redirectOutput(log.toFile());
    assertThat(builder.start().waitFor()).as(Files.readString(log)).isEqualTo(9);
  }

  @Test
  void aLockedInstanceIsRefused() {
    clientLocks("BoBbOb01");
    assertThatThrownBy(CloudSqliteIT::open)
        .hasMessageContaining("[LAMINDB_INSTANCE_LOCKED]")
        .hasMessageContaining("'BoBbOb01'")
        .hasMessageContaining("7 days");
    assertThat(cloud.lock(id, "numbers/" + ANONYMOUS)).isEqualTo("0");
    assertThat(cloud.cached()).doesNotExist();
  }

  @Test
  void aDatabaseThatSomebodyWroteInHalfIsRefused() throws Exception {
    byte[] whole = Files.readAllBytes(cloud.made().storage().resolve(".lamindb/lamin.db"));
    Path half = Files.createTempFile(TestFolders.folder("s3"), "half", ".db");
    Files.write(half, Arrays.copyOf(whole, whole.length / 2));
    cloud.replaceDatabase(half);

    assertThatThrownBy(CloudSqliteIT::open)
        .hasMessageContaining("[LAMINDB_DATABASE_DAMAGED]")
        .hasMessageContaining(whole.length / 2 + " of " + whole.length + " bytes");
    assertThat(cloud.lock(id, "numbers/" + ANONYMOUS)).isEqualTo("0");
    assertThat(cloud.cached()).doesNotExist();
  }

  @Test
  void whoMayNotWriteReadsWithoutALock() throws Exception {
    HttpServer readOnly = readOnlyServer();
    try {
      InstanceDescription all = resolve();
      String root =
          cloud
              .root()
              .replace(
                  S3ForTests.endpoint(), "http://127.0.0.1:" + readOnly.getAddress().getPort());
      InstanceDescription description =
          new InstanceDescription(
              all.identity(),
              all.database(),
              root,
              all.modules(),
              all.branch(),
              all.branchFile(),
              all.user());
      try (Instance instance = Instance.open(description)) {
        assertThat(instance.schemaVersion().release()).isNotEmpty();
        assertThatThrownBy(instance::requireWritable)
            .hasMessageContaining("[LAMINDB_INSTANCE_READ_ONLY]");
      }
      assertThat(S3ForTests.keys(cloud.bucket(), "lake/.lamindb/_exclusion")).isEmpty();
    } finally {
      readOnly.stop(0);
    }
  }

  /** The server of all tests, but that it takes nothing. */
  private static HttpServer readOnlyServer() throws IOException {
    HttpClient client = HttpClient.newHttpClient();
    HttpServer server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
    server.createContext(
        "/",
        exchange -> {
          String method = exchange.getRequestMethod();
          exchange.getRequestBody().readAllBytes();
          if (!method.equals("GET") && !method.equals("HEAD")) {
            exchange.sendResponseHeaders(403, -1);
            exchange.close();
            return;
          }
          URI uri = URI.create(S3ForTests.endpoint() + exchange.getRequestURI());
          try {
            HttpResponse<byte[]> answer =
                client.send(
                    HttpRequest.newBuilder(uri)
                        .header("Authorization", S3ForTests.AUTHORIZATION)
                        .method(method, HttpRequest.BodyPublishers.noBody())
                        .build(),
                    BodyHandlers.ofByteArray());
            answer
                .headers()
                .map()
                .forEach(
                    (name, values) -> {
                      if (!name.startsWith(":")) {
                        exchange.getResponseHeaders().put(name, values);
                      }
                    });
            boolean isHead = method.equals("HEAD");
            exchange.sendResponseHeaders(
                answer.statusCode(),
                isHead || answer.body().length == 0 ? -1 : answer.body().length);
            if (!isHead && answer.body().length > 0) {
              exchange.getResponseBody().write(answer.body());
            }
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
          exchange.close();
        });
    server.start();
    return server;
  }

  @Test
  void theCommandsLockAndUnlock() {
    Launcher launcher = new Launcher(TestFolders.folder("cloud-commands"), S3ForTests.VARIABLES);
    Launcher.Result connected = launcher.run("connect", cloud.slug());
    assertThat(connected.errors()).isEmpty();
    assertThat(connected.code()).isZero();
    assertThat(cloud.lock(id, "numbers/" + ANONYMOUS)).isEqualTo("1");

    Launcher.Result info = launcher.run("info");
    assertThat(info.output()).contains(cloud.root()).contains(cloud.cached().toString());
    assertThat(cloud.lock(id, "numbers/" + ANONYMOUS)).isEqualTo("1");

    Launcher.Result disconnected = launcher.run("disconnect");
    assertThat(disconnected.errors() + disconnected.output()).contains("disconnected");
    assertThat(cloud.lock(id, "numbers/" + ANONYMOUS)).isEqualTo("0");
  }

  @Test
  void sparkReadsTheRegistries() {
    Map<String, String> settings =
        Map.of(
            "spark.sql.catalog.cloudsqlite",
            "org.lamindb.spark.LaminCatalog",
            "spark.sql.catalog.cloudsqlite.instance",
            cloud.slug());
    settings.forEach(TestSession.get().conf()::set);
    assertThat(TestSession.column("SELECT root FROM cloudsqlite.core.storage"))
        .containsExactly(cloud.root());
    Instances.open(resolve()).close();
  }
}

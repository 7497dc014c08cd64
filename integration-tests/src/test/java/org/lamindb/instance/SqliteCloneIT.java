package org.lamindb.instance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.apache.spark.sql.DataFrameReader;
import org.apache.spark.sql.SaveMode;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.lamindb.referee.CloudInstance;
import org.lamindb.referee.PostgresForTests;
import org.lamindb.referee.RefereeInstance;
import org.lamindb.referee.S3ForTests;
import org.lamindb.referee.TestFolders;
import org.lamindb.spark.Instances;
import org.lamindb.spark.TestSession;

/**
 * Public instances with a Postgres database and a SQLite clone in S3, which the real client reads,
 * too.
 */
class SqliteCloneIT {
  private static final String OBJECT = "lake/.lamindb/lamin.db.gz";
  private static final String NAME = "SELECT name FROM lamindb_user WHERE id = 1";

  private static CloudInstance open;
  private static RefereeInstance cloned;
  private static Path packed;
  private static Path file;

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
    packed = open.cached().resolveSibling("lamin.db.gz");
    file = open.cached();
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
    Files.createDirectories(file.getParent());
    try (Stream<Path> files = Files.list(file.getParent())) {
      for (Path each : files.toList()) {
        Files.delete(each);
      }
    }
    publish(cloned.storage().resolve(".lamindb/lamin.db"));
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

  private static String nameInClient() {
    return cloned
        .referee()
        .python(
            CloudInstance.PYTHON
                + """
                import lamindb as ln
                print("name", ln.User.connect("%s").get(id=1).name)
                """
                    .formatted(open.slug()))
        .lines()
        .filter(line -> line.startsWith("name "))
        .findFirst()
        .orElseThrow()
        .substring(5);
  }

  @Test
  void eachUsesTheCopyOfTheOther() throws Exception {
    assertThat(nameInClient()).isEqualTo("Clone");
    FileTime theirs = Files.getLastModifiedTime(packed);
    Object inode = Files.getAttribute(file, "unix:ino");
    try (Instance instance = Instance.open(resolve())) {
      assertThat(nameIn(instance)).isEqualTo("Clone");
      assertThat(instance.sqliteClone().orElseThrow().modified()).isEqualTo(theirs.toInstant());
      assertThat(instance.schemaVersion().release()).isNotEmpty();
    }
    assertThat(Files.getAttribute(file, "unix:ino")).isEqualTo(inode);

    publish();
    assertThat(nameHere()).isEqualTo("Clone");
    FileTime unpacked = Files.getLastModifiedTime(file);
    assertThat(nameInClient()).isEqualTo("Clone");
    assertThat(Files.getLastModifiedTime(file)).isEqualTo(unpacked);
  }

  @Test
  void theDatabaseIsReadWhereThereIsNoClone() throws Exception {
    S3ForTests.delete(open.bucket(), OBJECT);
    assertThat(nameHere()).isEqualTo("Live");
    assertThat(nameInClient()).isEqualTo("Live");

    become("none:none");
    assertThatThrownBy(SqliteCloneIT::nameHere)
        .hasMessageContaining("[LAMINDB_NO_DATABASE_ACCESS]")
        .hasMessageContaining("LAMINDB_INSTANCE_DB");
    publish(cloned.storage().resolve(".lamindb/lamin.db"));
    assertThat(nameHere()).isEqualTo("Clone");
    assertThat(nameInClient()).isEqualTo("Clone");
  }
}

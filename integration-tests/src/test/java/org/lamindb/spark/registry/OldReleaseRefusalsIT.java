package org.lamindb.spark.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.spark.SparkThrowable;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.lamindb.referee.OldInstance;
import org.lamindb.referee.RefereeInstance;
import org.lamindb.referee.TestFolders;
import org.lamindb.spark.TestSession;

/** What is not done with databases of other releases: nothing changes, and the remedy is named. */
class OldReleaseRefusalsIT {
  private static final String OLD = "LAMINDB_SCHEMA_TOO_OLD";
  private static final String NEW = "LAMINDB_SCHEMA_TOO_NEW";
  private static final String OTHER = "limits_other";

  private static RefereeInstance other;

  static List<OldInstance> readOnly() {
    return OldInstance.releases().stream()
        .map(OldInstance::shared)
        .filter(instance -> !instance.isWritable())
        .toList();
  }

  private static synchronized String other() {
    if (other == null) {
      other = TestSession.newInstance("beside-old", false);
      TestSession.catalog(OTHER, other);
    }
    return OTHER;
  }

  private static String catalog(Path storage) {
    String name = "limits_" + Integer.toHexString(storage.hashCode());
    TestSession.get().conf().set("spark.sql.catalog." + name, "org.lamindb.spark.LaminCatalog");
    TestSession.get().conf().set("spark.sql.catalog." + name + ".instance", storage.toString());
    return name;
  }

  /** Everything that would change the database. */
  private static Map<String, ThrowingCallable> writes(Path storage) {
    Map<String, ThrowingCallable> attempts = new LinkedHashMap<>();
    attempts.put(
        "save",
        () ->
            TestSession.get()
                .range(3)
                .write()
                .format("lamindb")
                .option("instance", storage.toString())
                .option("key", "new/table.parquet")
                .save());
    attempts.put(
        "transfer into it",
        () ->
            TestSession.rows(
                "CALL " + catalog(storage) + ".system.transfer(source => '" + reference() + "')"));
    attempts.put(
        "move",
        () ->
            TestSession.rows(
                "CALL "
                    + catalog(storage)
                    + ".system.move_storage(source => '"
                    + storage
                    + "', target => '"
                    + storage.resolveSibling("moved")
                    + "')"));
    return attempts;
  }

  private static Map<String, ThrowingCallable> reads(Path storage) {
    Map<String, ThrowingCallable> attempts = new LinkedHashMap<>();
    String catalog = catalog(storage);
    attempts.put("list", () -> TestSession.rows("SHOW TABLES IN " + catalog + ".core"));
    attempts.put("select", () -> TestSession.rows("SELECT * FROM " + catalog + ".core.artifact"));
    attempts.put(
        "load",
        () ->
            TestSession.get()
                .read()
                .format("lamindb")
                .option("instance", storage.toString())
                .load("text/plain.csv"));
    attempts.put("transfer from it", transferFrom(storage));
    return attempts;
  }

  private static String reference() {
    other();
    return other.reference();
  }

  private static ThrowingCallable transferFrom(Path storage) {
    return () ->
        TestSession.rows("CALL " + other() + ".system.transfer(source => '" + storage + "')");
  }

  /** Makes all attempts; none changes a file. */
  private static void refused(
      Path storage, Map<String, ThrowingCallable> attempts, String errorClass, String... hints) {
    other();
    Map<String, Integer> before = files(storage.getParent());
    attempts.forEach(
        (name, attempt) -> {
          var refusal =
              assertThatThrownBy(attempt)
                  .as(name)
                  .isInstanceOf(SparkThrowable.class)
                  .hasMessageContaining("[" + errorClass + "]");
          for (String hint : hints) {
            refusal.hasMessageContaining(hint);
          }
        });
    assertThat(files(storage.getParent())).isEqualTo(before);
  }

  /** The files with what their bytes hash to. */
  private static Map<String, Integer> files(Path folder) {
    Map<String, Integer> files = new TreeMap<>();
    try (Stream<Path> paths = Files.walk(folder)) {
      for (Path path : paths.filter(Files::isRegularFile).toList()) {
        files.put(path.toString(), Arrays.hashCode(Files.readAllBytes(path)));
      }
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    return files;
  }

  @ParameterizedTest
  @MethodSource("readOnly")
  void whatIsOnlyReadIsNotWritten(OldInstance instance) {
    refused(instance.storage(), writes(instance.storage()), OLD, "cannot write", "migrate deploy");
  }

  @ParameterizedTest
  @MethodSource("org.lamindb.spark.registry.OldReleaseRowsIT#before20")
  void recordsFromBefore20AreNotTransferred(OldInstance instance) {
    refused(
        instance.storage(),
        Map.of("transfer", transferFrom(instance.storage())),
        OLD,
        "cannot transfer from",
        "lamindb==2.1.2");
  }

  /** A copy of a storage whose database says that other migrations were applied. */
  private static Path changed(OldInstance instance, String name, String sql) throws Exception {
    Path storage =
        TestFolders.folder("old/" + name + "-" + ProcessHandle.current().pid()).resolve("storage");
    try (Stream<Path> paths = Files.walk(instance.storage())) {
      for (Path path : paths.toList()) {
        Files.copy(path, storage.resolve(instance.storage().relativize(path).toString()));
      }
    }
    execute(storage, sql);
    return storage;
  }

  private static void execute(Path storage, String sql) throws SQLException {
    try (Connection connection =
            DriverManager.getConnection("jdbc:sqlite:" + storage.resolve(".lamindb/lamin.db"));
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static OldInstance oldest() {
    return OldInstance.shared(OldInstance.releases().get(0));
  }

  @Test
  void databasesFromBefore117AreNotRead() throws Exception {
    Path storage =
        changed(
            oldest(),
            "before-1-17",
            "DELETE FROM django_migrations WHERE app = 'lamindb' AND name >= '0140'");
    String[] hints = {
      "the schema of LaminDB 1.0 to 1.16", "lamindb==2.1.2", "then 'lamindb-spark migrate deploy'"
    };
    refused(storage, reads(storage), OLD, hints);
    refused(storage, writes(storage), OLD, hints);
  }

  @Test
  void databasesFromBefore10AreNotRead() throws Exception {
    Path storage =
        changed(
            oldest(),
            "before-1-0",
            "UPDATE django_migrations SET app = 'lnschema_core' WHERE app = 'lamindb'");
    String[] hints = {"the schema of LaminDB before 1.0", "LaminDB 1.0, then with 2.1"};
    refused(storage, reads(storage), OLD, hints);
    refused(storage, writes(storage), OLD, hints);
  }

  @Test
  void databasesOfReleasesToComeAreNotRead() throws Exception {
    Path storage =
        changed(
            OldInstance.shared(OldInstance.releases().get(OldInstance.releases().size() - 1)),
            "to-come",
            "INSERT INTO django_migrations (app, name, applied)"
                + " VALUES ('lamindb', '0194_v2_13', '2026-12-01 00:00:00')");
    refused(storage, reads(storage), NEW, "194", "193", "Update LaminDB for Spark");
    refused(storage, writes(storage), NEW, "194", "193", "Update LaminDB for Spark");
  }
}

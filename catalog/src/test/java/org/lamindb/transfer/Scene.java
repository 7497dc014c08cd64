package org.lamindb.transfer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.lamindb.artifact.FileHash;
import org.lamindb.artifact.Hashes;
import org.lamindb.database.Database;
import org.lamindb.database.TimestampMicros;
import org.lamindb.instance.Environment;
import org.lamindb.instance.InitRequest;
import org.lamindb.instance.Instance;
import org.lamindb.instance.InstanceInitializer;
import org.lamindb.instance.Workspace;
import org.lamindb.registry.Uids;

/** Instances on disk for one test, and rows in them. */
final class Scene {
  private final Path folder;

  Scene(Path folder) {
    this.folder = folder;
  }

  Instance instance(String name) {
    Path directory = makeFolder(folder.resolve(name));
    Environment environment =
        new Environment(
            Map.of("LAMIN_SETTINGS_DIR", folder.resolve("settings").toString()),
            directory,
            makeFolder(folder.resolve("home")));
    InitRequest request =
        new InitRequest(directory.resolve("storage").toString(), Optional.of(name), List.of());
    return Instance.open(new InstanceInitializer(environment).init(request).instance());
  }

  static Path makeFolder(Path path) {
    try {
      return Files.createDirectories(path);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Path write(Path root, String path, String text) {
    try {
      Path file = root.resolve(path);
      Files.createDirectories(file.getParent());
      return Files.writeString(file, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Path root(Instance instance) {
    return Path.of(instance.description().storageRoot());
  }

  /** Inserts a row and returns its id. */
  static long insert(Instance instance, String table, Map<String, ?> values) {
    return instance
        .database()
        .write(
            "insert",
            connection -> {
              Rows rows = new Rows(connection, instance.database().dialect());
              rows.insert(table, values);
              return rows.firstId(table, Map.of("uid", values.get("uid"))).orElseThrow();
            });
  }

  /** Inserts an artifact with sensible values for what is not given. */
  static long artifact(Instance instance, String uid, Map<String, ?> values) {
    Map<String, Object> row = new LinkedHashMap<>();
    row.put("uid", uid);
    row.put("key", "k/" + uid + ".txt");
    row.put("suffix", ".txt");
    row.put("hash", Uids.ofMd5(uid).substring(0, 20) + "AA");
    row.put("_hash_type", "md5");
    row.put("size", 3L);
    row.put("is_latest", true);
    row.put("_key_is_virtual", true);
    row.put("_overwrite_versions", false);
    row.put("storage_id", 1L);
    row.put("created_by_id", 1L);
    row.put("created_at", new TimestampMicros(1_700_000_000_000_000L));
    row.putAll(values);
    return insert(instance, "lamindb_artifact", row);
  }

  /** Inserts an artifact for a file that is there, with its hash and size. */
  static long artifactOf(Instance instance, String uid, Path file, Map<String, ?> values) {
    FileHash hash = Hashes.hash(file);
    Map<String, Object> row = new LinkedHashMap<>();
    row.put("hash", hash.hash());
    row.put("_hash_type", hash.type());
    row.put("size", hash.size());
    row.putAll(values);
    return artifact(instance, uid, row);
  }

  static void execute(Instance instance, String sql) {
    Workspace.execute(instance, sql);
  }

  /** The rows of a query, each as its values separated by a vertical bar. */
  static List<String> rows(Instance instance, String sql) {
    Database database = instance.database();
    return database.read(
        "query",
        connection -> {
          List<String> found = new ArrayList<>();
          try (Statement statement = connection.createStatement();
              ResultSet rows = statement.executeQuery(sql)) {
            int columns = rows.getMetaData().getColumnCount();
            while (rows.next()) {
              StringBuilder row = new StringBuilder();
              for (int i = 1; i <= columns; i++) {
                row.append(i == 1 ? "" : "|").append(rows.getString(i));
              }
              found.add(row.toString());
            }
          }
          return found;
        });
  }
}

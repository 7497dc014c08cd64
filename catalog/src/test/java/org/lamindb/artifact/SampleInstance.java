package org.lamindb.artifact;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.lamindb.instance.Instance;
import org.lamindb.instance.InstanceIdentity;
import org.lamindb.instance.InstanceReference;
import org.lamindb.migration.NewSqliteDatabase;
import org.lamindb.storage.StorageMarker;

/** A new instance on SQLite with LaminDB's own schema, as the client's init leaves it. */
public final class SampleInstance implements AutoCloseable {
  private static final String UID = "KHE59iwEtTFF";

  private final Path root;
  private final Instance instance;

  private SampleInstance(Path root, Instance instance) {
    this.root = root;
    this.instance = instance;
  }

  public static SampleInstance create(Path folder, String name) throws IOException, SQLException {
    Path root = Files.createDirectories(folder.resolve(name)).toRealPath();
    InstanceIdentity identity = InstanceIdentity.ofNew("anonymous", name);
    StorageMarker.write(root, UID, identity);
    NewSqliteDatabase.build(
        root.resolve(".lamindb/lamin.db"),
        List.of(),
        connection -> {
          try (Statement statement = connection.createStatement()) {
            statement.executeUpdate(
                "INSERT INTO lamindb_user (uid, handle) VALUES ('00000000', 'anonymous')");
            return statement.executeUpdate(
                "INSERT INTO lamindb_storage (uid, root, type, instance_uid, created_by_id)"
                    + " VALUES ('"
                    + UID
                    + "', '"
                    + root
                    + "', 'local', '"
                    + identity.uid()
                    + "', 1)");
          }
        });
    return new SampleInstance(
        root, Instance.open(InstanceReference.of(root.toString())).requireWritable());
  }

  public Instance instance() {
    return instance;
  }

  public Path root() {
    return root;
  }

  /** Runs a statement, as somebody else would. */
  public void execute(String sql) throws SQLException {
    try (Connection connection = connect(root);
        Statement statement = connection.createStatement()) {
      statement.executeUpdate(sql);
    }
  }

  /** The cells of a result, row by row, each row joined by blanks; NULL as {@code null}. */
  public List<String> query(String sql) throws SQLException {
    List<String> lines = new ArrayList<>();
    try (Connection connection = connect(root);
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      while (rows.next()) {
        List<String> cells = new ArrayList<>();
        for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
          cells.add(String.valueOf(rows.getString(i)));
        }
        lines.add(String.join(" ", cells));
      }
    }
    return lines;
  }

  /** Saves a text file. */
  public SavedArtifact save(String key, String text) throws IOException {
    return save(key, text, OptionalLong.empty());
  }

  public SavedArtifact save(String key, String text, OptionalLong run) throws IOException {
    try (StagedArtifact staged =
        new ArtifactWriter(instance).stage(key, Suffixes.of(key).canonical())) {
      Files.writeString(staged.content(), text);
      return staged.commit(ArtifactContent.ofTable(OptionalLong.of(1)), run);
    }
  }

  /** Names of what lies in the folder of LaminDB's own files, besides database and marker. */
  public List<String> ownFiles() {
    try (var files = Files.list(root.resolve(".lamindb"))) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> !name.startsWith("lamin.db") && !name.equals("storage_uid.txt"))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    instance.close();
  }

  private static Connection connect(Path root) throws SQLException {
    return DriverManager.getConnection("jdbc:sqlite:" + root.resolve(".lamindb/lamin.db"));
  }
}

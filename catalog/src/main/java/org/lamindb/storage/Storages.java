package org.lamindb.storage;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.lamindb.database.Database;
import org.lamindb.database.Row;
import org.lamindb.database.SqlText;
import org.lamindb.error.StorageErrors;
import org.lamindb.instance.Environment;
import org.lamindb.instance.Instance;

/** The storage locations of an instance. */
public final class Storages {
  private static final String SELECT =
      "SELECT id, uid, root, type, region, instance_uid FROM lamindb_storage";

  private final Instance instance;

  public Storages(Instance instance) {
    this.instance = Objects.requireNonNull(instance, "instance is null");
  }

  /** All locations, oldest first. */
  public List<StorageLocation> list() {
    return database().read("read the storage locations", this::list);
  }

  List<StorageLocation> list(Connection connection) throws SQLException {
    return new SqlText(database().dialect())
        .sql(SELECT + " ORDER BY id")
        .query(connection, Storages::location);
  }

  /**
   * The location with this root or uid.
   *
   * @throws org.lamindb.error.LaminException when there is none
   */
  public StorageLocation get(String rootOrUid) {
    List<StorageLocation> locations = list();
    return locations.stream()
        .filter(location -> location.uid().equals(rootOrUid) || location.root().equals(rootOrUid))
        .findFirst()
        .or(
            () ->
                withRoot(
                    locations,
                    StorageRoots.normalize(Environment.ofProcess().storageRoot(rootOrUid))))
        .orElseThrow(() -> StorageErrors.storageNotFound(rootOrUid, roots(locations)));
  }

  /** The location with exactly this root. */
  Optional<StorageLocation> ofRoot(String root) {
    return withRoot(list(), root);
  }

  /**
   * The location whose root is that of the instance's settings.
   *
   * @throws org.lamindb.error.LaminException when there is none
   */
  public StorageLocation defaultStorage() {
    String root = instance.description().storageRoot();
    List<StorageLocation> locations = list();
    return withRoot(locations, root)
        .or(() -> withRoot(locations, StorageRoots.normalize(root)))
        .orElseThrow(() -> StorageErrors.storageNotFound(root, roots(locations)));
  }

  /** The location that a local path belongs to: the longest root above it. */
  public Optional<StorageLocation> locate(Path path) {
    return locate(list(), Path.of(StorageRoots.normalize(path)));
  }

  /** The longest local root above a normalized absolute path. */
  public static Optional<StorageLocation> locate(List<StorageLocation> locations, Path path) {
    return locations.stream()
        .filter(location -> location.isLocal() && path.startsWith(location.path()))
        .max(Comparator.comparingInt(location -> location.root().length()));
  }

  /**
   * Makes a local folder a storage location of this instance. Doing it again changes nothing.
   *
   * @throws org.lamindb.error.LaminException when another instance manages the folder, the path
   *     cannot be a root, or it cannot be written
   */
  public StorageLocation register(Path root) {
    return new StorageRegistration(instance).register(root);
  }

  /**
   * Makes a location, which the instance manages when it can mark it. One that is there stays as it
   * is.
   *
   * @throws org.lamindb.error.LaminException when the request cannot be met
   */
  public StorageLocation create(StorageRequest request) {
    return new StorageCreation(instance).create(request);
  }

  /**
   * Deletes a location in which nothing is: marker and row.
   *
   * @throws org.lamindb.error.LaminException when there is none, it is the default one, or not
   *     empty
   */
  public StorageLocation delete(String rootOrUid) {
    return new StorageRemoval(instance).remove(rootOrUid);
  }

  /** All locations with what is in them, oldest first. */
  public List<StorageSummary> summaries() {
    return database()
        .read(
            "read the storage locations",
            connection ->
                new SqlText(database().dialect())
                    .sql("SELECT s.id, s.uid, s.root, s.type, s.region, s.instance_uid,")
                    .sql(" s.description, p.name AS space, (SELECT count(*) FROM lamindb_artifact")
                    .sql(" a WHERE a.storage_id = s.id) AS artifacts FROM lamindb_storage s")
                    .sql(" JOIN lamindb_space p ON p.id = s.space_id ORDER BY s.id")
                    .query(
                        connection,
                        row ->
                            new StorageSummary(
                                location(row),
                                row.optionalText("description"),
                                row.text("space"),
                                row.number("artifacts"))));
  }

  private Database database() {
    return instance.database();
  }

  private static Optional<StorageLocation> withRoot(List<StorageLocation> locations, String root) {
    return locations.stream().filter(location -> location.root().equals(root)).findFirst();
  }

  private static List<String> roots(List<StorageLocation> locations) {
    return locations.stream().map(StorageLocation::root).toList();
  }

  private static StorageLocation location(Row row) throws SQLException {
    return new StorageLocation(
        row.number("id"),
        row.text("uid"),
        row.text("root"),
        row.text("type"),
        row.optionalText("region"),
        row.optionalText("instance_uid"));
  }
}

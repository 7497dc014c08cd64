package org.lamindb.instance;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import org.lamindb.database.DatabaseAddress.SqliteFile;
import org.lamindb.database.DatabaseFile;
import org.lamindb.error.DatabaseErrors;
import org.lamindb.error.InstanceErrors;
import org.lamindb.error.LaminErrors;
import org.lamindb.storage.StorageMarker;

/** Instances named by the local storage that holds their SQLite database. */
final class StorageInstances {
  private static final String FOLDER = ".lamindb";
  private static final String FILE = "lamin.db";
  private static final byte[] SQLITE_HEADER = "SQLite format 3\0".getBytes(StandardCharsets.UTF_8);

  private final InstanceResolver resolver;
  private final SettingsDirectory settings;

  StorageInstances(InstanceResolver resolver, SettingsDirectory settings) {
    this.resolver = resolver;
    this.settings = settings;
  }

  /** Where the database of an instance is. */
  static Path databaseFile(Path root) {
    return root.resolve(FOLDER).resolve(FILE);
  }

  /**
   * The instance at a path.
   *
   * @param path a storage root, its {@code .lamindb} folder, or the database file in that
   * @param text how the user wrote it
   */
  InstanceDescription resolve(Path path, String text) {
    Path root = realRoot(path, text);
    SqliteFile database = SqliteFile.at(databaseFile(root));
    Optional<InstanceIdentity> marked = StorageMarker.read(root).flatMap(StorageMarker::instance);
    Optional<InstanceSettings> known =
        marked
            .flatMap(identity -> settings.instance(identity.owner(), identity.name()))
            .filter(found -> found.databaseUrl().isEmpty() && isAt(found, root));
    if (known.isPresent()) {
      return resolver.describe(known.get(), database, known.get().storageRoot());
    }
    StorageRows rows = StorageRows.read(database);
    InstanceIdentity identity =
        marked
            .or(() -> rows.ownUid().map(uid -> InstanceIdentity.ofUid(uid, name(root))))
            .orElseThrow(
                () ->
                    InstanceErrors.invalidInstanceReference(
                        text, "neither a marker nor its database tells which instance it is"));
    return resolver.describe(identity, database, root.toString(), rows);
  }

  private static Path realRoot(Path path, String text) {
    Path root = path;
    if (root.endsWith(Path.of(FOLDER, FILE))) {
      root = root.getParent().getParent();
    } else if (root.endsWith(FOLDER)) {
      root = root.getParent();
    }
    if (Files.notExists(root)) {
      throw InstanceErrors.invalidInstanceReference(text, "there is nothing at '" + root + "'");
    }
    if (Files.isRegularFile(root)) {
      throw InstanceErrors.invalidInstanceReference(text, "'" + root + "' is no directory");
    }
    Path file = databaseFile(root);
    requireFile(file);
    try {
      requireSqlite(file);
      return root.toRealPath();
    } catch (IOException e) {
      throw LaminErrors.cannotRead(file.toString(), e);
    }
  }

  /**
   * Refuses a database file that is not there, or of which that cannot be found out: who may not
   * look into its folder should not look for it elsewhere.
   */
  static void requireFile(Path file) {
    try {
      if (Files.readAttributes(file, BasicFileAttributes.class).isRegularFile()) {
        return;
      }
    } catch (AccessDeniedException e) {
      throw LaminErrors.cannotRead(file.toString(), e);
    } catch (IOException e) {
      // It is missing, or some folder above it is none.
    }
    throw DatabaseErrors.databaseFileMissing(file.toString());
  }

  /** Whether a file that begins so is a SQLite database. */
  static boolean isSqlite(byte[] header) {
    return header.length >= SQLITE_HEADER.length
        && Arrays.equals(header, 0, SQLITE_HEADER.length, SQLITE_HEADER, 0, SQLITE_HEADER.length);
  }

  /** A file that is no database at all would else fail with the driver's words. */
  private static void requireSqlite(Path file) {
    DatabaseFile bytes = DatabaseFile.at(file);
    try {
      byte[] header = new byte[(int) Math.min(SQLITE_HEADER.length, bytes.size())];
      bytes.read(0, header, 0, header.length);
      if (header.length > 0 && !isSqlite(header)) {
        throw DatabaseErrors.notLaminDatabase("The file '" + file + "'");
      }
    } finally {
      bytes.release();
    }
  }

  private static boolean isAt(InstanceSettings found, Path root) {
    try {
      return Files.isSameFile(Path.of(found.storageRoot()), root);
    } catch (IOException e) {
      return false;
    }
  }

  private static String name(Path root) {
    return Objects.requireNonNullElse(root.getFileName(), root).toString();
  }
}

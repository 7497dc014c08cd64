package org.lamindb.instance;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.lamindb.database.DatabaseAddress.PostgresServer;
import org.lamindb.database.PostgresUrl;
import org.lamindb.error.InstanceErrors;
import org.lamindb.error.StorageErrors;
import org.lamindb.instance.StorageRows.Row;
import org.lamindb.storage.CloudRoot;
import org.lamindb.storage.StorageMarker;

/** Instances named by the URL of their Postgres database. */
final class PostgresInstances {
  private final InstanceResolver resolver;
  private final SettingsDirectory settings;
  private final DatabaseAccess access;

  PostgresInstances(InstanceResolver resolver, SettingsDirectory settings, DatabaseAccess access) {
    this.resolver = resolver;
    this.settings = settings;
    this.access = access;
  }

  /**
   * The instance in a database.
   *
   * @param server as the user names it
   * @param storage root of the default storage, if the user names it
   */
  InstanceDescription resolve(PostgresServer server, Optional<String> storage) {
    Optional<InstanceSettings> known = settingsOf(server);
    PostgresServer database = access.of(server, known);
    if (known.isPresent() && storage.isEmpty()) {
      return resolver.describe(known.get(), database, known.get().storageRoot());
    }
    StorageRows rows = StorageRows.read(database);
    Row row = defaultStorage(rows, storage, database, known);
    String uid =
        known
            .map(found -> found.identity().uid())
            .or(rows::ownUid)
            .or(row::instanceUid)
            .orElseThrow(() -> InstanceErrors.storageRequired(database.toString()));
    if (!row.isManagedBy(uid)) {
      throw StorageErrors.storageNotManaged(
          row.root(),
          row.instanceUid().map(other -> "the instance " + other).orElse("no instance"));
    }
    InstanceIdentity identity =
        known
            .map(InstanceSettings::identity)
            .or(() -> markedIdentity(row, uid))
            .or(() -> knownIdentity(uid, database.database()))
            .orElseGet(() -> InstanceIdentity.ofUid(uid, database.database()));
    return resolver.describe(identity, database, row.root(), rows);
  }

  private Optional<InstanceSettings> settingsOf(PostgresServer database) {
    List<InstanceSettings> found =
        settings.instances().stream()
            .filter(
                candidate ->
                    candidate
                        .databaseUrl()
                        .filter(PostgresUrl::matches)
                        .map(PostgresUrl::parse)
                        .filter(database::sameDatabase)
                        .isPresent())
            .toList();
    if (found.stream().map(InstanceSettings::id).distinct().count() > 1) {
      throw InstanceErrors.instanceAmbiguous(
          database.toString(),
          found.stream().map(candidate -> candidate.identity().slug()).toList());
    }
    return found.stream().findFirst();
  }

  private static Row defaultStorage(
      StorageRows rows,
      Optional<String> storage,
      PostgresServer database,
      Optional<InstanceSettings> known) {
    if (storage.isPresent()) {
      String root = withoutSlash(storage.get());
      return rows.rows().stream()
          .filter(row -> row.root().equals(root))
          .findFirst()
          .orElseThrow(() -> StorageErrors.storageNotFound(root, rows.roots()));
    }
    Optional<String> uid = known.map(found -> found.identity().uid()).or(rows::ownUid);
    return rows.rows().stream()
        .filter(row -> uid.isPresent() && row.isManagedBy(uid.get()))
        .findFirst()
        .orElseThrow(() -> InstanceErrors.storageRequired(database.toString()));
  }

  private static String withoutSlash(String root) {
    return root.length() > 1 && root.endsWith("/") ? root.substring(0, root.length() - 1) : root;
  }

  /** What the marker of a storage says that this machine sees. */
  private static Optional<InstanceIdentity> markedIdentity(Row row, String uid) {
    if (CloudRoot.matches(row.root()) || !Files.isDirectory(Path.of(row.root()))) {
      return Optional.empty();
    }
    return StorageMarker.read(Path.of(row.root()))
        .filter(marker -> marker.uid().equals(row.uid()))
        .flatMap(StorageMarker::instance)
        .filter(identity -> identity.uid().equals(uid));
  }

  /**
   * An identity that this uid belongs to: the uid is a hash of the id, and the id of an instance
   * that no hub knows is a hash of owner and name, so that a right guess proves itself.
   */
  private Optional<InstanceIdentity> knownIdentity(String uid, String database) {
    return Stream.concat(
            settings.instances().stream().map(InstanceSettings::identity),
            Stream.of(settings.user(), User.ANONYMOUS)
                .map(user -> InstanceIdentity.ofNew(user.handle(), database)))
        .filter(identity -> identity.uid().equals(uid))
        .findFirst();
  }
}

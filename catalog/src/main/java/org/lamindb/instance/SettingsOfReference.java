package org.lamindb.instance;

import java.nio.file.Path;
import java.util.Optional;
import org.lamindb.database.DatabaseAddress.PostgresServer;
import org.lamindb.database.PostgresUrl;
import org.lamindb.error.InstanceErrors;

/**
 * The settings of the instance that a reference means; those of one that no file knows are made
 * from its storage and database, where both tell which instance it is.
 */
record SettingsOfReference(InstanceResolver resolver, SettingsDirectory settings) {

  /** The same, with what LaminHub says of it today when it is an instance of the hub. */
  InstanceSettings findNewest(String reference) {
    if (PostgresUrl.matches(reference) || InstanceResolver.isPath(reference)) {
      return find(reference);
    }
    Optional<InstanceSettings> known = resolver.known(reference);
    return known.isPresent() ? resolver.refresh(known.get()) : resolver.lookUp(reference);
  }

  InstanceSettings find(String reference) {
    boolean isUrl = PostgresUrl.matches(reference);
    if (!isUrl && !InstanceResolver.isPath(reference)) {
      return resolver.known(reference).orElseGet(() -> resolver.lookUp(reference));
    }
    String shown = isUrl ? PostgresUrl.redact(reference) : reference;
    InstanceDescription found = resolver.resolve(InstanceReference.of(reference));
    InstanceIdentity identity = found.identity();
    if (identity.owner().isEmpty() || identity.id().isEmpty()) {
      throw InstanceErrors.instanceUnclear(
          shown,
          "the marker of its storage, which tells owner, name and id, is gone",
          "Restore '"
              + StorageInstances.databaseFile(Path.of(found.storageRoot()))
                  .resolveSibling("storage_uid.txt")
              + "' from a copy; its path will do for queries.");
    }
    Optional<InstanceSettings> known = settings.instance(identity.owner(), identity.name());
    if (known.isEmpty()) {
      return made(found, isUrl ? Optional.of(reference) : Optional.empty());
    }
    if (!isSame(known.get(), found)) {
      throw InstanceErrors.instanceUnclear(
          shown,
          "the settings of "
              + identity.slug()
              + " say that its storage is '"
              + known.get().storageRoot()
              + "'",
          "Delete '"
              + settings.instanceFile(identity.owner(), identity.name())
              + "' if that is out of date.");
    }
    return known.get();
  }

  private static boolean isSame(InstanceSettings known, InstanceDescription found) {
    if (found.database() instanceof PostgresServer server) {
      return known
          .databaseUrl()
          .filter(PostgresUrl::matches)
          .map(PostgresUrl::parse)
          .filter(server::sameDatabase)
          .isPresent();
    }
    return known.databaseUrl().isEmpty() && known.storageRoot().equals(found.storageRoot());
  }

  private static InstanceSettings made(InstanceDescription found, Optional<String> databaseUrl) {
    StorageRows rows = rows(found);
    requireRegistered(found, rows);
    return InstanceSettings.ofNew(
        found.identity(), found.storageRoot(), databaseUrl, found.modules().orElse(rows.modules()));
  }

  private static StorageRows rows(InstanceDescription found) {
    if (!CloudDatabase.isThere(found)) {
      return StorageRows.read(found.database());
    }
    try (CloudDatabase ignored = CloudDatabase.open(found)) {
      return StorageRows.read(found.database());
    }
  }

  /** Artifacts of a folder that was moved or copied would be looked for where it was. */
  private static void requireRegistered(InstanceDescription found, StorageRows rows) {
    boolean registered = rows.roots().contains(found.storageRoot());
    if (!registered) {
      throw InstanceErrors.instanceUnclear(
          found.storageRoot(),
          "its database knows no storage there, so the folder was moved",
          "Move it back, or use it by its path.");
    }
  }
}

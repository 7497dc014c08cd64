package org.lamindb.hub;

import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/**
 * What the hub tells of an instance.
 *
 * @param name of today, where the instance was renamed
 * @param modules their names, separated by commas
 * @param schemaId 32 hexadecimal digits
 * @param apiUrl its server
 * @param version of LaminDB that its database is of
 * @param databasePermissions {@code jwt}, {@code write}, {@code read} or {@code public}
 * @param database empty for SQLite
 * @param storageRoot default storage, without a slash at its end
 */
public record HubInstance(
    UUID id,
    String name,
    Optional<String> modules,
    Optional<String> schemaId,
    Optional<String> apiUrl,
    Optional<String> version,
    Optional<String> gitRepository,
    boolean keepArtifactsLocal,
    boolean fineGrainedAccess,
    Optional<String> databasePermissions,
    Optional<HubDatabase> database,
    String storageRoot,
    Optional<String> storageRegion) {
  public HubInstance {
    Objects.requireNonNull(id, "id is null");
    Objects.requireNonNull(name, "name is null");
    Objects.requireNonNull(storageRoot, "storageRoot is null");
  }

  /** Without user and password of the database. */
  @Override
  public String toString() {
    return "instance " + name + " with storage " + storageRoot;
  }
}

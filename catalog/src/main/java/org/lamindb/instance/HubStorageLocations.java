package org.lamindb.instance;

import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.lamindb.error.StorageErrors;
import org.lamindb.hub.Hub;
import org.lamindb.hub.HubRegistration;
import org.lamindb.hub.HubRegistration.KnownStorage;
import org.lamindb.hub.HubRegistration.NewStorage;
import org.lamindb.storage.CloudRoot;

/** What LaminHub knows of the storage locations of an instance that is registered there. */
public final class HubStorageLocations {
  private static final String LOCAL = "local";

  private final HubRegistration hub;
  private final UUID instance;
  private final UUID account;

  private HubStorageLocations(HubRegistration hub, UUID instance, UUID account) {
    this.hub = hub;
    this.instance = instance;
    this.account = account;
  }

  /**
   * Those of an instance, when it is not on this machine alone, somebody is logged in, and LaminHub
   * knows it.
   *
   * @throws org.lamindb.error.LaminException when it cannot be asked
   */
  public static Optional<HubStorageLocations> of(Environment environment, Instance instance) {
    Objects.requireNonNull(environment, "environment is null");
    InstanceIdentity identity = instance.identity();
    SettingsDirectory settings = new SettingsDirectory(environment);
    Optional<UUID> account = settings.userSettings().flatMap(UserSettings::id);
    boolean isNamed =
        identity.id().isPresent()
            && !identity.owner().isEmpty()
            && !identity.owner().equals(User.ANONYMOUS.handle());
    if (account.isEmpty() || !isNamed) {
      return Optional.empty();
    }
    boolean isOfHub =
        settings
            .instance(identity.owner(), identity.name())
            .map(InstanceSettings::isOfHub)
            .orElseGet(() -> CloudRoot.matches(instance.description().storageRoot()));
    Hub hub = new Users(environment).hub();
    if (!isOfHub || !hub.isLoggedIn()) {
      return Optional.empty();
    }
    HubRegistration registration = new HubRegistration(hub);
    UUID id = identity.id().get();
    return registration.isKnown(id)
        ? Optional.of(new HubStorageLocations(registration, id, account.get()))
        : Optional.empty();
  }

  /**
   * A location that LaminHub knows.
   *
   * @param instanceUid of the instance that manages it
   */
  public record Known(String uid, Optional<String> instanceUid) {}

  /** The location with this root, if LaminHub knows it, whoever manages it. */
  public Optional<Known> find(String root) {
    return hub.storage(root)
        .map(
            found ->
                new Known(
                    found.uid(),
                    Optional.of(found.instance().orElse(instance))
                        .map(id -> new InstanceIdentity("", "", id).uid())));
  }

  /**
   * The id of a space there.
   *
   * @throws org.lamindb.error.LaminException when LaminHub does not know it
   */
  public UUID space(String uid) {
    return hub.space(uid).orElseThrow(() -> StorageErrors.spaceNotOnHub(uid));
  }

  /**
   * Registers a location as the instance's, or changes what was registered.
   *
   * @param local id of the record when the location is a folder: the root tells those of buckets
   * @param region of a bucket, or host of a folder
   * @param space that it belongs to; empty for everybody's
   * @return how to take that back
   */
  public Runnable register(
      UUID local,
      String uid,
      String root,
      String type,
      Optional<String> region,
      Optional<UUID> space) {
    UUID id = type.equals(LOCAL) ? local : InstanceIdentity.uuid5(root);
    hub.register(new NewStorage(id, uid, account, root, region, type, instance, false, space));
    return () -> hub.deleteStorage(id, root);
  }

  /**
   * Deletes what LaminHub keeps of a location of the instance, if it does.
   *
   * @throws org.lamindb.error.LaminException when the user may not, or the instance was made with
   *     it
   */
  public void delete(String uid) {
    for (KnownStorage storage : hub.storages(instance)) {
      if (storage.uid().equals(uid)) {
        if (storage.isDefault()) {
          throw StorageErrors.storageInUse(
              storage.root(), "LaminHub says that it is the default storage of the instance");
        }
        hub.deleteStorage(storage.id(), storage.root());
      }
    }
  }

  @Override
  public String toString() {
    return "storage locations at LaminHub";
  }
}

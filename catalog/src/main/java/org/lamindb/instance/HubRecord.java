package org.lamindb.instance;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.lamindb.error.InstanceErrors;
import org.lamindb.hub.Hub;
import org.lamindb.hub.HubRegistration;
import org.lamindb.hub.HubRegistration.KnownStorage;

/**
 * What LaminHub keeps of an instance, to be deleted.
 *
 * @param isThere whether it keeps anything, as far as who asks may see it
 */
record HubRecord(
    HubRegistration hub, InstanceIdentity identity, boolean isThere, List<KnownStorage> storages) {
  HubRecord {
    storages = List.copyOf(storages);
  }

  /**
   * Asks the hub, when it may have something and somebody is logged in; else this is empty.
   *
   * @throws org.lamindb.error.LaminException when it cannot be asked, or knows further storages:
   *     what is in them is not looked at here
   */
  static Optional<HubRecord> find(Environment environment, InstanceSettings instance) {
    if (!instance.isOfHub() || instance.owner().equals(User.ANONYMOUS.handle())) {
      return Optional.empty();
    }
    Hub hub = new Users(environment).hub();
    if (!hub.isLoggedIn()) {
      return Optional.empty();
    }
    HubRegistration registration = new HubRegistration(hub);
    UUID id = instance.id();
    boolean isThere = registration.isKnown(id);
    List<KnownStorage> storages = isThere ? registration.storages(id) : List.of();
    List<String> further =
        storages.stream()
            .map(KnownStorage::root)
            .filter(root -> !root.equals(instance.storageRoot()))
            .toList();
    if (!further.isEmpty()) {
      throw InstanceErrors.deleteRefused(
          instance.identity().slug(),
          "it manages further storages at LaminHub: " + String.join(", ", further),
          "Delete it with the Python client, 'lamin delete', which looks into them.");
    }
    return Optional.of(new HubRecord(registration, instance.identity(), isThere, storages));
  }

  /** The address at which people see it. */
  Optional<String> address() {
    return isThere ? Optional.of("https://lamin.ai/" + identity.slug()) : Optional.empty();
  }

  void delete() {
    if (!isThere) {
      return;
    }
    storages.forEach(storage -> hub.deleteStorage(storage.id(), storage.root()));
    hub.deleteInstance(identity.id().orElseThrow(), identity.slug());
  }
}

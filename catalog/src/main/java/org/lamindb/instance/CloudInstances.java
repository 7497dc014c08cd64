package org.lamindb.instance;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.lamindb.error.DatabaseErrors;
import org.lamindb.error.InstanceErrors;
import org.lamindb.storage.CloudRoot;
import org.lamindb.storage.ObjectStore;
import org.lamindb.storage.StorageMarker;

/** Instances named by their default storage in a cloud. */
final class CloudInstances {
  private final InstanceResolver resolver;
  private final SettingsDirectory settings;
  private final Environment environment;

  CloudInstances(InstanceResolver resolver, SettingsDirectory settings, Environment environment) {
    this.resolver = resolver;
    this.settings = settings;
    this.environment = environment;
  }

  /** The instance whose settings name the root; else the one with its SQLite database there. */
  InstanceDescription resolve(CloudRoot root) {
    List<InstanceSettings> known =
        settings.instances().stream()
            .filter(candidate -> candidate.storageRoot().equals(root.toString()))
            .toList();
    if (known.size() > 1) {
      throw InstanceErrors.instanceAmbiguous(
          root.toString(), known.stream().map(found -> found.identity().slug()).toList());
    }
    return known.isEmpty() ? marked(root) : resolver.describe(known.get(0));
  }

  private InstanceDescription marked(CloudRoot root) {
    Optional<InstanceIdentity> identity;
    try (ObjectStore objects = CloudAccess.open(environment, root.toString())) {
      identity = StorageMarker.read(objects).flatMap(StorageMarker::instance);
      if (objects.find(CloudFile.KEY).isEmpty()) {
        throw DatabaseErrors.databaseFileMissing(root + ": " + CloudFile.KEY);
      }
    }
    InstanceDescription found =
        resolver.describe(
            InstanceSettings.ofNew(
                identity.orElseThrow(
                    () ->
                        InstanceErrors.invalidInstanceReference(
                            root.toString(), "no marker there tells which instance it is")),
                root.toString(),
                Optional.empty(),
                Set.of()));
    return new InstanceDescription(
        found.identity(),
        found.database(),
        found.storageRoot(),
        Optional.empty(),
        found.branch(),
        found.branchFile(),
        found.user());
  }
}

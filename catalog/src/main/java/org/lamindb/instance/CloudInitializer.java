package org.lamindb.instance;

import java.nio.file.Path;
import java.util.Optional;
import org.lamindb.error.HubErrors;
import org.lamindb.error.InstanceErrors;
import org.lamindb.error.LaminException;
import org.lamindb.hub.Hub;
import org.lamindb.hub.HubInstance;
import org.lamindb.hub.HubInstances;
import org.lamindb.hub.HubRegistration;
import org.lamindb.hub.HubRegistration.KnownStorage;
import org.lamindb.instance.NewDatabase.Found;
import org.lamindb.registry.Uids;
import org.lamindb.storage.CloudRoot;
import org.lamindb.storage.HostedStorage;
import org.lamindb.storage.ObjectStore;
import org.lamindb.storage.StorageMarker;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes instances whose storage is in a cloud, and which LaminHub registers.
 *
 * <p>In the order of the Python client: the hub learns of the instance and its storage, the storage
 * is marked, the settings are written, the database is made. Whatever stops this in between, the
 * same request completes it; what fails takes back what it did.
 */
final class CloudInitializer {
  private static final Logger LOG = LoggerFactory.getLogger(CloudInitializer.class);

  private final Environment environment;
  private final SettingsDirectory settings;
  private final CloudInitPlan plan;
  private final CloudInitChecks checks;
  private final HubRegistration registration;
  private final Optional<HubInstance> registered;
  private final UndoSteps undo = new UndoSteps();

  /** Checks the request, and asks the hub. */
  CloudInitializer(InitRequest request, Environment environment, SettingsDirectory settings) {
    this.environment = environment;
    this.settings = settings;
    CloudInitPlan asked = CloudInitPlan.of(request, environment, settings);
    InstanceIdentity identity = asked.identity();
    Optional<InstanceSettings> known = settings.instance(identity.owner(), identity.name());
    Hub hub = new Users(environment).hub();
    this.registration = new HubRegistration(hub);
    if (asked.hosted().isEmpty()) {
      known.ifPresent(found -> new CloudInitChecks(asked).requireSame(found, settings));
    }
    this.registered = find(hub, asked);
    this.plan = asked.hosted().map(storage -> asked.at(root(storage, known))).orElse(asked);
    this.checks = new CloudInitChecks(plan);
    known.ifPresent(found -> checks.requireSame(found, settings));
    registered.ifPresent(checks::requireSame);
  }

  /** Where LaminHub provided storage for the instance before, else where it is to do so. */
  private CloudRoot root(HostedStorage storage, Optional<InstanceSettings> known) {
    return registered
        .map(HubInstance::storageRoot)
        .or(() -> known.map(InstanceSettings::storageRoot))
        .filter(CloudRoot::matches)
        .map(CloudRoot::parse)
        .filter(HostedStorage::isHosted)
        .orElseGet(() -> storage.nearest(environment.variables()));
  }

  InstanceIdentity identity() {
    return plan.identity();
  }

  private static Optional<HubInstance> find(Hub hub, CloudInitPlan asked) {
    InstanceIdentity identity = asked.identity();
    try {
      return Optional.of(
          new HubInstances(hub, false, LOG::warn)
              .find(identity.owner(), identity.name(), asked.user().handle()));
    } catch (LaminException e) {
      if (!HubErrors.isNotFound(e)) {
        throw e;
      }
      return Optional.empty();
    }
  }

  /** The URL of the database that the user named. */
  Optional<String> databaseUrl() {
    return plan.databaseUrl();
  }

  /**
   * Makes the instance, or completes it.
   *
   * @return false when it is there already: nothing was done then
   * @throws LaminException when it cannot be made; nothing of this call is left behind then
   */
  boolean make() {
    try {
      // LaminHub gives keys to storage that it provides, once that is registered.
      Optional<String> uid =
          plan.storageUid().map(wanted -> register(Optional.of(wanted), plan.region()));
      try (ObjectStore objects = CloudAccess.open(environment, plan.root().toString())) {
        return make(objects, uid);
      }
    } catch (RuntimeException | Error e) {
      undo.run(e);
      throw e;
    }
  }

  private boolean make(ObjectStore objects, Optional<String> registeredUid) {
    NewFiles files = new NewFiles();
    NewDatabase database =
        plan.databaseUrl().isPresent()
            ? new NewPostgresTables(plan)
            : new NewCloudFile(environment, plan, objects, files, undo);
    Optional<StorageMarker> marker = StorageMarker.read(objects);
    marker.ifPresent(checks::requireOwn);
    Optional<Found> found = database.find();
    if (found.isPresent() && isComplete(marker, found.get())) {
      return false;
    }
    Optional<String> region = plan.region();
    try {
      String uid =
          registeredUid.orElseGet(
              () ->
                  register(
                      marker.map(StorageMarker::uid).or(() -> found.flatMap(Found::storageUid)),
                      region));
      mark(objects, marker, uid);
      undo.add(files::undo);
      writeSettings(files, region);
      database.make(uid, region, this::markDirectory);
    } catch (RuntimeException | Error e) {
      // While the storage is still open.
      undo.run(e);
      throw e;
    }
    return true;
  }

  /** A Postgres database tells itself whose it is, and outlives the rest of its instance. */
  private boolean isComplete(Optional<StorageMarker> marker, Found found) {
    boolean isComplete = registered.isPresent() && marker.isPresent();
    if (!isComplete && found.storageUid().isEmpty()) {
      throw InstanceErrors.initRefused(
          plan.root().toString(),
          "it holds a database already, of an instance that "
              + (registered.isEmpty() ? "LaminHub does not know" : "no marker there tells"),
          "Choose another folder.");
    }
    return isComplete;
  }

  /**
   * Returns the uid of the storage.
   *
   * @param known where the marker or the database tells it
   */
  private String register(Optional<String> known, Optional<String> region) {
    InstanceIdentity identity = plan.identity();
    if (registered.isEmpty() && registration.register(plan.forHub(), identity.slug())) {
      undo.add(() -> registration.deleteInstance(identity.id().orElseThrow(), identity.slug()));
    }
    Optional<KnownStorage> storage = registration.storage(plan.root().toString());
    storage.ifPresent(checks::requireOwn);
    String uid =
        storage
            .map(KnownStorage::uid)
            .or(() -> known)
            .orElseGet(() -> Uids.random(Uids.STORAGE_LENGTH));
    if (storage.flatMap(KnownStorage::instance).isEmpty()) {
      HubRegistration.NewStorage added = plan.forHub(uid, region);
      registration.register(added);
      undo.add(() -> registration.deleteStorage(added.id(), added.root()));
    }
    return uid;
  }

  private void mark(ObjectStore objects, Optional<StorageMarker> marker, String uid) {
    if (marker.filter(found -> found.uid().equals(uid)).isPresent()) {
      return;
    }
    if (marker.isEmpty()) {
      undo.add(() -> StorageMarker.delete(objects));
    }
    StorageMarker.write(objects, uid, plan.identity());
  }

  private void writeSettings(NewFiles files, Optional<String> region) {
    Path file = settings.instanceFile(plan.identity().owner(), plan.identity().name());
    String text = plan.settings(region).format();
    if (!files.privateText(file, text)) {
      // Of a run that was stopped, or of an instance that is gone.
      PrivateFile.write(file, text);
    }
  }

  private void markDirectory() {
    NewFiles.replace(settings.markerFile(environment.workingDirectory()), plan.identity().slug());
  }
}

package org.lamindb.instance;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.lamindb.database.DatabaseAddress.SqliteFile;
import org.lamindb.error.HubErrors;
import org.lamindb.error.InstanceErrors;
import org.lamindb.error.LaminException;
import org.lamindb.hub.Hub;
import org.lamindb.hub.HubInstance;
import org.lamindb.hub.HubInstances;
import org.lamindb.hub.HubRegistration;
import org.lamindb.hub.HubRegistration.KnownStorage;
import org.lamindb.registry.Uids;
import org.lamindb.storage.ObjectStore;
import org.lamindb.storage.StorageMarker;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes instances whose storage and SQLite database are in a cloud, and which LaminHub registers.
 *
 * <p>In the order of the Python client: the hub learns of the instance and its storage, the storage
 * is marked, the settings are written, the database is built in the cache and brought to the cloud,
 * where the user keeps the lock until disconnecting. Whatever stops this in between, the same
 * request completes it; what fails takes back what it did.
 */
final class CloudInitializer {
  private static final Logger LOG = LoggerFactory.getLogger(CloudInitializer.class);

  private final Environment environment;
  private final SettingsDirectory settings;
  private final CloudInitPlan plan;
  private final HubRegistration registration;
  private final Optional<HubInstance> registered;
  private final UndoSteps undo = new UndoSteps();

  /** Checks the request, and asks the hub. */
  CloudInitializer(InitRequest request, Environment environment, SettingsDirectory settings) {
    this.environment = environment;
    this.settings = settings;
    this.plan = CloudInitPlan.of(request, environment, settings);
    known().ifPresent(found -> plan.requireSame(found, settings));
    Hub hub = new Users(environment).hub();
    this.registration = new HubRegistration(hub);
    this.registered = find(hub);
    registered.ifPresent(plan::requireSame);
  }

  InstanceIdentity identity() {
    return plan.identity();
  }

  private Optional<InstanceSettings> known() {
    return settings.instance(plan.identity().owner(), plan.identity().name());
  }

  private Optional<HubInstance> find(Hub hub) {
    InstanceIdentity identity = plan.identity();
    try {
      return Optional.of(
          new HubInstances(hub, false, LOG::warn)
              .find(identity.owner(), identity.name(), plan.user().handle()));
    } catch (LaminException e) {
      if (!HubErrors.isNotFound(e)) {
        throw e;
      }
      return Optional.empty();
    }
  }

  /**
   * Makes the instance, or completes it.
   *
   * @return false when it is there already: nothing was done then
   * @throws LaminException when it cannot be made; nothing of this call is left behind then
   */
  boolean make() {
    try (ObjectStore objects = CloudAccess.open(environment, plan.root().toString())) {
      Optional<StorageMarker> marker = StorageMarker.read(objects);
      marker.ifPresent(plan::requireOwn);
      if (objects.find(CloudFile.KEY).isPresent()) {
        requireOwnDatabase(marker);
        return false;
      }
      Optional<String> region = plan.region();
      try {
        String uid = register(marker, region);
        mark(objects, marker, uid);
        NewFiles files = new NewFiles();
        undo.add(files::undo);
        writeSettings(files, region);
        build(files, uid, region);
        bring(objects);
        NewFiles.replace(
            settings.markerFile(environment.workingDirectory()), plan.identity().slug());
      } catch (RuntimeException | Error e) {
        undo.run(e);
        throw e;
      }
      return true;
    }
  }

  private void requireOwnDatabase(Optional<StorageMarker> marker) {
    if (registered.isEmpty() || marker.isEmpty()) {
      throw InstanceErrors.initRefused(
          plan.root().toString(),
          "it holds a database already, of an instance that "
              + (registered.isEmpty() ? "LaminHub does not know" : "no marker there tells"),
          "Choose another folder.");
    }
  }

  /** Returns the uid of the storage. */
  private String register(Optional<StorageMarker> marker, Optional<String> region) {
    InstanceIdentity identity = plan.identity();
    if (registered.isEmpty() && registration.register(plan.forHub(), identity.slug())) {
      undo.add(() -> registration.deleteInstance(identity.id().orElseThrow(), identity.slug()));
    }
    Optional<KnownStorage> known = registration.storage(plan.root().toString());
    known.ifPresent(plan::requireOwn);
    String uid =
        known
            .map(KnownStorage::uid)
            .or(() -> marker.map(StorageMarker::uid))
            .orElseGet(() -> Uids.random(Uids.STORAGE_LENGTH));
    if (known.flatMap(KnownStorage::instance).isEmpty()) {
      HubRegistration.NewStorage storage = plan.forHub(uid, region);
      registration.register(storage);
      undo.add(() -> registration.deleteStorage(storage.id(), storage.root()));
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

  private void build(NewFiles files, String uid, Optional<String> region) {
    Path copy = CloudFile.path(environment, plan.root());
    files.directory(copy.getParent());
    NewFiles.removeAbandonedDrafts(copy);
    if (!Files.exists(copy)) {
      undo.add(() -> PrivateFile.delete(CloudUsers.file(copy)));
      undo.add(() -> PrivateFile.delete(CloudState.file(copy)));
      PrivateFile.delete(CloudState.file(copy));
      InitialRows rows =
          new InitialRows(
              plan.identity(),
              plan.user(),
              uid,
              plan.root().toString(),
              plan.root().scheme(),
              region);
      rows.publish(files, copy, plan.modules());
    }
    plan.requireOwn(StorageRows.read(SqliteFile.at(copy)), uid, copy);
  }

  /** Locks the database in the cloud, brings it there, and keeps the lock. */
  private void bring(ObjectStore objects) {
    InstanceDescription instance =
        new InstanceResolver(environment).resolve(InstanceReference.of(plan.identity().slug()));
    Path copy = CloudFile.path(environment, plan.root());
    String lock = CloudLock.folder(plan.identity().hexId().orElseThrow());
    if (objects.list(lock).isEmpty()) {
      undo.add(() -> objects.list(lock).forEach(object -> objects.delete(object.key())));
    }
    undo.add(() -> deleteOwn(objects, copy));
    try (CloudDatabase database = CloudDatabase.create(instance)) {
      database.synchronize();
      if (objects.find(CloudFile.KEY).isEmpty()) {
        throw InstanceErrors.cloudFileReadOnly(instance.identity().slug(), instance.storageRoot());
      }
      database.connect(true);
    }
  }

  /** What somebody else brought there stays. */
  private static void deleteOwn(ObjectStore objects, Path copy) {
    String brought = CloudState.read(copy).cloud();
    if (objects.find(CloudFile.KEY).filter(found -> found.state().equals(brought)).isPresent()) {
      objects.delete(CloudFile.KEY);
    }
  }
}

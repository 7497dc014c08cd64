package org.lamindb.storage;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.UUID;
import org.lamindb.database.SqlText;
import org.lamindb.error.LaminErrors;
import org.lamindb.error.LaminException;
import org.lamindb.error.StorageErrors;
import org.lamindb.instance.CloudAccess;
import org.lamindb.instance.Environment;
import org.lamindb.instance.HubStorageLocations;
import org.lamindb.instance.Instance;
import org.lamindb.instance.InstanceIdentity;
import org.lamindb.registry.Uids;

/**
 * Makes a new location the instance's, where it is nobody's yet: at LaminHub, when that knows the
 * instance, and by the marker.
 *
 * <p>In the order of the Python client, as LaminHub gives keys to what it knows: a record there is
 * taken back when the marker says something else, or cannot be written.
 */
final class StorageClaim {
  private static final String UNKNOWN_INSTANCE = "__unknown__";

  private final Instance instance;
  private final InstanceIdentity identity;
  private final String root;
  private final String type;
  private final Optional<String> region;
  private final long space;
  private final Optional<HubStorageLocations> hub;
  private final UUID hubId = UUID.randomUUID();
  private Optional<Runnable> hubUndo = Optional.empty();
  private boolean isMarked;

  /**
   * Asks LaminHub whether it knows the instance.
   *
   * @param region of a bucket, or host of a folder
   * @param space id of the space that the location is to belong to
   */
  StorageClaim(Instance instance, String root, String type, Optional<String> region, long space) {
    this.instance = instance;
    this.identity = instance.identity();
    this.root = root;
    this.type = type;
    this.region = region;
    this.space = space;
    this.hub = HubStorageLocations.of(Environment.ofProcess(), instance);
  }

  /**
   * Who may write to a location.
   *
   * @param instanceUid null when it is nobody
   */
  record Management(String uid, String instanceUid) {}

  private boolean isLocal() {
    return type.equals(StorageLocation.LOCAL);
  }

  private boolean canBeMarked() {
    return isLocal() || CloudRoot.SCHEMES.contains(type);
  }

  /**
   * Makes it the instance's, if it can be.
   *
   * @throws LaminException when the location cannot be reached, or LaminHub refuses it; then
   *     nothing has changed there
   */
  Management make() {
    if (hub.isPresent() && isLocal() && region.isEmpty()) {
      throw StorageErrors.hostRequired(root);
    }
    Optional<HubStorageLocations.Known> known = hub.flatMap(locations -> locations.find(root));
    if (known.isPresent()) {
      return ofHub(known.get());
    }
    String uid = Uids.random(Uids.STORAGE_LENGTH);
    if (!canBeMarked()) {
      return new Management(uid, null);
    }
    try {
      register(uid);
      Management management = mark(uid);
      if (!identity.uid().equals(management.instanceUid())) {
        unregister();
      } else if (!management.uid().equals(uid)) {
        register(management.uid());
      }
      return management;
    } catch (RuntimeException | Error e) {
      undo(e);
      throw e;
    }
  }

  /** The marker may be missing, where somebody was stopped in between. */
  private Management ofHub(HubStorageLocations.Known known) {
    String owner = known.instanceUid().orElse(null);
    if (!identity.uid().equals(owner) || !canBeMarked()) {
      return new Management(known.uid(), owner);
    }
    Management marked = mark(known.uid());
    return identity.uid().equals(marked.instanceUid())
        ? new Management(known.uid(), owner)
        : marked;
  }

  private void register(String uid) {
    if (hub.isPresent()) {
      Optional<UUID> spaceThere =
          space == StorageRow.EVERYBODY
              ? Optional.empty()
              : Optional.of(hub.get().space(spaceUid()));
      hubUndo = Optional.of(hub.get().register(hubId, uid, root, type, region, spaceThere));
    }
  }

  private String spaceUid() {
    return instance
        .database()
        .read(
            "read the space",
            connection ->
                new SqlText(instance.database().dialect())
                    .sql("SELECT uid FROM lamindb_space WHERE id = ")
                    .value(space)
                    .query(connection, row -> row.text("uid"))
                    .get(0));
  }

  private void unregister() {
    Optional<Runnable> undo = hubUndo;
    hubUndo = Optional.empty();
    undo.ifPresent(Runnable::run);
  }

  /** Takes back what LaminHub was told, with the marker of that. */
  void undo(Throwable reason) {
    try {
      if (hubUndo.isPresent() && isMarked) {
        isMarked = false;
        unmark();
      }
      unregister();
    } catch (RuntimeException e) {
      reason.addSuppressed(e);
    }
  }

  private void unmark() {
    if (isLocal()) {
      StorageMarker.delete(Path.of(root));
      return;
    }
    try (ObjectStore objects = open()) {
      StorageMarker.delete(objects);
    }
  }

  /** Says at LaminHub and in the marker that the location has another uid. */
  void correct(String uid) {
    if (hubUndo.isPresent()) {
      register(uid);
    }
    if (isLocal()) {
      try {
        StorageMarker.write(Path.of(root), uid, identity);
      } catch (IOException e) {
        throw LaminErrors.cannotWrite(root, e);
      }
      return;
    }
    try (ObjectStore objects = open()) {
      StorageMarker.write(objects, uid, identity);
    }
  }

  private ObjectStore open() {
    return CloudAccess.open(Environment.ofProcess(), root);
  }

  /** Writes the marker, unless there is one. */
  private Management mark(String uid) {
    if (isLocal()) {
      return mark(Path.of(root), uid);
    }
    try (ObjectStore objects = open()) {
      return mark(objects, uid);
    }
  }

  private Management mark(ObjectStore objects, String uid) {
    Optional<StorageMarker> marker = StorageMarker.read(objects);
    if (marker.isPresent()) {
      return managed(marker.get());
    }
    requireId();
    try {
      StorageMarker.write(objects, uid, identity);
      isMarked = true;
      return new Management(uid, identity.uid());
    } catch (LaminException e) {
      if (!e.errorClass().equals(StorageErrors.ACCESS_DENIED)) {
        throw e;
      }
      // Whoever cannot write there can still register what is there.
      return new Management(uid, null);
    }
  }

  private static Management managed(StorageMarker marker) {
    return new Management(
        marker.uid(), marker.instance().map(InstanceIdentity::uid).orElse(UNKNOWN_INSTANCE));
  }

  private void requireId() {
    if (identity.id().isEmpty()) {
      throw StorageErrors.noIdentityForStorage(root, instance.database().address().toString());
    }
  }

  private Management mark(Path folder, String uid) {
    Optional<StorageMarker> marker = StorageMarker.read(folder);
    if (marker.isPresent()) {
      return managed(marker.get());
    }
    requireId();
    try {
      StorageMarker.write(folder, uid, identity);
      isMarked = true;
      // Of two who mark it at once the second wins, for both.
      return new Management(
          StorageMarker.read(folder).map(StorageMarker::uid).orElse(uid), identity.uid());
    } catch (IOException e) {
      if (!folder.toFile().isDirectory()) {
        throw LaminErrors.cannotWrite(folder.toString(), e);
      }
      // Whoever cannot write there can still register what is there.
      return new Management(uid, null);
    }
  }
}

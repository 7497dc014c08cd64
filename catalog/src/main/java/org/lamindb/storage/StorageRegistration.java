package org.lamindb.storage;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.lamindb.error.LaminErrors;
import org.lamindb.error.StorageErrors;
import org.lamindb.instance.Authorship;
import org.lamindb.instance.Instance;
import org.lamindb.instance.InstanceIdentity;
import org.lamindb.registry.Uids;

/**
 * Makes a folder a storage location: folder, marker, row, in this order.
 *
 * <p>A marker without a row says who may come here and with which uid, so that whoever was stopped
 * in between can do it again; a row without a marker would promise what nobody can check.
 */
final class StorageRegistration {
  private final Instance instance;
  private final InstanceIdentity identity;

  StorageRegistration(Instance instance) {
    this.instance = instance;
    this.identity = instance.identity();
  }

  StorageLocation register(Path folder) {
    instance.requireWritable();
    String root = StorageRoots.normalize(folder);
    StorageRoots.requireValid(root);
    if (identity.id().isEmpty()) {
      throw StorageErrors.noIdentityForStorage(root, instance.database().address().toString());
    }
    Path path = Path.of(root);
    Optional<StorageLocation> known = new Storages(instance).ofRoot(root);
    known.filter(location -> !location.isManagedBy(identity)).ifPresent(this::refuse);
    String uid = mark(path, known.map(StorageLocation::uid));
    if (known.isPresent()) {
      return known.get();
    }
    long branch = Authorship.branch(instance);
    new StorageRow(
            uid,
            root,
            StorageLocation.LOCAL,
            identity.uid(),
            Optional.empty(),
            Optional.empty(),
            branch,
            StorageRow.EVERYBODY)
        .insert(instance);
    StorageLocation location = new Storages(instance).ofRoot(root).orElseThrow();
    if (!location.uid().equals(uid)) {
      // Somebody registered the folder at the same time; their row counts.
      write(path, location.uid());
    }
    return location;
  }

  private void refuse(StorageLocation location) {
    throw StorageErrors.storageNotManaged(
        location.root(), location.instanceUid().map(uid -> "instance " + uid).orElse("nobody"));
  }

  /** Makes folder and marker, and tells the uid that the marker states. */
  private String mark(Path root, Optional<String> uid) {
    Optional<StorageMarker> marker = StorageMarker.read(root);
    if (marker.isPresent()) {
      Optional<InstanceIdentity> owner = marker.get().instance();
      if (owner.isEmpty() || !owner.get().uid().equals(identity.uid())) {
        throw StorageErrors.storageNotManaged(
            root.toString(), owner.map(InstanceIdentity::slug).orElse("an unknown instance"));
      }
      return marker.get().uid();
    }
    return write(root, uid.orElseGet(() -> Uids.random(Uids.STORAGE_LENGTH)));
  }

  private String write(Path root, String uid) {
    try {
      StorageMarker.write(root, uid, identity);
      return StorageMarker.read(root).map(StorageMarker::uid).orElse(uid);
    } catch (IOException e) {
      throw LaminErrors.cannotWrite(root.toString(), e);
    }
  }
}

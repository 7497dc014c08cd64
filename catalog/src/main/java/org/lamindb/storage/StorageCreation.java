package org.lamindb.storage;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.lamindb.error.LaminErrors;
import org.lamindb.error.LaminException;
import org.lamindb.error.StorageErrors;
import org.lamindb.instance.Authorship;
import org.lamindb.instance.CloudAccess;
import org.lamindb.instance.Environment;
import org.lamindb.instance.Instance;
import org.lamindb.instance.InstanceIdentity;
import org.lamindb.registry.Spaces;
import org.lamindb.registry.Uids;

/**
 * Makes a storage location of any kind. The instance manages it when it may write the marker; what
 * another instance manages, or nobody can mark, is there to be read.
 *
 * <p>The marker comes before the row, as in {@link StorageRegistration}.
 */
final class StorageCreation {
  private static final List<String> TYPES = List.of("local", "s3", "gs", "hf", "http", "https");
  private static final Pattern SCHEME = Pattern.compile("([A-Za-z][A-Za-z0-9+.-]*)://(.+)");

  private static final Pattern USER = Pattern.compile("[^/]*://[^/]*@.*");
  private static final String FILE = "file";
  private static final String UNKNOWN_INSTANCE = "__unknown__";

  private final Instance instance;
  private final InstanceIdentity identity;

  StorageCreation(Instance instance) {
    this.instance = instance;
    this.identity = instance.identity();
  }

  /**
   * Who may write to a location.
   *
   * @param instanceUid null when it is nobody
   */
  private record Management(String uid, String instanceUid) {}

  StorageLocation create(StorageRequest request) {
    instance.requireWritable();
    requireAddress(request.root());
    String root = StorageRoots.normalize(request.root());
    String type = type(request.root(), root);
    if (CloudRoot.SCHEMES.contains(type)) {
      root = CloudRoot.parse(root).toString();
    }
    StorageRoots.requireValid(root);
    Optional<String> region = StorageRegions.of(request, type);
    long space =
        request
            .space()
            .map(name -> Spaces.id(instance.database(), name))
            .orElse(StorageRow.EVERYBODY);
    long branch = Authorship.branch(instance);
    Optional<StorageLocation> known = new Storages(instance).ofRoot(root);
    if (known.isPresent()) {
      return known.get();
    }
    Management management = manage(type, root);
    new StorageRow(
            management.uid(),
            root,
            type,
            management.instanceUid(),
            request.description(),
            region,
            branch,
            space)
        .insert(instance);
    StorageLocation location = new Storages(instance).ofRoot(root).orElseThrow();
    if (location.isManagedBy(identity) && !location.uid().equals(management.uid())) {
      // Somebody registered the folder at the same time; their row counts.
      mark(location);
    }
    return location;
  }

  private void mark(StorageLocation location) {
    if (!location.isLocal()) {
      try (ObjectStore objects = open(location.root())) {
        StorageMarker.write(objects, location.uid(), identity);
      }
      return;
    }
    try {
      StorageMarker.write(location.path(), location.uid(), identity);
    } catch (IOException e) {
      throw LaminErrors.cannotWrite(location.root(), e);
    }
  }

  /** Everybody who reads the registry sees a root. */
  private static void requireAddress(String given) {
    StorageRoots.requireFolderOrAddress(given);
    Matcher scheme = SCHEME.matcher(given);
    if (!scheme.matches() || scheme.group(1).equals(FILE)) {
      return;
    }
    if (USER.matcher(given).matches()) {
      throw StorageErrors.invalidRoot(given, "it holds a user or a password");
    } else if (given.contains("?") && !CloudRoot.SCHEMES.contains(scheme.group(1))) {
      throw StorageErrors.invalidRoot(given, "only s3 takes an option, ?endpoint_url=https://…");
    }
  }

  private static String type(String given, String root) {
    Matcher scheme = SCHEME.matcher(given);
    String type = scheme.matches() ? scheme.group(1) : StorageLocation.LOCAL;
    if (type.equals(FILE)) {
      return StorageLocation.LOCAL;
    }
    if (!TYPES.contains(type)) {
      throw StorageErrors.invalidRoot(
          root, "'" + type + "' is none of the protocols " + String.join(", ", TYPES));
    }
    return type;
  }

  private Management manage(String type, String root) {
    if (type.equals(StorageLocation.LOCAL)) {
      return manage(Path.of(root));
    }
    if (!CloudRoot.SCHEMES.contains(type)) {
      return new Management(Uids.random(Uids.STORAGE_LENGTH), null);
    }
    try (ObjectStore objects = open(root)) {
      return manage(objects);
    }
  }

  private static ObjectStore open(String root) {
    return CloudAccess.open(Environment.ofProcess(), root);
  }

  private Management manage(ObjectStore objects) {
    Optional<StorageMarker> marker = StorageMarker.read(objects);
    if (marker.isPresent()) {
      return managed(marker.get());
    }
    requireId(objects.root().toString());
    String uid = Uids.random(Uids.STORAGE_LENGTH);
    try {
      StorageMarker.write(objects, uid, identity);
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

  private void requireId(String root) {
    if (identity.id().isEmpty()) {
      throw StorageErrors.noIdentityForStorage(root, instance.database().address().toString());
    }
  }

  private Management manage(Path root) {
    Optional<StorageMarker> marker = StorageMarker.read(root);
    if (marker.isPresent()) {
      return managed(marker.get());
    }
    requireId(root.toString());
    String uid = Uids.random(Uids.STORAGE_LENGTH);
    try {
      StorageMarker.write(root, uid, identity);
      // Of two who mark it at once the second wins, for both.
      return new Management(
          StorageMarker.read(root).map(StorageMarker::uid).orElse(uid), identity.uid());
    } catch (IOException e) {
      if (!root.toFile().isDirectory()) {
        throw LaminErrors.cannotWrite(root.toString(), e);
      }
      // Whoever cannot write there can still register what is there.
      return new Management(uid, null);
    }
  }
}

package org.lamindb.storage;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.lamindb.error.StorageErrors;
import org.lamindb.instance.Authorship;
import org.lamindb.instance.Instance;
import org.lamindb.instance.InstanceIdentity;
import org.lamindb.registry.Spaces;

/**
 * Makes a storage location of any kind. The instance manages it when it may write the marker; what
 * another instance manages, or nobody can mark, is there to be read.
 *
 * <p>The marker comes before the row, as in {@link StorageRegistration}; and before the marker what
 * LaminHub is told.
 */
final class StorageCreation {
  private static final List<String> TYPES = List.of("local", "s3", "gs", "hf", "http", "https");
  private static final Pattern SCHEME = Pattern.compile("([A-Za-z][A-Za-z0-9+.-]*)://(.+)");

  private static final Pattern USER = Pattern.compile("[^/]*://[^/]*@.*");
  private static final String FILE = "file";

  private final Instance instance;
  private final InstanceIdentity identity;

  StorageCreation(Instance instance) {
    this.instance = instance;
    this.identity = instance.identity();
  }

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
    StorageClaim claim = new StorageClaim(instance, root, type, region, space);
    StorageClaim.Management management = claim.make();
    try {
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
    } catch (RuntimeException | Error e) {
      claim.undo(e);
      throw e;
    }
    StorageLocation location = new Storages(instance).ofRoot(root).orElseThrow();
    if (location.isManagedBy(identity) && !location.uid().equals(management.uid())) {
      // Somebody registered the folder at the same time; their row counts.
      claim.correct(location.uid());
    }
    return location;
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
}

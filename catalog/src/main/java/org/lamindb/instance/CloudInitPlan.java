package org.lamindb.instance;

import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.lamindb.database.DatabaseAddress.PostgresServer;
import org.lamindb.database.PostgresUrl;
import org.lamindb.database.SchemaRelease;
import org.lamindb.error.HubErrors;
import org.lamindb.error.LaminErrors;
import org.lamindb.error.StorageErrors;
import org.lamindb.hub.HubDatabase;
import org.lamindb.hub.HubRegistration.NewInstance;
import org.lamindb.hub.HubRegistration.NewStorage;
import org.lamindb.storage.CloudRoot;
import org.lamindb.storage.HostedStorage;
import org.lamindb.storage.StorageRegions;
import org.lamindb.storage.StorageRoots;

/**
 * A request for an instance with storage in a cloud, checked as far as this machine can.
 *
 * @param root of storage that LaminHub provides, too, though another one may be there already
 * @param hosted what LaminHub is to provide; empty for storage of the user
 * @param databaseUrl of a Postgres database, with its password; empty for SQLite
 * @param account of who makes it
 */
record CloudInitPlan(
    InstanceIdentity identity,
    CloudRoot root,
    Optional<HostedStorage> hosted,
    Optional<String> databaseUrl,
    Set<String> modules,
    User user,
    UUID account) {
  private static final Pattern STORAGE = Pattern.compile("(s3|gs)://.*");

  CloudInitPlan {
    modules = Collections.unmodifiableSet(new LinkedHashSet<>(modules));
  }

  /** Whether a storage is in a cloud where instances can be made. */
  static boolean matches(String storage) {
    return STORAGE.matcher(storage).matches() || HostedStorage.matches(storage);
  }

  static CloudInitPlan of(
      InitRequest request, Environment environment, SettingsDirectory settings) {
    UserSettings user = settings.userSettings().orElseThrow(HubErrors::notLoggedIn);
    UUID account = user.id().orElseThrow(HubErrors::notLoggedIn);
    Optional<HostedStorage> hosted =
        Optional.of(request.storage()).filter(HostedStorage::matches).map(HostedStorage::of);
    CloudRoot root =
        hosted
            .map(storage -> storage.somewhere(environment.variables()))
            .orElseGet(() -> root(request.storage()));
    String name = name(request, root, request.database().map(InitPlan::server));
    InitPlan.requireModules(request.modules());
    InitPlan.requireProjectDirectory(root.toString(), environment, settings);
    CloudInitPlan plan =
        new CloudInitPlan(
            InstanceIdentity.ofNew(user.handle(), name),
            root,
            hosted,
            request.database(),
            new LinkedHashSet<>(request.modules()),
            user.user(),
            account);
    InstanceSettings made = plan.settings(Optional.empty());
    if (!InstanceSettings.parse(made.format(), name, Map.of()).equals(made)) {
      throw StorageErrors.invalidRoot(root.toString(), InitPlan.unfit(request.database()));
    }
    return plan;
  }

  private static String name(InitRequest request, CloudRoot root, Optional<PostgresServer> server) {
    boolean isDefault = request.name().isEmpty();
    if (isDefault && server.isPresent()) {
      return InitPlan.requireName(server.get().database(), "the name of the database", true);
    }
    if (isDefault && HostedStorage.matches(request.storage())) {
      throw LaminErrors.missingOption(
          "name", "storage that LaminHub provides has no name that the instance could have");
    }
    String folder = root.prefix().isEmpty() ? root.bucket() : root.prefix();
    return InitPlan.requireName(
        request
            .name()
            .orElseGet(
                () -> folder.substring(folder.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT)),
        "the name of the storage's folder",
        isDefault);
  }

  private static CloudRoot root(String storage) {
    if (storage.contains(".lamindb")) {
      throw StorageErrors.invalidRoot(
          storage, "folders named .lamindb are LaminDB's own; give the folder above");
    }
    CloudRoot root = CloudRoot.parse(storage);
    StorageRoots.requireFitting(root.toString());
    return root;
  }

  /** The same with another root that LaminHub provides, or has provided. */
  CloudInitPlan at(CloudRoot other) {
    return new CloudInitPlan(identity, other, hosted, databaseUrl, modules, user, account);
  }

  /** The uid that the storage must have; empty when it can be any. */
  Optional<String> storageUid() {
    return hosted.map(storage -> root.prefix());
  }

  /** Where the bucket is; asks the cloud. */
  Optional<String> region() {
    Optional<String> provided = hosted.flatMap(storage -> storage.regionAt(root));
    if (provided.isPresent()) {
      return provided;
    }
    return root.isS3() ? StorageRegions.ofBucket(root) : Optional.empty();
  }

  InstanceSettings settings(Optional<String> region) {
    return InstanceSettings.ofNew(identity, root.toString(), region, databaseUrl, modules);
  }

  Optional<PostgresServer> database() {
    return databaseUrl.map(PostgresUrl::parse);
  }

  InitialRows rows(String uid, Optional<String> region) {
    return new InitialRows(identity, user, uid, root.toString(), root.scheme(), region);
  }

  NewInstance forHub() {
    return new NewInstance(
        identity.id().orElseThrow(),
        account,
        identity.name(),
        identity.uid(),
        modules.isEmpty() ? Optional.empty() : Optional.of(String.join(",", modules)),
        SchemaRelease.NEWEST_RELEASE + ".0",
        databaseUrl.map(HubDatabase::ofUrl));
  }

  NewStorage forHub(String uid, Optional<String> region) {
    return new NewStorage(
        InstanceIdentity.uuid5(root.toString()),
        uid,
        account,
        root.toString(),
        region,
        root.scheme(),
        identity.id().orElseThrow(),
        true,
        Optional.empty());
  }

  /** Without the password of the database. */
  @Override
  public String toString() {
    return "the instance " + identity.slug() + " in " + root;
  }
}

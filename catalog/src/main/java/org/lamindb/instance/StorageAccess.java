package org.lamindb.instance;

import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.lamindb.error.LaminException;
import org.lamindb.hub.HubPass;
import org.lamindb.hub.HubStorages;
import org.lamindb.hub.StorageKeyRing;
import org.lamindb.hub.StorageKeys;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keys to storages in S3 that LaminHub gives to who works here. Each user's are kept as long as
 * they are good.
 */
public final class StorageAccess {
  private static final Logger LOG = LoggerFactory.getLogger(StorageAccess.class);

  /** By who has them: logging in as somebody else must not open what the first one may see. */
  private static final Map<Owner, StorageKeyRing> RINGS = new ConcurrentHashMap<>();

  /**
   * @param file that says who it is
   */
  private record Owner(Path file, User user) {}

  private final Environment environment;

  public StorageAccess(Environment environment) {
    this.environment = Objects.requireNonNull(environment, "environment is null");
  }

  /**
   * Keys to what is below a root. Trouble is a warning, as there may be keys of another origin.
   *
   * @param root {@code s3://bucket/prefix}
   * @return empty when no instance of the hub manages it, or the user gets none
   */
  public Optional<StorageKeys> keys(String root) {
    try {
      SettingsDirectory settings = new SettingsDirectory(environment);
      Users users = new Users(environment);
      Owner owner = new Owner(settings.currentUserFile(), users.current());
      return RINGS
          .computeIfAbsent(
              owner, found -> new StorageKeyRing(path -> new HubStorages(users.hub()).keys(path)))
          .keys(root);
    } catch (LaminException e) {
      LOG.warn("LaminHub was not asked for keys to {}: {}", root, e.text());
      return Optional.empty();
    }
  }

  /** With what another machine gets the same keys. */
  public HubPass pass() {
    return new Users(environment).hub().pass();
  }
}

package org.lamindb.spark.filesystem;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.lamindb.instance.CloudAccess;
import org.lamindb.instance.Environment;
import org.lamindb.spark.Shutdown;
import org.lamindb.storage.CloudRoot;
import org.lamindb.storage.ObjectStore;

/** The object stores that this driver looks into, each opened once. */
public final class CloudStores {
  private static final Map<CloudRoot, ObjectStore> OPEN = new ConcurrentHashMap<>();

  static {
    Shutdown.run(Shutdown.RECORD, CloudStores::closeAll);
  }

  private CloudStores() {}

  /**
   * The objects below a root, for all to use and none to close.
   *
   * @throws org.lamindb.error.LaminException when a library is missing
   */
  public static ObjectStore of(CloudRoot root) {
    return OPEN.computeIfAbsent(
        root, found -> CloudAccess.open(Environment.ofProcess(), found.toString()));
  }

  /** How Spark gets at what is below a root. */
  public static CloudConfiguration configuration(CloudRoot root) {
    return CloudConfiguration.of(root, CloudAccess.isAnonymous(Environment.ofProcess()));
  }

  private static void closeAll() {
    OPEN.values().forEach(ObjectStore::close);
    OPEN.clear();
  }
}

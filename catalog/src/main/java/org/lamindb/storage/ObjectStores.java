package org.lamindb.storage;

import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import org.lamindb.error.StorageErrors;

/** The way to objects in a cloud. */
public final class ObjectStores {
  private ObjectStores() {}

  /**
   * The store below a root, which the caller closes. Nothing is asked of the cloud yet.
   *
   * @param isAnonymous whether to go without the user's credentials
   * @throws org.lamindb.error.LaminException when a library is missing
   */
  public static ObjectStore open(CloudRoot root, boolean isAnonymous) {
    try {
      return ServiceLoader.load(ObjectStoreProvider.class, SparkLibraries.classLoader())
          .findFirst()
          .orElseThrow(() -> StorageErrors.cloudAccessMissing(root.toString(), null))
          .open(root, isAnonymous);
    } catch (ServiceConfigurationError | NoClassDefFoundError e) {
      throw StorageErrors.cloudAccessMissing(root.toString(), e);
    }
  }
}

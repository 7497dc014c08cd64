package org.lamindb.storage;

/**
 * Opens object stores. Found by {@link java.util.ServiceLoader}, as access to a cloud needs
 * libraries that the catalog does without.
 */
public interface ObjectStoreProvider {
  /**
   * The store below a root. Nothing is asked of the cloud yet.
   *
   * @param isAnonymous whether to go without the user's credentials
   * @throws org.lamindb.error.LaminException when a library is missing
   */
  ObjectStore open(CloudRoot root, boolean isAnonymous);
}

package org.lamindb.instance;

import org.lamindb.storage.CloudRoot;
import org.lamindb.storage.ObjectStore;
import org.lamindb.storage.ObjectStores;

/** How this user goes to objects in a cloud. */
public final class CloudAccess {
  private static final String VARIABLE = "LAMIN_S3_ANON";
  private static final String KEY = "lamindb_s3_anon";
  private static final String TRUE = "true";

  private CloudAccess() {}

  /** Whether the variable or the machine's settings say to go without credentials. */
  public static boolean isAnonymous(Environment environment) {
    return environment.variable(VARIABLE).filter(TRUE::equals).isPresent()
        || new CacheDirectory(environment).ofSystem(KEY).filter(TRUE::equals).isPresent();
  }

  /**
   * The objects below a root, for the caller to close.
   *
   * @throws org.lamindb.error.LaminException when the root is none, or a library is missing
   */
  public static ObjectStore open(Environment environment, String root) {
    return ObjectStores.open(CloudRoot.parse(root), isAnonymous(environment));
  }
}

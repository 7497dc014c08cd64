package org.lamindb.spark.filesystem;

import java.util.Map;
import org.lamindb.instance.Environment;
import org.lamindb.instance.StorageAccess;
import org.lamindb.storage.CloudRoot;

/** Which roots LaminHub gives keys to. */
final class HubKeys {
  private HubKeys() {}

  /** With what every machine gets keys to a root, as settings of Hadoop; empty without any. */
  static Map<String, String> settings(CloudRoot root) {
    if (!root.isS3() || root.endpoint().isPresent()) {
      return Map.of();
    }
    StorageAccess access = new StorageAccess(Environment.ofProcess());
    return access.keys(root.toString()).isPresent()
        ? HubCredentials.settings(root.bucket(), root.toString(), access.pass())
        : Map.of();
  }
}

package org.lamindb.spark.filesystem;

import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.lamindb.hub.HubPass;
import org.lamindb.instance.Environment;
import org.lamindb.instance.StorageAccess;
import org.lamindb.storage.CloudRoot;

/**
 * What {@link HubCredentials} must know, as settings of Hadoop. Apart from it, as that needs
 * libraries of AWS, which may be missing where this is read.
 */
final class HubSettings {
  static final String PROVIDER = "org.lamindb.spark.filesystem.HubCredentials";

  /** What S3A makes of the settings of one bucket for its file system. */
  private static final String PREFIX = "fs.s3a.";

  private static final String OURS = "lamindb.";
  private static final String ROOT = "root";

  private HubSettings() {}

  /** Those for a root of which LaminHub gives keys to who works here; none of another. */
  static Map<String, String> of(CloudRoot root) {
    if (!root.isS3() || root.endpoint().isPresent()) {
      return Map.of();
    }
    StorageAccess access = new StorageAccess(Environment.ofProcess());
    String path = root.toString();
    return access.keys(path).isEmpty() ? Map.of() : of(root.bucket(), path, access.pass());
  }

  /**
   * What a machine must know to get keys, as settings of the bucket.
   *
   * @param root {@code s3://bucket/prefix}, for which the hub is asked
   */
  static Map<String, String> of(String bucket, String root, HubPass pass) {
    String prefix = PREFIX + "bucket." + bucket + "." + OURS;
    Map<String, String> settings = new LinkedHashMap<>();
    settings.put(prefix + ROOT, root);
    pass.texts().forEach((name, text) -> settings.put(prefix + name, text));
    return settings;
  }

  /** The same on the other side: null when the setting is not there. */
  static String read(Configuration settings, String name) {
    return settings.get(PREFIX + OURS + name);
  }

  static String root(Configuration settings, String otherwise) {
    String root = read(settings, ROOT);
    return root == null ? otherwise : root;
  }
}

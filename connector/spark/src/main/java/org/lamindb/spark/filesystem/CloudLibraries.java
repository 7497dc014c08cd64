package org.lamindb.spark.filesystem;

import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.util.VersionInfo;
import org.lamindb.error.StorageErrors;
import org.lamindb.storage.CloudRoot;

/** The file systems of clouds, which Spark's distribution leaves out. */
final class CloudLibraries {
  private static final String BUNDLE = "software.amazon.awssdk:bundle";
  private static final List<String> SDK =
      List.of("s3", "s3-transfer-manager", "sts", "apache-client", "netty-nio-client");

  /** What the connector needs is at odds with what Spark has: only one jar with all of it works. */
  private static final String GOOGLE =
      "https://repo1.maven.org/maven2/com/google/cloud/bigdataoss/gcs-connector/4.0.4/"
          + "gcs-connector-4.0.4-shaded.jar";

  private CloudLibraries() {}

  /**
   * The file system for a root.
   *
   * @throws org.lamindb.error.LaminException naming what brings it, when it is not there
   */
  static Class<? extends FileSystem> require(CloudRoot root, Configuration settings) {
    String name =
        root.isS3() ? "org.apache.hadoop.fs.s3a.S3AFileSystem" : settings.get("fs.gs.impl");
    try {
      Class<?> found = settings.getClassByName(name);
      if (root.isS3()) {
        settings.getClassByName("software.amazon.awssdk.services.s3.S3Client");
      }
      return found.asSubclass(FileSystem.class);
    } catch (ClassNotFoundException | NoClassDefFoundError e) {
      throw StorageErrors.cloudLibrariesMissing(
          root.toString(),
          root.isS3()
              ? "--packages "
                  + packagesOfS3(VersionInfo.getVersion())
                  + " --exclude-packages "
                  + BUNDLE
              : "--jars " + GOOGLE);
    }
  }

  /** S3A must be of the release of Hadoop that runs; the SDK the one that this is built for. */
  static String packagesOfS3(String hadoop) {
    String sdk = hadoop.startsWith("3.4.") ? "2.29.52" : "2.35.4";
    StringBuilder packages = new StringBuilder("org.apache.hadoop:hadoop-aws:").append(hadoop);
    SDK.forEach(
        part -> packages.append(",software.amazon.awssdk:").append(part).append(':').append(sdk));
    return packages.toString();
  }
}

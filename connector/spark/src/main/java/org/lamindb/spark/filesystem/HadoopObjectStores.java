package org.lamindb.spark.filesystem;

import java.io.IOException;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.util.ReflectionUtils;
import org.lamindb.storage.CloudRoot;
import org.lamindb.storage.ObjectStore;
import org.lamindb.storage.ObjectStoreProvider;

/** Opens object stores through Hadoop's file systems. */
public final class HadoopObjectStores implements ObjectStoreProvider {

  /** Held, as the level of a logger that nobody holds is forgotten. */
  private static final Logger GOOGLE = Logger.getLogger("com.google.cloud.hadoop");

  /** Unless the user wants it: its connector tells of every file system that comes and goes. */
  private static void quieten() {
    if (GOOGLE.getLevel() == null) {
      GOOGLE.setLevel(Level.WARNING);
    }
  }

  @Override
  public ObjectStore open(CloudRoot root, boolean isAnonymous) {
    return LibraryContext.with(
        () -> {
          quieten();
          CloudConfiguration cloud = CloudConfiguration.of(root, isAnonymous);
          Class<? extends FileSystem> kind = CloudLibraries.require(root, cloud.configuration());
          Configuration settings = impatient(cloud.configuration());
          Path top = new Path(cloud.path(""));
          FileSystem files = ReflectionUtils.newInstance(kind, settings);
          try {
            // Not one that all share: those know other settings, and close before our last words.
            files.initialize(top.toUri(), settings);
          } catch (IOException e) {
            throw CloudFailures.of(root, "look", e);
          }
          return new HadoopObjectStore(root, files, top);
        });
  }

  /** Who waits here is a user; and no folder is anything but the beginning of names. */
  private static Configuration impatient(Configuration settings) {
    settings.set("fs.s3a.attempts.maximum", "2");
    settings.set("fs.s3a.retry.limit", "2");
    settings.set("fs.s3a.retry.interval", "200ms");
    settings.set("fs.s3a.connection.establish.timeout", "5s");
    settings.set("fs.s3a.connection.timeout", "60s");
    settings.set("fs.s3a.change.detection.mode", "none");
    settings.set("fs.s3a.performance.flags", "create,mkdir");
    settings.set("fs.gs.hierarchical.namespace.folders.enable", "false");
    settings.set("fs.gs.http.max.retry", "2");
    settings.set("fs.gs.http.connect-timeout", "5000");
    return settings;
  }
}

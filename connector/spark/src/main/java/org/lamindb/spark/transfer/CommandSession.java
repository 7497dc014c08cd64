package org.lamindb.spark.transfer;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.logging.log4j.core.config.Configurator;
import org.apache.spark.sql.SparkSession;
import org.lamindb.spark.LaminOptions;

/** The session of a command on a terminal: quiet, and not recorded as a run. */
final class CommandSession {
  private static final String LOGGING = "/org/lamindb/spark/command-log4j2.properties";

  private CommandSession() {}

  static SparkSession start(String name, String master) {
    try {
      // Before Spark's first class: it brings its own configuration when it finds none.
      Configurator.reconfigure(CommandSession.class.getResource(LOGGING).toURI());
      SparkSession.Builder builder =
          SparkSession.builder()
              .appName(name)
              .master(master)
              .config("spark.ui.enabled", false)
              .config("spark.ui.showConsoleProgress", System.console() != null)
              .config(LaminOptions.SETTING_TRACK.option(), false);
      Path jar =
          Path.of(
              URI.create(
                  CommandSession.class
                      .getProtectionDomain()
                      .getCodeSource()
                      .getLocation()
                      .toString()));
      if (Files.isRegularFile(jar)) {
        builder.config("spark.jars", jar.toUri().toString());
      }
      return builder.getOrCreate();
    } catch (URISyntaxException e) {
      throw new IllegalStateException("resources have URLs", e);
    }
  }
}

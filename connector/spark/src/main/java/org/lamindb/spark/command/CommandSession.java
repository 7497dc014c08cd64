package org.lamindb.spark.command;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.logging.log4j.core.config.Configurator;
import org.apache.spark.sql.SparkSession;
import org.lamindb.error.LaminErrors;
import org.lamindb.spark.LaminOptions;

/** The session of a command on a terminal: quiet, and not recorded as a run. */
public final class CommandSession {
  private static final String LOGGING = "/org/lamindb/spark/command-log4j2.properties";

  private CommandSession() {}

  /** Starts the session of a command. */
  public static SparkSession start(String name, String master) {
    return start(name, master, Map.of());
  }

  /**
   * Starts the session of a command.
   *
   * @param settings of Spark, beside and before those that every command has
   */
  static SparkSession start(String name, String master, Map<String, String> settings) {
    quietLogging();
    SparkSession.Builder builder = SparkSession.builder();
    configuration(name, master).forEach(builder::config);
    settings.forEach(builder::config);
    try {
      return builder.getOrCreate();
    } catch (Exception e) {
      // A checked one, which Spark declares nowhere.
      if (String.valueOf(e.getMessage()).contains("Master URL")) {
        throw LaminErrors.invalidOption(
            "--master", master, "where Spark runs, such as local[4] or spark://host:7077");
      }
      throw e;
    }
  }

  /** Before Spark's first class: it brings its own configuration when it finds none. */
  static void quietLogging() {
    try {
      Configurator.reconfigure(CommandSession.class.getResource(LOGGING).toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException("resources have URLs", e);
    }
  }

  static Map<String, String> configuration(String name, String master) {
    Map<String, String> settings = new LinkedHashMap<>();
    settings.put("spark.app.name", name);
    settings.put("spark.master", master);
    settings.put("spark.ui.enabled", "false");
    settings.put("spark.ui.showConsoleProgress", String.valueOf(System.console() != null));
    settings.put(LaminOptions.SETTING_TRACK.option(), "false");
    Path jar =
        Path.of(
            URI.create(
                CommandSession.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toString()));
    if (Files.isRegularFile(jar)) {
      settings.put("spark.jars", jar.toUri().toString());
    }
    return settings;
  }
}

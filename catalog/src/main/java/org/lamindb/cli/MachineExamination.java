package org.lamindb.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.lamindb.error.LaminException;
import org.lamindb.instance.CacheDirectory;
import org.lamindb.instance.Environment;
import org.lamindb.instance.SettingsDirectory;
import org.lamindb.instance.User;

/** Looks at what no instance has to do with: Java, Spark, settings, cache, account. */
final class MachineExamination {
  private static final int OLDEST_JAVA = 17;
  private static final String OTHERS_READ = "---r--r--";

  private final Environment environment;
  private final SettingsDirectory settings;

  MachineExamination(Environment environment) {
    this.environment = environment;
    this.settings = new SettingsDirectory(environment);
  }

  Finding java() {
    String version = System.getProperty("java.version");
    int feature = Runtime.version().feature();
    return feature < OLDEST_JAVA
        ? Finding.broken("java", version + ". Install Java 17 or newer, or set JAVA_HOME to one.")
        : Finding.ok("java", version + ", " + System.getProperty("java.home"));
  }

  Finding spark() {
    Optional<Path> expected = SparkJars.expected();
    if (expected.isEmpty()) {
      return Finding.warning(
          "spark", "not known here. Run this with bin/lamindb-spark, or set SPARK_HOME.");
    }
    Path folder = expected.get();
    try {
      return SparkJars.in(folder)
          .map(MachineExamination::spark)
          .orElseGet(
              () ->
                  Finding.broken(
                      "spark",
                      "'"
                          + folder
                          + "' holds no Spark for Scala 2.13. Set SPARK_HOME to Spark 4."));
    } catch (IOException e) {
      return Finding.broken("spark", "'" + folder + "' cannot be read: " + e.getMessage() + ".");
    }
  }

  private static Finding spark(SparkJars found) {
    String text = found.version() + ", " + found.folder();
    return found.major() == 4
        ? Finding.ok("spark", text)
        : Finding.broken("spark", text + ". Set SPARK_HOME to Spark 4.0 or newer.");
  }

  /** The directory first, then each file in it that cannot be used. */
  List<Finding> settings() {
    Path directory = settings.path();
    if (!Files.exists(directory)) {
      return List.of(Finding.ok("settings", "'" + directory + "' does not exist yet"));
    }
    if (!Files.isDirectory(directory) || !Files.isReadable(directory)) {
      return List.of(
          Finding.broken(
              "settings",
              "'"
                  + directory
                  + "' is no directory that you may read. Set LAMIN_SETTINGS_DIR to"
                  + " the folder above another one, or ask for access."));
    }
    List<Finding> findings = new ArrayList<>();
    findings.add(settings(directory));
    settings
        .problems()
        .forEach(problem -> findings.add(Finding.warning("settings", problem.text())));
    return findings;
  }

  private Finding settings(Path directory) {
    if (!Files.isWritable(directory)) {
      return Finding.warning(
          "settings",
          "'"
              + directory
              + "' cannot be written, so connect and switch fail. Get write access, or set"
              + " LAMIN_SETTINGS_DIR to the folder above another one.");
    }
    List<String> open =
        settings.secrets().stream().filter(MachineExamination::isOpen).map(Path::toString).toList();
    if (!open.isEmpty()) {
      return Finding.warning(
          "settings",
          "others may read the passwords or keys in "
              + String.join(", ", open)
              + ". Run chmod 600 on them.");
    }
    int instances = settings.instances().size();
    return Finding.ok(
        "settings",
        "'"
            + directory
            + "' has settings of "
            + instances
            + (instances == 1 ? " instance" : " instances"));
  }

  private static boolean isOpen(Path file) {
    try {
      Set<PosixFilePermission> permissions = Files.getPosixFilePermissions(file);
      return PosixFilePermissions.fromString(OTHERS_READ).stream().anyMatch(permissions::contains);
    } catch (IOException | UnsupportedOperationException e) {
      return false;
    }
  }

  Finding cache() {
    try {
      CacheDirectory.Choice choice = new CacheDirectory(environment).current();
      Path nearest = choice.directory();
      while (!Files.exists(nearest)) {
        nearest = nearest.getParent();
      }
      String text = "'" + choice.directory() + "', chosen by " + choice.source();
      return Files.isWritable(nearest)
          ? Finding.ok("cache", text)
          : Finding.broken(
              "cache", text + ", cannot be written. " + CacheDirectory.remedy(choice.source()));
    } catch (LaminException e) {
      return Finding.broken("cache", e);
    }
  }

  Finding account() {
    try {
      User user = settings.user();
      boolean anonymous = user.equals(User.ANONYMOUS);
      if (anonymous && environment.variable("LAMIN_API_KEY").isPresent()) {
        return settings.hasUser()
            ? Finding.warning(
                "account",
                "anonymous, though LAMIN_API_KEY is set: it logs in who never worked here. Run"
                    + " 'lamindb-spark login'.")
            : Finding.ok("account", "nobody yet; LAMIN_API_KEY logs in when somebody is needed");
      }
      return Finding.ok("account", anonymous ? "anonymous; nobody is logged in" : user.handle());
    } catch (LaminException e) {
      return Finding.broken("account", e);
    }
  }
}

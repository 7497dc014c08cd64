package org.lamindb.instance;

import java.nio.file.Path;
import java.util.Locale;

/**
 * Where the operating system wants settings for all and caches.
 *
 * @param systemFile settings for all users of the machine
 * @param cacheDirectory of this user
 */
record Platform(Path systemFile, Path cacheDirectory) {
  private static final String FILE = "system.env";
  private static final String NAME = "lamindb";

  static Platform of(Environment environment) {
    String system = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
    Path home = environment.home();
    if (system.startsWith("mac")) {
      return new Platform(
          Path.of("/Library/Application Support", NAME, FILE),
          home.resolve("Library/Caches").resolve(NAME));
    }
    if (system.startsWith("windows")) {
      Path data =
          environment.variable("PROGRAMDATA").map(Path::of).orElse(Path.of("C:/ProgramData"));
      Path local =
          environment.variable("LOCALAPPDATA").map(Path::of).orElse(home.resolve("AppData/Local"));
      return new Platform(
          data.resolve("laminlabs").resolve(NAME).resolve(FILE),
          local.resolve("laminlabs").resolve(NAME).resolve("Cache"));
    }
    Path settings =
        environment
            .variable("XDG_CONFIG_DIRS")
            .map(directories -> Path.of(directories.split(":")[0]))
            .orElse(Path.of("/etc/xdg"));
    Path caches =
        environment.variable("XDG_CACHE_HOME").map(Path::of).orElse(home.resolve(".cache"));
    return new Platform(settings.resolve(NAME).resolve(FILE), caches.resolve(NAME));
  }
}

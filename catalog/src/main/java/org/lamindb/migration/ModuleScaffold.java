package org.lamindb.migration;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.lamindb.database.SqlScript;
import org.lamindb.error.LaminErrors;

/** Writes what a module of a user's own begins with. */
public final class ModuleScaffold {
  /** No underscore: tables of {@code a_b} would look like those of {@code a}. */
  private static final Pattern MODULE = Pattern.compile("[a-z][a-z0-9]{0,29}");

  private static final Pattern REGISTRY = Pattern.compile("[A-Z][A-Za-z0-9]{0,29}");

  /** Names with a meaning in databases or catalogs of LaminDB. */
  private static final Set<String> TAKEN =
      Set.of(
          "artifacts",
          "bionty",
          "collections",
          "core",
          "django",
          "lamindb",
          "links",
          "ourprojects",
          "pertdb",
          "sqlite",
          "system",
          "wetlab");

  private ModuleScaffold() {}

  /** Whether a user's own module can have this name. */
  static boolean isName(String module) {
    return MODULE.matcher(module).matches() && !TAKEN.contains(module);
  }

  /**
   * Writes the folder of a module with one registry.
   *
   * @param parent where the folder is made, by the name of the module
   * @param registry name of its class, such as {@code Sample}
   * @return the folder
   * @throws org.lamindb.error.LaminException when a name cannot be used, or the folder exists
   */
  public static Path write(Path parent, String module, String registry) {
    if (!isName(module)) {
      throw LaminErrors.invalidOption(
          "NAME",
          module,
          "up to 30 lower case letters and digits, a letter first, and no name of LaminDB's own");
    }
    if (!REGISTRY.matcher(registry).matches()) {
      throw LaminErrors.invalidOption(
          "--registry", registry, "up to 30 letters and digits, a capital letter first");
    }
    Path folder = parent.resolve(module);
    if (Files.exists(folder)) {
      throw LaminErrors.alreadyExists(folder.toString());
    }
    Map<String, String> files = new LinkedHashMap<>();
    files.put("README.md", "README.md");
    files.put("db/sqlite/V1__initial.sql", "sqlite.sql");
    files.put("db/postgres/V1__initial.sql", "postgres.sql");
    files.put("org/lamindb/registry/" + module + ".json", "descriptor.json");
    try {
      for (Map.Entry<String, String> file : files.entrySet()) {
        Path path = folder.resolve(file.getKey());
        Files.createDirectories(path.getParent());
        Files.writeString(
            path,
            SqlScript.ofResource("module/" + file.getValue())
                .text()
                .replace("${module}", module)
                .replace("${registry}", registry)
                .replace("${table}", module + "_" + registry.toLowerCase(Locale.ROOT)),
            StandardCharsets.UTF_8,
            StandardOpenOption.CREATE_NEW);
      }
    } catch (IOException e) {
      throw LaminErrors.cannotWrite(folder.toString(), e);
    }
    return folder;
  }
}

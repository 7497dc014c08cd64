package org.lamindb.migration;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.lamindb.database.Dialect;
import org.lamindb.database.SqlScript;
import org.lamindb.error.LaminErrors;

/**
 * A module of a user's own: a folder with the numbered scripts of its tables for each database.
 *
 * @param name of the module, in the database and in SQL
 */
public record CustomModule(String name, Path folder) {
  private static final Pattern SCRIPT = Pattern.compile("V(\\d{1,4})__([A-Za-z0-9_]{1,200})\\.sql");
  private static final Pattern DESCRIPTOR = Pattern.compile("([a-z][a-z0-9]*)\\.json");

  public CustomModule {
    Objects.requireNonNull(name, "name is null");
    Objects.requireNonNull(folder, "folder is null");
  }

  /**
   * Looks at a folder.
   *
   * @throws org.lamindb.error.LaminException when it is not that of a module
   */
  public static CustomModule in(Path folder) {
    List<String> names =
        files(folder.resolve("org/lamindb/registry")).stream()
            .map(DESCRIPTOR::matcher)
            .filter(Matcher::matches)
            .map(matcher -> matcher.group(1))
            .filter(ModuleScaffold::isName)
            .toList();
    if (names.size() != 1) {
      throw LaminErrors.invalidOption(
          "--module",
          folder.toString(),
          "a folder made by 'lamindb-spark migrate create', with one file"
              + " org/lamindb/registry/<module>.json");
    }
    return new CustomModule(names.get(0), folder);
  }

  private static List<String> files(Path folder) {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> found = Files.list(folder)) {
      return found.map(path -> path.getFileName().toString()).sorted().toList();
    } catch (IOException e) {
      throw LaminErrors.cannotRead(folder.toString(), e);
    }
  }

  /**
   * Its migrations, in their order.
   *
   * @throws org.lamindb.error.LaminException when a script's name tells no number, two have the
   *     same one, or there are none
   */
  Map<Migration, SqlScript> migrations(Dialect dialect) {
    Path scripts = folder.resolve("db").resolve(dialect == Dialect.SQLITE ? "sqlite" : "postgres");
    Map<Integer, String> byNumber = new TreeMap<>();
    for (String file : files(scripts)) {
      Matcher matcher = SCRIPT.matcher(file);
      if (!matcher.matches() || byNumber.put(Integer.valueOf(matcher.group(1)), file) != null) {
        throw LaminErrors.invalidOption(
            "--module",
            scripts.resolve(file).toString(),
            "scripts named V<number>__<what it does>.sql, each number once");
      }
    }
    if (byNumber.isEmpty()) {
      throw LaminErrors.invalidOption(
          "--module", scripts.toString(), "scripts for this database, such as V1__initial.sql");
    }
    Map<Migration, SqlScript> migrations = new LinkedHashMap<>();
    byNumber.forEach(
        (number, file) -> migrations.put(migration(number, file), read(scripts.resolve(file))));
    return migrations;
  }

  /** As Django names migrations, so that every client can tell what was applied. */
  private Migration migration(int number, String file) {
    String what = file.substring(file.indexOf("__") + 2, file.length() - ".sql".length());
    return new Migration(name, String.format(Locale.ROOT, "%04d_%s", number, what));
  }

  private static SqlScript read(Path file) {
    try {
      return new SqlScript(Files.readString(file, StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw LaminErrors.cannotRead(file.toString(), e);
    }
  }
}

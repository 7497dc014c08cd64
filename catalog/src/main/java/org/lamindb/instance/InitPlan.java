package org.lamindb.instance;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.lamindb.database.DatabaseAddress;
import org.lamindb.database.DatabaseAddress.PostgresServer;
import org.lamindb.database.DatabaseAddress.SqliteFile;
import org.lamindb.database.PostgresUrl;
import org.lamindb.error.InstanceErrors;
import org.lamindb.error.LaminErrors;
import org.lamindb.error.StorageErrors;
import org.lamindb.migration.Modules;
import org.lamindb.storage.StorageRoots;

/**
 * A request whose every part was checked, before anything is written.
 *
 * @param root absolute path of the storage
 * @param databaseUrl of a Postgres database, with its password; empty for SQLite
 */
record InitPlan(
    InstanceIdentity identity, Path root, Optional<String> databaseUrl, Set<String> modules) {
  private static final Pattern NAME = Pattern.compile("[\\p{L}\\p{N}._-]+");
  private static final Pattern CLOUD =
      Pattern.compile("(?!file:)([A-Za-z][A-Za-z0-9+.-]*)://.*|(create-s3).*");
  private static final String SCHEME = "postgresql://";
  private static final String LOGIN =
      "LaminHub keeps a record of it, for which one must be logged in: run 'lamindb-spark login',"
          + " and this again.";
  private static final String CLIENT =
      "Make it with the Python client, 'lamin init', and connect to it with 'lamindb-spark connect'"
          + " then.";

  InitPlan {
    modules = Collections.unmodifiableSet(new LinkedHashSet<>(modules));
  }

  static InitPlan of(InitRequest request, Environment environment, SettingsDirectory settings) {
    Path root = root(request.storage(), environment);
    Optional<PostgresServer> server = request.database().map(InitPlan::server);
    String name = name(request, root, server, environment);
    requireModules(request.modules());
    requireProjectDirectory(root.toString(), environment, settings);
    if (request.database().filter(url -> !InstanceSettings.isLocal(url)).isPresent()) {
      throw InstanceErrors.initRefused(
          root.toString(),
          server.get()
              + " is not on this machine, so that the instance is one for LaminHub, which registers"
              + " no local storage without its host",
          "Name a database by localhost or 127.0.0.1 and its port, or make the instance with storage"
              + " in a cloud.");
    }
    if (server.isEmpty() && root.toString().matches(".*[?#].*")) {
      // The Python client makes a URL of it, and its database beside the storage.
      throw StorageErrors.invalidRoot(
          root.toString(),
          "a path with '?' or '#' cannot hold a SQLite database of LaminDB; choose another folder");
    }
    InstanceIdentity identity =
        InstanceIdentity.ofNew(new Users(environment).current().handle(), name);
    InitPlan plan =
        new InitPlan(identity, root, request.database(), new LinkedHashSet<>(request.modules()));
    String text = plan.settings().format();
    if (!InstanceSettings.parse(text, name, Map.of()).equals(plan.settings())) {
      throw StorageErrors.invalidRoot(root.toString(), unfit(request.database()));
    }
    return plan;
  }

  static String unfit(Optional<String> databaseUrl) {
    return databaseUrl.isPresent()
        ? "LaminDB's settings files cannot hold this path, or the URL of the database: write"
            + " special characters there in hexadecimal, such as %23 for #"
        : "LaminDB's settings files cannot hold this path";
  }

  static void requireProjectDirectory(
      String root, Environment environment, SettingsDirectory settings) {
    if (settings.isHome(environment.workingDirectory())) {
      throw InstanceErrors.initRefused(
          root,
          "the home directory cannot be a development directory, where an instance is the default",
          "Change to a directory of the project and run it there.");
    }
  }

  static PostgresServer server(String url) {
    if (!url.startsWith(SCHEME)) {
      throw LaminErrors.invalidOption(
          "db", PostgresUrl.redact(url), "the URL of a Postgres database, " + SCHEME + "…");
    }
    return PostgresUrl.parse(url);
  }

  private static Path root(String storage, Environment environment) {
    StorageRoots.requireFolderOrAddress(storage);
    Matcher cloud = CLOUD.matcher(storage);
    if (cloud.matches()) {
      throw LaminErrors.unsupported(
          "Making an instance with the storage '" + storage + "', which is not local,",
          CloudInitPlan.matches(storage) ? LOGIN : CLIENT);
    }
    if (storage.contains(".lamindb")) {
      throw StorageErrors.invalidRoot(
          storage, "folders named .lamindb are LaminDB's own; give the directory above");
    }
    try {
      Path root = real(environment.path(storage).toAbsolutePath());
      StorageRoots.requireFitting(root.toString());
      if (Files.exists(root) && !Files.isDirectory(root)) {
        throw StorageErrors.invalidRoot(root.toString(), "it is a file");
      }
      return root;
    } catch (InvalidPathException e) {
      throw StorageErrors.invalidRoot(storage, e.getReason());
    }
  }

  /** With symbolic links resolved as far as the path exists: LaminDB compares roots as text. */
  private static Path real(Path path) {
    try {
      return path.toRealPath();
    } catch (IOException e) {
      Path parent = path.getParent();
      return parent == null ? path : real(parent).resolve(path.getFileName());
    }
  }

  private static String name(
      InitRequest request, Path root, Optional<PostgresServer> server, Environment environment) {
    if (request.name().isEmpty() && server.isPresent()) {
      return requireName(server.get().database(), "the name of the database", true);
    }
    Path directory =
        request.storage().equals(InitRequest.DEFAULT_STORAGE)
            ? real(environment.workingDirectory().toAbsolutePath().normalize())
            : root;
    String folder = directory.getFileName() == null ? "" : directory.getFileName().toString();
    String name = request.name().orElseGet(() -> folder.toLowerCase(Locale.ROOT));
    return requireName(name, "the name of the directory", request.name().isEmpty());
  }

  static String requireName(String name, String origin, boolean isDefault) {
    if (!NAME.matcher(name).matches()) {
      throw InstanceErrors.invalidName(
          name,
          isDefault
              ? origin + " has other characters than these, so give one with --name"
              : "it is empty or has other characters than these");
    }
    return name;
  }

  static void requireModules(List<String> modules) {
    for (String module : modules) {
      if (!Modules.KNOWN.contains(module)) {
        throw InstanceErrors.unknownModule(module, Modules.KNOWN);
      }
    }
    if (modules.contains("pertdb") && !modules.contains("bionty")) {
      throw LaminErrors.invalidOption(
          "modules", String.join(",", modules), "bionty,pertdb, as pertdb refers to bionty");
    }
  }

  InstanceSettings settings() {
    return InstanceSettings.ofNew(identity, root.toString(), databaseUrl, modules);
  }

  /** Where the database is, or will be. */
  DatabaseAddress database() {
    return databaseUrl
        .<DatabaseAddress>map(PostgresUrl::parse)
        .orElseGet(() -> SqliteFile.at(StorageInstances.databaseFile(root)));
  }

  /** Without the password of the database. */
  @Override
  public String toString() {
    return "the instance " + identity.slug() + " in " + database();
  }
}

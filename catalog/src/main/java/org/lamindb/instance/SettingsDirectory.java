package org.lamindb.instance;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.lamindb.database.PostgresUrl;
import org.lamindb.error.InstanceErrors;
import org.lamindb.error.LaminErrors;
import org.lamindb.error.LaminException;

/** The directory where LaminDB keeps a user's settings, shared with the Python client. */
public final class SettingsDirectory {
  private static final String FOLDER = ".lamin";

  private final Environment environment;
  private final Path directory;

  /** Prefix of file names that keeps the settings of several LaminHubs apart. */
  private final String prefix;

  public SettingsDirectory(Environment environment) {
    this.environment = Objects.requireNonNull(environment, "environment is null");
    this.directory =
        environment
            .variable("LAMIN_SETTINGS_DIR")
            .map(environment::path)
            .orElse(environment.home())
            .resolve(FOLDER);
    this.prefix =
        environment
            .variable("LAMIN_ENV")
            .filter(name -> !name.equals("prod"))
            .map(name -> name + "--")
            .orElse("");
  }

  public Path path() {
    return directory;
  }

  /** A file of this directory whose name has the prefix. */
  Path prefixedFile(String name) {
    return directory.resolve(prefix + name);
  }

  /** Where the settings of an instance are, if it has any. */
  Path instanceFile(String owner, String name) {
    return prefixedFile("instance--" + owner + "--" + name + ".env");
  }

  /** Where the settings of the instance are that the user connected to last. */
  Path currentInstanceFile() {
    return prefixedFile("current_instance.env");
  }

  /** The settings of an instance, if it has any. */
  public Optional<InstanceSettings> instance(String owner, String name) {
    return instance(instanceFile(owner, name));
  }

  /** The settings of the instance that the user connected to last. */
  Optional<InstanceSettings> currentInstance() {
    return instance(currentInstanceFile());
  }

  private Optional<InstanceSettings> instance(Path file) {
    return read(file)
        .map(text -> InstanceSettings.parse(text, file.toString(), environment.variables()));
  }

  /** All instances of that name, whoever owns them. */
  List<InstanceSettings> instancesNamed(String name) {
    return instanceFiles().stream()
        .filter(file -> file.getFileName().toString().endsWith("--" + name + ".env"))
        .flatMap(file -> instance(file).stream())
        .filter(settings -> settings.name().equals(name))
        .toList();
  }

  /** All instances with settings that can be read, by file name. */
  public List<InstanceSettings> instances() {
    return instanceFiles().stream().flatMap(file -> readable(file).stream()).toList();
  }

  /** Settings that nobody asked for by name must not fail who asks for others. */
  private Optional<InstanceSettings> readable(Path file) {
    try {
      return instance(file);
    } catch (LaminException e) {
      return Optional.empty();
    }
  }

  /** What is wrong with settings of instances and users that nobody asks for by name. */
  public List<LaminException> problems() {
    List<LaminException> problems = new ArrayList<>();
    for (Path file : instanceFiles()) {
      try {
        instance(file);
      } catch (LaminException e) {
        problems.add(e);
      }
    }
    for (Path file : files("user--")) {
      try {
        userSettings(file);
      } catch (LaminException e) {
        problems.add(e);
      }
    }
    return problems;
  }

  /** The files with passwords of databases or keys of accounts, in plain text as LaminDB has it. */
  public List<Path> secrets() {
    return Stream.concat(
            instanceFiles().stream().filter(this::holdsPassword),
            Stream.of(
                    Stream.of(currentInstanceFile()).filter(this::holdsPassword),
                    userFiles().filter(this::holdsKey))
                .flatMap(files -> files))
        .toList();
  }

  private boolean holdsKey(Path file) {
    try {
      return userSettings(file).filter(UserSettings::holdsSecrets).isPresent();
    } catch (LaminException e) {
      // Whatever it holds, it was written as one that does.
      return true;
    }
  }

  private boolean holdsPassword(Path file) {
    return readable(file)
        .flatMap(InstanceSettings::databaseUrl)
        .filter(PostgresUrl::matches)
        .map(PostgresUrl::parse)
        .filter(server -> !server.password().isEmpty())
        .isPresent();
  }

  private Stream<Path> userFiles() {
    return Stream.concat(Stream.of(currentUserFile()), files("user--").stream());
  }

  private List<Path> instanceFiles() {
    return files("instance--");
  }

  private List<Path> files(String kind) {
    if (!Files.isDirectory(directory)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(directory)) {
      return files
          .filter(file -> file.getFileName().toString().startsWith(prefix + kind))
          .filter(file -> file.getFileName().toString().endsWith(".env"))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw LaminErrors.cannotRead(directory.toString(), e);
    }
  }

  /** The user who is logged in, else the anonymous one. */
  public User user() {
    return userSettings().map(UserSettings::user).orElse(User.ANONYMOUS);
  }

  /** Whether a user is known here, be it the anonymous one. */
  public boolean hasUser() {
    return userSettings().isPresent();
  }

  /** Who is logged in, or worked here as the anonymous user. */
  Optional<UserSettings> userSettings() {
    return userSettings(currentUserFile());
  }

  Optional<UserSettings> userSettings(Path file) {
    return read(file)
        .map(text -> UserSettings.parse(text, file.toString(), environment.variables()));
  }

  /** Where it says who is logged in. */
  Path currentUserFile() {
    return prefixedFile("current_user.env");
  }

  /** Where the key of a user is who logged in once. */
  Path userFile(String handle) {
    return prefixedFile("user--" + handle + ".env");
  }

  /** The nearest directory marker at or above the working directory. */
  Optional<DirectoryMarker> marker() {
    return markers(environment.workingDirectory()).findFirst();
  }

  /** The directory markers at or above a directory, the nearest first. */
  Stream<DirectoryMarker> markers(Path start) {
    return Stream.iterate(start.toAbsolutePath().normalize(), Objects::nonNull, Path::getParent)
        .flatMap(
            candidate ->
                read(markerFile(candidate)).stream()
                    .map(slug -> markerOf(candidate, slug.strip())));
  }

  /** Where the marker of a directory is. */
  Path markerFile(Path workingDirectory) {
    return markerOf(workingDirectory, "").instanceFile();
  }

  /** A marker of a directory, there or not. */
  DirectoryMarker markerOf(Path markedDirectory, String slug) {
    return new DirectoryMarker(markedDirectory, prefix, slug, isHome(markedDirectory));
  }

  boolean isHome(Path path) {
    try {
      return Files.isSameFile(path, environment.home());
    } catch (IOException e) {
      return path.equals(environment.home());
    }
  }

  /** The text of a file, if there is one. */
  static Optional<String> read(Path file) {
    if (!Files.isRegularFile(file)) {
      return Optional.empty();
    }
    try {
      return Optional.of(Files.readString(file, StandardCharsets.UTF_8));
    } catch (CharacterCodingException e) {
      throw InstanceErrors.settingsInvalid(file.toString(), "it is no text");
    } catch (IOException e) {
      throw LaminErrors.cannotRead(file.toString(), e);
    }
  }
}

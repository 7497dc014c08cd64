package org.lamindb.instance;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.lamindb.error.LaminErrors;
import org.lamindb.error.LaminException;

/** The directory where LaminDB keeps a user's settings, shared with the Python client. */
public final class SettingsDirectory {
  private static final String FOLDER = ".lamin";
  private static final String USER_PREFIX = "lamin_user_";

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

  /** Where the settings of an instance are, if it has any. */
  Path instanceFile(String owner, String name) {
    return directory.resolve(prefix + "instance--" + owner + "--" + name + ".env");
  }

  /** Where the settings of the instance are that the user connected to last. */
  Path currentInstanceFile() {
    return directory.resolve(prefix + "current_instance.env");
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

  private List<Path> instanceFiles() {
    if (!Files.isDirectory(directory)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(directory)) {
      return files
          .filter(file -> file.getFileName().toString().startsWith(prefix + "instance--"))
          .filter(file -> file.getFileName().toString().endsWith(".env"))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw LaminErrors.cannotRead(directory.toString(), e);
    }
  }

  /** The user who is logged in, else the anonymous one. */
  public User user() {
    Path file = directory.resolve(prefix + "current_user.env");
    return read(file)
        .map(
            text ->
                new SettingsFile(
                    file.toString(), USER_PREFIX, Dotenv.parse(text, environment.variables())))
        .map(SettingsDirectory::user)
        .orElse(User.ANONYMOUS);
  }

  private static User user(SettingsFile settings) {
    for (String key : List.of("email", "password", "access_token", "uuid")) {
      settings.required(key);
    }
    return new User(
        settings.value("uid"), settings.value("handle"), settings.required("name").orElse(null));
  }

  /**
   * The name of the branch that the user works on.
   *
   * @param marker the nearest directory marker
   */
  String branch(InstanceIdentity identity, Optional<DirectoryMarker> marker) {
    String file = "current-branch--" + identity.owner() + "--" + identity.name() + ".txt";
    Optional<DirectoryMarker> here =
        marker.filter(found -> found.slug().equals(identity.slug()) && !found.isHome());
    return here.map(
            found ->
                read(found.branchFile())
                    .or(() -> read(directory.resolve(prefix + file)))
                    .or(() -> read(directory.resolve(file))))
        .orElseGet(() -> read(directory.resolve(file)))
        .flatMap(SettingsDirectory::secondLine)
        .orElse("main");
  }

  private static Optional<String> secondLine(String text) {
    return text.lines().skip(1).map(String::strip).filter(line -> !line.isEmpty()).findFirst();
  }

  /** The nearest directory marker at or above the working directory. */
  Optional<DirectoryMarker> marker() {
    Path start = environment.workingDirectory().toAbsolutePath().normalize();
    for (Path candidate = start; candidate != null; candidate = candidate.getParent()) {
      DirectoryMarker place = new DirectoryMarker(candidate, prefix, "", isHome(candidate));
      Optional<String> slug = read(place.instanceFile());
      if (slug.isPresent()) {
        return Optional.of(
            new DirectoryMarker(candidate, prefix, slug.get().strip(), place.isHome()));
      }
    }
    return Optional.empty();
  }

  /** Where the marker of a directory is. */
  Path markerFile(Path workingDirectory) {
    return new DirectoryMarker(workingDirectory, prefix, "", false).instanceFile();
  }

  boolean isHome(Path path) {
    try {
      return Files.isSameFile(path, environment.home());
    } catch (IOException e) {
      return path.equals(environment.home());
    }
  }

  private static Optional<String> read(Path file) {
    if (!Files.isRegularFile(file)) {
      return Optional.empty();
    }
    try {
      return Optional.of(Files.readString(file, StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw LaminErrors.cannotRead(file.toString(), e);
    }
  }
}

package org.lamindb.instance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.IntConsumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.lamindb.error.InstanceErrors;
import org.lamindb.error.LaminErrors;
import org.lamindb.error.LaminException;
import org.lamindb.storage.StorageMarker;

/**
 * Where files of cloud storage are kept on this machine. The first of these says so: the variable
 * {@code LAMIN_CACHE_DIR}, the user's {@code storage.env}, the machine's {@code system.env}; else
 * it is the platform's own place.
 */
public final class CacheDirectory {
  static final String VARIABLE = "LAMIN_CACHE_DIR";
  private static final String KEY = "lamindb_cache_path";
  private static final String FILE = "storage.env";
  private static final String DEFAULT = "default";

  /** By which a storage location is known. */
  private static final Path MARKER = StorageMarker.path(Path.of(""));

  private final Environment environment;
  private final SettingsDirectory settings;
  private final Platform platform;

  public CacheDirectory(Environment environment) {
    this.environment = Objects.requireNonNull(environment, "environment is null");
    this.settings = new SettingsDirectory(environment);
    this.platform = Platform.of(environment);
  }

  /**
   * A cache directory, which need not exist.
   *
   * @param source the variable or file that names it, or "default"
   */
  public record Choice(Path directory, String source) {}

  /**
   * The directory in use.
   *
   * @throws org.lamindb.error.LaminException when what decides names no absolute path
   */
  public Choice current() {
    Optional<String> variable = environment.variable(VARIABLE);
    if (variable.isPresent()) {
      return new Choice(absolute(variable.get(), variableRemedy()), VARIABLE);
    }
    return in(file()).orElseGet(this::withoutUser);
  }

  /** What decides when the user has chosen nothing. */
  private Choice withoutUser() {
    return ofSystem().orElseGet(() -> new Choice(platform.cacheDirectory(), DEFAULT));
  }

  private Optional<Choice> ofSystem() {
    return in(platform.systemFile());
  }

  private Optional<Choice> in(Path file) {
    return value(file, KEY)
        .map(path -> new Choice(absolute(path, remedy(file.toString())), file.toString()));
  }

  private static String variableRemedy() {
    return "The variable " + VARIABLE + " names it: change or unset that.";
  }

  /**
   * What helps who cannot use a directory.
   *
   * @param source of the choice
   */
  public static String remedy(String source) {
    if (source.equals(VARIABLE)) {
      return variableRemedy();
    }
    return (source.equals(DEFAULT) ? "" : "'" + source + "' names it. ")
        + "Run 'lamindb-spark cache set DIRECTORY' to choose another one, or set "
        + VARIABLE
        + ".";
  }

  /** What the machine's settings say. */
  Optional<String> ofSystem(String key) {
    return value(platform.systemFile(), key);
  }

  private Optional<String> value(Path file, String key) {
    return SettingsDirectory.read(file)
        .flatMap(
            text ->
                new SettingsFile(file.toString(), "", Dotenv.parse(text, environment.variables()))
                    .optional(key));
  }

  private Path file() {
    return settings.path().resolve(FILE);
  }

  private Path absolute(String text, String remedy) {
    try {
      Path path = Path.of(text);
      if (!path.isAbsolute()) {
        throw InstanceErrors.invalidCacheDirectory(text, "the path is not absolute", remedy);
      }
      if (Files.exists(path) && !Files.isDirectory(path)) {
        throw InstanceErrors.invalidCacheDirectory(text, "it is no directory", remedy);
      }
      Path normal = path.normalize();
      if (environment.home().startsWith(normal)) {
        // Clearing the cache would remove everything of the user.
        throw InstanceErrors.invalidCacheDirectory(text, "it holds the home directory", remedy);
      }
      return normal;
    } catch (InvalidPathException e) {
      throw InstanceErrors.invalidCacheDirectory(text, "it is no path", remedy);
    }
  }

  /**
   * Chooses a directory. What is in the old one is copied there, and the old one removed unless it
   * is the machine's, as others use that too.
   *
   * @param progress told now and then how many files were copied
   * @throws org.lamindb.error.LaminException when it is no absolute path of a directory, or cannot
   *     be written
   */
  public Choice set(String directory, IntConsumer progress) {
    Path wanted = absolute(directory, "Give the absolute path of a directory.");
    return change(wanted, () -> real(wanted).toString(), progress);
  }

  /** Goes back to the machine's directory, or else the platform's; the content moves there. */
  public Choice reset(IntConsumer progress) {
    return change(withoutUser().directory(), () -> "null", progress);
  }

  /**
   * Whoever stops this finds all files where the settings say: at the old place, or the new one.
   */
  private Choice change(Path wanted, Supplier<String> value, IntConsumer progress) {
    Path old = presentOr(wanted);
    requireDisjoint(wanted, old);
    requireNoStorage(wanted);
    requireNoStorage(old);
    boolean moves =
        !old.equals(wanted) && Files.isDirectory(old) && environment.variable(VARIABLE).isEmpty();
    Folders.make(wanted);
    if (moves) {
      Folders.copy(real(old), wanted, progress);
    }
    PrivateFile.write(file(), KEY + "=" + value.get());
    if (moves && ofSystem().filter(system -> system.directory().equals(old)).isEmpty()) {
      Folders.remove(real(old));
    }
    return current();
  }

  /** To choose another one is the way out of settings that cannot be used. */
  private Path presentOr(Path wanted) {
    try {
      return current().directory();
    } catch (LaminException e) {
      if (environment.variable(VARIABLE).isPresent()) {
        throw e;
      }
      return wanted;
    }
  }

  /** A directory cannot move into itself, and what is removed must not hold what is kept. */
  private static void requireDisjoint(Path wanted, Path old) {
    if (!wanted.equals(old) && (wanted.startsWith(old) || old.startsWith(wanted))) {
      throw InstanceErrors.invalidCacheDirectory(
          wanted.toString(), "it contains the present one, '" + old + "', or is in it");
    }
  }

  /** What is in a cache can be fetched again, and is removed without a question. */
  private static void requireNoStorage(Path directory) {
    if (!Files.isDirectory(directory)) {
      return;
    }
    try (Stream<Path> files = Files.walk(directory)) {
      Optional<Path> marker = files.filter(file -> file.endsWith(MARKER)).findFirst();
      if (marker.isPresent()) {
        throw InstanceErrors.invalidCacheDirectory(
            directory.toString(),
            "it holds a storage location, '" + marker.get().getParent().getParent() + "'");
      }
    } catch (IOException | UncheckedIOException e) {
      throw LaminErrors.cannotRead(directory.toString(), e);
    }
  }

  /** The directory may be a link. */
  private static Path real(Path directory) {
    try {
      return directory.toRealPath();
    } catch (IOException e) {
      throw LaminErrors.cannotRead(directory.toString(), e);
    }
  }

  /**
   * Removes everything in the directory.
   *
   * <p>Changes of the default instance, when its SQLite database is in a cloud, are brought back
   * first, and it is unlocked.
   *
   * @throws org.lamindb.error.LaminException when changes of another one may be there alone
   * @return the number of files that were removed
   */
  public int clear() {
    new DefaultInstances(environment)
        .find()
        .filter(found -> found.settings().hasCloudFile())
        .map(found -> new InstanceResolver(environment).describe(found.settings()))
        .ifPresent(CloudDatabase::disconnect);
    Path directory = current().directory();
    if (!Files.isDirectory(directory)) {
      return 0;
    }
    List<String> changed = CloudState.changedCopies(directory);
    if (!changed.isEmpty()) {
      throw InstanceErrors.cloudFileInUse(changed);
    }
    requireNoStorage(directory);
    Path real = real(directory);
    int removed = Folders.remove(real);
    Folders.make(real);
    return removed;
  }

  /** The file in which who runs this machine sets things for all. */
  public Path systemFile() {
    return platform.systemFile();
  }

  /** What is remembered there about an instance. */
  void forget(InstanceIdentity identity) {
    PrivateFile.delete(
        current()
            .directory()
            .resolve("instance--" + identity.owner() + "--" + identity.name() + "--uid.txt"));
  }
}

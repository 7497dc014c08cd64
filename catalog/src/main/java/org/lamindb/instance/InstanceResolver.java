package org.lamindb.instance;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.lamindb.database.DatabaseAddress;
import org.lamindb.database.DatabaseAddress.SqliteFile;
import org.lamindb.database.PostgresUrl;
import org.lamindb.error.DatabaseErrors;
import org.lamindb.error.InstanceErrors;
import org.lamindb.error.LaminException;
import org.lamindb.error.StorageErrors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds out which instance a reference means. Connects to a database only when a storage path or a
 * Postgres URL has no settings that say enough.
 */
public final class InstanceResolver {
  private static final Logger LOG = LoggerFactory.getLogger(InstanceResolver.class);

  /** What a warning was given for: every look-up asks anew. */
  private static final Set<String> WARNED = ConcurrentHashMap.newKeySet();

  private static final String CURRENT_INSTANCE = "LAMIN_CURRENT_INSTANCE";
  private static final String HUB = "https://lamin.ai/";
  private static final Pattern SLUG =
      Pattern.compile("(?:([^/\\\\\\p{Cntrl}]+)/)?([^/\\\\\\p{Cntrl}]+)");
  private static final Pattern SCHEME = Pattern.compile("([A-Za-z][A-Za-z0-9+.-]*)://.*");

  private final Environment environment;
  private final SettingsDirectory settings;

  public InstanceResolver(Environment environment) {
    this.environment = Objects.requireNonNull(environment, "environment is null");
    this.settings = new SettingsDirectory(environment);
  }

  /** Looks at the environment variables, working directory and settings of this process. */
  public static InstanceResolver fromEnvironment() {
    return new InstanceResolver(Environment.ofProcess());
  }

  /** Whether LaminDB has a default instance here. Reads a few small files at most; never fails. */
  public boolean hasDefault() {
    try {
      return defaultSettings().isPresent();
    } catch (LaminException e) {
      // Somebody configured an instance, though not well: to use it will say what is wrong.
      return true;
    }
  }

  /**
   * The instance that LaminDB itself would use: of the environment variable, the directory marker
   * or the last connect, the first whose settings exist. Connects to nothing.
   *
   * @throws LaminException when its settings cannot be used, or its storage is not supported
   */
  public Optional<InstanceDescription> resolveDefault() {
    return defaultSettings().map(this::describe);
  }

  /**
   * The instance that a command means.
   *
   * @throws LaminException as {@link #resolve}, in the words of the command line
   */
  public InstanceDescription resolveForCommand(InstanceReference reference) {
    if (reference.instance().isEmpty() && !hasDefault()) {
      throw InstanceErrors.noInstanceForCommand();
    }
    return resolve(reference);
  }

  /**
   * The instance that a reference means.
   *
   * @throws LaminException when there is none, there are several, or it cannot be reached
   */
  public InstanceDescription resolve(InstanceReference reference) {
    String text = reference.instance().map(String::strip).orElse("");
    if (text.isEmpty()) {
      return resolveDefault().orElseThrow(InstanceErrors::noInstance);
    }
    if (PostgresUrl.matches(text)) {
      return new PostgresInstances(this, settings)
          .resolve(PostgresUrl.parse(text), reference.storage());
    }
    if (text.startsWith(HUB)) {
      return resolveSlug(text.substring(HUB.length()), text);
    }
    Matcher scheme = SCHEME.matcher(text);
    if (scheme.matches() && !scheme.group(1).equals("file")) {
      throw StorageErrors.storageUnsupported(PostgresUrl.redact(text), scheme.group(1));
    }
    if (isPath(text)) {
      return new StorageInstances(this, settings).resolve(path(text), text);
    }
    return resolveSlug(text, text);
  }

  /** Text that cannot be {@code owner/name} or a name. */
  private static boolean isPath(String text) {
    return text.startsWith("/")
        || text.startsWith(".")
        || text.startsWith("~")
        || text.startsWith("file:")
        || text.endsWith(".lamindb")
        || text.endsWith("lamin.db")
        || text.indexOf('\\') >= 0
        || text.chars().filter(character -> character == '/').count() > 1;
  }

  private InstanceDescription resolveSlug(String slug, String text) {
    Matcher matcher = SLUG.matcher(slug);
    if (!matcher.matches()) {
      throw InstanceErrors.invalidInstanceReference(text, "it is neither owner/name nor a name");
    }
    Optional<InstanceSettings> found = settings(matcher.group(1), matcher.group(2));
    if (found.isPresent()) {
      return describe(found.get());
    }
    Path directory = path(text);
    if (Files.isRegularFile(StorageInstances.databaseFile(directory))) {
      return new StorageInstances(this, settings).resolve(directory, text);
    }
    List<String> known =
        settings.instances().stream().map(candidate -> candidate.identity().slug()).toList();
    throw InstanceErrors.instanceNotFound(
        text,
        "'"
            + settings.path()
            + "' has no settings of it"
            + (known.isEmpty() ? "" : ", only of " + String.join(", ", known)));
  }

  private Optional<InstanceSettings> settings(String owner, String name) {
    if (owner != null) {
      return settings.instance(owner, name);
    }
    Optional<InstanceSettings> own = settings.instance(settings.user().handle(), name);
    if (own.isPresent()) {
      return own;
    }
    List<InstanceSettings> all = settings.instancesNamed(name);
    if (all.size() > 1) {
      throw InstanceErrors.instanceAmbiguous(
          name, all.stream().map(candidate -> candidate.identity().slug()).toList());
    }
    return all.stream().findFirst();
  }

  private Optional<InstanceSettings> defaultSettings() {
    return environment
        .variable(CURRENT_INSTANCE)
        .flatMap(this::settingsOfVariable)
        .or(() -> settings.marker().flatMap(marker -> settingsIfAny(marker.slug())))
        .or(settings::currentInstance);
  }

  /** LaminDB goes on to what else names an instance, and says nothing. */
  private Optional<InstanceSettings> settingsOfVariable(String value) {
    Optional<InstanceSettings> found = settingsIfAny(value);
    if (found.isEmpty() && WARNED.add(value)) {
      LOG.warn(
          "{} names '{}', of which '{}' has no settings, so it is ignored. Connect to the instance"
              + " once with 'lamin connect', or correct the variable.",
          CURRENT_INSTANCE,
          PostgresUrl.redact(value),
          settings.path());
    }
    return found;
  }

  /** The settings of {@code owner/name}, the user's own name, or the address at LaminHub. */
  private Optional<InstanceSettings> settingsIfAny(String text) {
    String slug = text.strip();
    Matcher matcher = SLUG.matcher(slug.startsWith(HUB) ? slug.substring(HUB.length()) : slug);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    String owner = matcher.group(1) == null ? settings.user().handle() : matcher.group(1);
    return settings.instance(owner, matcher.group(2));
  }

  private InstanceDescription describe(InstanceSettings found) {
    String root = requireLocal(found.storageRoot());
    DatabaseAddress database;
    if (found.databaseUrl().isPresent()) {
      database = PostgresUrl.parse(found.databaseUrl().get());
    } else {
      Path file = StorageInstances.databaseFile(Path.of(root));
      if (!Files.isRegularFile(file)) {
        throw DatabaseErrors.databaseFileMissing(file.toString());
      }
      database = SqliteFile.at(file);
    }
    return describe(found, database, root);
  }

  /** The description of an instance with settings, at the address that the user may have given. */
  InstanceDescription describe(InstanceSettings found, DatabaseAddress database, String root) {
    return new InstanceDescription(
        found.identity(),
        database,
        root,
        Optional.of(found.moduleNames()),
        settings.branch(found.identity(), settings.marker()),
        settings.user());
  }

  /** The description of an instance of which only the database is known. */
  InstanceDescription describe(
      InstanceIdentity identity, DatabaseAddress database, String root, StorageRows rows) {
    return new InstanceDescription(
        identity,
        database,
        requireLocal(root),
        Optional.of(rows.modules()),
        settings.branch(identity, settings.marker()),
        settings.user());
  }

  static String requireLocal(String root) {
    Matcher scheme = SCHEME.matcher(root);
    if (scheme.matches()) {
      throw StorageErrors.storageUnsupported(root, scheme.group(1));
    }
    return root;
  }

  private Path path(String text) {
    try {
      return environment.path(text.startsWith("file://") ? text.substring(7) : text);
    } catch (InvalidPathException e) {
      throw InstanceErrors.invalidInstanceReference(text, "it is no path: " + e.getReason());
    }
  }
}

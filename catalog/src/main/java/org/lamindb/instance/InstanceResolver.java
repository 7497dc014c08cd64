package org.lamindb.instance;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import org.lamindb.database.DatabaseAddress;
import org.lamindb.database.DatabaseAddress.SqliteFile;
import org.lamindb.database.PostgresUrl;
import org.lamindb.error.HubErrors;
import org.lamindb.error.InstanceErrors;
import org.lamindb.error.LaminException;
import org.lamindb.storage.CloudRoot;

/**
 * Finds out which instance a reference means. Connects to a database only when a storage path or a
 * Postgres URL has no settings that say enough.
 */
public final class InstanceResolver {
  /** What this process remembers. */
  private static final class OfProcess {
    static final Environment ENVIRONMENT = Environment.ofProcess();
    static final InstanceLookup LOOKUP =
        new RememberedLookup(new HubLookup(ENVIRONMENT), new SettingsDirectory(ENVIRONMENT));
  }

  private final Environment environment;
  private final SettingsDirectory settings;
  private final DefaultInstances defaults;
  private final InstanceLookup lookup;
  private final DatabaseAccess access;
  private final Users users;
  private final boolean examines;

  /** Asks LaminHub for {@code owner/name} when no settings file knows it. */
  public InstanceResolver(Environment environment) {
    this(environment, new HubLookup(environment));
  }

  /**
   * @param lookup asked for {@code owner/name} when no settings file knows it
   */
  public InstanceResolver(Environment environment, InstanceLookup lookup) {
    this(environment, lookup, false);
  }

  private InstanceResolver(Environment environment, InstanceLookup lookup, boolean examines) {
    this.environment = Objects.requireNonNull(environment, "environment is null");
    this.settings = new SettingsDirectory(environment);
    this.defaults = new DefaultInstances(environment);
    this.lookup = Objects.requireNonNull(lookup, "lookup is null");
    this.access = new DatabaseAccess(environment, lookup);
    this.users = new Users(environment);
    this.examines = examines;
  }

  /** For who only looks what is there, whatever the file of the user says. */
  public static InstanceResolver ofExamination(Environment environment) {
    return new InstanceResolver(environment, new HubLookup(environment), true);
  }

  /** Looks at the environment variables, working directory and settings of this process. */
  public static InstanceResolver fromEnvironment() {
    return new InstanceResolver(OfProcess.ENVIRONMENT, OfProcess.LOOKUP);
  }

  /** Whether LaminDB has a default instance here. Reads a few small files at most; never fails. */
  public boolean hasDefault() {
    try {
      return defaults.find().isPresent();
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
    return defaults.find().map(DefaultInstance::settings).map(this::describe);
  }

  /**
   * The instance that a command means.
   *
   * @throws LaminException as {@link #resolve}, in the words of the command line
   */
  public InstanceDescription resolveForCommand(InstanceReference reference) {
    if (reference.instance().isEmpty() && ofVariable().isEmpty() && !hasDefault()) {
      throw InstanceErrors.noInstanceForCommand();
    }
    return resolve(reference);
  }

  /**
   * The instance that a reference means. As with the Python client, one that is named may be read
   * from a SQLite clone, and neither the default one nor a database.
   *
   * @throws LaminException when there is none, there are several, or it cannot be reached
   */
  public InstanceDescription resolve(InstanceReference reference) {
    String text = reference.instance().map(String::strip).orElse("");
    if (text.isEmpty()) {
      return resolveDefault()
          .or(() -> ofVariable().map(this::lookUp).map(this::describe))
          .orElseThrow(InstanceErrors::noInstance);
    }
    if (PostgresUrl.matches(text)) {
      return new PostgresInstances(this, settings, access)
          .resolve(PostgresUrl.parse(text), reference.storage());
    }
    InstanceDescription named = resolveNamed(text);
    return reference.allowsClone() ? named.preferringClone() : named;
  }

  private InstanceDescription resolveNamed(String text) {
    if (DefaultInstances.isHubAddress(text)) {
      return resolveSlug(text);
    }
    if (CloudRoot.matches(text)) {
      return new CloudInstances(this, settings, environment).resolve(CloudRoot.parse(text));
    }
    if (isPath(text)) {
      return new StorageInstances(this, settings).resolve(path(text), text);
    }
    return resolveSlug(text);
  }

  private Optional<String> ofVariable() {
    return environment.variable(DefaultInstances.VARIABLE);
  }

  /** Text that cannot be {@code owner/name} or a name. */
  static boolean isPath(String text) {
    return text.startsWith("/")
        || text.startsWith(".")
        || text.startsWith("~")
        || text.startsWith("file:")
        || text.endsWith(".lamindb")
        || text.endsWith("lamin.db")
        || text.indexOf('\\') >= 0
        || text.chars().filter(character -> character == '/').count() > 1;
  }

  private InstanceDescription resolveSlug(String text) {
    Optional<InstanceSettings> found = known(text);
    if (found.isPresent()) {
      return describe(found.get());
    }
    Path directory = path(text);
    if (Files.isRegularFile(StorageInstances.databaseFile(directory))) {
      return new StorageInstances(this, settings).resolve(directory, text);
    }
    return describe(lookUp(text));
  }

  /** The settings of an instance that a file here knows: by owner and name, or an only name. */
  Optional<InstanceSettings> known(String text) {
    Matcher slug = slug(text);
    String name = slug.group(2);
    if (slug.group(1) != null) {
      return settings.instance(slug.group(1), name);
    }
    Optional<InstanceSettings> own = settings.instance(worker().handle(), name);
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

  /** The settings of an instance that no file here knows. */
  InstanceSettings lookUp(String text) {
    Matcher slug = slug(text);
    String owner = slug.group(1) == null ? users.current().handle() : slug.group(1);
    if (owner.equals(User.ANONYMOUS.handle())) {
      throw InstanceErrors.instanceNotFound(text, lookedIn());
    }
    Optional<InstanceSettings> found;
    try {
      found = lookup.find(owner, slug.group(2));
    } catch (LaminException e) {
      throw HubErrors.isUnreachable(e) || HubErrors.isNotFound(e)
          ? InstanceErrors.instanceNotFound(text, lookedIn(), e)
          : e;
    }
    return found.orElseThrow(() -> InstanceErrors.instanceNotFound(text, lookedIn()));
  }

  /** The settings of today of an instance that the hub knows, where it can be asked. */
  InstanceSettings refresh(InstanceSettings known) {
    return known.isOfHub() && !known.owner().equals(User.ANONYMOUS.handle())
        ? lookup.find(known.owner(), known.name()).orElse(known)
        : known;
  }

  private String lookedIn() {
    List<String> known =
        settings.instances().stream().map(candidate -> candidate.identity().slug()).toList();
    return "'"
        + settings.path()
        + "' has no settings of it"
        + (known.isEmpty() ? "" : ", only of " + String.join(", ", known));
  }

  private static Matcher slug(String text) {
    Matcher matcher = DefaultInstances.slug(text);
    if (!matcher.matches()) {
      throw InstanceErrors.invalidInstanceReference(text, "it is neither owner/name nor a name");
    }
    return matcher;
  }

  /** The description of an instance with settings. */
  InstanceDescription describe(InstanceSettings found) {
    DatabaseAddress database;
    if (found.databaseUrl().isPresent()) {
      database = access.of(PostgresUrl.parse(found.databaseUrl().get()), Optional.of(found));
    } else if (found.hasCloudFile()) {
      database = CloudFile.address(environment, found.storageRoot());
    } else {
      Path file = StorageInstances.databaseFile(Path.of(found.storageRoot()));
      StorageInstances.requireFile(file);
      database = SqliteFile.at(file);
    }
    return describe(found, database, found.storageRoot());
  }

  /** The description of an instance with settings, at the address that the user may have given. */
  InstanceDescription describe(InstanceSettings found, DatabaseAddress database, String root) {
    WorkContext branch = branch(found.identity());
    return new InstanceDescription(
        found.identity(),
        database,
        root,
        Optional.of(found.moduleNames()),
        branch.name(),
        branchFile(found.identity()),
        worker());
  }

  /** The description of an instance of which only the database is known. */
  InstanceDescription describe(
      InstanceIdentity identity, DatabaseAddress database, String root, StorageRows rows) {
    WorkContext branch = branch(identity);
    return new InstanceDescription(
        identity,
        database,
        root,
        Optional.of(rows.modules()),
        branch.name(),
        branchFile(identity),
        worker());
  }

  private User worker() {
    return examines ? users.knownOrAnonymous() : users.currentOrAnonymous();
  }

  private WorkContext branch(InstanceIdentity identity) {
    return new WorkContexts(settings).current(WorkContext.Kind.BRANCH, identity);
  }

  private Optional<BranchFile> branchFile(InstanceIdentity identity) {
    return new WorkContexts(settings).branch(identity);
  }

  private Path path(String text) {
    try {
      return environment.path(text.startsWith("file://") ? text.substring(7) : text);
    } catch (InvalidPathException e) {
      throw InstanceErrors.invalidInstanceReference(text, "it is no path: " + e.getReason());
    }
  }
}

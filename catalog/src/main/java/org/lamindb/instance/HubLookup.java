package org.lamindb.instance;

import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import org.lamindb.database.DatabaseTokens;
import org.lamindb.database.PostgresUrl;
import org.lamindb.error.HubErrors;
import org.lamindb.error.LaminException;
import org.lamindb.hub.HubDatabase;
import org.lamindb.hub.HubDatabaseTokens;
import org.lamindb.hub.HubInstance;
import org.lamindb.hub.HubInstances;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks LaminHub for instances, as who works here. Nobody is asked before an instance is. */
public final class HubLookup implements InstanceLookup {
  private static final Logger LOG = LoggerFactory.getLogger(HubLookup.class);
  private static final String DATABASE = "LAMINDB_INSTANCE_DB";
  private static final String SERVER = "LAMIN_API_URL";

  private final Environment environment;
  private final SettingsDirectory settings;
  private final boolean useProxy;
  private final Consumer<String> notes;
  private final Optional<String> databaseUrl;

  public HubLookup(Environment environment) {
    this(environment, false, LOG::warn);
  }

  /**
   * @param useProxy whether to go to databases through their proxies
   * @param notes told what a user should know of an instance that was found
   */
  public HubLookup(Environment environment, boolean useProxy, Consumer<String> notes) {
    this(environment, useProxy, notes, Optional.empty());
  }

  /**
   * @param databaseUrl by which the user reaches the database, whatever the hub says
   */
  HubLookup(
      Environment environment,
      boolean useProxy,
      Consumer<String> notes,
      Optional<String> databaseUrl) {
    this.environment = Objects.requireNonNull(environment, "environment is null");
    this.settings = new SettingsDirectory(environment);
    this.useProxy = useProxy;
    this.notes = Objects.requireNonNull(notes, "notes is null");
    this.databaseUrl = Objects.requireNonNull(databaseUrl, "databaseUrl is null");
  }

  /**
   * The settings of an instance of today. Where the hub cannot be reached, those of the last time.
   *
   * @throws LaminException when the hub says that there is no such instance, or nobody answers and
   *     there are no settings here
   */
  @Override
  public Optional<InstanceSettings> find(String owner, String name) {
    Users users = new Users(environment);
    try {
      HubInstances hub = new HubInstances(users.hub(), useProxy, notes);
      return Optional.of(settings(owner, hub.find(owner, name, settings.user().handle())));
    } catch (LaminException e) {
      Optional<InstanceSettings> known = settings.instance(owner, name);
      if (known.isEmpty() || !HubErrors.isUnreachable(e)) {
        throw e;
      }
      notes.accept("the settings of before are used: " + e.text());
      return known;
    }
  }

  @Override
  public Optional<DatabaseTokens> tokens(InstanceSettings instance) {
    return Optional.of(
        new HubDatabaseTokens(
            () -> new Users(environment).hub(),
            instance.identity().slug(),
            instance.id(),
            environment.variable(SERVER).map(String::strip).or(instance::apiUrl)));
  }

  private InstanceSettings settings(String owner, HubInstance found) {
    return new InstanceSettings(
        owner,
        found.name(),
        found.storageRoot(),
        found.storageRegion(),
        found.database().map(database -> url(owner, found, database)),
        found.modules(),
        found.id(),
        found.gitRepository().map(url -> url.replace(".git", "")),
        found.keepArtifactsLocal(),
        found.apiUrl(),
        found.schemaId(),
        found.fineGrainedAccess(),
        found.databasePermissions(),
        false);
  }

  /**
   * The URL of the user or the variable, else of the hub; without a user there, of the settings of
   * before.
   */
  private String url(String owner, HubInstance instance, HubDatabase database) {
    if (databaseUrl.isPresent()) {
      return databaseUrl.get();
    }
    Optional<String> given = environment.variable(DATABASE).map(String::strip);
    if (given.isPresent()) {
      PostgresUrl.parse(given.get());
      notes.accept("the URL of the database is that of " + DATABASE);
      return given.get();
    }
    Optional<String> known =
        database.user().isPresent()
            ? Optional.empty()
            : settings.instance(owner, instance.name()).flatMap(InstanceSettings::databaseUrl);
    String url = known.orElseGet(database::url);
    PostgresUrl.parse(url);
    return url;
  }
}

package org.lamindb.instance;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import org.lamindb.error.InstanceErrors;
import org.lamindb.error.LaminException;
import org.lamindb.instance.DefaultInstance.Origin;
import org.lamindb.storage.CloudRoot;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes an instance the default one, for this library and the Python client alike: of the user, or
 * of a directory and those below it.
 */
public final class InstanceConnection {
  private static final Logger LOG = LoggerFactory.getLogger(InstanceConnection.class);

  private final Environment environment;
  private final SettingsDirectory settings;
  private final DefaultInstances defaults;
  private final InstanceResolver resolver;

  public InstanceConnection(Environment environment) {
    this(environment, new HubLookup(environment));
  }

  /**
   * @param lookup asked for an instance of which this machine has no settings
   */
  public InstanceConnection(Environment environment, InstanceLookup lookup) {
    this.environment = Objects.requireNonNull(environment, "environment is null");
    this.settings = new SettingsDirectory(environment);
    this.defaults = new DefaultInstances(environment);
    this.resolver = new InstanceResolver(environment, lookup);
  }

  /**
   * What is the default from now on.
   *
   * @param file that says so
   * @param overriddenBy what decides here in spite of it
   * @param isReadOnly whether it is a public instance, which everybody reads and few write
   */
  public record Connected(
      InstanceDescription instance,
      Path file,
      Optional<DefaultInstance> overriddenBy,
      boolean isReadOnly) {}

  /**
   * What is the default no more.
   *
   * @param slug {@code owner/name}; empty when the file did not say
   * @param file that was removed; empty when the user only kept a database locked
   */
  public record Disconnected(Optional<String> slug, Optional<Path> file) {}

  /**
   * Connects to an instance. Its database is opened, and learns who connects, before anything is
   * written.
   *
   * @param reference {@code owner/name}, a name or the address at LaminHub; or the storage path or
   *     Postgres URL of an instance without settings here, which gets some
   * @param here whether it becomes the default of the working directory alone
   * @throws LaminException when it cannot be found or opened, or another instance has this
   *     directory
   */
  public Connected connect(String reference, boolean here) {
    Path directory = environment.workingDirectory();
    if (here && settings.isHome(directory)) {
      throw InstanceErrors.homeIsNoDevelopmentDirectory(directory.toString());
    }
    InstanceSettings found =
        new SettingsOfReference(resolver, settings).findNewest(reference.strip());
    requireOwnDirectory(found.identity());
    InstanceDescription description = resolver.describe(found);
    try (Instance instance = Instance.open(description)) {
      UserRegistration.refresh(instance, found.fineGrainedAccess());
      if (!here) {
        instance.keepLocked();
      }
    }
    Path file = settings.instanceFile(found.owner(), found.name());
    if (!settings.instance(found.owner(), found.name()).filter(found::equals).isPresent()) {
      PrivateFile.write(file, found.format());
    }
    if (here) {
      DirectoryMarker marker = settings.markerOf(directory, description.identity().slug());
      marker.write();
      return new Connected(description, marker.instanceFile(), overriding(found), found.isPublic());
    }
    // A copy: a newer client may keep there what this version does not know.
    Path current = settings.currentInstanceFile();
    PrivateFile.write(current, SettingsDirectory.read(file).orElseGet(found::format));
    return new Connected(description, current, overriding(found), found.isPublic());
  }

  /** Whoever works in the directory of an instance must not leave it without noticing. */
  private void requireOwnDirectory(InstanceIdentity wanted) {
    Optional<DirectoryMarker> marker =
        settings.marker().filter(found -> !found.isHome() && isOther(found.slug(), wanted));
    if (marker.isPresent()) {
      throw InstanceErrors.connectRefused(
          wanted.slug(),
          "'"
              + marker.get().directory()
              + "' is a development directory of the instance "
              + marker.get().slug(),
          "Change to another directory, or run 'lamindb-spark disconnect --here' first.");
    }
  }

  /** A marker of an instance without settings decides nothing. */
  private boolean isOther(String slug, InstanceIdentity wanted) {
    try {
      return defaults
          .settingsIfAny(slug)
          .filter(found -> !found.identity().slug().equals(wanted.slug()))
          .isPresent();
    } catch (LaminException e) {
      // Its settings cannot be used, which is another instance than the wanted one.
      return true;
    }
  }

  private Optional<DefaultInstance> overriding(InstanceSettings connected) {
    try {
      return defaults.find().filter(decides -> !decides.slug().equals(connected.identity().slug()));
    } catch (LaminException e) {
      // The settings of the variable's instance cannot be used: whoever needs it will be told.
      return Optional.empty();
    }
  }

  /**
   * Ends what {@link #connect} began for the user. Only the file of the instance that is the
   * default here goes: in the directory of another one this refuses.
   *
   * <p>Who made the default instance here, with a database in a cloud, keeps that locked without
   * being connected: then it is unlocked.
   *
   * @return empty when the user is connected to nothing
   */
  public Optional<Disconnected> disconnect() {
    Path file = settings.currentInstanceFile();
    if (!Files.exists(file)) {
      return unlockDefault();
    }
    Optional<InstanceSettings> current = current();
    Optional<String> connected = current.map(found -> found.identity().slug());
    if (connected.isPresent()) {
      Optional<DefaultInstance> other =
          defaults
              .find()
              .filter(found -> found.origin() != Origin.CONNECTED)
              .filter(found -> !found.slug().equals(connected.get()));
      if (other.isPresent()) {
        throw InstanceErrors.disconnectRefused(
            other.get().slug(), other.get().place(), connected.get());
      }
    }
    current
        .filter(InstanceSettings::hasCloudFile)
        .map(resolver::describe)
        .ifPresent(CloudDatabase::disconnect);
    PrivateFile.delete(file);
    return Optional.of(new Disconnected(connected, Optional.of(file)));
  }

  private Optional<Disconnected> unlockDefault() {
    return defaults
        .find()
        .map(DefaultInstance::settings)
        .filter(this::unlock)
        .map(found -> new Disconnected(Optional.of(found.identity().slug()), Optional.empty()));
  }

  /** Gives back a lock that the user keeps, with what the cloud lacks. */
  private boolean unlock(InstanceSettings instance) {
    boolean kept =
        instance.hasCloudFile()
            && CloudState.read(CloudFile.path(environment, CloudRoot.parse(instance.storageRoot())))
                .isConnected();
    if (kept) {
      CloudDatabase.disconnect(resolver.describe(instance));
    }
    return kept;
  }

  /** Unless the user is connected to the same instance elsewhere. */
  private void unlock(DirectoryMarker marker) {
    try {
      defaults
          .settingsIfAny(marker.slug())
          .filter(
              found ->
                  current().filter(other -> other.identity().equals(found.identity())).isEmpty())
          .ifPresent(this::unlock);
    } catch (LaminException e) {
      LOG.warn("The database of {} may still be locked: {}", marker.slug(), e.text());
    }
  }

  /** Empty when the file cannot be used: to disconnect is the way out of that. */
  private Optional<InstanceSettings> current() {
    try {
      return settings.currentInstance();
    } catch (LaminException e) {
      return Optional.empty();
    }
  }

  /**
   * Removes the nearest directory marker, with what is said there of branch and space.
   *
   * @return empty when there is none
   */
  public Optional<Disconnected> disconnectHere() {
    return settings
        .marker()
        .map(
            marker -> {
              unlock(marker);
              marker.remove();
              return new Disconnected(
                  Optional.of(marker.slug()), Optional.of(marker.instanceFile()));
            });
  }
}

package org.lamindb.instance;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.lamindb.error.LaminException;
import org.lamindb.storage.CloudRoot;

/**
 * Deletes an instance: its SQLite database, markers and settings, never anybody's data.
 *
 * <p>What finds the rest goes last, so that whoever was stopped in between can do it again: first
 * what LaminHub keeps, which may refuse it, then the markers that only the database knows, then the
 * database, at last the settings file.
 */
public final class InstanceDeletion {
  private final Environment environment;
  private final SettingsDirectory settings;
  private final InstanceSettings instance;
  private final DeletableStorage storage;
  private final Optional<HubRecord> record;

  private InstanceDeletion(
      Environment environment,
      SettingsDirectory settings,
      InstanceSettings instance,
      DeletableStorage storage,
      Optional<HubRecord> record) {
    this.environment = environment;
    this.settings = settings;
    this.instance = instance;
    this.storage = storage;
    this.record = record;
  }

  /**
   * Checks that an instance can be deleted. Changes nothing.
   *
   * @param reference {@code owner/name}, a name, the address at LaminHub, a storage path or a
   *     Postgres URL
   * @throws LaminException when it is not known here, or a storage that it manages is not empty
   */
  public static InstanceDeletion plan(Environment environment, String reference) {
    SettingsDirectory settings = new SettingsDirectory(environment);
    InstanceSettings instance =
        new SettingsOfReference(new InstanceResolver(environment, InstanceLookup.NONE), settings)
            .find(reference.strip());
    return new InstanceDeletion(
        environment,
        settings,
        instance,
        CloudRoot.matches(instance.storageRoot())
            ? OwnCloudStorage.of(environment, instance, settings.user())
            : OwnStorage.of(instance, Path.of(instance.storageRoot())),
        HubRecord.find(environment, instance));
  }

  public InstanceIdentity identity() {
    return instance.identity();
  }

  /** Files and objects that go, as far as they are there, and the record at LaminHub. */
  public List<String> removes() {
    Stream<Path> settingsFiles =
        Stream.of(
                markers().stream().map(DirectoryMarker::instanceFile),
                Stream.of(settings.currentInstanceFile()).filter(file -> isCurrent()),
                Stream.of(settingsFile()))
            .flatMap(files -> files);
    return Stream.of(
            record.flatMap(HubRecord::address).stream(),
            storage.files().stream(),
            settingsFiles.filter(Files::exists).map(Path::toString))
        .flatMap(names -> names)
        .toList();
  }

  /** What stays though somebody may think that it goes. */
  public List<String> notes() {
    List<String> notes = new ArrayList<>(storage.notes());
    if (record.isEmpty() && !instance.owner().equals(User.ANONYMOUS.handle())) {
      notes.add("LaminHub keeps its record of the instance, if it has one: see 'lamin delete'");
    }
    return notes;
  }

  /** Deletes it. */
  public void run() {
    storage.delete(() -> record.ifPresent(HubRecord::delete));
    markers().forEach(DirectoryMarker::remove);
    new WorkContexts(settings).forget(identity());
    forgetCache();
    PrivateFile.delete(
        settings.path().resolve("dev-dir--" + instance.owner() + "--" + instance.name() + ".txt"));
    if (isCurrent()) {
      PrivateFile.delete(settings.currentInstanceFile());
    }
    PrivateFile.delete(settingsFile());
  }

  private Path settingsFile() {
    return settings.instanceFile(instance.owner(), instance.name());
  }

  /** The markers that name this instance, above the working directory and above its storage. */
  private List<DirectoryMarker> markers() {
    return Stream.concat(
            Stream.of(environment.workingDirectory()),
            Stream.of(instance.storageRoot())
                .filter(root -> !CloudRoot.matches(root))
                .map(Path::of))
        .flatMap(settings::markers)
        .filter(marker -> marker.slug().equals(identity().slug()))
        .distinct()
        .toList();
  }

  private boolean isCurrent() {
    try {
      return settings
          .currentInstance()
          .filter(current -> current.identity().slug().equals(identity().slug()))
          .isPresent();
    } catch (LaminException e) {
      // A file that cannot be used names no instance.
      return false;
    }
  }

  private void forgetCache() {
    try {
      new CacheDirectory(environment).forget(identity());
    } catch (LaminException e) {
      // Without a usable cache directory nothing is remembered there.
      return;
    }
  }
}

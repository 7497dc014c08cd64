package org.lamindb.instance;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import org.lamindb.database.DatabaseAddress.SqliteFile;
import org.lamindb.database.SqliteMigrations;
import org.lamindb.error.InstanceErrors;
import org.lamindb.error.LaminException;
import org.lamindb.storage.StorageMarker;

/**
 * Makes instances with local storage and a SQLite database; needs no network.
 *
 * <p>The database is built in a file of its own and renamed when it is complete. Then come settings
 * and directory marker, and the storage marker last: where that is, everything is. Whatever stops
 * this in between, the same request completes it.
 */
public final class InstanceInitializer {
  private final Environment environment;
  private final SettingsDirectory settings;

  public InstanceInitializer(Environment environment) {
    this.environment = environment;
    this.settings = new SettingsDirectory(environment);
  }

  /**
   * Makes an instance of the current user and makes it the default of the working directory; or,
   * when it is there already, connects to it.
   *
   * @throws org.lamindb.error.LaminException when the request cannot be met, the storage belongs to
   *     another instance or the name is taken; nothing is left behind then
   */
  public InitResult init(InitRequest request) {
    InitPlan plan = InitPlan.of(request, environment, settings);
    Path database = StorageInstances.databaseFile(plan.root());
    Optional<StorageMarker> marker = StorageMarker.read(plan.root());
    Optional<InstanceSettings> known =
        settings.instance(plan.identity().owner(), plan.identity().name());
    known.ifPresent(found -> requireSameStorage(found, plan, database));
    if (marker.isPresent()) {
      requireComplete(marker.get(), known, plan, database);
      requireModules(known.orElseThrow().moduleNames(), plan);
      NewFiles.replace(settings.currentInstanceFile(), known.orElseThrow().format());
      return result(plan, false);
    }
    NewFiles files = new NewFiles();
    try {
      make(plan, database, files);
    } catch (RuntimeException | Error e) {
      files.undo();
      throw e;
    }
    return result(plan, true);
  }

  private InitResult result(InitPlan plan, boolean created) {
    return new InitResult(
        new InstanceResolver(environment).resolve(InstanceReference.of(plan.identity().slug())),
        created);
  }

  /** A name means one instance: LaminDB would silently connect to the other one here. */
  private void requireSameStorage(InstanceSettings found, InitPlan plan, Path database) {
    Path file = settings.instanceFile(found.owner(), found.name());
    boolean same =
        found.databaseUrl().isEmpty()
            && StorageInstances.databaseFile(Path.of(found.storageRoot())).equals(database);
    if (!same) {
      throw InstanceErrors.initRefused(
          plan.root().toString(),
          "the instance "
              + found.identity().slug()
              + " has its storage in '"
              + found.storageRoot()
              + "'",
          "Choose another --name, or delete '" + file + "' if that instance is gone.");
    }
  }

  private static void requireComplete(
      StorageMarker marker, Optional<InstanceSettings> known, InitPlan plan, Path database) {
    String root = plan.root().toString();
    boolean own = marker.instance().filter(plan.identity()::equals).isPresent();
    if (!own) {
      throw InstanceErrors.initRefused(
          root,
          "it is already marked with the uid "
              + marker.uid()
              + ", so it is managed by "
              + marker
                  .instance()
                  .map(other -> "the instance " + other.slug())
                  .orElse("another one"),
          "Choose another directory.");
    }
    if (!Files.isRegularFile(database)) {
      throw InstanceErrors.initRefused(
          root,
          "it is marked as the storage of this instance, but the database '"
              + database
              + "' is gone",
          "Restore the database, or delete '"
              + StorageMarker.path(plan.root())
              + "' to begin anew.");
    }
    if (known.isEmpty()) {
      throw InstanceErrors.initRefused(
          root,
          "it is the storage of the instance "
              + plan.identity().slug()
              + " already, whose settings file is gone",
          "Use it by its path, or restore the settings file from a copy.");
    }
  }

  private static void requireModules(Set<String> modules, InitPlan plan) {
    if (!plan.modules().isEmpty() && !plan.modules().equals(modules)) {
      throw otherModules(modules, plan);
    }
  }

  private static LaminException otherModules(Set<String> modules, InitPlan plan) {
    String names = String.join(",", modules);
    return InstanceErrors.initRefused(
        plan.root().toString(),
        "it holds the instance already, with "
            + (modules.isEmpty() ? "no modules" : "the modules " + names),
        modules.isEmpty() ? "Leave out --modules." : "Give --modules " + names + ".");
  }

  private void make(InitPlan plan, Path database, NewFiles files) {
    files.directory(database.getParent());
    NewFiles.removeAbandonedDrafts(database);
    if (!Files.exists(database)) {
      build(plan, database, files);
    }
    StorageRows rows = StorageRows.read(SqliteFile.at(database));
    String storageUid = storageUid(rows, plan, database);
    if (!rows.modules().equals(plan.modules())) {
      throw otherModules(rows.modules(), plan);
    }
    writeSettings(plan, database, files);
    NewFiles.replace(settings.markerFile(environment.workingDirectory()), plan.identity().slug());
    files.text(StorageMarker.path(plan.root()), StorageMarker.format(storageUid, plan.identity()));
  }

  private void writeSettings(InitPlan plan, Path database, NewFiles files) {
    InstanceIdentity identity = plan.identity();
    Path file = settings.instanceFile(identity.owner(), identity.name());
    if (files.text(file, plan.settings().format())) {
      return;
    }
    InstanceSettings found =
        settings.instance(identity.owner(), identity.name()).orElseGet(plan::settings);
    requireSameStorage(found, plan, database);
    if (!found.moduleNames().equals(plan.modules())) {
      // They describe a database that was here before.
      NewFiles.replace(file, plan.settings().format());
    }
  }

  private void build(InitPlan plan, Path database, NewFiles files) {
    Path draft = NewFiles.draft(database);
    draft.toFile().deleteOnExit();
    try {
      InitialRows rows = new InitialRows(plan.identity(), settings.user(), plan.root().toString());
      SqliteMigrations.build(draft, plan.modules(), rows::insert);
      files.publish(draft, database);
    } finally {
      NewFiles.remove(draft);
    }
  }

  /** The uid of the storage, from the database that this or an interrupted run made. */
  private static String storageUid(StorageRows rows, InitPlan plan, Path database) {
    return rows.rows().stream()
        .filter(row -> row.root().equals(plan.root().toString()))
        .filter(row -> row.isManagedBy(plan.identity().uid()))
        .map(StorageRows.Row::uid)
        .findFirst()
        .orElseThrow(
            () ->
                InstanceErrors.initRefused(
                    plan.root().toString(),
                    "it holds the database of another instance, '" + database + "'",
                    "Choose another directory."));
  }
}

package org.lamindb.instance;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.lamindb.database.DatabaseAddress.SqliteFile;
import org.lamindb.database.PostgresUrl;
import org.lamindb.error.InstanceErrors;
import org.lamindb.error.LaminException;
import org.lamindb.storage.StorageMarker;

/** Whether what is there already is what a request for a new instance would make. */
record InitChecks(InitPlan plan, SettingsDirectory settings) {
  /** Of 12 characters today, of 8 in old releases. */
  private static final Pattern UID = Pattern.compile("[0-9A-Za-z]{8,12}");

  /** A name means one instance: LaminDB would silently connect to the other one here. */
  void requireSamePlace(InstanceSettings found) {
    boolean same =
        found.storageRoot().equals(plan.root().toString())
            && found.databaseUrl().isPresent() == plan.databaseUrl().isPresent()
            && found
                .databaseUrl()
                .map(PostgresUrl::parse)
                .map(server -> server.sameDatabase(plan.database()))
                .orElse(true);
    if (!same) {
      throw InstanceErrors.initRefused(
          plan.root().toString(),
          "the instance "
              + found.identity().slug()
              + " has its storage in '"
              + found.storageRoot()
              + "'"
              + found.databaseUrl().map(url -> " and " + PostgresUrl.parse(url)).orElse(""),
          "Choose another --name, or delete '"
              + settings.instanceFile(found.owner(), found.name())
              + "' if that instance is gone.");
    }
  }

  /** A marked storage is only ours when all the rest of the instance is there. */
  InstanceSettings requireComplete(StorageMarker marker, Optional<InstanceSettings> known) {
    String root = plan.root().toString();
    if (!UID.matcher(marker.uid()).matches()) {
      throw InstanceErrors.initRefused(
          root,
          "its marker '" + StorageMarker.path(plan.root()) + "' does not say whose it is",
          "Restore the marker from a copy, or choose another directory.");
    }
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
    if (plan.database() instanceof SqliteFile file && !Files.isRegularFile(Path.of(file.path()))) {
      throw databaseGone("the database '" + file.path() + "' is gone");
    }
    if (known.isEmpty()) {
      throw InstanceErrors.initRefused(
          root,
          "it is the storage of the instance "
              + plan.identity().slug()
              + " already, whose settings file is gone",
          "Use it by its path, or restore the settings file from a copy.");
    }
    if (StorageRows.read(plan.database()).rows().stream()
        .noneMatch(row -> row.uid().equals(marker.uid()))) {
      throw databaseGone(plan.database() + " does not know it");
    }
    requireModules(known.get().moduleNames());
    return known.get();
  }

  private LaminException databaseGone(String what) {
    return InstanceErrors.initRefused(
        plan.root().toString(),
        "it is marked as the storage of this instance, but " + what,
        "Restore the database, or delete '" + StorageMarker.path(plan.root()) + "' to begin anew.");
  }

  private void requireModules(Set<String> modules) {
    if (!plan.modules().isEmpty() && !plan.modules().equals(modules)) {
      throw otherModules(modules);
    }
  }

  private LaminException otherModules(Set<String> modules) {
    String names = String.join(",", modules);
    return InstanceErrors.initRefused(
        plan.root().toString(),
        "it holds the instance already, with "
            + (modules.isEmpty() ? "no modules" : "the modules " + names),
        modules.isEmpty() ? "Leave out --modules." : "Give --modules " + names + ".");
  }

  /** The uid of the storage, from the database that this or an interrupted run made. */
  String requireOwnDatabase() {
    StorageRows rows = StorageRows.read(plan.database());
    String uid =
        rows.rows().stream()
            .filter(row -> row.root().equals(plan.root().toString()))
            .filter(row -> row.isManagedBy(plan.identity().uid()))
            .map(StorageRows.Row::uid)
            .findFirst()
            .orElseThrow(this::otherInstance);
    if (!rows.modules().equals(plan.modules())) {
      throw otherModules(rows.modules());
    }
    return uid;
  }

  private LaminException otherInstance() {
    if (plan.database() instanceof SqliteFile file) {
      return InstanceErrors.initRefused(
          plan.root().toString(),
          "it holds the database of another instance, '" + file.path() + "'",
          "Choose another directory.");
    }
    return InstanceErrors.initRefused(
        plan.root().toString(),
        plan.database() + " has another instance in it",
        "Give --db an empty database, or connect to that instance by its URL.");
  }
}

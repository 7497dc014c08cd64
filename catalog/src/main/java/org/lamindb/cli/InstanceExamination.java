package org.lamindb.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.lamindb.error.LaminException;
import org.lamindb.instance.CloudAccess;
import org.lamindb.instance.DefaultInstance;
import org.lamindb.instance.DefaultInstances;
import org.lamindb.instance.Environment;
import org.lamindb.instance.Instance;
import org.lamindb.instance.InstanceIdentity;
import org.lamindb.instance.InstanceResolver;
import org.lamindb.storage.ObjectStore;
import org.lamindb.storage.StorageLocation;
import org.lamindb.storage.StorageMarker;
import org.lamindb.storage.Storages;

/** Looks at an instance: how it is found, its database, its default storage. */
final class InstanceExamination {
  private final Environment environment;
  private final InstanceOption option;

  InstanceExamination(Environment environment, InstanceOption option) {
    this.environment = environment;
    this.option = option;
  }

  List<Finding> findings() {
    List<Finding> findings = new ArrayList<>();
    try {
      if (option.instance().isEmpty()) {
        new DefaultInstances(environment)
            .ignoredVariable()
            .ifPresent(text -> findings.add(Finding.warning("instance", text)));
      }
      Optional<DefaultInstance> standard =
          option.instance().isPresent()
              ? Optional.empty()
              : new DefaultInstances(environment).find();
      InstanceResolver resolver = InstanceResolver.ofExamination(environment);
      try (Instance opened = Instance.open(option.resolve(resolver, option.instance()))) {
        findings.add(
            Finding.ok(
                "instance",
                opened.identity().slug()
                    + standard.map(found -> ", chosen by " + found.place()).orElse("")));
        findings.add(Finding.ok("database", InfoCommand.url(opened.description().database())));
        opened
            .sqliteClone()
            .map(clone -> Finding.ok("clone", clone + " is read in place of the database"))
            .ifPresent(findings::add);
        findings.add(schema(opened));
        findings.addAll(storage(opened));
      }
    } catch (LaminException e) {
      findings.add(Finding.broken("instance", e));
    }
    return findings;
  }

  private static Finding schema(Instance opened) {
    String release = "of LaminDB " + opened.schemaVersion().release();
    try {
      opened.requireWritable();
      return Finding.ok("schema", release);
    } catch (LaminException e) {
      return Finding.warning("schema", release + ": can be read only. " + e.text());
    }
  }

  private static List<Finding> storage(Instance opened) {
    StorageLocation location;
    try {
      location = new Storages(opened).defaultStorage();
    } catch (LaminException e) {
      return List.of(Finding.broken("storage", e));
    }
    if (!location.isLocal()) {
      return cloud(opened, location);
    }
    Path root = location.path();
    if (!Files.isDirectory(root)) {
      return List.of(
          Finding.broken(
              "storage", "there is no folder '" + root + "'. Mount it, or move it back."));
    }
    Finding access =
        Files.isWritable(root)
            ? Finding.ok("storage", "'" + root + "' can be written")
            : Finding.warning("storage", "'" + root + "' can be read only, as you may not write.");
    return List.of(access, marker(opened, location, root));
  }

  private static List<Finding> cloud(Instance opened, StorageLocation location) {
    try (ObjectStore objects = CloudAccess.open(Environment.ofProcess(), location.root())) {
      Optional<StorageMarker> marker = StorageMarker.read(objects);
      return List.of(
          Finding.ok("storage", "'" + location.root() + "' can be reached"),
          marker(opened, location, location.root() + ": .lamindb/storage_uid.txt", marker));
    } catch (LaminException e) {
      return List.of(Finding.broken("storage", e));
    }
  }

  private static Finding marker(Instance opened, StorageLocation location, Path root) {
    try {
      return marker(
          opened, location, StorageMarker.path(root).toString(), StorageMarker.read(root));
    } catch (LaminException e) {
      return Finding.broken("marker", e);
    }
  }

  private static Finding marker(
      Instance opened, StorageLocation location, String file, Optional<StorageMarker> marker) {
    if (marker.isEmpty()) {
      return Finding.warning(
          "marker",
          "'"
              + file
              + "' is gone, so nothing tells others that "
              + opened.identity().slug()
              + " manages this storage. Restore it from a copy.");
    }
    Optional<String> owner = marker.get().instance().map(InstanceIdentity::uid);
    boolean right =
        marker.get().uid().equals(location.uid())
            && owner.filter(opened.identity().uid()::equals).isPresent()
            && location.isManagedBy(opened.identity());
    return right
        ? Finding.ok("marker", "'" + file + "' names this instance")
        : Finding.broken(
            "marker",
            "'"
                + file
                + "' says storage "
                + marker.get().uid()
                + " of "
                + marker.get().instance().map(InstanceIdentity::slug).orElse("nobody")
                + ", and the database storage "
                + location.uid()
                + " of instance "
                + location.instanceUid().orElse("nobody")
                + ". Restore the one that was changed from a copy.");
  }
}

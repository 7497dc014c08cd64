package org.lamindb.transfer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.lamindb.artifact.Hashes;
import org.lamindb.error.ArtifactErrors;
import org.lamindb.error.LaminErrors;
import org.lamindb.error.StorageErrors;
import org.lamindb.error.TransferErrors;
import org.lamindb.instance.Instance;
import org.lamindb.instance.InstanceIdentity;
import org.lamindb.storage.StorageLocation;
import org.lamindb.storage.StorageMarker;

/** Finds out what moves and checks that it can. */
final class MovePlanner {
  private static final int SHOWN = 10;
  private static final Long SPACE_OF_NEW_STORAGE = 1L;

  private final Instance instance;
  private final StorageLocation source;
  private final StorageLocation target;

  MovePlanner(Instance instance, StorageLocation source, StorageLocation target) {
    this.instance = Objects.requireNonNull(instance, "instance is null");
    this.source = Objects.requireNonNull(source, "source is null");
    this.target = Objects.requireNonNull(target, "target is null");
  }

  MovePlan plan() {
    instance.requireWritable();
    requireSeparate();
    requireManaged();
    return instance
        .database()
        .read(
            "plan the move",
            connection -> plan(new Rows(connection, instance.database().dialect())));
  }

  private MovePlan plan(Rows database) throws SQLException {
    requireSameSpace(database);
    Map<String, List<MovedRow>> byKey = new TreeMap<>();
    for (MovedRow row : StorageRows.read(database, source.id(), false)) {
      if (row.incomplete()) {
        throw ArtifactErrors.artifactIncomplete(row.uid());
      }
      byKey.computeIfAbsent(row.storageKey(), key -> new ArrayList<>()).add(row);
    }
    TreeMap<String, String> occupied = new TreeMap<>();
    for (MovedRow row : StorageRows.read(database, target.id(), false)) {
      occupied.put(row.storageKey(), row.uid());
    }
    List<MoveItem> items = new ArrayList<>();
    TreeMap<String, Long> files = new TreeMap<>();
    List<String> missing = new ArrayList<>();
    byKey.forEach(
        (key, rows) -> {
          requireFree(key, occupied);
          Map<String, Long> found = filesOf(key);
          boolean lost = found.isEmpty() && !rows.stream().allMatch(MovedRow::isTrashed);
          if (lost) {
            rows.forEach(row -> missing.add(row.uid() + " (" + key + ")"));
          }
          items.add(new MoveItem(key, !found.containsKey(key), !found.isEmpty(), rows));
          files.putAll(found);
        });
    if (!missing.isEmpty()) {
      throw TransferErrors.filesMissing(
          source.root(), missing.size(), missing.subList(0, Math.min(SHOWN, missing.size())));
    }
    requireUnique(database);
    List<MoveFile> toCopy = new ArrayList<>();
    files.forEach((path, size) -> toCopy.add(new MoveFile(path, size)));
    return new MovePlan(source.id(), source.root(), target.id(), target.root(), items, toCopy);
  }

  private void requireSeparate() {
    Path from = source.path();
    Path to = target.path();
    if (from.startsWith(to) || to.startsWith(from)) {
      throw TransferErrors.sameStorage(target.root());
    }
  }

  private void requireManaged() {
    String owner = target.instanceUid().map(uid -> "instance " + uid).orElse("nobody");
    StorageMarker.read(target.path())
        .flatMap(StorageMarker::instance)
        .map(InstanceIdentity::uid)
        .filter(uid -> !uid.equals(instance.identity().uid()))
        .ifPresent(
            uid -> {
              throw StorageErrors.storageNotManaged(target.root(), "instance " + uid);
            });
    if (!target.isManagedBy(instance.identity())) {
      throw StorageErrors.storageNotManaged(target.root(), owner);
    }
  }

  /** Who may see an artifact is decided by its space, and its storage must be in the same. */
  private void requireSameSpace(Rows database) throws SQLException {
    Map<Long, Long> spaces =
        database.numbers("lamindb_storage", "space_id", List.of(source.id(), target.id()));
    // A target that is to be registered has no row yet.
    Long arrival = spaces.getOrDefault(target.id(), SPACE_OF_NEW_STORAGE);
    if (!Objects.equals(spaces.get(source.id()), arrival)) {
      throw LaminErrors.unsupported(
          "moving artifacts to a storage in another space",
          "Choose a target in the space of '" + source.root() + "'.");
    }
  }

  /** Neither at this path, nor above it, nor below it may the target have an artifact. */
  private void requireFree(String key, TreeMap<String, String> occupied) {
    Map.Entry<String, String> below = occupied.ceilingEntry(key + "/");
    if (below != null && below.getKey().startsWith(key + "/")) {
      throw TransferErrors.targetOccupied(target.resolve(key), "artifact " + below.getValue());
    }
    for (String at = key; !at.isEmpty(); at = at.substring(0, Math.max(0, at.lastIndexOf('/')))) {
      if (occupied.containsKey(at)) {
        throw TransferErrors.targetOccupied(target.resolve(key), "artifact " + occupied.get(at));
      }
    }
  }

  /** Sizes of the files at a storage key, by path below the root; none when there is nothing. */
  private Map<String, Long> filesOf(String key) {
    Path root = source.path();
    Path path = root.resolve(key).normalize();
    if (path.equals(root) || !path.startsWith(root)) {
      throw ArtifactErrors.invalidKey(key, "it leads out of the storage " + root);
    }
    Map<String, Long> files = new HashMap<>();
    try {
      if (Files.isRegularFile(path)) {
        files.put(key, Files.size(path));
      } else if (Files.isDirectory(path)) {
        for (Path file : Hashes.filesBelow(path)) {
          files.put(key + "/" + path.relativize(file), Files.size(file));
        }
      }
    } catch (IOException e) {
      throw LaminErrors.cannotRead(path.toString(), e);
    }
    return files;
  }

  private void requireUnique(Rows database) throws SQLException {
    Map<UniqueClashes.Content, String> wanted = new HashMap<>();
    for (Map.Entry<UniqueClashes.Content, String> entry :
        UniqueClashes.of(database, source.id()).entrySet()) {
      UniqueClashes.Content content = entry.getKey();
      wanted.put(
          new UniqueClashes.Content(target.id(), content.key(), content.hash()), entry.getValue());
    }
    UniqueClashes.requireFreeContent(database, wanted);
  }
}

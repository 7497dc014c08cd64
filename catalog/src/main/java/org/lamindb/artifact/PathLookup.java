package org.lamindb.artifact;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.lamindb.database.SqlText;
import org.lamindb.instance.Instance;
import org.lamindb.registry.Uids;
import org.lamindb.storage.StorageLocation;
import org.lamindb.storage.StorageRoots;
import org.lamindb.storage.Storages;

/** Finds the artifacts that own paths, with few queries however many paths there are. */
final class PathLookup {
  private static final int STEM_LENGTH = Uids.ARTIFACT_LENGTH - Uids.VERSION_LENGTH;
  private static final long TRASH = -1;

  /** How Hadoop spells what LaminDB calls s3. */
  private static final String HADOOP_S3 = "s3a://";

  private final Artifacts artifacts;
  private final List<StorageLocation> storages;

  PathLookup(Instance instance) {
    this.artifacts = new Artifacts(instance);
    this.storages = new Storages(instance).list();
  }

  /** A path as its storage knows it. */
  private record Place(StorageLocation storage, String key) {}

  Map<String, Artifact> find(Collection<String> paths) {
    Map<String, Place> places = new LinkedHashMap<>();
    for (String path : paths) {
      place(path).ifPresent(place -> places.put(path, place));
    }
    Set<String> stems = new HashSet<>();
    Map<Long, Set<String>> keys = new HashMap<>();
    for (Place place : places.values()) {
      stem(place.key()).ifPresent(stems::add);
      keys.computeIfAbsent(place.storage().id(), id -> new HashSet<>())
          .addAll(ancestors(place.key()));
    }
    Map<Place, Artifact> owners = new HashMap<>();
    if (!stems.isEmpty()) {
      addAll(owners, sql -> sql.sql("substr(a.uid, 1, 16)").isAnyOf(stems));
    }
    keys.forEach(
        (storage, names) ->
            addAll(
                owners,
                sql ->
                    sql.sql("a.storage_id = ")
                        .value(storage)
                        .sql(" AND (a._real_key")
                        .isAnyOf(names)
                        .sql(" OR a.\"key\"")
                        .isAnyOf(names)
                        .sql(")")));
    Map<String, Artifact> found = new LinkedHashMap<>();
    places.forEach(
        (path, place) -> owner(owners, place).ifPresent(owner -> found.put(path, owner)));
    return found;
  }

  private void addAll(Map<Place, Artifact> owners, Consumer<SqlText> condition) {
    List<Artifact> found =
        artifacts.where(
            "find the artifacts of paths",
            sql -> sql.sql("a.branch_id <> ").value(TRASH).sql(" AND (").also(condition).sql(")"));
    for (Artifact artifact : found) {
      Place place = new Place(artifact.storage(), trimSlash(artifact.storageKey()));
      // Versions that share a path: its bytes are those of the latest.
      owners.merge(
          place,
          artifact,
          (first, second) -> second.isLatest() && !first.isLatest() ? second : first);
    }
  }

  private static Optional<Artifact> owner(Map<Place, Artifact> owners, Place place) {
    return ancestors(place.key()).stream()
        .map(key -> owners.get(new Place(place.storage(), key)))
        .filter(artifact -> artifact != null)
        .findFirst();
  }

  private Optional<Place> place(String path) {
    if (path.startsWith(HADOOP_S3)) {
      return place("s3" + path.substring(HADOOP_S3.length() - "://".length()));
    }
    if (path.contains("://") && !path.startsWith("file:")) {
      return storages.stream()
          .filter(storage -> !storage.isLocal() && path.startsWith(storage.resolve("")))
          .max(Comparator.comparingInt(storage -> storage.root().length()))
          .map(
              storage ->
                  new Place(storage, trimSlash(path.substring(storage.resolve("").length()))));
    }
    Path local = Path.of(path.replaceFirst("^file:/*", "/")).normalize();
    return below(local).or(() -> below(Path.of(StorageRoots.normalize(local))));
  }

  private Optional<Place> below(Path path) {
    return Storages.locate(storages, path)
        .map(storage -> new Place(storage, storage.path().relativize(path).toString()));
  }

  /** The stem in the name of a file that LaminDB named itself. */
  private static Optional<String> stem(String key) {
    if (!key.startsWith(StorageKeys.AUTO_FOLDER)) {
      return Optional.empty();
    }
    String name = key.substring(StorageKeys.AUTO_FOLDER.length());
    return name.length() >= STEM_LENGTH && Uids.isBase62(name.substring(0, STEM_LENGTH))
        ? Optional.of(name.substring(0, STEM_LENGTH))
        : Optional.empty();
  }

  /** The path itself and the folders above it, the longest first. */
  private static List<String> ancestors(String key) {
    List<String> ancestors = new ArrayList<>();
    String current = key;
    while (!current.isEmpty()) {
      ancestors.add(current);
      current = current.substring(0, Math.max(0, current.lastIndexOf('/')));
    }
    return ancestors;
  }

  private static String trimSlash(String key) {
    return key.endsWith("/") ? key.substring(0, key.length() - 1) : key;
  }
}

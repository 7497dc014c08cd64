package org.lamindb.storage;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.lamindb.database.HexId;
import org.lamindb.error.LaminErrors;
import org.lamindb.instance.InstanceIdentity;

/**
 * The file {@code .lamindb/storage_uid.txt} that says which instance manages a storage location.
 *
 * @param uid 12 characters, the storage's
 * @param instance who may write there; empty when the marker does not say
 */
public record StorageMarker(String uid, Optional<InstanceIdentity> instance) {
  private static final String FOLDER = ".lamindb";
  private static final String FILE = "storage_uid.txt";
  private static final String LEGACY_FILE = "_is_initialized";

  /** Where the marker of a root lies. */
  public static Path path(Path root) {
    return folder(root).resolve(FILE);
  }

  /** The folder below a root that LaminDB keeps for itself. */
  public static Path folder(Path root) {
    return root.resolve(FOLDER);
  }

  /** The marker of a local root, if there is one. */
  public static Optional<StorageMarker> read(Path root) {
    for (Path file : List.of(path(root), folder(root).resolve(LEGACY_FILE))) {
      if (Files.isRegularFile(file)) {
        try {
          return parse(Files.readString(file, StandardCharsets.UTF_8));
        } catch (IOException e) {
          throw LaminErrors.cannotRead(file.toString(), e);
        }
      }
    }
    return Optional.empty();
  }

  /** The marker of a root in a cloud, if there is one. */
  public static Optional<StorageMarker> read(ObjectStore objects) {
    return objects
        .read(FOLDER + "/" + FILE)
        .or(() -> objects.read(FOLDER + "/" + LEGACY_FILE))
        .flatMap(StorageMarker::parse);
  }

  /** Writes the marker of a root in a cloud. */
  public static void write(ObjectStore objects, String uid, InstanceIdentity instance) {
    objects.write(FOLDER + "/" + FILE, format(uid, instance));
  }

  /** Removes the marker of a root in a cloud. */
  public static void delete(ObjectStore objects) {
    objects.delete(FOLDER + "/" + FILE);
    objects.delete(FOLDER + "/" + LEGACY_FILE);
  }

  /** What lies in LaminDB's own folder of a root in a cloud beside the marker, below that. */
  public static List<String> others(ObjectStore objects) {
    return objects.list(FOLDER).stream()
        .map(object -> object.key().substring(FOLDER.length() + 1))
        .filter(name -> !name.equals(FILE) && !name.equals(LEGACY_FILE))
        .toList();
  }

  /** Writes the marker of a local root, with the folders above it; it appears complete. */
  public static void write(Path root, String uid, InstanceIdentity instance) throws IOException {
    Path file = path(root);
    Files.createDirectories(file.getParent());
    Path unfinished = file.resolveSibling(FILE + "." + UUID.randomUUID());
    try {
      Files.writeString(unfinished, format(uid, instance), StandardCharsets.UTF_8);
      Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(unfinished);
    }
  }

  /** Removes the marker of a local root, and its folder when nothing else is in there. */
  public static void delete(Path root) {
    Path folder = folder(root);
    try {
      if (Files.isDirectory(folder)) {
        for (Path file : List.of(path(root), folder.resolve(LEGACY_FILE))) {
          Files.deleteIfExists(file);
        }
        Files.delete(folder);
      }
    } catch (DirectoryNotEmptyException e) {
      // Somebody put something there, which stays.
      return;
    } catch (IOException e) {
      throw LaminErrors.cannotWrite(folder.toString(), e);
    }
  }

  /** The files beside the marker and below: content of artifacts. Paths relative to the folder. */
  public static List<String> others(Path root) {
    Path folder = folder(root);
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .filter(file -> !Files.isDirectory(file))
          .map(file -> folder.relativize(file).toString().replace('\\', '/'))
          .filter(name -> !name.equals(FILE) && !name.equals(LEGACY_FILE))
          .sorted()
          .toList();
    } catch (IOException | UncheckedIOException e) {
      throw LaminErrors.cannotRead(folder.toString(), e);
    }
  }

  static Optional<StorageMarker> parse(String text) {
    List<String> lines = text.lines().map(String::strip).toList();
    if (lines.isEmpty() || lines.get(0).isEmpty()) {
      return Optional.empty();
    }
    Map<String, String> info = new HashMap<>();
    for (String line : lines.subList(1, lines.size())) {
      int equals = line.indexOf('=');
      if (equals > 0) {
        info.put(line.substring(0, equals), line.substring(equals + 1));
      }
    }
    String slug = info.getOrDefault("instance_slug", "");
    String id = info.getOrDefault("instance_id", "");
    int slash = slug.indexOf('/');
    if (slash <= 0 || !id.matches("[0-9a-f]{32}")) {
      return Optional.of(new StorageMarker(lines.get(0), Optional.empty()));
    }
    return Optional.of(
        new StorageMarker(
            lines.get(0),
            Optional.of(
                new InstanceIdentity(
                    slug.substring(0, slash),
                    slug.substring(slash + 1),
                    HexId.parse(id).orElseThrow()))));
  }

  /** The file's text, without a newline at its end, as the Python client writes it. */
  public static String format(String uid, InstanceIdentity instance) {
    return uid
        + "\ncreation info:\ninstance_slug="
        + instance.slug()
        + instance.hexId().map(id -> "\ninstance_id=" + id).orElse("")
        + "\ninstance_uid="
        + instance.uid();
  }
}

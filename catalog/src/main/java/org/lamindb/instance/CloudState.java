package org.lamindb.instance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.lamindb.database.Json;
import org.lamindb.error.LaminErrors;
import org.lamindb.storage.ObjectInfo;

/**
 * What this machine remembers of its copy of a database in a cloud, in a small file beside it.
 *
 * @param cloud what the database in the cloud was when both were the same, see {@link
 *     ObjectInfo#state}
 * @param modified when the copy was changed last then, milliseconds since 1970
 * @param isConnected whether the user works with it until they disconnect
 * @param hasLock whether a process of this machine took the lock, and has not given it back
 * @param isReadOnly whether the user may not write to the cloud
 * @param upload what is, or was, under way
 */
record CloudState(
    String cloud,
    long modified,
    boolean isConnected,
    boolean hasLock,
    boolean isReadOnly,
    Optional<Upload> upload) {
  private static final String SUFFIX = ".lamindb-spark.json";

  /** Nothing is known. */
  static final CloudState NONE = new CloudState("", -1, false, false, false, Optional.empty());

  /**
   * A state of the copy on its way to the cloud.
   *
   * @param hash MD5 of its bytes, as hexadecimal digits
   * @param modified when the copy had been changed last, milliseconds since 1970
   */
  record Upload(String hash, long modified) {}

  /** Where it is remembered. */
  static Path file(Path copy) {
    return copy.resolveSibling(copy.getFileName() + SUFFIX);
  }

  /** The copies below a directory that have what their clouds lack, as far as is remembered. */
  static List<String> changedCopies(Path directory) {
    try (Stream<Path> files = Files.walk(directory)) {
      return files
          .filter(file -> file.getFileName().toString().endsWith(SUFFIX))
          .map(CloudState::copyOf)
          .filter(CloudState::isChanged)
          .map(Path::toString)
          .toList();
    } catch (IOException | UncheckedIOException e) {
      throw LaminErrors.cannotRead(directory.toString(), e);
    }
  }

  private static Path copyOf(Path file) {
    String name = file.getFileName().toString();
    return file.resolveSibling(name.substring(0, name.length() - SUFFIX.length()));
  }

  private static boolean isChanged(Path copy) {
    CloudState state = read(copy);
    try {
      return !state.isReadOnly()
          && Files.exists(copy)
          && Files.getLastModifiedTime(copy).toMillis() != state.modified();
    } catch (IOException e) {
      throw LaminErrors.cannotRead(copy.toString(), e);
    }
  }

  static CloudState read(Path copy) {
    Optional<String> text = SettingsDirectory.read(file(copy));
    try {
      return text.map(Json::parse).map(found -> of((Map<?, ?>) found)).orElse(NONE);
    } catch (IllegalArgumentException | ClassCastException e) {
      // Somebody changed it: then it is as if this were the first time.
      return NONE;
    }
  }

  private static CloudState of(Map<?, ?> found) {
    Optional<Upload> upload =
        found.get("upload_hash") instanceof String hash
            ? Optional.of(new Upload(hash, ((Number) found.get("upload_modified")).longValue()))
            : Optional.empty();
    return new CloudState(
        (String) found.get("cloud"),
        ((Number) found.get("modified")).longValue(),
        (Boolean) found.get("connected"),
        (Boolean) found.get("locked"),
        (Boolean) found.get("read_only"),
        upload);
  }

  void write(Path copy) {
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("cloud", cloud);
    values.put("modified", modified);
    values.put("connected", isConnected);
    values.put("locked", hasLock);
    values.put("read_only", isReadOnly);
    values.put("upload_hash", upload.map(Upload::hash).orElse(null));
    values.put("upload_modified", upload.map(Upload::modified).orElse(null));
    PrivateFile.write(file(copy), Json.of(values).text());
  }

  boolean isKnown() {
    return !cloud.isEmpty();
  }

  /** Both are the same from now on. */
  CloudState same(ObjectInfo object, Instant copyModified) {
    return new CloudState(
        object.state(),
        copyModified.toEpochMilli(),
        isConnected,
        hasLock,
        isReadOnly,
        Optional.empty());
  }

  CloudState uploading(Upload started) {
    return new CloudState(cloud, modified, isConnected, hasLock, isReadOnly, Optional.of(started));
  }

  CloudState connected(boolean value) {
    return new CloudState(cloud, modified, value, hasLock, isReadOnly, upload);
  }

  CloudState locked(boolean value) {
    return new CloudState(cloud, modified, isConnected, value, isReadOnly, upload);
  }

  CloudState readOnly(boolean value) {
    return new CloudState(cloud, modified, isConnected, hasLock, value, upload);
  }
}

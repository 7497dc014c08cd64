package org.lamindb.storage;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.lamindb.error.StorageErrors;

/** Buckets that are folders of this machine. Other buckets are out of reach, as without Spark. */
public final class FolderStores implements ObjectStoreProvider {
  private static final Map<String, Path> BUCKETS = new ConcurrentHashMap<>();
  private static final Map<String, String> REFUSED = new ConcurrentHashMap<>();

  /** From now on, a bucket is a folder. */
  public static void put(String bucket, Path folder) {
    BUCKETS.put(bucket, folder);
    REFUSED.remove(bucket);
  }

  /** From now on, the bucket takes no object whose key ends so. */
  public static void refuse(String bucket, String end) {
    REFUSED.put(bucket, end);
  }

  @Override
  public ObjectStore open(CloudRoot root, boolean isAnonymous) {
    if (!BUCKETS.containsKey(root.bucket())) {
      throw StorageErrors.cloudAccessMissing(root.toString(), null);
    }
    return new Store(root, BUCKETS.get(root.bucket()).resolve(root.prefix()));
  }

  private record Store(CloudRoot root, Path top) implements ObjectStore {
    @Override
    public Optional<ObjectInfo> find(String key) {
      Path file = top.resolve(key);
      return Files.isRegularFile(file) ? Optional.of(info(file)) : Optional.empty();
    }

    private ObjectInfo info(Path file) {
      try {
        byte[] bytes = Files.readAllBytes(file);
        return new ObjectInfo(
            top.relativize(file).toString(),
            bytes.length,
            Files.getLastModifiedTime(file).toInstant(),
            Optional.of(HexFormat.of().formatHex(MessageDigest.getInstance("MD5").digest(bytes))));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      } catch (NoSuchAlgorithmException e) {
        throw new IllegalStateException(e);
      }
    }

    @Override
    public Optional<String> read(String key) {
      return find(key)
          .map(
              found -> {
                try {
                  return Files.readString(top.resolve(found.key()));
                } catch (IOException e) {
                  throw new UncheckedIOException(e);
                }
              });
    }

    @Override
    public void write(String key, String text) {
      requireTaken(key);
      try {
        Files.createDirectories(top.resolve(key).getParent());
        Files.writeString(top.resolve(key), text);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    private void requireTaken(String key) {
      if (REFUSED.containsKey(root.bucket()) && key.endsWith(REFUSED.get(root.bucket()))) {
        throw StorageErrors.storageUnreachable(
            root.toString(), "write '" + key + "'", "it is broken", null);
      }
    }

    @Override
    public List<ObjectInfo> list(String folder) {
      if (!Files.isDirectory(top.resolve(folder))) {
        return List.of();
      }
      try (Stream<Path> files = Files.walk(top.resolve(folder))) {
        return files.filter(Files::isRegularFile).sorted().map(this::info).toList();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    @Override
    public void delete(String key) {
      try {
        Files.deleteIfExists(top.resolve(key));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    @Override
    public void download(String key, Path target) {
      try {
        Files.copy(top.resolve(key), target);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    @Override
    public ObjectInfo upload(Path source, String key) {
      requireTaken(key);
      try {
        Files.createDirectories(top.resolve(key).getParent());
        Files.copy(source, top.resolve(key), StandardCopyOption.REPLACE_EXISTING);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      return find(key).orElseThrow();
    }

    @Override
    public void close() {
      // Nothing is open.
    }
  }
}

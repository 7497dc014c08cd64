package org.lamindb.spark.filesystem;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.apache.hadoop.fs.EtagSource;
import org.apache.hadoop.fs.FSDataOutputStream;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.LocatedFileStatus;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RemoteIterator;
import org.lamindb.error.LaminErrors;
import org.lamindb.storage.CloudRoot;
import org.lamindb.storage.ObjectInfo;
import org.lamindb.storage.ObjectStore;

/** The objects below a root, through a file system of Hadoop that nobody else uses. */
final class HadoopObjectStore implements ObjectStore {
  private final CloudRoot root;
  private final FileSystem files;
  private final Path top;

  HadoopObjectStore(CloudRoot root, FileSystem files, Path top) {
    this.root = Objects.requireNonNull(root, "root is null");
    this.files = Objects.requireNonNull(files, "files is null");
    this.top = Objects.requireNonNull(top, "top is null");
  }

  @FunctionalInterface
  private interface Work<T> {
    T run() throws IOException;
  }

  private <T> T run(String action, Work<T> work) {
    return LibraryContext.with(
        () -> {
          try {
            return work.run();
          } catch (IOException e) {
            throw CloudFailures.of(root, action, e);
          }
        });
  }

  @Override
  public CloudRoot root() {
    return root;
  }

  private Path path(String key) {
    return key.isEmpty() ? top : new Path(top, key);
  }

  @Override
  public Optional<ObjectInfo> find(String key) {
    return run("look for '" + key + "'", () -> status(key));
  }

  private Optional<ObjectInfo> status(String key) throws IOException {
    try {
      return Optional.of(files.getFileStatus(path(key))).filter(FileStatus::isFile).map(this::info);
    } catch (FileNotFoundException e) {
      return Optional.empty();
    }
  }

  private ObjectInfo info(FileStatus status) {
    String key = status.getPath().toUri().getPath().substring(top.toUri().getPath().length());
    return new ObjectInfo(
        key.startsWith("/") ? key.substring(1) : key,
        status.getLen(),
        Instant.ofEpochMilli(status.getModificationTime()),
        status instanceof EtagSource tagged
            ? Optional.ofNullable(tagged.getEtag()).map(tag -> tag.replace("\"", ""))
            : Optional.empty());
  }

  @Override
  public Optional<String> read(String key) {
    return run(
        "read '" + key + "'",
        () -> {
          try (InputStream bytes = files.open(path(key))) {
            return Optional.of(new String(bytes.readAllBytes(), StandardCharsets.UTF_8));
          } catch (FileNotFoundException e) {
            return Optional.empty();
          }
        });
  }

  @Override
  public void write(String key, String text) {
    run(
        "write '" + key + "'",
        () -> {
          try (FSDataOutputStream bytes = files.create(path(key), true)) {
            bytes.write(text.getBytes(StandardCharsets.UTF_8));
          }
          return null;
        });
  }

  @Override
  public List<ObjectInfo> list(String folder) {
    return run(
        "list '" + folder + "'",
        () -> {
          List<ObjectInfo> found = new ArrayList<>();
          try {
            RemoteIterator<LocatedFileStatus> each = files.listFiles(path(folder), true);
            while (each.hasNext()) {
              found.add(info(each.next()));
            }
          } catch (FileNotFoundException e) {
            return List.of();
          }
          String beginning = folder.isEmpty() ? "" : folder + "/";
          found.removeIf(object -> !object.key().startsWith(beginning));
          found.sort(Comparator.comparing(ObjectInfo::key));
          return List.copyOf(found);
        });
  }

  @Override
  public void delete(String key) {
    run(
        "delete '" + key + "'",
        () -> {
          if (files.delete(path(key), false)) {
            deleteEmptyFolders(path(key).getParent());
          } else if (status(key).isPresent()) {
            // Some connectors keep the reason to themselves.
            throw new IOException("it is still there");
          }
          return null;
        });
  }

  /** Hadoop leaves empty objects for folders whose last object was deleted. */
  private void deleteEmptyFolders(Path lowest) throws IOException {
    try {
      for (Path folder = lowest;
          !folder.isRoot() && files.listStatus(folder).length == 0;
          folder = folder.getParent()) {
        files.delete(folder, false);
      }
    } catch (FileNotFoundException e) {
      // There was none.
      return;
    }
  }

  @Override
  public void download(String key, java.nio.file.Path target) {
    run(
        "read '" + key + "'",
        () -> {
          try (InputStream bytes = files.open(path(key))) {
            Files.copy(bytes, target);
          }
          return null;
        });
  }

  @Override
  public ObjectInfo upload(java.nio.file.Path source, String key) {
    if (!Files.isReadable(source)) {
      throw LaminErrors.cannotRead(source.toString(), new FileNotFoundException("no such file"));
    }
    return run(
        "write '" + key + "'",
        () -> {
          FSDataOutputStream bytes = files.create(path(key), true);
          try {
            Files.copy(source, bytes);
          } catch (IOException e) {
            // To close it would publish the half.
            bytes.abort();
            throw e;
          }
          bytes.close();
          return status(key).orElseThrow(() -> new FileNotFoundException("it is gone again"));
        });
  }

  @Override
  public void close() {
    LibraryContext.with(
        () -> {
          try {
            files.close();
          } catch (IOException e) {
            throw CloudFailures.of(root, "close what was open", e);
          }
          return null;
        });
  }
}

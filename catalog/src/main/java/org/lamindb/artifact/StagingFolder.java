package org.lamindb.artifact;

import java.io.Closeable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.lamindb.database.SqlText;
import org.lamindb.error.LaminErrors;
import org.lamindb.instance.Instance;
import org.lamindb.storage.StorageLocation;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A folder for bytes on their way, on the storage's own file system so that a rename brings them to
 * their place. A file in it names the process that works there.
 */
final class StagingFolder implements Closeable {
  private static final Logger LOG = LoggerFactory.getLogger(StagingFolder.class);
  private static final String PARENT = "_staging";
  private static final String OWNER = "owner.json";
  private static final String CONTENT = "content";
  private static final int CREATE_ATTEMPTS = 5;
  private static final Duration ABANDONED = Duration.ofDays(7);

  private final Path folder;
  private boolean kept;

  private StagingFolder(Path folder) {
    this.folder = folder;
  }

  static StagingFolder create(StorageLocation storage) {
    Path folder = parent(storage).resolve(UUID.randomUUID().toString());
    StagingFolder staging = new StagingFolder(folder);
    try {
      staging.createFolder();
      staging.write(StagingOwner.current());
      return staging;
    } catch (IOException e) {
      staging.close();
      throw LaminErrors.cannotWrite(folder.toString(), e);
    }
  }

  /** Another writer may remove the empty parent in the moment between it and its child. */
  private void createFolder() throws IOException {
    for (int attempt = 1; ; attempt++) {
      try {
        Files.createDirectories(folder);
        return;
      } catch (NoSuchFileException e) {
        if (attempt == CREATE_ATTEMPTS) {
          throw e;
        }
      }
    }
  }

  Path content(String suffix) {
    return folder.resolve(CONTENT + suffix);
  }

  /** Notes where the bytes are about to go, so that a process after this one can tidy up. */
  void announce(String uid, Path target) throws IOException {
    write(StagingOwner.current().movingTo(uid, target.getFileName().toString()));
  }

  private void write(StagingOwner owner) throws IOException {
    Path unfinished = folder.resolve(OWNER + ".new");
    Files.writeString(unfinished, owner.json(), StandardCharsets.UTF_8);
    Files.move(unfinished, folder.resolve(OWNER), StandardCopyOption.ATOMIC_MOVE);
  }

  /** Leaves everything for a later process to tidy up. */
  void keep() {
    kept = true;
  }

  @Override
  public void close() {
    if (kept) {
      return;
    }
    try {
      SideFiles.delete(folder);
      // Only succeeds when nobody else is staging; LaminDB wants an empty folder to delete a root.
      Files.deleteIfExists(folder.getParent());
    } catch (IOException e) {
      LOG.debug("Staging folder {} stays for now: {}", folder, e.toString());
    }
  }

  /** Removes the folders of processes that are gone, and bytes that never got their row. */
  static void removeAbandoned(Instance instance, StorageLocation storage) {
    Path parent = parent(storage);
    if (!Files.isDirectory(parent)) {
      return;
    }
    List<Path> folders;
    try (Stream<Path> children = Files.list(parent)) {
      folders = children.toList();
    } catch (NoSuchFileException e) {
      return;
    } catch (IOException e) {
      LOG.warn("Cannot look for abandoned files in {}: {}", parent, e.toString());
      return;
    }
    for (Path folder : folders) {
      try {
        removeIfAbandoned(instance, storage, folder);
      } catch (NoSuchFileException e) {
        LOG.debug("The folder {} went while it was looked at", folder);
      } catch (IOException e) {
        LOG.warn("Cannot remove the abandoned folder {}: {}", folder, e.toString());
      }
    }
  }

  private static void removeIfAbandoned(Instance instance, StorageLocation storage, Path folder)
      throws IOException {
    Path file = folder.resolve(OWNER);
    boolean old =
        Files.getLastModifiedTime(folder).toInstant().isBefore(Instant.now().minus(ABANDONED));
    if (!Files.isRegularFile(file)) {
      if (old) {
        new StagingFolder(folder).close();
      }
      return;
    }
    StagingOwner owner = StagingOwner.parse(Files.readString(file, StandardCharsets.UTF_8));
    if (owner.isAlive() || (!owner.isOnThisHost() && !old)) {
      return;
    }
    if (owner.target().isPresent() && !hasRow(instance, owner.uid().orElse(""))) {
      Path name = Path.of(owner.target().get()).getFileName();
      SideFiles.delete(storage.path().resolve(StorageKeys.AUTO_FOLDER).resolve(name));
    }
    new StagingFolder(folder).close();
  }

  static boolean hasRow(Instance instance, String uid) {
    return instance
        .database()
        .read(
            "look for the artifact",
            connection ->
                !new SqlText(instance.database().dialect())
                    .sql("SELECT id FROM lamindb_artifact WHERE uid = ")
                    .value(uid)
                    .query(connection, row -> row.number("id"))
                    .isEmpty());
  }

  private static Path parent(StorageLocation storage) {
    return storage.path().resolve(StorageKeys.AUTO_FOLDER).resolve(PARENT);
  }
}

package org.lamindb.instance;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.lamindb.database.DatabaseAddress.SqliteFile;
import org.lamindb.database.DatabaseCopy;
import org.lamindb.database.TemporaryFile;
import org.lamindb.error.DatabaseErrors;
import org.lamindb.error.InstanceErrors;
import org.lamindb.error.LaminErrors;
import org.lamindb.storage.ObjectInfo;
import org.lamindb.storage.ObjectStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The copy of a database in a cloud on this machine: brought up to date, and brought back.
 *
 * <p>As for the Python client, the copy's time is that of the object as long as both are the same.
 * Beyond it, {@link CloudState} remembers which object that was, so that changes on both sides are
 * noticed, and none is lost without a word.
 */
final class CloudCopy {
  private static final Logger LOG = LoggerFactory.getLogger(CloudCopy.class);

  private final ObjectStore objects;
  private final Path file;
  private final String slug;

  CloudCopy(ObjectStore objects, Path file, String slug) {
    this.objects = Objects.requireNonNull(objects, "objects is null");
    this.file = Objects.requireNonNull(file, "file is null");
    this.slug = Objects.requireNonNull(slug, "slug is null");
  }

  /**
   * Brings the copy up to date. Nobody else may use it meanwhile.
   *
   * @throws org.lamindb.error.LaminException when there is nothing, or both sides have changed
   */
  CloudState refresh(CloudState state) {
    Optional<ObjectInfo> object = objects.find(CloudFile.KEY);
    if (object.isEmpty()) {
      if (!Files.exists(file)) {
        throw DatabaseErrors.databaseFileMissing(objects.root() + ": " + CloudFile.KEY);
      }
      LOG.warn(
          "The database of {} is gone from {}; its copy {} is used", slug, objects.root(), file);
      return state;
    }
    ObjectInfo cloud = object.get();
    if (!Files.exists(file)) {
      return download(cloud, state);
    }
    if (cloud.state().equals(state.cloud())) {
      return state;
    }
    Instant modified = modified();
    if (state.isKnown() && modified.toEpochMilli() == state.modified()) {
      return download(cloud, state);
    }
    if (isOf(modified, cloud) && size() == cloud.size()) {
      return state.same(cloud, modified);
    }
    if (!state.isKnown()) {
      // The Python client's copy, by its rule: the newer one counts.
      return second(cloud.modified()).isAfter(modified)
          ? download(cloud, state)
          : state.same(cloud, second(cloud.modified()));
    }
    if (state.upload().isPresent() && isUpload(cloud, state.upload().get())) {
      return state.same(cloud, Instant.ofEpochMilli(state.upload().get().modified()));
    }
    throw InstanceErrors.cloudFileConflict(slug, objects.root().toString(), file.toString());
  }

  /**
   * Whether the Python client brought one to the other: the copy has the time of the object then,
   * in whole seconds from S3, to the fraction from GCS. Who writes to it leaves other times.
   */
  private static boolean isOf(Instant modified, ObjectInfo cloud) {
    return modified.equals(second(cloud.modified()))
        || modified
            .truncatedTo(ChronoUnit.MILLIS)
            .equals(cloud.modified().truncatedTo(ChronoUnit.MILLIS));
  }

  /** Whether the copy has what the cloud lacks. */
  boolean isChanged(CloudState state) {
    return Files.exists(file) && modified().toEpochMilli() != state.modified();
  }

  /**
   * Brings the copy back to the cloud; it may be in use.
   *
   * @param remember is told before the upload begins, so that whoever is stopped in it knows
   * @throws org.lamindb.error.LaminException when the cloud has changed meanwhile
   */
  CloudState upload(CloudState state, java.util.function.Consumer<CloudState> remember) {
    Instant before = modified();
    Optional<ObjectInfo> cloud = objects.find(CloudFile.KEY);
    if (cloud.isPresent() && !cloud.get().state().equals(state.cloud())) {
      throw InstanceErrors.cloudFileConflict(slug, objects.root().toString(), file.toString());
    }
    Path snapshot = TemporaryFile.make("lamindb-upload-", ".db");
    try {
      DatabaseCopy.write(SqliteFile.at(file), snapshot);
      remember.accept(state.uploading(new CloudState.Upload(md5(snapshot), before.toEpochMilli())));
      ObjectInfo written = objects.upload(snapshot, CloudFile.KEY);
      if (!modified().equals(before)) {
        // Somebody changed the copy meanwhile, which is to be brought back another time.
        return state.same(written, before);
      }
      Files.setLastModifiedTime(file, FileTime.from(second(written.modified())));
      return state.same(written, second(written.modified()));
    } catch (IOException e) {
      throw LaminErrors.cannotWrite(file.toString(), e);
    } finally {
      TemporaryFile.delete(snapshot);
    }
  }

  private CloudState download(ObjectInfo cloud, CloudState state) {
    Path draft = NewFiles.draft(file);
    try {
      Files.createDirectories(file.getParent());
      NewFiles.removeAbandonedDrafts(file);
      objects.download(CloudFile.KEY, draft);
      requireWhole(draft, cloud);
      Instant modified = second(cloud.modified());
      replace(file, draft, modified);
      return state.same(cloud, modified);
    } catch (IOException e) {
      throw LaminErrors.cannotWrite(file.toString(), e);
    } finally {
      NewFiles.remove(draft);
    }
  }

  /**
   * Puts a database in place of the one that is there, and of what belonged to that one.
   *
   * @param modified when it was changed last, as the file will tell
   */
  private static void replace(Path file, Path draft, Instant modified) throws IOException {
    for (String companion : List.of("-journal", "-wal", "-shm")) {
      Files.deleteIfExists(file.resolveSibling(file.getFileName() + companion));
    }
    Files.setLastModifiedTime(draft, FileTime.from(modified));
    Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  /** An object that somebody wrote in half would else fail later, in the middle of a query. */
  private void requireWhole(Path draft, ObjectInfo cloud) throws IOException {
    SqliteHeader header = SqliteHeader.of(draft);
    String name = "The database in " + objects.root();
    if (!header.isDatabase()) {
      throw DatabaseErrors.notLaminDatabase(name);
    }
    if (!header.isWholeIn(Files.size(draft))) {
      throw DatabaseErrors.databaseDamaged(
          name, "it ends after " + cloud.size() + " of " + header.size() + " bytes");
    }
  }

  /** Whoever was stopped after the upload finds there what they were about to bring. */
  private boolean isUpload(ObjectInfo cloud, CloudState.Upload upload) {
    if (cloud.etag().filter(upload.hash()::equals).isPresent()) {
      return true;
    }
    Path there = NewFiles.draft(file);
    try {
      objects.download(CloudFile.KEY, there);
      return md5(there).equals(upload.hash());
    } catch (IOException e) {
      throw LaminErrors.cannotRead(there.toString(), e);
    } finally {
      NewFiles.remove(there);
    }
  }

  private static String md5(Path file) throws IOException {
    try {
      MessageDigest digest = MessageDigest.getInstance("MD5");
      try (InputStream bytes = new DigestInputStream(Files.newInputStream(file), digest)) {
        bytes.transferTo(java.io.OutputStream.nullOutputStream());
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JVM has MD5", e);
    }
  }

  private Instant modified() {
    try {
      return Files.getLastModifiedTime(file).toInstant();
    } catch (IOException e) {
      throw LaminErrors.cannotRead(file.toString(), e);
    }
  }

  private long size() {
    try {
      return Files.size(file);
    } catch (IOException e) {
      throw LaminErrors.cannotRead(file.toString(), e);
    }
  }

  private static Instant second(Instant time) {
    return time.truncatedTo(ChronoUnit.SECONDS);
  }
}

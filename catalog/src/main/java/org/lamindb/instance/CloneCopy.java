package org.lamindb.instance;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.lamindb.database.DatabaseAddress.SqliteFile;
import org.lamindb.error.InstanceErrors;
import org.lamindb.error.LaminErrors;
import org.lamindb.error.LaminException;
import org.lamindb.storage.ObjectInfo;
import org.lamindb.storage.ObjectStore;

/**
 * The copy of a SQLite clone in the cache: the compressed file as the cloud has it, and the
 * database beside it. The Python client keeps and uses the same two.
 *
 * <p>It trusts the database as soon as the compressed file is new enough. So that it never finds
 * half a database, or an older one, the database gets its name first here; and what the client left
 * when it was stopped in between is noticed by the times of both, and by the database's length.
 */
final class CloneCopy {
  /** The object, below the root. */
  static final String KEY = CloudFile.KEY + ".gz";

  private static final int BUFFER = 1 << 16;

  private final ObjectStore objects;
  private final Path packed;
  private final Path file;
  private final String slug;

  /**
   * @param cacheDirectory of this user
   * @param slug of the instance, for messages
   */
  CloneCopy(ObjectStore objects, Path cacheDirectory, String slug) {
    this.objects = Objects.requireNonNull(objects, "objects is null");
    Path folder = objects.root().in(cacheDirectory);
    this.packed = folder.resolve(KEY);
    this.file = folder.resolve(CloudFile.KEY);
    this.slug = Objects.requireNonNull(slug, "slug is null");
  }

  /**
   * Brings the copy up to date.
   *
   * @return empty when the cloud has no clone
   * @throws LaminException when it cannot be fetched, or is damaged
   */
  Optional<SqliteClone> refresh() {
    Optional<ObjectInfo> found = objects.find(KEY);
    if (found.isEmpty()) {
      return Optional.empty();
    }
    ObjectInfo cloud = found.get();
    Instant modified = cloud.modified().truncatedTo(ChronoUnit.SECONDS);
    try {
      // Who need not write, need not be allowed to.
      if (!hasPacked(cloud.size(), modified) || !isUnpacked()) {
        bring(cloud.size(), modified);
      }
    } catch (IOException e) {
      throw LaminErrors.cannotWrite(file.toString(), e);
    }
    return Optional.of(new SqliteClone(name(), modified, SqliteFile.at(file)));
  }

  /** One at a time on this machine; the next one finds it done. */
  private void bring(long size, Instant modified) throws IOException {
    synchronized (CloneCopy.class) {
      try (CloudUsers.Turn ignored = new CloudUsers(file).turn()) {
        if (!hasPacked(size, modified)) {
          download(modified);
        } else if (!isUnpacked()) {
          unpackAgain(modified);
        }
      }
    }
  }

  /** As with the client, the newer one counts; nobody changes a clone, so its size is known. */
  private boolean hasPacked(long size, Instant modified) throws IOException {
    return Files.exists(packed)
        && Files.size(packed) == size
        && !modified.isAfter(modified(packed));
  }

  private boolean isUnpacked() throws IOException {
    if (!Files.exists(file) || modified(file).isBefore(modified(packed))) {
      return false;
    }
    SqliteHeader header = SqliteHeader.of(file);
    return header.isDatabase() && header.isWholeIn(Files.size(file));
  }

  private static Instant modified(Path path) throws IOException {
    return Files.getLastModifiedTime(path).toInstant();
  }

  private void download(Instant modified) throws IOException {
    NewFiles.removeAbandonedDrafts(packed);
    Path draft = NewFiles.draft(packed);
    try {
      objects.download(KEY, draft);
      unpack(draft, modified);
      Files.setLastModifiedTime(draft, FileTime.from(modified));
      Files.move(
          draft, packed, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      NewFiles.remove(draft);
    }
  }

  /** Who was stopped may have left a damaged file, which the cloud has whole. */
  private void unpackAgain(Instant modified) throws IOException {
    try {
      unpack(packed, modified(packed));
    } catch (LaminException e) {
      download(modified);
    }
  }

  private void unpack(Path source, Instant modified) throws IOException {
    NewFiles.removeAbandonedDrafts(file);
    Path draft = NewFiles.draft(file);
    try {
      expand(source, draft);
      SqliteHeader header = SqliteHeader.ofNew(draft);
      if (!header.isDatabase()) {
        throw damaged("it holds no SQLite database", null);
      }
      if (!header.isWholeIn(Files.size(draft))) {
        throw damaged(
            "it holds " + Files.size(draft) + " of the database's " + header.size() + " bytes",
            null);
      }
      CloudCopy.replace(file, draft, modified);
    } finally {
      NewFiles.remove(draft);
    }
  }

  private void expand(Path source, Path target) throws IOException {
    try (InputStream compressed = Files.newInputStream(source);
        OutputStream bytes = Files.newOutputStream(target, StandardOpenOption.CREATE_NEW)) {
      new GZIPInputStream(compressed, BUFFER).transferTo(bytes);
    } catch (ZipException | EOFException e) {
      throw damaged(String.valueOf(e.getMessage()), e);
    }
  }

  private LaminException damaged(String why, Throwable cause) {
    return InstanceErrors.cloneDamaged(name(), slug, why, cause);
  }

  private String name() {
    return objects.root() + ": " + KEY;
  }
}

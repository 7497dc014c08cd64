package org.lamindb.instance;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.lamindb.database.DatabaseAddress.SqliteFile;
import org.lamindb.error.InstanceErrors;
import org.lamindb.error.LaminErrors;
import org.lamindb.error.LaminException;
import org.lamindb.storage.ObjectInfo;
import org.lamindb.storage.ObjectStore;

/**
 * The copy of a SQLite clone in the cache. Its name says which state of the object it is, so a file
 * that was once read stays as it is while it is read, whatever comes after it.
 *
 * <p>The Python client writes each new clone into the file of the last one, which its readers do
 * not survive: only the compressed file that it downloaded is of use here, as a damaged one is
 * noticed.
 */
final class CloneCopy {
  /** The object, below the root. */
  static final String KEY = CloudFile.KEY + ".gz";

  private static final int BUFFER = 1 << 16;

  /** Nobody reads for longer what a newer one has replaced. */
  private static final Duration LIFE = Duration.ofDays(7);

  /** As {@link State#name()}. */
  private static final Pattern STATE = Pattern.compile("\\d{1,18}-\\d{1,18}");

  private final ObjectStore objects;
  private final Path packed;
  private final Path base;
  private final String slug;

  /**
   * @param cacheDirectory of this user
   * @param slug of the instance, for messages
   */
  CloneCopy(ObjectStore objects, Path cacheDirectory, String slug) {
    this.objects = Objects.requireNonNull(objects, "objects is null");
    Path folder = objects.root().in(cacheDirectory);
    this.packed = folder.resolve(KEY);
    this.base = folder.resolve(CloudFile.KEY + ".clone");
    this.slug = Objects.requireNonNull(slug, "slug is null");
  }

  /**
   * A state of the object.
   *
   * @param modified to the second
   */
  private record State(long size, Instant modified) {
    static State of(ObjectInfo object) {
      return new State(object.size(), object.modified().truncatedTo(ChronoUnit.SECONDS));
    }

    String name() {
      return modified.getEpochSecond() + "-" + size;
    }
  }

  /**
   * Brings the newest one here.
   *
   * @return empty when the cloud has no clone
   * @throws LaminException when it cannot be fetched, or is damaged
   */
  Optional<SqliteClone> refresh() {
    Optional<State> state = objects.find(KEY).map(State::of);
    while (state.isPresent()) {
      Path file = base.resolveSibling(base.getFileName() + "." + state.get().name());
      // Who need not write, need not be allowed to.
      if (Files.exists(file) || bring(file, state.get())) {
        return Optional.of(new SqliteClone(name(), state.get().modified(), SqliteFile.at(file)));
      }
      state = objects.find(KEY).map(State::of);
    }
    return Optional.empty();
  }

  /** One at a time on this machine; the next one finds it done. */
  private boolean bring(Path file, State state) {
    synchronized (CloneCopy.class) {
      try (CloudUsers.Turn ignored = new CloudUsers(base).turn()) {
        if (Files.exists(file)) {
          return true;
        }
        NewFiles.removeAbandonedDrafts(base);
        boolean isThere = unpackClients(file, state) || download(file, state);
        removeOld(file);
        return isThere;
      } catch (IOException e) {
        throw LaminErrors.cannotWrite(file.toString(), e);
      }
    }
  }

  private boolean unpackClients(Path file, State state) throws IOException {
    if (!clientHas(state)) {
      return false;
    }
    try {
      unpack(packed, file);
      return true;
    } catch (LaminException e) {
      // The client may just be at it, or was stopped; the cloud has it whole.
      return false;
    }
  }

  /** False when somebody put another one there meanwhile. */
  private boolean download(Path file, State state) throws IOException {
    Path draft = NewFiles.draft(base);
    try {
      objects.download(KEY, draft);
      if (!objects.find(KEY).map(State::of).equals(Optional.of(state))) {
        return false;
      }
      unpack(draft, file);
      return true;
    } finally {
      NewFiles.remove(draft);
    }
  }

  /** The client sets its copy to the time of the object. */
  private boolean clientHas(State state) throws IOException {
    return Files.exists(packed)
        && Files.size(packed) == state.size()
        && state
            .modified()
            .equals(Files.getLastModifiedTime(packed).toInstant().truncatedTo(ChronoUnit.SECONDS));
  }

  private void unpack(Path source, Path file) throws IOException {
    Path draft = NewFiles.draft(base);
    try {
      expand(source, draft);
      SqliteHeader header = SqliteHeader.of(draft);
      if (!header.isDatabase()) {
        throw damaged("it holds no SQLite database", null);
      }
      if (!header.isWholeIn(Files.size(draft))) {
        throw damaged(
            "it holds " + Files.size(draft) + " of the database's " + header.size() + " bytes",
            null);
      }
      Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      NewFiles.remove(draft);
    }
  }

  private void removeOld(Path current) throws IOException {
    String beginning = base.getFileName() + ".";
    Instant latest = Instant.now().minus(LIFE);
    try (Stream<Path> files = Files.list(base.getParent())) {
      for (Path file : files.filter(each -> !each.equals(current)).toList()) {
        String name = file.getFileName().toString();
        if (name.startsWith(beginning)
            && STATE.matcher(name.substring(beginning.length())).matches()
            && Files.getLastModifiedTime(file).toInstant().isBefore(latest)) {
          Files.delete(file);
        }
      }
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

package org.lamindb.instance;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.lamindb.error.LaminErrors;
import org.lamindb.registry.Uids;

/** Files and directories that are made together: whole, in one instant each, or not at all. */
final class NewFiles {
  private static final String DRAFT = ".draft";
  private static final String DRAFT_MARK = "(\\d{1,18})-[0-9A-Za-z]+";

  /** No draft takes that long: the number of its process is in use by another one again. */
  private static final Duration DRAFT_LIFE = Duration.ofMinutes(10);

  private final Deque<Path> made = new ArrayDeque<>();

  /** Makes a directory with those above it. */
  void directory(Path directory) {
    if (Files.isDirectory(directory)) {
      return;
    }
    if (directory.getParent() != null) {
      directory(directory.getParent());
    }
    try {
      Files.createDirectory(directory);
      made.push(directory);
    } catch (FileAlreadyExistsException e) {
      if (!Files.isDirectory(directory)) {
        throw LaminErrors.cannotWrite(directory.toString(), e);
      }
    } catch (IOException e) {
      throw LaminErrors.cannotWrite(directory.toString(), e);
    }
  }

  /**
   * Gives a finished file its name.
   *
   * @return false when something else has that name; the file then stays what it was
   */
  boolean publish(Path finished, Path target) {
    try {
      try {
        // A rename would replace what another process has put there in the meantime.
        Files.createLink(target, finished);
        Files.delete(finished);
      } catch (FileAlreadyExistsException e) {
        return false;
      } catch (UnsupportedOperationException | FileSystemException e) {
        if (Files.exists(target)) {
          return false;
        }
        Files.move(finished, target, StandardCopyOption.ATOMIC_MOVE);
      }
      made.push(target);
      return true;
    } catch (IOException e) {
      throw LaminErrors.cannotWrite(target.toString(), e);
    }
  }

  /**
   * Writes a small file.
   *
   * @return false when something has that name, which stays as it is
   */
  boolean text(Path target, String text) {
    directory(target.getParent());
    return publishDraft(draft(target, text), target);
  }

  /** The same of a file that only its owner may read. */
  boolean privateText(Path target, String text) {
    directory(target.getParent());
    return publishDraft(PrivateFile.draft(target, text), target);
  }

  private boolean publishDraft(Path draft, Path target) {
    try {
      return publish(draft, target);
    } finally {
      remove(draft);
    }
  }

  /** Writes a small file in place of what is there. */
  static void replace(Path target, String text) {
    try {
      Files.createDirectories(target.getParent());
    } catch (IOException e) {
      throw LaminErrors.cannotWrite(target.toString(), e);
    }
    replace(target, draft(target, text));
  }

  /** Puts a draft in place of what is there. */
  static void replace(Path target, Path draft) {
    try {
      Files.move(
          draft, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw LaminErrors.cannotWrite(target.toString(), e);
    } finally {
      remove(draft);
    }
  }

  private static Path draft(Path target, String text) {
    removeAbandonedDrafts(target);
    // Not a temporary file of the JDK: those are hidden from other users, who share the storage.
    Path draft = draft(target);
    try {
      Files.writeString(draft, text, StandardCharsets.UTF_8, StandardOpenOption.CREATE_NEW);
      return draft;
    } catch (IOException e) {
      throw LaminErrors.cannotWrite(target.toString(), e);
    }
  }

  /** A path beside the target, where nothing is, for a file that becomes the target. */
  static Path draft(Path target) {
    long process = ProcessHandle.current().pid();
    String mark = "." + process + "-" + Uids.random(8);
    return target.resolveSibling(target.getFileName() + mark + DRAFT);
  }

  /** Removes the drafts of a target that were left by processes which were killed. */
  static void removeAbandonedDrafts(Path target) {
    Pattern name = Pattern.compile(Pattern.quote(target.getFileName() + ".") + DRAFT_MARK + DRAFT);
    Instant limit = Instant.now().minus(DRAFT_LIFE);
    try (Stream<Path> files = Files.list(target.getParent())) {
      for (Path file : files.toList()) {
        Matcher matcher = name.matcher(file.getFileName().toString());
        if (matcher.matches()
            && (!isAlive(Long.parseLong(matcher.group(1))) || isOlder(file, limit))) {
          remove(file);
        }
      }
    } catch (IOException e) {
      throw LaminErrors.cannotRead(target.getParent().toString(), e);
    }
  }

  private static boolean isAlive(long process) {
    return ProcessHandle.of(process).map(ProcessHandle::isAlive).orElse(false);
  }

  private static boolean isOlder(Path file, Instant limit) throws IOException {
    try {
      return Files.getLastModifiedTime(file).toInstant().isBefore(limit);
    } catch (NoSuchFileException e) {
      return false;
    }
  }

  /** Takes back what was made, the last first; directories that others use by now stay. */
  void undo() {
    while (!made.isEmpty()) {
      remove(made.pop());
    }
  }

  static void remove(Path path) {
    try {
      Files.deleteIfExists(path);
    } catch (DirectoryNotEmptyException e) {
      // Others use it by now.
      return;
    } catch (IOException e) {
      // It is in use or not ours to delete: harmless where it is.
      path.toFile().deleteOnExit();
    }
  }
}

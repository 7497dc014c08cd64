package org.lamindb.transfer;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.lamindb.artifact.FileHash;
import org.lamindb.artifact.FolderHash;
import org.lamindb.artifact.Hashes;
import org.lamindb.artifact.StorageKeys;
import org.lamindb.error.LaminErrors;
import org.lamindb.error.TransferErrors;

/**
 * Compares what was copied with what the records promise.
 *
 * <p>{@link FileCopy} has made sure that the copy is the source. Here LaminDB's hash tells whether
 * the source was what it should be. Where versions share a path, only the last one written has
 * bytes, so one of the records must agree. Hashes that cloud stores make ({@code md5-3}, {@code
 * md5-etag}) and unknown ones cannot be computed from bytes; then the size must agree.
 */
public final class MoveVerification {
  private static final Set<String> FILE_TYPES = Set.of("md5", "sha1-fl");

  private MoveVerification() {}

  /**
   * Verifies a copy, and removes what stopped runs left at the target's paths: unfinished files,
   * and files of folders below {@code .lamindb} that the source does not have any more.
   *
   * @param copied every file of the plan
   * @throws org.lamindb.error.LaminException when bytes are missing or not those of any record, or
   *     when a folder of the target has files of somebody else
   */
  public static void verify(MovePlan plan, Collection<CopiedFile> copied) {
    TreeMap<String, FileHash> hashes = new TreeMap<>();
    copied.forEach(file -> hashes.put(file.path(), file.hash()));
    Path target = Path.of(plan.targetRoot());
    for (MoveFile file : plan.files()) {
      FileHash hash = hashes.get(file.path());
      if (hash == null) {
        throw TransferErrors.verificationFailed(file.path(), "of a copied file", "none");
      }
    }
    removeParts(plan);
    for (MoveItem item : plan.items()) {
      if (!item.hasBytes()) {
        continue;
      }
      if (item.folder()) {
        requireNothingElse(target, item, hashes);
      }
      verify(target, item, hashes);
    }
  }

  private static void verify(Path target, MoveItem item, TreeMap<String, FileHash> hashes) {
    String key = item.storageKey();
    FileHash found = hashes.get(key);
    if (item.folder()) {
      // '0' is the character after '/': everything in the folder, nothing beside it.
      FolderHash folder = FolderHash.of(hashes.subMap(key + "/", key + "0").values());
      found = new FileHash(folder.hash(), FolderHash.TYPE, folder.size());
    }
    FileHash actual = found;
    if (item.rows().stream().noneMatch(row -> agrees(row, actual, item.folder()))) {
      MovedRow newest = item.rows().get(item.rows().size() - 1);
      throw TransferErrors.verificationFailed(
          target.resolve(key).toString(),
          newest.hash() + " (" + newest.hashType() + ", " + newest.size() + " bytes)",
          actual.hash() + " (" + actual.type() + ", " + actual.size() + " bytes)");
    }
  }

  private static boolean agrees(MovedRow row, FileHash found, boolean folder) {
    boolean comparable =
        row.hash() != null
            && (folder
                ? FolderHash.TYPE.equals(row.hashType())
                : FILE_TYPES.contains(row.hashType()) && found.type().equals(row.hashType()));
    return (!comparable || row.hash().equals(found.hash()))
        && (row.size() == null || row.size() == found.size());
  }

  /** The files of a folder enter its hash, so none may be there that the source does not have. */
  private static void requireNothingElse(
      Path target, MoveItem item, TreeMap<String, FileHash> hashes) {
    for (Path file : Hashes.filesBelow(target.resolve(item.storageKey()))) {
      String path = target.relativize(file).toString();
      if (!hashes.containsKey(path)) {
        if (!path.startsWith(StorageKeys.AUTO_FOLDER)) {
          throw TransferErrors.targetOccupied(
              target.resolve(item.storageKey()).toString(), "the file '" + file + "'");
        }
        delete(file);
      }
    }
  }

  private static void removeParts(MovePlan plan) {
    Path target = Path.of(plan.targetRoot());
    Map<Path, Set<String>> names = new HashMap<>();
    for (MoveFile file : plan.files()) {
      Path path = target.resolve(file.path());
      names
          .computeIfAbsent(path.getParent(), folder -> new HashSet<>())
          .add(path.getFileName().toString());
    }
    names.forEach(
        (folder, expected) -> {
          try (DirectoryStream<Path> files =
              Files.newDirectoryStream(
                  folder, path -> FileCopy.isPart(path.getFileName().toString()))) {
            for (Path file : files) {
              if (expected.contains(FileCopy.completeName(file.getFileName().toString()))) {
                delete(file);
              }
            }
          } catch (IOException e) {
            throw LaminErrors.cannotRead(folder.toString(), e);
          }
        });
  }

  private static void delete(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw LaminErrors.cannotWrite(file.toString(), e);
    }
  }
}

package org.lamindb.transfer;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.Serializable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.zip.CRC32C;
import org.lamindb.artifact.FileHash;
import org.lamindb.artifact.FileHasher;
import org.lamindb.artifact.Hashes;
import org.lamindb.artifact.StorageKeys;
import org.lamindb.error.LaminErrors;
import org.lamindb.error.TransferErrors;

/**
 * Copies single files from one root to another, from any thread and any machine that sees both.
 *
 * <p>A file appears complete or not at all. It is read once, hashed on the way, and what was
 * written is read back and compared. Only bytes are copied, no permissions, owners or times. A file
 * that is there with the same bytes is left alone, so whatever was stopped can be repeated.
 */
public final class FileCopy implements Serializable {
  private static final long serialVersionUID = 1L;
  private static final String PART = ".lamindb-part-";
  private static final int BUFFER = 128 * 1024;
  private static final ThreadLocal<byte[]> BUFFERS =
      ThreadLocal.withInitial(() -> new byte[BUFFER]);

  private final String sourceRoot;
  private final String targetRoot;
  private transient Set<Path> folders;

  FileCopy(String sourceRoot, String targetRoot) {
    this.sourceRoot = sourceRoot;
    this.targetRoot = targetRoot;
  }

  /**
   * Copies a file.
   *
   * @throws org.lamindb.error.LaminException when it cannot be read or written, changes meanwhile,
   *     or when somebody's file with other bytes is in its place
   */
  public CopiedFile copy(MoveFile file) {
    Path source = Path.of(sourceRoot).resolve(file.path());
    Path target = Path.of(targetRoot).resolve(file.path());
    try {
      if (Files.exists(target)) {
        if (Files.mismatch(source, target) < 0) {
          return new CopiedFile(file.path(), Hashes.hash(target), true);
        }
        if (!file.path().startsWith(StorageKeys.AUTO_FOLDER)) {
          throw TransferErrors.targetOccupied(target.toString(), "a file with other content");
        }
      }
      makeFolder(target.getParent());
      return new CopiedFile(file.path(), copy(source, target), false);
    } catch (IOException e) {
      throw Files.isReadable(source)
          ? LaminErrors.cannotWrite(target.toString(), e)
          : LaminErrors.cannotRead(source.toString(), e);
    }
  }

  private FileHash copy(Path source, Path target) throws IOException {
    String random = Long.toHexString(ThreadLocalRandom.current().nextLong());
    Path part = target.resolveSibling(target.getFileName() + PART + random);
    boolean moved = false;
    try {
      CRC32C checksum = new CRC32C();
      FileHash hash = write(source, part, checksum);
      if (checksum.getValue() != checksum(part)) {
        throw new IOException("what was read back is not what was written");
      }
      Files.move(part, target, StandardCopyOption.ATOMIC_MOVE);
      moved = true;
      return hash;
    } finally {
      if (!moved) {
        Files.deleteIfExists(part);
      }
    }
  }

  private static FileHash write(Path source, Path part, CRC32C checksum) throws IOException {
    byte[] buffer = BUFFERS.get();
    long size = Files.size(source);
    FileHasher hasher = new FileHasher(size);
    long copied = 0;
    try (InputStream in = Files.newInputStream(source);
        OutputStream out = Files.newOutputStream(part, StandardOpenOption.CREATE_NEW)) {
      int read = in.read(buffer);
      while (read > 0 && copied + read <= size) {
        hasher.update(buffer, read);
        checksum.update(buffer, 0, read);
        out.write(buffer, 0, read);
        copied += read;
        read = in.read(buffer);
      }
      if (copied != size || read > 0) {
        throw LaminErrors.changedMeanwhile("The file '" + source + "'");
      }
    }
    return hasher.finish();
  }

  private static long checksum(Path file) throws IOException {
    byte[] buffer = BUFFERS.get();
    CRC32C checksum = new CRC32C();
    try (InputStream in = Files.newInputStream(file)) {
      for (int read = in.read(buffer); read > 0; read = in.read(buffer)) {
        checksum.update(buffer, 0, read);
      }
    }
    return checksum.getValue();
  }

  private void makeFolder(Path folder) throws IOException {
    Set<Path> made = made();
    if (!made.contains(folder)) {
      Files.createDirectories(folder);
      made.add(folder);
    }
  }

  private synchronized Set<Path> made() {
    if (folders == null) {
      folders = ConcurrentHashMap.newKeySet();
    }
    return folders;
  }

  /** Whether a file of this name is the beginning of a file that was never completed. */
  static boolean isPart(String name) {
    return name.contains(PART);
  }

  /** The name that the unfinished file would have got. */
  static String completeName(String part) {
    return part.substring(0, part.lastIndexOf(PART));
  }
}

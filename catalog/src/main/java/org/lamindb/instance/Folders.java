package org.lamindb.instance;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.function.IntConsumer;
import org.lamindb.error.LaminErrors;

/** Whole folders. Symbolic links are what they are, and never followed. */
final class Folders {
  private static final int STEP = 100;

  private Folders() {}

  static void make(Path folder) {
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw LaminErrors.cannotWrite(folder.toString(), e);
    }
  }

  /**
   * Copies what is in a folder into another one. Times stay, as they tell whether a file is stale;
   * what is there under the same name is replaced.
   *
   * @param progress told now and then how many files were copied
   */
  static void copy(Path source, Path target, IntConsumer progress) {
    try {
      Files.walkFileTree(source, new Copy(source, target, progress));
    } catch (IOException e) {
      throw LaminErrors.cannotWrite(target.toString(), e);
    }
  }

  /**
   * Removes a folder with all that is in it.
   *
   * @return the number of files in it
   */
  static int remove(Path folder) {
    Removal removal = new Removal();
    try {
      Files.walkFileTree(folder, removal);
      return removal.files;
    } catch (IOException e) {
      throw LaminErrors.cannotWrite(folder.toString(), e);
    }
  }

  private static final class Copy extends SimpleFileVisitor<Path> {
    private final Path source;
    private final Path target;
    private final IntConsumer progress;
    private int files;

    Copy(Path source, Path target, IntConsumer progress) {
      this.source = source;
      this.target = target;
      this.progress = progress;
    }

    @Override
    public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes)
        throws IOException {
      Files.createDirectories(target.resolve(source.relativize(folder)));
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
      Files.copy(
          file,
          target.resolve(source.relativize(file)),
          StandardCopyOption.COPY_ATTRIBUTES,
          StandardCopyOption.REPLACE_EXISTING,
          LinkOption.NOFOLLOW_LINKS);
      if (++files % STEP == 0) {
        progress.accept(files);
      }
      return FileVisitResult.CONTINUE;
    }
  }

  private static final class Removal extends SimpleFileVisitor<Path> {
    private int files;

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
      Files.delete(file);
      files++;
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult postVisitDirectory(Path folder, IOException failure) throws IOException {
      if (failure != null) {
        throw failure;
      }
      Files.delete(folder);
      return FileVisitResult.CONTINUE;
    }
  }
}

package org.lamindb.artifact;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** What Hadoop and Spark leave beside the data: it would count in hash, size and files. */
final class SideFiles {
  private SideFiles() {}

  static void remove(Path folder) throws IOException {
    for (Path path : deepestFirst(folder)) {
      String name = path.getFileName().toString();
      boolean isFolder = Files.isDirectory(path);
      if (!path.equals(folder) && (isFolder ? isSideFolder(name) : isSideFile(name))) {
        delete(path);
      }
    }
  }

  /** Removes a file or folder with all that is in it; links are not followed. */
  static void delete(Path path) throws IOException {
    if (Files.exists(path, java.nio.file.LinkOption.NOFOLLOW_LINKS)) {
      for (Path each : deepestFirst(path)) {
        Files.deleteIfExists(each);
      }
    }
  }

  private static List<Path> deepestFirst(Path folder) throws IOException {
    try (Stream<Path> paths = Files.walk(folder)) {
      return paths.sorted(Comparator.reverseOrder()).toList();
    }
  }

  private static boolean isSideFile(String name) {
    return (name.startsWith(".") && name.endsWith(".crc"))
        || name.equals("_SUCCESS")
        || name.startsWith("_started_")
        || name.startsWith("_committed_");
  }

  private static boolean isSideFolder(String name) {
    return name.equals("_temporary") || name.startsWith(".spark-staging");
  }
}

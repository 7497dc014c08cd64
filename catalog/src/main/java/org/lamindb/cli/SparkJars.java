package org.lamindb.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The Spark that the launcher found.
 *
 * @param version such as {@code 4.2.0}
 */
record SparkJars(Path folder, String version) {
  /** Set by the launcher, which looks for Spark. */
  private static final String PROPERTY = "lamindb.spark.jars";

  private static final Pattern CORE = Pattern.compile("spark-core_2\\.13-(\\d+\\..*)\\.jar");

  SparkJars {
    Objects.requireNonNull(folder, "folder is null");
    Objects.requireNonNull(version, "version is null");
  }

  /** Where the launcher expects Spark; empty when another one started this. */
  static Optional<Path> expected() {
    return Optional.ofNullable(System.getProperty(PROPERTY))
        .filter(folder -> !folder.isEmpty())
        .map(Path::of);
  }

  /** What is there. */
  static Optional<SparkJars> in(Path folder) throws IOException {
    try (Stream<Path> files = Files.isDirectory(folder) ? Files.list(folder) : Stream.empty()) {
      return files
          .map(file -> CORE.matcher(file.getFileName().toString()))
          .filter(Matcher::matches)
          .findFirst()
          .map(found -> new SparkJars(folder, found.group(1)));
    }
  }

  int major() {
    return Integer.parseInt(version.substring(0, version.indexOf('.')));
  }
}

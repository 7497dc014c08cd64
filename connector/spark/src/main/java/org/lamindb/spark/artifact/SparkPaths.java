package org.lamindb.spark.artifact;

import java.nio.file.Path;
import java.util.regex.Pattern;
import org.lamindb.artifact.Hashes;

/** Local paths as Spark's file sources take them. */
final class SparkPaths {
  /** Option of the file sources: whether paths may hold wildcards. Ours are always meant as is. */
  static final String PATTERNS = "__globPaths__";

  private static final Pattern PATTERN = Pattern.compile("[\\[\\]{}*?,\\\\]");

  private SparkPaths() {}

  /** Hadoop takes the text after the scheme as it is: what a URL would escape must not be. */
  static String of(Path path) {
    return "file:" + path.toAbsolutePath();
  }

  static boolean looksLikePattern(String path) {
    return PATTERN.matcher(path).find();
  }

  /** Whether Spark would take the path, or one below it, for a pattern or a list where it can. */
  static boolean looksLikePattern(Path path) {
    return Hashes.filesBelow(path).stream()
        .anyMatch(file -> looksLikePattern(file.toAbsolutePath().toString()));
  }
}

package org.lamindb.spark.artifact;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.lamindb.artifact.Artifact;
import org.lamindb.artifact.Hashes;

/** The files of an artifact, as Spark's file sources get at them. */
sealed interface ContentFiles permits ContentFiles.Local, CloudFiles {

  /**
   * Those of an artifact.
   *
   * @throws org.lamindb.error.LaminException when it is in a cloud, and they are not there or
   *     nobody can tell
   */
  static ContentFiles of(Artifact artifact) {
    return artifact.storage().isLocal()
        ? new Local(Path.of(artifact.location()))
        : CloudFiles.of(artifact);
  }

  /** File or folder, as Hadoop spells it. */
  String path();

  /** What Hadoop must be told to read it, here and on the executors. */
  Map<String, String> settings();

  /** Names of the files below a folder; nothing of a file. */
  Stream<String> folder();

  /** Whether Spark would take one of the paths for a pattern or a list where it can. */
  boolean looksLikePattern();

  /** On this machine, and on those of the executors by the same path. */
  record Local(Path file) implements ContentFiles {
    @Override
    public String path() {
      return SparkPaths.of(file);
    }

    @Override
    public Map<String, String> settings() {
      return Map.of();
    }

    @Override
    public Stream<String> folder() {
      return Files.isDirectory(file)
          ? Hashes.filesBelow(file).stream().map(each -> each.getFileName().toString())
          : Stream.empty();
    }

    @Override
    public boolean looksLikePattern() {
      return SparkPaths.looksLikePattern(file);
    }
  }
}

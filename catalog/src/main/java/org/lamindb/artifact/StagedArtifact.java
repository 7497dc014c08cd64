package org.lamindb.artifact;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;
import org.lamindb.error.ArtifactErrors;
import org.lamindb.error.LaminErrors;

/**
 * An artifact in the making. The caller writes a file or a folder at {@link #content()}, then
 * commits; closing without a commit removes everything.
 */
public final class StagedArtifact implements Closeable {
  private final ArtifactCommit commit;
  private final StagingFolder staging;
  private boolean done;

  StagedArtifact(ArtifactCommit commit, StagingFolder staging) {
    this.commit = commit;
    this.staging = staging;
  }

  /** Where the file or folder is to be written; nothing is there yet. */
  public Path content() {
    return staging.content(commit.suffix());
  }

  /**
   * Makes the bytes an artifact. Files that only Hadoop needs are removed from a folder first. When
   * this fails nothing is left, neither row nor bytes.
   *
   * @param runId the run that made it
   */
  public SavedArtifact commit(ArtifactContent content, OptionalLong runId) {
    if (done) {
      throw new IllegalStateException("already committed or aborted");
    }
    done = true;
    try (staging) {
      Bytes bytes = measure();
      return commit.run(staging, content(), bytes, content, runId);
    }
  }

  /**
   * What is stored about the bytes.
   *
   * @param fileCount empty for a file
   */
  record Bytes(String hash, String hashType, long size, OptionalLong fileCount) {
    boolean isEmptyFile() {
      return fileCount.isEmpty() && size == 0;
    }
  }

  private Bytes measure() {
    Path path = content();
    if (Files.isRegularFile(path)) {
      FileHash file = Hashes.hash(path);
      return new Bytes(file.hash(), file.type(), file.size(), OptionalLong.empty());
    }
    if (!Files.isDirectory(path)) {
      throw ArtifactErrors.nothingToSave(commit.key());
    }
    try {
      SideFiles.remove(path);
    } catch (IOException e) {
      throw LaminErrors.cannotWrite(path.toString(), e);
    }
    List<Path> files = Hashes.filesBelow(path);
    if (files.isEmpty()) {
      throw ArtifactErrors.nothingToSave(commit.key());
    }
    FolderHash folder = Hashes.hashFolder(path);
    return new Bytes(
        folder.hash(), FolderHash.TYPE, folder.size(), OptionalLong.of(folder.fileCount()));
  }

  /** Gives up: removes what was staged. */
  public void abort() {
    done = true;
    staging.close();
  }

  @Override
  public void close() {
    if (!done) {
      abort();
    }
  }
}

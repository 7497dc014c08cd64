package org.lamindb.artifact;

import java.util.Locale;
import java.util.Objects;
import org.lamindb.error.ArtifactErrors;
import org.lamindb.error.StorageErrors;
import org.lamindb.instance.Instance;
import org.lamindb.storage.StorageLocation;
import org.lamindb.storage.Storages;

/** Saves artifacts: the bytes are staged first, and row and bytes appear together or not at all. */
public final class ArtifactWriter {
  private final Instance instance;

  public ArtifactWriter(Instance instance) {
    this.instance = Objects.requireNonNull(instance, "instance is null");
  }

  /** Begins an artifact in the default storage. */
  public StagedArtifact stage(String key, String suffix) {
    return stage(key, suffix, new Storages(instance).defaultStorage());
  }

  /**
   * Begins an artifact: checks everything that can be checked before there are bytes.
   *
   * @param suffix what the file or folder will be, such as {@code .parquet}; must be that of the
   *     key
   * @throws org.lamindb.error.LaminException when the key, its suffix or the storage does not do,
   *     or the key's versions allow no next one
   */
  public StagedArtifact stage(String key, String suffix, StorageLocation storage) {
    instance.requireWritable();
    ArtifactKey.validate(key);
    requireSuffix(key, suffix);
    if (!storage.isManagedBy(instance.identity())) {
      throw StorageErrors.storageNotManaged(
          storage.root(), storage.instanceUid().map(uid -> "instance " + uid).orElse("nobody"));
    }
    ArtifactCommit commit = new ArtifactCommit(instance, storage, key, suffix);
    commit.requireNextVersion();
    StagingFolder.removeAbandoned(instance, storage);
    return new StagedArtifact(commit, StagingFolder.create(storage));
  }

  /** The client refuses to rename an artifact whose suffix is not that of its key. */
  private static void requireSuffix(String key, String suffix) {
    if (!suffix.isEmpty() && ArtifactKey.name(key).toLowerCase(Locale.ROOT).equals(suffix)) {
      throw ArtifactErrors.invalidKey(key, "it has no name before '" + suffix + "'");
    }
    Suffixes.Suffix ofKey = Suffixes.of(key);
    if (!ofKey.raw().equals(ofKey.canonical())) {
      throw ArtifactErrors.invalidKey(
          key, "LaminDB does not know the suffix '" + ofKey.raw() + "'");
    }
    if (!ofKey.canonical().equals(suffix)) {
      throw ArtifactErrors.invalidKey(
          key,
          suffix.isEmpty()
              ? "its suffix is '" + ofKey.canonical() + "', this has none"
              : "it must end in '" + suffix + "'");
    }
  }
}

package org.lamindb.spark.artifact;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.lamindb.artifact.Artifact;
import org.lamindb.error.ArtifactErrors;
import org.lamindb.spark.filesystem.CloudConfiguration;
import org.lamindb.spark.filesystem.CloudStores;
import org.lamindb.storage.CloudRoot;
import org.lamindb.storage.ObjectInfo;
import org.lamindb.storage.ObjectStore;

/**
 * In a cloud.
 *
 * @param names of the files below a folder, relative to the root; empty for a file
 */
record CloudFiles(String path, Map<String, String> settings, List<String> names)
    implements ContentFiles {

  /** Asks the cloud first: it says within seconds what is wrong, Spark would try for long. */
  static CloudFiles of(Artifact artifact) {
    CloudRoot root = CloudRoot.parse(artifact.storage().root());
    String key = artifact.storageKey().replaceAll("/+$", "");
    ObjectStore objects = CloudStores.of(root);
    Optional<ObjectInfo> file = artifact.isFolder() ? Optional.empty() : objects.find(key);
    List<String> names =
        file.isPresent() ? List.of() : objects.list(key).stream().map(ObjectInfo::key).toList();
    if (file.isEmpty() && names.isEmpty()) {
      throw ArtifactErrors.fileMissing(artifact.uid(), artifact.location());
    }
    CloudConfiguration cloud = CloudStores.configuration(root);
    return new CloudFiles(cloud.path(key), cloud.settings(), names);
  }

  @Override
  public Stream<String> folder() {
    return names.stream().map(name -> name.substring(name.lastIndexOf('/') + 1));
  }

  @Override
  public boolean looksLikePattern() {
    return SparkPaths.looksLikePattern(path)
        || names.stream().anyMatch(SparkPaths::looksLikePattern);
  }
}

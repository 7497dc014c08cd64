package org.lamindb.spark.artifact;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.spark.sql.catalyst.analysis.NoSuchTableException;
import org.apache.spark.sql.connector.catalog.Identifier;
import org.apache.spark.sql.connector.catalog.Table;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.sql.util.CaseInsensitiveStringMap;
import org.lamindb.artifact.Artifact;
import org.lamindb.artifact.Artifacts;
import org.lamindb.database.TimestampMicros;
import org.lamindb.database.Timestamps;
import org.lamindb.error.ArtifactErrors;
import org.lamindb.error.LaminErrors;
import org.lamindb.error.LaminException;
import org.lamindb.instance.Instance;
import org.lamindb.spark.ContentTables;
import org.lamindb.spark.LaminOptions;
import org.lamindb.spark.Moment;

/** The namespace {@code artifacts}: the content of each artifact, by key or uid. */
public final class ArtifactContents implements ContentTables {
  private static final String NAMESPACE = "artifacts";
  private static final String SCHEME = "lamin://";

  @Override
  public List<String> namespaces() {
    return List.of(NAMESPACE);
  }

  @Override
  public Identifier[] list(Instance instance, String branch, String namespace) {
    Artifacts artifacts = new Artifacts(instance, branch);
    Stream<String> folders =
        artifacts.plainFolders().stream()
            .filter(ArtifactTables::mayBeTable)
            .map(folder -> folder.key().orElseThrow());
    return Stream.concat(artifacts.keys(ArtifactFormat.readableSuffixes()).stream(), folders)
        .distinct()
        .sorted()
        .map(key -> Identifier.of(new String[] {NAMESPACE}, key))
        .toArray(Identifier[]::new);
  }

  @Override
  public Table load(Instance instance, String branch, Identifier identifier, Moment moment)
      throws NoSuchTableException {
    if (identifier.namespace().length > 1) {
      throw new NoSuchTableException(identifier);
    }
    Artifact artifact = find(instance, branch, identifier.name(), moment);
    return ArtifactTables.of(instance, artifact, Map.of(), Optional.empty()).inCatalog();
  }

  @Override
  public boolean exists(Instance instance, String branch, Identifier identifier) {
    if (identifier.namespace().length > 1) {
      return false;
    }
    try {
      new Artifacts(instance, branch).get(identifier.name(), Optional.empty());
      return true;
    } catch (LaminException e) {
      // Such as several artifacts: there is something, and the user must hear what.
      return !e.errorClass().equals(ArtifactErrors.ARTIFACT_NOT_FOUND);
    }
  }

  @Override
  public boolean handles(CaseInsensitiveStringMap options) {
    return LaminOptions.PATH.in(options).isPresent();
  }

  @Override
  public Table load(
      Instance instance,
      String branch,
      CaseInsensitiveStringMap options,
      Optional<StructType> schema) {
    String reference = reference(instance, LaminOptions.PATH.in(options).orElseThrow());
    Artifact artifact = find(instance, branch, reference, LaminOptions.moment(options));
    return ArtifactTables.of(instance, artifact, FileOptions.ofSource(options), schema);
  }

  private static Artifact find(Instance instance, String branch, String reference, Moment moment) {
    Artifacts artifacts = new Artifacts(instance, branch);
    Artifact artifact = artifacts.get(reference, moment.version());
    if (moment.time().isEmpty()) {
      return artifact;
    }
    TimestampMicros time = moment.time().get();
    List<Artifact> versions = artifacts.versions(artifact);
    return versions.stream()
        .filter(version -> version.createdAt() <= time.micros())
        .findFirst()
        .orElseThrow(
            () ->
                ArtifactErrors.notYetThere(
                    reference,
                    Timestamps.text(time.micros()),
                    Timestamps.text(
                        versions.stream().mapToLong(Artifact::createdAt).min().orElseThrow())));
  }

  /** The uid of {@code lamin://owner/instance/artifact/uid}; anything else is a key or uid. */
  private static String reference(Instance instance, String path) {
    if (!path.startsWith(SCHEME)) {
      return path;
    }
    String prefix = SCHEME + instance.identity().slug() + "/artifact/";
    String uid = path.startsWith(prefix) ? path.substring(prefix.length()) : "";
    if (uid.isEmpty() || uid.indexOf('/') >= 0) {
      throw LaminErrors.invalidOption("path", path, "a key, a uid or " + prefix + "<uid>");
    }
    return uid;
  }
}

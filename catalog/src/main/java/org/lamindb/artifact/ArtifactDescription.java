package org.lamindb.artifact;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.lamindb.instance.Instance;
import org.lamindb.registry.AnnotatedFeatures;
import org.lamindb.registry.AnnotatedFeatures.Annotation;
import org.lamindb.registry.Column;
import org.lamindb.registry.IncludedColumns;
import org.lamindb.registry.Registry;

/**
 * What is known about an artifact: what the Python client's {@code describe} shows, as rows.
 *
 * <p>Features that the content has come before those that only the artifact as a whole has.
 */
public final class ArtifactDescription {
  private static final String RECORD = "artifact";
  private static final String FEATURES = "features";
  private static final String DATASET = "dataset features";
  private static final String ENTITIES = "entities";
  private static final int UID_SHOWN = 7;

  private final Instance instance;
  private final Artifact artifact;
  private final Registry registry;
  private final List<Line> lines = new ArrayList<>();

  private ArtifactDescription(Instance instance, Artifact artifact) {
    this.instance = Objects.requireNonNull(instance, "instance is null");
    this.artifact = Objects.requireNonNull(artifact, "artifact is null");
    this.registry = instance.registries().get("Artifact");
  }

  /**
   * A fact.
   *
   * @param section {@code artifact}, {@code dataset features}, {@code features} or {@code entities}
   * @param name of the property, the feature or the relation
   * @param type dtype of the feature, or registry of the entities; null for properties. In the line
   *     of a schema, whose name is that of its slot, what its members are
   * @param value null when there is none; several are joined by a comma
   */
  public record Line(String section, String name, String type, String value) {
    public Line {
      Objects.requireNonNull(section, "section is null");
      Objects.requireNonNull(name, "name is null");
    }
  }

  /** All facts, in the order of the Python client. */
  public static List<Line> of(Instance instance, Artifact artifact) {
    ArtifactDescription description = new ArtifactDescription(instance, artifact);
    description.properties();
    description.features();
    description.entities();
    return List.copyOf(description.lines);
  }

  private void properties() {
    Map<String, String> related =
        cells(
            IncludedColumns.of(
                instance.registries(),
                registry,
                "run__name, run__uid, run__transform__key, branch__name, space__name,"
                    + " created_by__handle, schema__name, schema__uid"));
    Map<String, String> own =
        cells(
            List.of("hash", "otype", "kind", "size", "created_at", "n_observations", "n_files")
                .stream()
                .map(name -> registry.column(name).orElseThrow())
                .toList());
    property("uid", artifact.uid());
    property("key", artifact.key().orElse(null));
    property("version", artifact.version());
    property("is_latest", String.valueOf(artifact.isLatest()));
    property("description", artifact.description().orElse(null));
    property("run", label(related, "run"));
    property("transform", related.get("run__transform__key"));
    property("kind", own.get("kind"));
    property("otype", own.get("otype"));
    property("hash", own.get("hash"));
    property("size", own.get("size"));
    property("branch", related.get("branch__name"));
    property("space", related.get("space__name"));
    property("created_at", own.get("created_at"));
    property("created_by", related.get("created_by__handle"));
    property("n_observations", own.get("n_observations"));
    property("n_files", own.get("n_files"));
    property("schema", label(related, "schema"));
    property("path", artifact.location());
  }

  /** A related record by its name, else by the beginning of its uid. */
  private static String label(Map<String, String> related, String relation) {
    String uid = related.get(relation + "__uid");
    return Optional.ofNullable(related.get(relation + "__name"))
        .or(() -> Optional.ofNullable(uid).map(text -> text.substring(0, UID_SHOWN)))
        .orElse(null);
  }

  private void property(String name, String value) {
    if (value != null) {
      lines.add(new Line(RECORD, name, null, value));
    }
  }

  private void features() {
    List<Annotation> annotations =
        AnnotatedFeatures.ofRecord(
            instance.database(),
            instance.registries(),
            registry,
            instance.description().branch(),
            artifact.id());
    Map<String, String> values = cells(annotations.stream().map(Annotation::column).toList());
    Set<String> inDataset = new HashSet<>();
    for (DatasetSchema schema : DatasetSchema.of(instance, artifact.id())) {
      lines.add(new Line(DATASET, schema.slot(), schema.itype(), schema.members() + " members"));
      for (DatasetSchema.Member member : schema.shown()) {
        lines.add(
            new Line(
                DATASET,
                schema.slot() + "." + member.name(),
                member.dtype(),
                schema.isOfFeatures() ? values.get(member.name()) : null));
        if (schema.isOfFeatures()) {
          inDataset.add(member.name());
        }
      }
    }
    for (boolean labels : new boolean[] {true, false}) {
      annotations.stream()
          .filter(annotation -> annotation.isOfLabels() == labels)
          .filter(annotation -> values.containsKey(annotation.column().name()))
          .filter(annotation -> !inDataset.contains(annotation.column().name()))
          .sorted(Comparator.comparing(annotation -> annotation.column().name()))
          .map(
              annotation ->
                  new Line(
                      FEATURES,
                      annotation.column().name(),
                      annotation.dtype(),
                      values.get(annotation.column().name())))
          .forEach(lines::add);
    }
  }

  private void entities() {
    List<Column> columns = IncludedColumns.ofLabels(instance.registries(), registry);
    Map<String, String> values = cells(columns);
    for (Column column : columns) {
      String value = values.get(column.name());
      if (value != null) {
        String relation = column.name().substring(0, column.name().lastIndexOf("__"));
        lines.add(new Line(ENTITIES, relation, column.comment(), value));
      }
    }
  }

  private Map<String, String> cells(List<Column> columns) {
    return columns.isEmpty()
        ? new LinkedHashMap<>()
        : RecordCells.of(instance.database(), registry, columns, artifact.id());
  }
}

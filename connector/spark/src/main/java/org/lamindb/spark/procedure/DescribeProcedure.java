package org.lamindb.spark.procedure;

import java.util.List;
import java.util.Objects;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.lamindb.artifact.Artifact;
import org.lamindb.artifact.ArtifactDescription;
import org.lamindb.artifact.Artifacts;
import org.lamindb.instance.Instance;

/** {@code CALL system.describe(…)}: what is known about an artifact. */
final class DescribeProcedure extends LaminProcedure {
  private static final StructType RESULT =
      new StructType()
          .add("section", DataTypes.StringType, false)
          .add("name", DataTypes.StringType, false)
          .add("type", DataTypes.StringType)
          .add("value", DataTypes.StringType);

  private final Instance instance;

  DescribeProcedure(Instance instance) {
    super(
        "describe",
        "Tells what is known about an artifact: its properties, the features of its content, its"
            + " other features, and the entities that it is linked to.",
        List.of(
            required("artifact", "Key, uid or the beginning of a uid."),
            optional("version", "Version tag or last four characters of the uid.")),
        RESULT);
    this.instance = Objects.requireNonNull(instance, "instance is null");
  }

  @Override
  protected List<Object[]> run(Arguments arguments) {
    Artifact artifact =
        new Artifacts(instance)
            .get(
                arguments.required("artifact", "name the artifact by key or uid"),
                arguments.text("version"));
    return ArtifactDescription.of(instance, artifact).stream()
        .map(line -> new Object[] {line.section(), line.name(), line.type(), line.value()})
        .toList();
  }
}

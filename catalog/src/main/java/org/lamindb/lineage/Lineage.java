package org.lamindb.lineage;

import java.util.Objects;
import org.lamindb.artifact.Artifact;
import org.lamindb.instance.Instance;

/** Reads the lineage of artifacts. */
public final class Lineage {
  private final Instance instance;

  public Lineage(Instance instance) {
    this.instance = Objects.requireNonNull(instance, "instance is null");
  }

  /** The runs that led to the artifact, with all their inputs and outputs. */
  public LineageGraph upstream(Artifact artifact) {
    return walk(artifact, true, false);
  }

  /**
   * The runs that used the artifact or what was made with it, with all their inputs and outputs.
   */
  public LineageGraph downstream(Artifact artifact) {
    return walk(artifact, false, true);
  }

  /** Both directions. */
  public LineageGraph of(Artifact artifact) {
    return walk(artifact, true, true);
  }

  private LineageGraph walk(Artifact artifact, boolean up, boolean down) {
    return instance
        .database()
        .read(
            "read the lineage",
            connection -> new LineageWalk(connection, instance).walk(artifact, up, down));
  }
}

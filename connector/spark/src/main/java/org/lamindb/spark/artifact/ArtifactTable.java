package org.lamindb.spark.artifact;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.apache.spark.sql.connector.catalog.SupportsRead;
import org.apache.spark.sql.connector.catalog.Table;
import org.apache.spark.sql.connector.catalog.TableCapability;
import org.apache.spark.sql.connector.expressions.Transform;
import org.apache.spark.sql.connector.read.ScanBuilder;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.sql.util.CaseInsensitiveStringMap;
import org.lamindb.artifact.Artifact;
import org.lamindb.database.DatabaseAddress;
import org.lamindb.instance.InstanceDescription;
import org.lamindb.spark.lineage.ArtifactRead;

/** The content of one artifact, read by Spark's own file source. */
public final class ArtifactTable implements Table, SupportsRead, ArtifactRead {
  private final InstanceDescription instance;
  private final Artifact artifact;
  private final String path;
  private final Table files;

  ArtifactTable(InstanceDescription instance, Artifact artifact, String path, Table files) {
    this.instance = Objects.requireNonNull(instance, "instance is null");
    this.artifact = Objects.requireNonNull(artifact, "artifact is null");
    this.path = Objects.requireNonNull(path, "path is null");
    this.files = Objects.requireNonNull(files, "files is null");
  }

  /** The instance that the artifact belongs to, for the lineage of who reads it. */
  public InstanceDescription instance() {
    return instance;
  }

  public Artifact artifact() {
    return artifact;
  }

  @Override
  public DatabaseAddress database() {
    return instance.database();
  }

  @Override
  public Set<Long> artifactIds() {
    return Set.of(artifact.id());
  }

  @Override
  public String name() {
    return "artifacts.`" + (artifact.label()) + "`";
  }

  @Override
  @SuppressWarnings("deprecation")
  public StructType schema() {
    return files.schema();
  }

  @Override
  public Transform[] partitioning() {
    return files.partitioning();
  }

  @Override
  public Map<String, String> properties() {
    Map<String, String> properties = new LinkedHashMap<>();
    properties.put("provider", "lamindb");
    properties.put("location", path);
    properties.put("uid", artifact.uid());
    artifact.description().ifPresent(description -> properties.put("comment", description));
    properties.put("openlineage.dataset.namespace", "lamin://" + instance.identity().slug());
    properties.put("openlineage.dataset.name", "artifact/" + artifact.uid());
    return properties;
  }

  @Override
  public Set<TableCapability> capabilities() {
    return Set.of(TableCapability.BATCH_READ);
  }

  @Override
  public ScanBuilder newScanBuilder(CaseInsensitiveStringMap options) {
    return ((SupportsRead) files).newScanBuilder(options);
  }
}

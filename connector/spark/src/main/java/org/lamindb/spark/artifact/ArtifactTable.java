package org.lamindb.spark.artifact;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.apache.spark.sql.connector.catalog.SupportsRead;
import org.apache.spark.sql.connector.catalog.SupportsWrite;
import org.apache.spark.sql.connector.catalog.Table;
import org.apache.spark.sql.connector.catalog.TableCapability;
import org.apache.spark.sql.connector.expressions.Transform;
import org.apache.spark.sql.connector.read.ScanBuilder;
import org.apache.spark.sql.connector.write.LogicalWriteInfo;
import org.apache.spark.sql.connector.write.WriteBuilder;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.sql.util.CaseInsensitiveStringMap;
import org.lamindb.artifact.Artifact;
import org.lamindb.database.DatabaseAddress;
import org.lamindb.error.LaminErrors;
import org.lamindb.instance.InstanceDescription;
import org.lamindb.spark.LaminSparkErrors;
import org.lamindb.spark.lineage.ArtifactRead;

/** The content of one artifact, read by Spark's own file source. */
public final class ArtifactTable implements Table, SupportsRead, SupportsWrite, ArtifactRead {
  private final InstanceDescription instance;
  private final Artifact artifact;
  private final String path;
  private final Table files;
  private final boolean isInCatalog;

  ArtifactTable(InstanceDescription instance, Artifact artifact, String path, Table files) {
    this(instance, artifact, path, files, false);
  }

  private ArtifactTable(
      InstanceDescription instance,
      Artifact artifact,
      String path,
      Table files,
      boolean isInCatalog) {
    this.instance = Objects.requireNonNull(instance, "instance is null");
    this.artifact = Objects.requireNonNull(artifact, "artifact is null");
    this.path = Objects.requireNonNull(path, "path is null");
    this.files = Objects.requireNonNull(files, "files is null");
    this.isInCatalog = isInCatalog;
  }

  /**
   * The table as a catalog shows it: INSERT is for it to refuse, with the words that help. Of a
   * data source, Spark must not think that its table is what writes.
   */
  ArtifactTable inCatalog() {
    return new ArtifactTable(instance, artifact, path, files, true);
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
    return isInCatalog
        ? Set.of(
            TableCapability.BATCH_READ,
            TableCapability.BATCH_WRITE,
            TableCapability.ACCEPT_ANY_SCHEMA,
            TableCapability.TRUNCATE,
            TableCapability.OVERWRITE_BY_FILTER,
            TableCapability.OVERWRITE_DYNAMIC)
        : Set.of(TableCapability.BATCH_READ);
  }

  @Override
  public WriteBuilder newWriteBuilder(LogicalWriteInfo info) {
    throw LaminSparkErrors.of(
        LaminErrors.unsupported(
            "Writing into the artifact '" + artifact.label() + "' by SQL",
            "Its bytes never change; save its next version with"
                + " df.write.format(\"lamindb\").option(\"key\", …).save()."));
  }

  @Override
  public ScanBuilder newScanBuilder(CaseInsensitiveStringMap options) {
    return LaminSparkErrors.guard(
        () -> {
          if (isInCatalog) {
            FileOptions.checkInCatalog(options);
          }
          return ((SupportsRead) files).newScanBuilder(options);
        });
  }
}

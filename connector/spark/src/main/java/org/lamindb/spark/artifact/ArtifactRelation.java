package org.lamindb.spark.artifact;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SQLContext;
import org.apache.spark.sql.SaveMode;
import org.apache.spark.sql.sources.BaseRelation;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.sql.util.CaseInsensitiveStringMap;
import org.lamindb.artifact.Artifacts;
import org.lamindb.database.Json;
import org.lamindb.error.LaminErrors;
import org.lamindb.instance.Instance;
import org.lamindb.spark.LaminOptions;
import org.lamindb.spark.lineage.ApplicationLineage;

/** What {@code df.write.format("lamindb")} leaves behind. */
public final class ArtifactRelation extends BaseRelation {
  private final SQLContext context;
  private final StructType schema;

  private ArtifactRelation(SQLContext context, StructType schema) {
    this.context = Objects.requireNonNull(context, "context is null");
    this.schema = Objects.requireNonNull(schema, "schema is null");
  }

  /**
   * Saves a data frame as an artifact.
   *
   * <p>A key that exists gets its next version, in every mode but {@code ignore}; no bytes are ever
   * replaced.
   */
  public static ArtifactRelation save(
      SQLContext context,
      SaveMode mode,
      Instance instance,
      CaseInsensitiveStringMap options,
      Dataset<Row> data) {
    if (mode == SaveMode.Append) {
      throw LaminErrors.unsupported(
          "Appending to an artifact",
          "Leave the mode out: a key that exists gets a new version with the rows written.");
    }
    Map<String, String> sinkOptions = FileOptions.ofSink(options);
    String key = key(options);
    if (mode != SaveMode.Ignore || !new Artifacts(instance).hasKey(key)) {
      instance.requireWritable();
      new ArtifactSave(
              key, LaminOptions.DESCRIPTION.in(options), partitionColumns(options), sinkOptions)
          .save(instance, data, ApplicationLineage.runFor(instance));
    }
    return new ArtifactRelation(context, data.schema());
  }

  private static String key(CaseInsensitiveStringMap options) {
    Optional<String> key = LaminOptions.KEY.in(options);
    Optional<String> path = LaminOptions.PATH.in(options);
    if (key.isPresent() && path.isPresent()) {
      throw LaminErrors.conflictingOptions(
          LaminOptions.KEY.option(), "save(\"" + path.get() + "\")");
    }
    return key.or(() -> path)
        .orElseThrow(
            () ->
                LaminErrors.missingOption(
                    LaminOptions.KEY.option(),
                    "say what the artifact is called with .option(\"key\", \"folder/name.parquet\")"));
  }

  private static List<String> partitionColumns(Map<String, String> options) {
    List<String> columns = new ArrayList<>();
    Optional.ofNullable(options.get(FileOptions.PARTITION_COLUMNS))
        .map(Json::parse)
        .ifPresent(list -> ((List<?>) list).forEach(column -> columns.add(column.toString())));
    return columns;
  }

  @Override
  public SQLContext sqlContext() {
    return context;
  }

  @Override
  public StructType schema() {
    return schema;
  }
}

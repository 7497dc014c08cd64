package org.lamindb.spark.artifact;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import org.apache.spark.sql.DataFrameWriter;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.lamindb.artifact.ArtifactContent;
import org.lamindb.artifact.ArtifactWriter;
import org.lamindb.artifact.Hashes;
import org.lamindb.artifact.SavedArtifact;
import org.lamindb.artifact.StagedArtifact;
import org.lamindb.error.ArtifactErrors;
import org.lamindb.instance.Instance;

/**
 * Saving a data frame as a Parquet artifact.
 *
 * @param key of the artifact, ending in {@code .parquet}
 * @param partitionBy columns whose values become folders
 * @param writerOptions of Spark's Parquet writer
 */
public record ArtifactSave(
    String key,
    Optional<String> description,
    List<String> partitionBy,
    Map<String, String> writerOptions) {
  private static final String SUFFIX = ".parquet";

  public ArtifactSave {
    Objects.requireNonNull(key, "key is null");
    partitionBy = List.copyOf(partitionBy);
    writerOptions = Map.copyOf(writerOptions);
  }

  /**
   * Writes the files and then the record; a failure leaves neither.
   *
   * @param run the run that makes the artifact, if there is one
   */
  public SavedArtifact save(Instance instance, Dataset<Row> data, OptionalLong run) {
    try (StagedArtifact staged = new ArtifactWriter(instance).stage(key, SUFFIX)) {
      String folder = SparkPaths.of(staged.content());
      DataFrameWriter<Row> writer = data.write().options(writerOptions);
      if (!partitionBy.isEmpty()) {
        writer.partitionBy(partitionBy.toArray(String[]::new));
      }
      try (ParquetTimestamps ignored = ParquetTimestamps.inMicroseconds(data.sparkSession())) {
        writer.parquet(folder);
      }
      if (isEmpty(staged.content())) {
        throw ArtifactErrors.nothingToSave(key);
      }
      // Counted in what was written: the footers hold it, and an unreadable file shows itself here.
      long rows =
          data.sparkSession().read().option(SparkPaths.PATTERNS, "false").parquet(folder).count();
      ArtifactContent table = ArtifactContent.ofTable(OptionalLong.of(rows));
      return staged.commit(
          new ArtifactContent(table.kind(), table.otype(), table.observations(), description), run);
    }
  }

  /** Spark writes no file at all for no rows in no partition. */
  private static boolean isEmpty(Path folder) {
    return Hashes.filesBelow(folder).stream()
        .noneMatch(file -> file.getFileName().toString().endsWith(SUFFIX));
  }
}

package org.lamindb.spark.artifact;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.spark.sql.connector.catalog.Table;
import org.apache.spark.sql.connector.catalog.TableProvider;
import org.apache.spark.sql.connector.expressions.Transform;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.sql.util.CaseInsensitiveStringMap;
import org.lamindb.artifact.Artifact;
import org.lamindb.artifact.Artifacts;
import org.lamindb.artifact.Suffixes;
import org.lamindb.error.ArtifactErrors;
import org.lamindb.error.LaminException;
import org.lamindb.instance.Instance;

/** Makes tables of artifacts. */
public final class ArtifactTables {
  /** Listing must not walk through everything that an instance has. */
  private static final int LOOKED_AT = 100;

  private ArtifactTables() {}

  /**
   * The table of an artifact's content.
   *
   * @param reference key, uid or the beginning of a uid
   * @param version last four characters of a uid or a version tag; the latest without it
   * @param options of the file source, such as {@code sep}
   * @param schema what the caller knows the content to be, else Spark looks into the files
   * @throws org.lamindb.error.LaminException when there is no such artifact or version, its bytes
   *     are missing, or Spark has no reader for it
   */
  public static ArtifactTable load(
      Instance instance,
      String reference,
      Optional<String> version,
      Map<String, String> options,
      Optional<StructType> schema) {
    Artifacts artifacts = new Artifacts(instance);
    return of(instance, artifacts.get(reference, version), options, schema);
  }

  /** The table of an artifact that was found before. */
  public static ArtifactTable of(
      Instance instance,
      Artifact artifact,
      Map<String, String> options,
      Optional<StructType> schema) {
    new Artifacts(instance).requireReadable(artifact);
    ContentFiles content = ContentFiles.of(artifact);
    ArtifactFormat format = format(artifact, content);
    Map<String, String> fileOptions = new HashMap<>(content.settings());
    fileOptions.putAll(format.options(options));
    fileOptions.put("path", content.path());
    // A key may hold what Spark takes for wildcards.
    fileOptions.put(SparkPaths.PATTERNS, "false");
    TableProvider provider = format.newProvider();
    CaseInsensitiveStringMap caseInsensitive = new CaseInsensitiveStringMap(fileOptions);
    Transform[] partitioning = provider.inferPartitioning(caseInsensitive);
    Table files =
        provider.getTable(
            schema.orElseGet(() -> inferSchema(artifact, content, provider, caseInsensitive)),
            partitioning,
            caseInsensitive.asCaseSensitiveMap());
    return new ArtifactTable(instance.description(), artifact, artifact.location(), files);
  }

  private static StructType inferSchema(
      Artifact artifact,
      ContentFiles content,
      TableProvider provider,
      CaseInsensitiveStringMap options) {
    if (options.getBoolean("multiline", false) && content.looksLikePattern()) {
      // Spark looks into such files with Hadoop's older reader, which it cannot tell so.
      throw ArtifactErrors.schemaRequired(artifact.uid(), artifact.location());
    }
    try {
      return provider.inferSchema(options);
    } catch (Exception e) {
      for (Throwable cause = e; cause != null; cause = cause.getCause()) {
        // The condition is another one in every Spark; the Parquet type is what they all name.
        if (String.valueOf(cause.getMessage()).contains("TIMESTAMP(NANOS")) {
          throw ArtifactErrors.nanosecondTimestamps(artifact.uid());
        }
      }
      throw e;
    }
  }

  private static ArtifactFormat format(Artifact artifact, ContentFiles content) {
    List<String> readable = ArtifactFormat.readableSuffixes();
    return ArtifactFormat.ofSuffix(artifact.suffix())
        .or(() -> artifact.suffix().isEmpty() ? formatOf(content.folder()) : Optional.empty())
        .orElseThrow(
            () -> ArtifactErrors.unsupportedSuffix(artifact.uid(), artifact.suffix(), readable));
  }

  /** Whether a folder without a suffix looks like a table; only some of its files are asked. */
  static boolean mayBeTable(Artifact folder) {
    if (!folder.storage().isLocal()) {
      return looksLikeTable(folder);
    }
    try (Stream<Path> files = Files.walk(Path.of(folder.location()))) {
      return formatOf(
              files
                  .filter(Files::isRegularFile)
                  .limit(LOOKED_AT)
                  .map(file -> file.getFileName().toString()))
          .isPresent();
    } catch (IOException | UncheckedIOException e) {
      // Whoever reads it will hear why it cannot be read.
      return false;
    }
  }

  /** One in a cloud, when one request tells it. */
  private static boolean looksLikeTable(Artifact folder) {
    if (folder.fileCount().orElse(Long.MAX_VALUE) > LOOKED_AT) {
      return true;
    }
    try {
      return formatOf(ContentFiles.of(folder).folder()).isPresent();
    } catch (LaminException e) {
      // Whoever reads it will hear why it cannot be read.
      return false;
    }
  }

  /** The format of a folder without a suffix: that of its files, when all have the same. */
  private static Optional<ArtifactFormat> formatOf(Stream<String> names) {
    List<Optional<ArtifactFormat>> formats =
        names
            .filter(name -> !name.startsWith("_") && !name.startsWith("."))
            .map(name -> ArtifactFormat.ofSuffix(Suffixes.of(name).canonical()))
            .distinct()
            .toList();
    return formats.size() == 1 ? formats.get(0) : Optional.empty();
  }
}

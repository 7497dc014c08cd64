package org.lamindb.lineage;

import java.util.Objects;
import java.util.Optional;
import org.lamindb.error.LaminErrors;

/**
 * The code that runs.
 *
 * @param key path-like name; versions of one transform share it
 * @param source the code itself; secrets in it are not stored
 * @param reference where the code comes from, such as a URL
 * @param referenceType what kind of reference, such as {@code url}
 */
public record TransformDescription(
    String key,
    TransformKind kind,
    Optional<String> description,
    Optional<String> source,
    Optional<String> reference,
    Optional<String> referenceType) {
  private static final int MAX_KEY = 1024;

  public TransformDescription {
    Objects.requireNonNull(kind, "kind is null");
    Objects.requireNonNull(description, "description is null");
    Objects.requireNonNull(source, "source is null");
    Objects.requireNonNull(reference, "reference is null");
    Objects.requireNonNull(referenceType, "referenceType is null");
    if (key.isBlank() || key.length() > MAX_KEY) {
      throw LaminErrors.invalidOption(
          "transform key", key, "1 to " + MAX_KEY + " characters, such as jobs/etl.py");
    }
  }

  /** Code of which only the name is known. */
  public static TransformDescription ofPipeline(String key) {
    return new TransformDescription(
        key,
        TransformKind.PIPELINE,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  public TransformDescription withSource(String code) {
    return new TransformDescription(
        key, kind, description, Optional.of(code), reference, referenceType);
  }
}

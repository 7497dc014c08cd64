package org.lamindb.artifact;

import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import org.lamindb.error.LaminErrors;

/**
 * What is known about an artifact besides its bytes.
 *
 * @param kind {@code dataset}, {@code model} or another word of at most 20 characters
 * @param otype kind of object, such as {@code DataFrame}; empty to tell it by the suffix
 * @param observations rows, when known
 */
public record ArtifactContent(
    Optional<String> kind,
    Optional<String> otype,
    OptionalLong observations,
    Optional<String> description) {
  private static final int MAX_KIND = 20;
  private static final int MAX_OTYPE = 64;

  public ArtifactContent {
    Objects.requireNonNull(kind, "kind is null");
    Objects.requireNonNull(otype, "otype is null");
    Objects.requireNonNull(observations, "observations is null");
    Objects.requireNonNull(description, "description is null");
    if (kind.isPresent() && kind.get().length() > MAX_KIND) {
      throw LaminErrors.invalidOption("kind", kind.get(), "at most 20 characters");
    }
    if (otype.isPresent() && otype.get().length() > MAX_OTYPE) {
      throw LaminErrors.invalidOption("otype", otype.get(), "at most 64 characters");
    }
  }

  /** A table of rows. */
  public static ArtifactContent ofTable(OptionalLong observations) {
    return new ArtifactContent(
        Optional.of("dataset"), Optional.of("DataFrame"), observations, Optional.empty());
  }
}

package org.lamindb.lineage;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * What is known about a run when it starts.
 *
 * @param name shown to people
 * @param params maps, lists, texts, numbers, booleans; anything else is stored as its text. Secrets
 *     are not stored
 * @param cliArgs the arguments of the command line; secrets are not stored
 * @param reference identifier elsewhere, such as Spark's application id
 * @param referenceType what kind of reference, such as {@code spark_app_id}
 * @param initiatedByRunUid the run that started this one
 */
public record RunDetails(
    Optional<String> name,
    Map<String, ?> params,
    List<String> cliArgs,
    Optional<String> reference,
    Optional<String> referenceType,
    Instant startedAt,
    Optional<String> initiatedByRunUid) {
  public RunDetails {
    Objects.requireNonNull(name, "name is null");
    params = Collections.unmodifiableMap(new LinkedHashMap<>(params));
    cliArgs = List.copyOf(cliArgs);
    Objects.requireNonNull(reference, "reference is null");
    Objects.requireNonNull(referenceType, "referenceType is null");
    Objects.requireNonNull(startedAt, "startedAt is null");
    Objects.requireNonNull(initiatedByRunUid, "initiatedByRunUid is null");
  }

  /** A run of which nothing more is known than that it starts now. */
  public static RunDetails now() {
    return new RunDetails(
        Optional.empty(),
        Map.of(),
        List.of(),
        Optional.empty(),
        Optional.empty(),
        Instant.now(),
        Optional.empty());
  }
}

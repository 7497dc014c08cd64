package org.lamindb.scan;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * How a query is read.
 *
 * @param parts read independently of each other; together they are the rows of the query
 * @param sharedState takes the state that the parts share; empty when a single part needs none
 * @param way what EXPLAIN says of it: the way, and why no faster one
 */
public record ScanPlan(
    List<ScanPart> parts, Optional<Supplier<SharedState>> sharedState, String way) {
  public ScanPlan {
    parts = List.copyOf(parts);
    Objects.requireNonNull(sharedState, "sharedState is null");
    Objects.requireNonNull(way, "way is null");
  }
}

package org.lamindb.scan;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * How a query is read.
 *
 * @param parts read independently of each other; together they are the rows of the query
 * @param sharing how the parts see one state; empty when a single part needs none
 * @param way what EXPLAIN says of it: the way, and why no faster one
 */
public record ScanPlan(List<ScanPart> parts, Optional<Sharing> sharing, String way) {
  public ScanPlan {
    parts = List.copyOf(parts);
    Objects.requireNonNull(sharing, "sharing is null");
    Objects.requireNonNull(way, "way is null");
  }
}

package org.lamindb.spark.registry;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.lamindb.registry.Filter;

/**
 * What a database knows about a condition of Spark's. A row for which the condition is true passes
 * the first filter; one for which it is false passes the second. Where one of them is missing,
 * every row may.
 *
 * @param ifTrue null when nothing is known
 * @param ifFalse null when nothing is known
 * @param reason why Spark decides; empty when the first filter is the condition itself
 */
record Approximation(Filter ifTrue, Filter ifFalse, String reason) {
  Approximation {
    Objects.requireNonNull(reason, "reason is null");
  }

  static Approximation exact(Filter filter) {
    return new Approximation(filter, new Filter.Not(filter), "");
  }

  static Approximation unknown(String reason) {
    return new Approximation(null, null, reason);
  }

  /** A filter that is right unless one of the doubts applies: then Spark decides. */
  static Approximation of(Filter filter, List<Filter> doubts) {
    if (doubts.isEmpty()) {
      return exact(filter);
    }
    return new Approximation(
        with(filter, doubts),
        with(new Filter.Not(filter), doubts),
        "the database cannot be sure of every row");
  }

  private static Filter with(Filter filter, List<Filter> doubts) {
    List<Filter> all = new ArrayList<>(List.of(filter));
    all.addAll(doubts);
    return new Filter.Or(all);
  }

  boolean isExact() {
    return reason.isEmpty();
  }

  Optional<Filter> filter() {
    return Optional.ofNullable(ifTrue);
  }

  Approximation not() {
    return isExact() ? exact(new Filter.Not(ifTrue)) : new Approximation(ifFalse, ifTrue, reason);
  }

  static Approximation and(List<Approximation> parts) {
    if (parts.stream().allMatch(Approximation::isExact)) {
      return exact(new Filter.And(all(parts, Approximation::ifTrue)));
    }
    return new Approximation(
        known(parts, Approximation::ifTrue), everyOne(parts, Approximation::ifFalse), why(parts));
  }

  static Approximation or(List<Approximation> parts) {
    if (parts.stream().allMatch(Approximation::isExact)) {
      return exact(new Filter.Or(all(parts, Approximation::ifTrue)));
    }
    return new Approximation(
        everyOne(parts, Approximation::ifTrue), known(parts, Approximation::ifFalse), why(parts));
  }

  private static List<Filter> all(List<Approximation> parts, Function<Approximation, Filter> side) {
    return parts.stream().map(side).filter(Objects::nonNull).toList();
  }

  /** All parts must hold, so each that is known tells something. */
  private static Filter known(List<Approximation> parts, Function<Approximation, Filter> side) {
    List<Filter> filters = all(parts, side);
    return filters.isEmpty() ? null : new Filter.And(filters);
  }

  /** One part must hold, so nothing is known unless all are. */
  private static Filter everyOne(List<Approximation> parts, Function<Approximation, Filter> side) {
    List<Filter> filters = all(parts, side);
    return filters.size() < parts.size() ? null : new Filter.Or(filters);
  }

  private static String why(List<Approximation> parts) {
    return parts.stream()
        .map(Approximation::reason)
        .filter(reason -> !reason.isEmpty())
        .findFirst()
        .orElseThrow();
  }
}

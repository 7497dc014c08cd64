package org.lamindb.scan.statistics;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.OptionalLong;
import org.lamindb.registry.Column;
import org.lamindb.registry.Filter;

/**
 * The rows whose id is in a range.
 *
 * @param key the column of the ids; null for all rows of a table that may have none
 * @param from first id of the range; empty for no lower end
 * @param until first id behind the range; empty for no upper end
 */
public record KeyRange(Column key, OptionalLong from, OptionalLong until) {
  /** Every row. */
  public static final KeyRange ALL = new KeyRange(null, OptionalLong.empty(), OptionalLong.empty());

  public KeyRange {
    Objects.requireNonNull(from, "from is null");
    Objects.requireNonNull(until, "until is null");
    if (key == null && (from.isPresent() || until.isPresent())) {
      throw new IllegalArgumentException("a range without a key has no ends");
    }
  }

  /** The conditions, all of which must hold; none for every row. */
  public List<Filter> filters() {
    List<Filter> filters = new ArrayList<>();
    from.ifPresent(
        id -> filters.add(new Filter.Comparison(key, Filter.Operator.GREATER_OR_EQUAL, id)));
    until.ifPresent(id -> filters.add(new Filter.Comparison(key, Filter.Operator.LESS, id)));
    return List.copyOf(filters);
  }

  @Override
  public String toString() {
    return filters().isEmpty()
        ? "all ids"
        : (from.isPresent() ? from.getAsLong() + " <= " : "")
            + "id"
            + (until.isPresent() ? " < " + until.getAsLong() : "");
  }
}

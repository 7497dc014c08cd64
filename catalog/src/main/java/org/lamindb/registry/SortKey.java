package org.lamindb.registry;

import java.io.Serializable;
import java.util.Optional;

/**
 * What rows are sorted by: a column, or an aggregate of the query's groups.
 *
 * @param column null when it is an aggregate
 * @param aggregate null when it is a column
 */
public record SortKey(Column column, Aggregate aggregate, boolean descending, boolean nullsFirst)
    implements Serializable {
  public SortKey {
    if ((column == null) == (aggregate == null)) {
      throw new IllegalArgumentException("either a column or an aggregate");
    }
  }

  public static SortKey of(Column column, boolean descending, boolean nullsFirst) {
    return new SortKey(column, null, descending, nullsFirst);
  }

  public static SortKey of(Aggregate aggregate, boolean descending, boolean nullsFirst) {
    return new SortKey(null, aggregate, descending, nullsFirst);
  }

  Optional<Aggregate> ofGroups() {
    return Optional.ofNullable(aggregate);
  }
}

package org.lamindb.registry;

import java.io.Serializable;
import java.util.List;
import java.util.Objects;

/**
 * What to read from one registry.
 *
 * @param columns in the order of the result; may be empty when only the rows count
 * @param filters all of them must hold
 * @param limit most rows to return, or {@link #NO_LIMIT}
 */
public record RegistryQuery(
    Registry registry, List<Column> columns, List<Filter> filters, long limit)
    implements Serializable {
  public static final long NO_LIMIT = Long.MAX_VALUE;

  public RegistryQuery {
    Objects.requireNonNull(registry, "registry is null");
    columns = List.copyOf(columns);
    filters = List.copyOf(filters);
    if (limit < 0) {
      throw new IllegalArgumentException("limit is negative");
    }
  }

  /** All rows and columns, on every branch. */
  public static RegistryQuery all(Registry registry) {
    return new RegistryQuery(registry, registry.columns(), List.of(), NO_LIMIT);
  }

  public RegistryQuery withFilters(List<Filter> more) {
    return new RegistryQuery(registry, columns, more, limit);
  }

  /** The same query with at most so many rows. */
  public RegistryQuery atMost(long rows) {
    return new RegistryQuery(registry, columns, filters, Math.min(limit, rows));
  }
}

package org.lamindb.registry;

import java.io.Serializable;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * One side of a join.
 *
 * @param query its rows: all that meet the filters, with columns of their own tables
 * @param names of the query's columns in the join
 */
public record JoinSide(RegistryQuery query, List<String> names) implements Serializable {
  public JoinSide {
    Objects.requireNonNull(query, "query is null");
    names = List.copyOf(names);
    if (!query.isWhole() || query.columns().stream().anyMatch(Column::isDerived)) {
      throw new IllegalArgumentException("no side of a join: " + query);
    } else if (names.size() != query.columns().size()) {
      throw new IllegalArgumentException(names + " for " + query.columns());
    }
  }

  /**
   * The columns under their names in the join.
   *
   * @param optional whether rows of the join may have none of these
   */
  List<Column> columns(boolean optional) {
    return IntStream.range(0, names.size())
        .mapToObj(i -> query.columns().get(i).joined(names.get(i), optional))
        .toList();
  }

  /** Whether no two rows share a value of the column with this name; false when nobody knows. */
  public boolean isUnique(String name) {
    int position = names.indexOf(name);
    Optional<Registry> registry = query.registry();
    return position >= 0
        && registry.isPresent()
        && registry.get().isUnique(query.columns().get(position));
  }
}

package org.lamindb.registry;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

/**
 * Rows taken together: one for each combination of the group's columns, or one for all.
 *
 * @param groups columns whose equal values make a group; none for one group, also of no rows
 */
public record Grouping(List<Column> groups, List<Aggregate> aggregates) implements Serializable {
  public Grouping {
    groups = List.copyOf(groups);
    aggregates = List.copyOf(aggregates);
  }

  /** The columns of the result: the groups', then the aggregates'. */
  public List<Column> columns() {
    List<Column> columns = new ArrayList<>(groups);
    aggregates.forEach(aggregate -> columns.add(aggregate.result()));
    return columns;
  }
}

package org.lamindb.registry;

import java.io.Serializable;
import java.util.List;
import java.util.Objects;

/**
 * A way from the rows of one table to values of another one.
 *
 * @param hops at least one
 * @param leaf the column of the last table that holds the values
 */
public record RelationPath(List<Hop> hops, Column leaf) implements Serializable {
  public RelationPath {
    hops = List.copyOf(hops);
    Objects.requireNonNull(leaf, "leaf is null");
    if (hops.isEmpty()) {
      throw new IllegalArgumentException("a path leads nowhere");
    }
  }

  /**
   * From rows of one table to those rows of the next whose {@code to} equals their {@code from}.
   *
   * @param conditions all of them must hold for a row of the next table
   */
  public record Hop(String from, String table, String to, List<Condition> conditions)
      implements Serializable {
    public Hop {
      conditions = List.copyOf(conditions);
    }

    Hop(String from, String table, String to) {
      this(from, table, to, List.of());
    }

    Hop where(String column, List<Long> values) {
      return new Hop(from, table, to, List.of(new Condition(column, values)));
    }
  }

  /** The column of integers has one of the values. */
  public record Condition(String column, List<Long> values) implements Serializable {
    public Condition {
      values = List.copyOf(values);
    }
  }
}

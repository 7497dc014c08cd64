package org.lamindb.registry;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Rows of two sides that belong together. A right outer join is a left outer one with its sides
 * exchanged.
 *
 * @param condition about the columns of the join
 */
public record Joined(JoinSide left, JoinSide right, Type type, Filter condition)
    implements RowSource {
  /** Databases take long to plan a join of more tables; SQLite takes 64 at most. */
  public static final int MOST_REGISTRIES = 16;

  /** Postgres cuts names that are longer. */
  private static final int MOST_BYTES = 63;

  /** Which rows are kept. */
  public enum Type {
    INNER,
    /** Those of the left side that nothing on the right belongs to are kept, too. */
    LEFT_OUTER
  }

  public Joined {
    Objects.requireNonNull(left, "left is null");
    Objects.requireNonNull(right, "right is null");
    Objects.requireNonNull(type, "type is null");
    Objects.requireNonNull(condition, "condition is null");
    List<String> names = Stream.of(left, right).flatMap(side -> side.names().stream()).toList();
    if (!canName(names)) {
      throw new IllegalArgumentException("no names of columns: " + names);
    }
  }

  /** Whether databases can tell columns by these names: some ignore case, and cut long ones. */
  public static boolean canName(List<String> names) {
    Set<String> distinct = new HashSet<>();
    return names.stream()
        .allMatch(
            name ->
                name.getBytes(StandardCharsets.UTF_8).length <= MOST_BYTES
                    && distinct.add(name.toLowerCase(Locale.ROOT)));
  }

  /** All pairs of rows. */
  public Joined(JoinSide left, JoinSide right, Type type) {
    this(left, right, type, new Filter.Constant(true));
  }

  /** The pairs of the same sides that meet a condition. */
  public Joined on(Filter other) {
    return new Joined(left, right, type, other);
  }

  @Override
  public List<Column> columns() {
    List<Column> columns = new ArrayList<>(left.columns(false));
    columns.addAll(right.columns(type == Type.LEFT_OUTER));
    return columns;
  }

  @Override
  public List<Registry> registries() {
    return Stream.of(left, right)
        .flatMap(side -> side.query().source().registries().stream())
        .toList();
  }
}

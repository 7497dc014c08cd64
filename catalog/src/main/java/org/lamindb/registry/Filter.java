package org.lamindb.registry;

import java.io.Serializable;
import java.util.List;

/**
 * A condition on the rows of a registry that the database can decide exactly as Spark would.
 *
 * <p>Values are {@link Boolean}, {@link Long}, {@link Double}, {@link String}, {@link
 * java.time.LocalDate} or {@link org.lamindb.database.TimestampMicros}; never null.
 */
public sealed interface Filter extends Serializable {

  /** How two values are compared. */
  enum Operator {
    EQUAL("="),
    NOT_EQUAL("<>"),
    LESS("<"),
    LESS_OR_EQUAL("<="),
    GREATER(">"),
    GREATER_OR_EQUAL(">=");

    private final String sql;

    Operator(String sql) {
      this.sql = sql;
    }

    String sql() {
      return sql;
    }
  }

  record Comparison(Column column, Operator operator, Object value) implements Filter {}

  record In(Column column, List<Object> values) implements Filter {
    public In {
      values = List.copyOf(values);
    }
  }

  record IsNull(Column column) implements Filter {}

  record And(List<Filter> filters) implements Filter {
    public And {
      filters = List.copyOf(filters);
    }
  }

  record Or(List<Filter> filters) implements Filter {
    public Or {
      filters = List.copyOf(filters);
    }
  }

  record Not(Filter filter) implements Filter {}

  /** Always true or always false. */
  record Constant(boolean value) implements Filter {}
}

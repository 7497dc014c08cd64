package org.lamindb.registry;

import java.io.Serializable;
import java.util.List;

/**
 * A condition on the rows of a registry, in the logic of three values that SQL and Spark share.
 *
 * <p>Constants are {@link Boolean}, {@link Long}, {@link Double}, {@link String}, {@link
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

    public boolean isEquality() {
      return this == EQUAL || this == NOT_EQUAL;
    }

    /** What holds when this does not. */
    public Operator negated() {
      return switch (this) {
        case EQUAL -> NOT_EQUAL;
        case NOT_EQUAL -> EQUAL;
        case LESS -> GREATER_OR_EQUAL;
        case LESS_OR_EQUAL -> GREATER;
        case GREATER -> LESS_OR_EQUAL;
        case GREATER_OR_EQUAL -> LESS;
      };
    }

    /** The same comparison with its sides exchanged. */
    public Operator flipped() {
      return switch (this) {
        case EQUAL, NOT_EQUAL -> this;
        case LESS -> GREATER;
        case LESS_OR_EQUAL -> GREATER_OR_EQUAL;
        case GREATER -> LESS;
        case GREATER_OR_EQUAL -> LESS_OR_EQUAL;
      };
    }
  }

  record Comparison(Operand left, Operator operator, Operand right) implements Filter {
    public Comparison(Column column, Operator operator, Object value) {
      this(new Operand.Cell(column), operator, new Operand.Value(column.type(), value));
    }
  }

  /** Equality for which two NULLs are equal and NULL is no value's equal. */
  record NullSafeEqual(Operand left, Operand right) implements Filter {}

  /**
   * Whether one of the values is the operand's.
   *
   * @param orNull whether NULL is among the values, too: what is none of them is then unknown
   */
  record In(Operand operand, List<Object> values, boolean orNull) implements Filter {
    public In {
      values = List.copyOf(values);
    }

    public In(Column column, List<Object> values) {
      this(new Operand.Cell(column), values, false);
    }
  }

  record IsNull(Operand operand) implements Filter {
    public IsNull(Column column) {
      this(new Operand.Cell(column));
    }
  }

  /** Where in a text another one stands. */
  enum Place {
    START,
    END,
    ANYWHERE
  }

  record Match(Operand text, Place place, String part) implements Filter {}

  /** Why a database may compute another value than Spark. */
  enum Doubt {
    /** Only ASCII letters have an upper and a lower case on all databases. */
    NOT_ASCII,
    /** SQLite's functions end a text there. */
    ZERO_CHARACTER,
    /** Spark fails where an integer needs more than 64 bits. */
    OVERFLOW
  }

  /** Whether the reason to doubt is there; never unknown where the operand has a value. */
  record Doubtful(Doubt doubt, Operand operand) implements Filter {}

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

  /** A condition that holds for most rows: an index that finds them is of no use. */
  record Likely(Filter filter) implements Filter {}

  /**
   * Whether a row may be among the latest of a SQLite registry: true at least for these.
   *
   * @param key the registry's primary key
   * @param time whose stored texts tell the order but for some days
   * @param count how many are the latest
   * @param filters of which rows
   */
  record MaybeLatest(Registry registry, Column key, Column time, long count, List<Filter> filters)
      implements Filter {
    public MaybeLatest {
      filters = List.copyOf(filters);
    }
  }

  /** Always true or always false. */
  record Constant(boolean value) implements Filter {}
}

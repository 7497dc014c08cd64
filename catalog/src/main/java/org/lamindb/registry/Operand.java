package org.lamindb.registry;

import java.io.Serializable;
import java.util.List;
import java.util.Objects;

/** What a condition looks at: a column, a value, or what the database computes of those. */
public sealed interface Operand extends Serializable {
  /** The type of what it evaluates to. */
  ColumnType type();

  /** A column, as records are read. */
  record Cell(Column column) implements Operand {
    public Cell {
      Objects.requireNonNull(column, "column is null");
    }

    @Override
    public ColumnType type() {
      return column.type();
    }
  }

  /** The text that SQLite stores for a time or date, whatever it says. */
  record Stored(Column column) implements Operand {
    @Override
    public ColumnType type() {
      return ColumnType.TEXT;
    }
  }

  /**
   * The transaction that wrote the record as it is, by 64 bits of its number; only Postgres knows.
   * The numbers of transactions that are four billion and more back repeat those of later ones.
   */
  record Writer() implements Operand {
    @Override
    public ColumnType type() {
      return ColumnType.LONG;
    }
  }

  /**
   * A constant.
   *
   * @param value {@link Boolean}, {@link Long}, {@link Double}, {@link String}, {@link
   *     java.time.LocalDate} or {@link org.lamindb.database.TimestampMicros}
   */
  record Value(ColumnType type, Object value) implements Operand {
    public Value {
      Objects.requireNonNull(type, "type is null");
      Objects.requireNonNull(value, "value is null");
    }
  }

  /** A function of operands; NULL as soon as one of them is, except COALESCE. */
  record Call(Function function, List<Operand> arguments) implements Operand {
    public Call {
      Objects.requireNonNull(function, "function is null");
      arguments = List.copyOf(arguments);
    }

    @Override
    public ColumnType type() {
      return function.type == null ? arguments.get(0).type() : function.type;
    }
  }

  /** Functions that both databases have in Spark's meaning, where the comment says no exception. */
  enum Function {
    /** In code points; on SQLite only up to a zero character. */
    LENGTH(ColumnType.LONG),
    /**
     * Text, first character from 1, number of characters; on SQLite only up to a zero character.
     */
    SUBSTRING(ColumnType.TEXT),
    TRIM(ColumnType.TEXT),
    LTRIM(ColumnType.TEXT),
    RTRIM(ColumnType.TEXT),
    CONCAT(ColumnType.TEXT),
    /** Of ASCII letters only. */
    UPPER(ColumnType.TEXT),
    /** Of ASCII letters only. */
    LOWER(ColumnType.TEXT),
    /** Of the type of its first argument. */
    COALESCE(null),
    /** Beyond 64 bits it goes on, on SQLite inexactly; Spark fails there. */
    ADD(ColumnType.LONG),
    SUBTRACT(ColumnType.LONG),
    MULTIPLY(ColumnType.LONG),
    NEGATE(ColumnType.LONG),
    ABS(ColumnType.LONG),
    /** By a constant other than 0. */
    REMAINDER(ColumnType.LONG),
    /** By a constant that makes no result too small or too large. */
    DIVIDE(ColumnType.DOUBLE),
    /** Of an integer. */
    TO_TEXT(ColumnType.TEXT),
    /** Of an integer. */
    TO_DOUBLE(ColumnType.DOUBLE);

    private final ColumnType type;

    Function(ColumnType type) {
      this.type = type;
    }
  }
}

package org.lamindb.registry;

import java.util.List;
import org.lamindb.database.Dialect;
import org.lamindb.database.SqlText;

/** Writes an {@link Operand} as SQL. */
final class OperandSql {
  /** Text in the order of its bytes, and equal only when they are. */
  static final String BY_BYTES = " COLLATE \"C\"";

  private OperandSql() {}

  static void append(SqlText sql, Operand operand) {
    if (operand instanceof Operand.Cell cell) {
      cell(sql, cell.column());
    } else if (operand instanceof Operand.Stored stored) {
      sql.name(stored.column().databaseName());
    } else if (operand instanceof Operand.Writer) {
      writer(sql);
    } else if (operand instanceof Operand.Value value) {
      sql.value(value.value());
    } else if (operand instanceof Operand.Call call) {
      call(sql, call.function(), call.arguments());
    }
  }

  /**
   * The row has the lower 32 bits of the number. The upper ones are those of the newest transaction
   * that can have written it: one that the query sees.
   */
  private static void writer(SqlText sql) {
    String newest = "(SELECT txid_snapshot_xmax(txid_current_snapshot()) - 1)";
    sql.sql("(" + newest + " - ((" + newest + " - CAST(CAST(xmin AS text) AS bigint))");
    sql.sql(" & 4294967295))");
  }

  /** A column with the value as which it is read. */
  static void cell(SqlText sql, Column column) {
    if (column.type() == ColumnType.BOOLEAN && sql.dialect() == Dialect.SQLITE) {
      // Only the integer 1 is true.
      sql.sql("(").name(column.databaseName()).sql(" = 1)");
    } else {
      RegistrySql.column(sql, column);
    }
  }

  /** An operand, compared by its bytes if it is text. */
  static void byBytes(SqlText sql, Operand operand) {
    append(sql, operand);
    if (sql.dialect() == Dialect.POSTGRES && isText(operand.type())) {
      sql.sql(BY_BYTES);
    }
  }

  static boolean isText(ColumnType type) {
    return type == ColumnType.TEXT || type == ColumnType.JSON;
  }

  private static void call(SqlText sql, Operand.Function function, List<Operand> arguments) {
    boolean sqlite = sql.dialect() == Dialect.SQLITE;
    switch (function) {
      case LENGTH -> named(sql, sqlite ? "length" : "char_length", arguments);
      case SUBSTRING -> substring(sql, arguments);
      case TRIM -> named(sql, sqlite ? "trim" : "btrim", arguments);
      case LTRIM -> named(sql, "ltrim", arguments);
      case RTRIM -> named(sql, "rtrim", arguments);
      case COALESCE -> named(sql, "coalesce", arguments);
      case CONCAT -> infix(sql, " || ", arguments);
      case UPPER -> letters(sql, "upper", arguments.get(0));
      case LOWER -> letters(sql, "lower", arguments.get(0));
      case ADD -> arithmetic(sql, " + ", arguments);
      case SUBTRACT -> arithmetic(sql, " - ", arguments);
      case MULTIPLY -> arithmetic(sql, " * ", arguments);
      case REMAINDER -> infix(sql, " % ", arguments);
      case DIVIDE -> infix(sql, " / ", arguments);
      case NEGATE -> sql.sql("(- ").also(text -> wide(text, arguments.get(0))).sql(")");
      case ABS -> absolute(sql, arguments.get(0));
      case TO_TEXT -> cast(sql, arguments.get(0), sqlite ? "TEXT" : "text");
      case TO_DOUBLE -> cast(sql, arguments.get(0), sqlite ? "REAL" : "double precision");
    }
  }

  private static void named(SqlText sql, String name, List<Operand> arguments) {
    sql.sql(name);
    infix(sql, ", ", arguments);
  }

  private static void infix(SqlText sql, String between, List<Operand> arguments) {
    for (int i = 0; i < arguments.size(); i++) {
      sql.sql(i == 0 ? "(" : between);
      append(sql, arguments.get(i));
    }
    sql.sql(")");
  }

  /** Positions are constants in the text: Postgres takes no 64-bit ones. */
  private static void substring(SqlText sql, List<Operand> arguments) {
    sql.sql("substr(").also(text -> append(text, arguments.get(0)));
    for (Operand position : arguments.subList(1, arguments.size())) {
      sql.sql(", " + ((Operand.Value) position).value());
    }
    sql.sql(")");
  }

  private static void letters(SqlText sql, String name, Operand argument) {
    sql.sql(name + "(").also(text -> byBytes(text, argument)).sql(")");
  }

  private static void arithmetic(SqlText sql, String sign, List<Operand> arguments) {
    sql.sql("(").also(text -> wide(text, arguments.get(0)));
    sql.sql(sign).also(text -> append(text, arguments.get(1))).sql(")");
  }

  /** SQLite's own function fails for the least integer. */
  private static void absolute(SqlText sql, Operand argument) {
    sql.sql("CASE WHEN ").also(text -> append(text, argument)).sql(" < 0 THEN - ");
    sql.also(text -> wide(text, argument)).sql(" ELSE ").also(text -> append(text, argument));
    sql.sql(" END");
  }

  /** An integer that does not overflow: Postgres would fail where a row is of no interest. */
  private static void wide(SqlText sql, Operand argument) {
    if (sql.dialect() == Dialect.POSTGRES) {
      cast(sql, argument, "numeric");
    } else {
      append(sql, argument);
    }
  }

  private static void cast(SqlText sql, Operand argument, String type) {
    sql.sql("CAST(").also(text -> append(text, argument)).sql(" AS " + type + ")");
  }
}

package org.lamindb.registry;

import java.util.List;
import org.lamindb.database.Dialect;
import org.lamindb.database.SqlText;
import org.lamindb.registry.Filter.Operator;

/** Writes a {@link Filter} as SQL. */
final class FilterSql {
  /** More values than that travel as one parameter. */
  private static final int FEW_VALUES = 20;

  private FilterSql() {}

  static void junction(SqlText sql, List<Filter> filters, String word) {
    for (int i = 0; i < filters.size(); i++) {
      sql.sql(i == 0 ? "(" : word + "(");
      append(sql, filters.get(i));
      sql.sql(")");
    }
  }

  private static void append(SqlText sql, Filter filter) {
    if (filter instanceof Filter.Comparison comparison) {
      comparison(sql, comparison);
    } else if (filter instanceof Filter.NullSafeEqual equal) {
      OperandSql.byBytes(sql, equal.left());
      sql.sql(sql.dialect() == Dialect.SQLITE ? " IS " : " IS NOT DISTINCT FROM ");
      OperandSql.append(sql, equal.right());
    } else if (filter instanceof Filter.In in) {
      in(sql, in);
    } else if (filter instanceof Filter.IsNull isNull) {
      OperandSql.append(sql, isNull.operand());
      sql.sql(" IS NULL");
    } else if (filter instanceof Filter.Match match) {
      MatchSql.append(sql, match);
    } else if (filter instanceof Filter.Doubtful doubtful) {
      doubtful(sql, doubtful);
    } else if (filter instanceof Filter.And and) {
      junction(sql, and.filters(), " AND ");
    } else if (filter instanceof Filter.Or or) {
      junction(sql, or.filters(), " OR ");
    } else if (filter instanceof Filter.Not not) {
      sql.sql("NOT (");
      append(sql, not.filter());
      sql.sql(")");
    } else if (filter instanceof Filter.Likely likely) {
      sql.sql(sql.dialect() == Dialect.SQLITE ? "likely(" : "(");
      append(sql, likely.filter());
      sql.sql(")");
    } else if (filter instanceof Filter.MaybeLatest latest) {
      LatestSql.append(sql, latest);
    } else if (filter instanceof Filter.Constant constant) {
      sql.sql(constant.value() ? "1 = 1" : "1 = 0");
    }
  }

  private static void comparison(SqlText sql, Filter.Comparison comparison) {
    Operator operator = comparison.operator();
    if (sql.dialect() == Dialect.SQLITE
        && operator.isEquality()
        && comparison.left() instanceof Operand.Cell cell
        && comparison.right() instanceof Operand.Value value
        && cell.type() == ColumnType.BOOLEAN) {
      // Only the integer 1 is true, so "is false" is "is not 1", not "is 0".
      boolean wanted = (Boolean) value.value() == (operator == Operator.EQUAL);
      sql.name(cell.column().databaseName()).sql(wanted ? " = 1" : " <> 1");
      return;
    }
    left(sql, comparison.left(), operator.isEquality() && isValue(comparison.right()));
    sql.sql(" " + operator.sql() + " ");
    OperandSql.append(sql, comparison.right());
  }

  private static boolean isValue(Operand operand) {
    return operand instanceof Operand.Value;
  }

  /**
   * What is compared. Two texts are equal by a deterministic collation when their bytes are, and an
   * index of the column then helps; everything else is compared by bytes.
   */
  private static void left(SqlText sql, Operand operand, boolean equality) {
    if (equality && operand instanceof Operand.Cell cell && cell.column().deterministic()) {
      OperandSql.append(sql, operand);
    } else {
      OperandSql.byBytes(sql, operand);
    }
  }

  private static void in(SqlText sql, Filter.In in) {
    List<Object> values = in.values();
    sql.sql(in.orNull() ? "(" : "");
    left(sql, in.operand(), true);
    if (values.isEmpty()) {
      // No value equals any of none; a NULL stays unknown.
      sql.sql(" <> ");
      OperandSql.append(sql, in.operand());
    } else if (values.size() > FEW_VALUES && isListable(in.operand().type())) {
      sql.isAnyOf(values);
    } else {
      sql.sql(" IN ").values(values);
    }
    sql.sql(in.orNull() ? " OR NULL)" : "");
  }

  private static boolean isListable(ColumnType type) {
    return type == ColumnType.LONG || OperandSql.isText(type);
  }

  private static void doubtful(SqlText sql, Filter.Doubtful doubtful) {
    boolean sqlite = sql.dialect() == Dialect.SQLITE;
    Runnable operand = () -> OperandSql.append(sql, doubtful.operand());
    switch (doubtful.doubt()) {
      case NOT_ASCII -> {
        sql.sql(sqlite ? "length(CAST(" : "octet_length(");
        operand.run();
        sql.sql(sqlite ? " AS BLOB)) <> length(" : ") <> char_length(");
        operand.run();
        sql.sql(")");
      }
      case ZERO_CHARACTER -> {
        // Postgres stores no such text.
        if (sqlite) {
          sql.sql("instr(");
          operand.run();
          sql.sql(", char(0)) > 0");
        } else {
          sql.sql("1 = 0");
        }
      }
      case OVERFLOW -> {
        sql.sql(sqlite ? "typeof(" : "");
        operand.run();
        sql.sql(
            sqlite ? ") = 'real'" : " NOT BETWEEN -9223372036854775808 AND 9223372036854775807");
      }
    }
  }
}

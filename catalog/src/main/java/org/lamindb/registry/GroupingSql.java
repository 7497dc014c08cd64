package org.lamindb.registry;

import java.util.List;
import org.lamindb.database.Dialect;
import org.lamindb.database.SqlText;

/** Writes groups, aggregates and sort keys as SQL. */
final class GroupingSql {
  private GroupingSql() {}

  /** The columns of the result. */
  static void select(SqlText sql, Grouping grouping) {
    for (int i = 0; i < grouping.groups().size(); i++) {
      sql.sql(i == 0 ? "" : ", ");
      group(sql, grouping.groups().get(i));
    }
    for (int i = 0; i < grouping.aggregates().size(); i++) {
      sql.sql(i == 0 && grouping.groups().isEmpty() ? "" : ", ");
      aggregate(sql, grouping.aggregates().get(i));
    }
  }

  static void groupBy(SqlText sql, List<Column> groups) {
    for (int i = 0; i < groups.size(); i++) {
      sql.sql(i == 0 ? " GROUP BY " : ", ");
      group(sql, groups.get(i));
    }
  }

  static void orderBy(SqlText sql, List<SortKey> order) {
    for (int i = 0; i < order.size(); i++) {
      SortKey key = order.get(i);
      sql.sql(i == 0 ? " ORDER BY " : ", ");
      if (key.ofGroups().isPresent()) {
        aggregate(sql, key.aggregate());
        bytes(sql, key.aggregate().result());
      } else {
        OperandSql.cell(sql, key.column());
        bytes(sql, key.column());
      }
      sql.sql(key.descending() ? " DESC" : " ASC");
      if (key.ofGroups().isPresent() || key.column().nullable()) {
        // Without need this would keep Postgres from reading an index backwards.
        sql.sql(key.nullsFirst() ? " NULLS FIRST" : " NULLS LAST");
      }
    }
  }

  private static void group(SqlText sql, Column column) {
    OperandSql.cell(sql, column);
    if (!column.deterministic()) {
      bytes(sql, column);
    }
  }

  private static void aggregate(SqlText sql, Aggregate aggregate) {
    boolean postgres = sql.dialect() == Dialect.POSTGRES;
    switch (aggregate.function()) {
      case COUNT_ROWS -> sql.sql("COUNT(*)");
      case COUNT -> call(sql, "COUNT", aggregate, !aggregate.column().deterministic());
      case MIN -> call(sql, isTruth(sql, aggregate) ? "BOOL_AND" : "MIN", aggregate, true);
      case MAX -> call(sql, isTruth(sql, aggregate) ? "BOOL_OR" : "MAX", aggregate, true);
      case SUM -> {
        sql.sql(postgres ? "CAST(" : "");
        call(sql, "SUM", aggregate, false);
        sql.sql(postgres ? " AS bigint)" : "");
      }
      case AVG -> {
        if (postgres) {
          // Its own average has another last digit.
          sql.sql("CAST(");
          call(sql, "SUM", aggregate, false);
          sql.sql(" AS double precision) / ");
          call(sql, "COUNT", aggregate, false);
        } else {
          call(sql, "AVG", aggregate, false);
        }
      }
    }
  }

  /** Postgres has no least and greatest truth value. */
  private static boolean isTruth(SqlText sql, Aggregate aggregate) {
    return sql.dialect() == Dialect.POSTGRES && aggregate.column().type() == ColumnType.BOOLEAN;
  }

  private static void call(SqlText sql, String name, Aggregate aggregate, boolean byBytes) {
    sql.sql(name + (aggregate.distinct() ? "(DISTINCT " : "("));
    OperandSql.cell(sql, aggregate.column());
    if (byBytes) {
      bytes(sql, aggregate.column());
    }
    sql.sql(")");
  }

  private static void bytes(SqlText sql, Column column) {
    if (sql.dialect() == Dialect.POSTGRES && OperandSql.isText(column.type())) {
      sql.sql(OperandSql.BY_BYTES);
    }
  }
}

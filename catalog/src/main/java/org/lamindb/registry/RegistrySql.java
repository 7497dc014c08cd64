package org.lamindb.registry;

import java.util.List;
import org.lamindb.database.Dialect;
import org.lamindb.database.SqlText;
import org.lamindb.registry.Filter.Operator;

/** Writes a {@link RegistryQuery} as SQL. */
public final class RegistrySql {
  private RegistrySql() {}

  /** The statement whose result has the columns of the query, in its order. */
  public static SqlText select(RegistryQuery query, Dialect dialect) {
    SqlText sql = new SqlText(dialect).sql("SELECT ");
    if (query.columns().isEmpty()) {
      sql.sql("1");
    }
    for (int i = 0; i < query.columns().size(); i++) {
      sql.sql(i == 0 ? "" : ", ");
      column(sql, query.columns().get(i));
    }
    sql.sql(" FROM ").name(query.registry().table());
    if (!query.filters().isEmpty()) {
      sql.sql(" WHERE ");
      junction(sql, query.filters(), " AND ");
    }
    if (query.limit() != RegistryQuery.NO_LIMIT) {
      sql.sql(" LIMIT " + query.limit());
    }
    return sql;
  }

  /** The registry's table in a FROM clause, its columns under their names of today. */
  public static void table(SqlText sql, Registry registry) {
    if (registry.columns().stream().allMatch(each -> each.name().equals(each.databaseName()))) {
      sql.name(registry.table());
      return;
    }
    sql.sql("(SELECT ");
    for (int i = 0; i < registry.columns().size(); i++) {
      Column column = registry.columns().get(i);
      sql.sql(i == 0 ? "" : ", ").name(column.databaseName()).sql(" AS ").name(column.name());
    }
    sql.sql(" FROM ").name(registry.table()).sql(")");
  }

  private static void column(SqlText sql, Column column) {
    boolean postgres = sql.dialect() == Dialect.POSTGRES;
    if (postgres && column.type() == ColumnType.DURATION) {
      sql.sql("CAST(EXTRACT(EPOCH FROM ").name(column.databaseName()).sql(") * 1000000 AS bigint)");
    } else if (postgres
        && (column.type() == ColumnType.JSON || column.type() == ColumnType.OTHER)) {
      sql.sql("CAST(").name(column.databaseName()).sql(" AS text)");
    } else {
      sql.name(column.databaseName());
    }
  }

  private static void junction(SqlText sql, List<Filter> filters, String word) {
    for (int i = 0; i < filters.size(); i++) {
      sql.sql(i == 0 ? "(" : word + "(");
      filter(sql, filters.get(i));
      sql.sql(")");
    }
  }

  private static void filter(SqlText sql, Filter filter) {
    if (filter instanceof Filter.Comparison comparison) {
      comparison(sql, comparison);
    } else if (filter instanceof Filter.In in) {
      if (in.values().isEmpty()) {
        // No value equals any of none; a NULL stays unknown.
        sql.name(in.column().databaseName()).sql(" <> ").name(in.column().databaseName());
      } else {
        sql.name(in.column().databaseName()).sql(" IN ").values(in.values());
      }
    } else if (filter instanceof Filter.IsNull isNull) {
      sql.name(isNull.column().databaseName()).sql(" IS NULL");
    } else if (filter instanceof Filter.And and) {
      junction(sql, and.filters(), " AND ");
    } else if (filter instanceof Filter.Or or) {
      junction(sql, or.filters(), " OR ");
    } else if (filter instanceof Filter.Not not) {
      sql.sql("NOT (");
      filter(sql, not.filter());
      sql.sql(")");
    } else if (filter instanceof Filter.Constant constant) {
      sql.sql(constant.value() ? "1 = 1" : "1 = 0");
    }
  }

  private static void comparison(SqlText sql, Filter.Comparison comparison) {
    Column column = comparison.column();
    boolean sqlite = sql.dialect() == Dialect.SQLITE;
    if (sqlite && column.type() == ColumnType.BOOLEAN) {
      // Only the integer 1 is true, so "is false" is "is not 1", not "is 0".
      boolean wanted = (Boolean) comparison.value() == (comparison.operator() == Operator.EQUAL);
      sql.name(column.databaseName()).sql(wanted ? " = 1" : " <> 1");
      return;
    }
    sql.name(column.databaseName());
    boolean ordered =
        comparison.operator() != Operator.EQUAL && comparison.operator() != Operator.NOT_EQUAL;
    if (ordered && !sqlite && column.type() == ColumnType.TEXT) {
      // Spark compares text by its bytes, not by the collation of the database.
      sql.sql(" COLLATE \"C\"");
    }
    sql.sql(" " + comparison.operator().sql() + " ").value(comparison.value());
  }
}

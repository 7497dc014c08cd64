package org.lamindb.registry;

import java.util.List;
import org.lamindb.database.Dialect;
import org.lamindb.database.SqlText;

/** Writes a {@link RegistryQuery} as SQL. */
public final class RegistrySql {
  private RegistrySql() {}

  /** The statement whose result has the columns of the query, in its order. */
  public static SqlText select(RegistryQuery query, Dialect dialect) {
    SqlText sql = new SqlText(dialect).sql("SELECT ");
    if (query.columns().isEmpty()) {
      sql.sql("1");
    } else if (query.groups().isPresent()) {
      GroupingSql.select(sql, query.grouping());
    } else {
      for (int i = 0; i < query.columns().size(); i++) {
        sql.sql(i == 0 ? "" : ", ");
        Column column = query.columns().get(i);
        if (column.isDerived()) {
          DerivedColumnSql.append(sql, query.registry().orElseThrow().table(), column);
        } else {
          column(sql, column);
        }
      }
    }
    rows(sql, query);
    query.groups().ifPresent(grouping -> GroupingSql.groupBy(sql, grouping.groups()));
    GroupingSql.orderBy(sql, query.order());
    if (query.limit() != RegistryQuery.NO_LIMIT) {
      sql.sql(" LIMIT " + query.limit());
    } else if (query.offset() > 0 && dialect == Dialect.SQLITE) {
      // It knows OFFSET only behind a limit.
      sql.sql(" LIMIT -1");
    }
    if (query.offset() > 0) {
      sql.sql(" OFFSET " + query.offset());
    }
    return sql;
  }

  /** Appends where a query takes its rows from, and which of them. */
  static void rows(SqlText sql, RegistryQuery query) {
    sql.sql(" FROM ");
    if (query.source() instanceof Joined joined) {
      JoinSql.append(sql, joined);
    } else if (query.source() instanceof Registry registry) {
      sql.name(registry.table());
    }
    query.sampling().ifPresent(sample -> sample(sql, sample));
    if (!query.filters().isEmpty()) {
      sql.sql(" WHERE ");
      FilterSql.junction(sql, query.filters(), " AND ");
    }
  }

  /** Appends the condition that all filters hold; there is at least one. */
  public static void condition(SqlText sql, List<Filter> filters) {
    FilterSql.junction(sql, filters, " AND ");
  }

  /** Appends what an operand evaluates to. */
  public static void operand(SqlText sql, Operand operand) {
    OperandSql.append(sql, operand);
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

  static void column(SqlText sql, Column column) {
    value(sql, null, column);
  }

  /** Appends the column of a table as records are read: in types that all drivers carry. */
  static void value(SqlText sql, String table, Column column) {
    boolean postgres = sql.dialect() == Dialect.POSTGRES;
    boolean duration = postgres && column.type() == ColumnType.DURATION;
    boolean text =
        postgres && (column.type() == ColumnType.JSON || column.type() == ColumnType.OTHER);
    sql.sql(duration ? "CAST(EXTRACT(EPOCH FROM " : text ? "CAST(" : "");
    if (table != null) {
      sql.name(table).sql(".");
    }
    sql.name(column.databaseName());
    sql.sql(duration ? ") * 1000000 AS bigint)" : text ? " AS text)" : "");
  }

  private static void sample(SqlText sql, Sample sample) {
    sql.sql(" TABLESAMPLE BERNOULLI (" + sample.fraction() * 100 + ")");
    sql.sql(" REPEATABLE (" + sample.seed() + ")");
  }
}

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
        column(sql, query.columns().get(i));
      }
    }
    sql.sql(" FROM ").name(query.registry().table());
    query.sampling().ifPresent(sample -> sample(sql, sample));
    if (!query.filters().isEmpty()) {
      sql.sql(" WHERE ");
      FilterSql.junction(sql, query.filters(), " AND ");
    }
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

  private static void sample(SqlText sql, Sample sample) {
    sql.sql(" TABLESAMPLE BERNOULLI (" + sample.fraction() * 100 + ")");
    sql.sql(" REPEATABLE (" + sample.seed() + ")");
  }
}

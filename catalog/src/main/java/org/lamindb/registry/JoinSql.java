package org.lamindb.registry;

import java.util.List;
import org.lamindb.database.SqlText;

/**
 * Writes a {@link Joined} as SQL: each side is a subselect that calls its columns as the join does,
 * and no two of those have the same name, so that conditions need not say which side they mean.
 */
final class JoinSql {
  private JoinSql() {}

  static void append(SqlText sql, Joined joined) {
    side(sql, joined.left());
    sql.sql(" AS ").name("left_side");
    sql.sql(joined.type() == Joined.Type.INNER ? " INNER JOIN " : " LEFT JOIN ");
    side(sql, joined.right());
    sql.sql(" AS ").name("right_side").sql(" ON ");
    FilterSql.junction(sql, List.of(joined.condition()), " AND ");
  }

  /** Columns are handed on as they are stored: whoever reads them converts them. */
  private static void side(SqlText sql, JoinSide side) {
    List<Column> columns = side.query().columns();
    sql.sql(columns.isEmpty() ? "(SELECT 1" : "(SELECT ");
    for (int i = 0; i < columns.size(); i++) {
      sql.sql(i == 0 ? "" : ", ").name(columns.get(i).databaseName());
      sql.sql(" AS ").name(side.names().get(i));
    }
    RegistrySql.rows(sql, side.query());
    sql.sql(")");
  }
}

package org.lamindb.registry;

import java.util.List;
import org.lamindb.database.Dialect;
import org.lamindb.database.SqlText;
import org.lamindb.registry.ColumnSource.FeatureValue;
import org.lamindb.registry.ColumnSource.Form;
import org.lamindb.registry.ColumnSource.Related;
import org.lamindb.registry.RelationPath.Condition;
import org.lamindb.registry.RelationPath.Hop;

/**
 * Writes a derived column as a subselect for each row of its table.
 *
 * <p>Several values come as one JSON array: both databases can, and drivers carry it as text.
 */
final class DerivedColumnSql {
  private static final String STEP = "step_";

  private DerivedColumnSql() {}

  /** Appends the column of a query on the table. */
  static void append(SqlText sql, String table, Column column) {
    if (column.source() instanceof Related related) {
      if (related.many()) {
        list(sql, table, List.of(related.path()));
      } else {
        sql.sql("(SELECT ");
        leaf(sql, related.path());
        from(sql, table, related.path());
        sql.sql(")");
      }
    } else if (column.source() instanceof FeatureValue feature) {
      if (feature.form() == Form.DOCUMENT) {
        firstDocument(sql, table, feature.paths().get(0));
      } else {
        list(sql, table, feature.paths());
      }
    }
  }

  private static void list(SqlText sql, String table, List<RelationPath> paths) {
    boolean sqlite = sql.dialect() == Dialect.SQLITE;
    sql.sql(sqlite ? "(SELECT json_group_array(" : "(SELECT CAST(coalesce(json_agg(");
    sql.sql("DISTINCT item)").sql(sqlite ? "" : ", '[]') AS text)").sql(" FROM (");
    for (int i = 0; i < paths.size(); i++) {
      sql.sql(i == 0 ? "SELECT " : " UNION ALL SELECT ");
      leaf(sql, paths.get(i));
      sql.sql(" AS item");
      from(sql, table, paths.get(i));
    }
    sql.sql(") AS items WHERE item IS NOT NULL)");
  }

  /** A record should have one value of a feature; if it has several, the first one linked. */
  private static void firstDocument(SqlText sql, String table, RelationPath path) {
    sql.sql("(SELECT ");
    leaf(sql, path);
    from(sql, table, path);
    sql.sql(" ORDER BY ").name(STEP + 1).sql(".").name("id").sql(" LIMIT 1)");
  }

  private static void from(SqlText sql, String table, RelationPath path) {
    for (int i = 0; i < path.hops().size(); i++) {
      sql.sql(i == 0 ? " FROM " : " JOIN ");
      sql.name(path.hops().get(i).table()).sql(" AS ").name(STEP + (i + 1));
      if (i > 0) {
        sql.sql(" ON ");
        meets(sql, STEP + i, path.hops().get(i), i + 1);
      }
    }
    sql.sql(" WHERE ");
    meets(sql, table, path.hops().get(0), 1);
  }

  private static void meets(SqlText sql, String left, Hop hop, int step) {
    sql.name(STEP + step).sql(".").name(hop.to());
    sql.sql(" = ").name(left).sql(".").name(hop.from());
    for (Condition condition : hop.conditions()) {
      sql.sql(" AND ").name(STEP + step).sql(".").name(condition.column());
      sql.isAnyOf(condition.values());
    }
  }

  private static void leaf(SqlText sql, RelationPath path) {
    RegistrySql.value(sql, STEP + path.hops().size(), path.leaf());
  }
}

package org.lamindb.registry;

import org.lamindb.database.SqlText;

/**
 * Writes, for SQLite, which rows may be among the latest.
 *
 * <p>Texts as the client writes them sort as their times do. Others that are times, too, say the
 * day in UTC or the one before or after it, or begin with something below a digit. So whatever is
 * later than the last of the latest well-written texts has a text from two days before it on.
 */
final class LatestSql {
  private LatestSql() {}

  static void append(SqlText sql, Filter.MaybeLatest latest) {
    String time = latest.time().databaseName();
    rows(sql.name(latest.key().databaseName()).sql(" IN (SELECT "), latest);
    sql.name(time).sql(" >= coalesce((SELECT date(substr(").name(time).sql(", 1, 10), '-2 days')");
    sql.sql(" FROM ").name(latest.registry().table()).sql(" WHERE ");
    wellWritten(sql, time);
    if (!latest.filters().isEmpty()) {
      sql.sql(" AND ");
      FilterSql.junction(sql, latest.filters(), " AND ");
    }
    sql.sql(" ORDER BY ").name(time).sql(" DESC LIMIT 1 OFFSET " + (latest.count() - 1));
    // Where there are fewer, all rows may be among them.
    rows(sql.sql("), '') UNION ALL SELECT "), latest);
    // A number would be compared as one.
    rows(sql.name(time).sql(" < '0-' UNION ALL SELECT "), latest);
    sql.name(time).sql(" IS NULL)");
  }

  private static void rows(SqlText sql, Filter.MaybeLatest latest) {
    sql.name(latest.key().databaseName())
        .sql(" FROM ")
        .name(latest.registry().table())
        .sql(" WHERE ");
  }

  /** {@code YYYY-MM-DD HH:MM:SS}, of a day that exists, and up to six more digits. */
  private static void wellWritten(SqlText sql, String time) {
    sql.sql("strftime('%Y-%m-%d %H:%M:%S', substr(").name(time).sql(", 1, 19)) IS substr(");
    sql.name(time).sql(", 1, 19) AND (length(").name(time).sql(") = 19 OR (substr(").name(time);
    sql.sql(", 20, 1) = '.' AND length(").name(time).sql(") BETWEEN 21 AND 26 AND ltrim(substr(");
    sql.name(time).sql(", 21), '0123456789') = ''))");
  }
}

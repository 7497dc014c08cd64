package org.lamindb.scan.statistics;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.lamindb.database.Dialect;
import org.lamindb.database.SqlText;
import org.lamindb.registry.Registry;

/**
 * What the planner of Postgres goes by: the size of the table now, and what ANALYZE has sampled.
 */
final class PostgresStatistics {
  /** Of a row whose table was never analysed: about that of a record. */
  private static final long BYTES_PER_ROW = 200;

  /** One row for each column that was sampled, at least one row for a table. */
  private static final String QUERY =
      """
       FROM (SELECT c.oid, n.nspname, c.relname, c.reltuples, c.relpages,
                    pg_relation_size(c.oid) AS bytes,
                    current_setting('block_size')::bigint AS block
               FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
              WHERE n.nspname = 'public' AND c.relkind IN ('r', 'm') AND c.relname = ?) t
       LEFT JOIN pg_stats s
         ON s.schemaname = t.nspname AND s.tablename = t.relname AND NOT s.inherited
       LEFT JOIN pg_attribute a ON a.attrelid = t.oid AND a.attname = s.attname
       LEFT JOIN LATERAL (
         SELECT min(sampled.value) AS low, max(sampled.value) AS high
           FROM (SELECT CASE a.atttypid
                          WHEN 'timestamptz'::regtype
                            THEN (EXTRACT(EPOCH FROM v::timestamptz) * 1000000)::bigint
                          WHEN 'date'::regtype THEN (v::date - DATE '1970-01-01')::bigint
                          ELSE v::bigint
                        END AS value
                   FROM unnest(coalesce(s.histogram_bounds::text::text[], '{}')
                            || coalesce(s.most_common_vals::text::text[], '{}')) AS v
                  WHERE v NOT LIKE '%infinity'
                    AND a.atttypid IN ('int2'::regtype, 'int4'::regtype, 'int8'::regtype,
                                       'timestamptz'::regtype, 'date'::regtype)) sampled) e
         ON true""";

  private PostgresStatistics() {}

  static Optional<RegistryStatistics> read(Connection connection, Registry registry)
      throws SQLException {
    try (PreparedStatement statement = query(registry).prepare(connection);
        ResultSet rows = statement.executeQuery()) {
      return rows.next() ? Optional.of(read(rows)) : Optional.empty();
    }
  }

  private static SqlText query(Registry registry) {
    boolean hasKey = RegistryStatistics.key(registry).isPresent();
    SqlText sql =
        new SqlText(Dialect.POSTGRES)
            .sql("SELECT t.reltuples, t.relpages, t.bytes, t.block, s.attname, s.null_frac,")
            .sql(" s.n_distinct, s.avg_width, e.low, e.high");
    if (hasKey) {
      sql.sql(", (SELECT min(id) FROM ").name(registry.table()).sql(") AS least");
      sql.sql(", (SELECT max(id) FROM ").name(registry.table()).sql(") AS greatest");
      sql.sql(", CASE WHEN s.attname = 'id' THEN s.histogram_bounds::text::bigint[] END AS bounds");
    } else {
      sql.sql(", NULL AS least, NULL AS greatest, NULL::bigint[] AS bounds");
    }
    sql.sql("\n");
    int parameter = QUERY.indexOf('?');
    return sql.sql(QUERY.substring(0, parameter))
        .value(registry.table())
        .sql(QUERY.substring(parameter + 1));
  }

  private static RegistryStatistics read(ResultSet rows) throws SQLException {
    long bytes = rows.getLong("bytes");
    double sampled = rows.getDouble("reltuples");
    long estimate = rows(sampled, rows.getLong("relpages"), bytes, rows.getLong("block"));
    long least = rows.getLong("least");
    boolean keyed = !rows.wasNull();
    long greatest = rows.getLong("greatest");
    List<Long> bounds = List.of();
    Map<String, ColumnStatistics> columns = new HashMap<>();
    do {
      String column = rows.getString("attname");
      if (column != null) {
        columns.put(column, column(rows, estimate));
        Array array = rows.getArray("bounds");
        bounds = array == null ? bounds : Arrays.asList((Long[]) array.getArray());
      }
    } while (rows.next());
    return new RegistryStatistics(
        estimate,
        bytes,
        columns,
        keyed
            ? Optional.of(new KeyDistribution(least, greatest, Math.round(sampled), bounds))
            : Optional.empty());
  }

  /** As the planner does it: as many rows on each page as there were when they were counted. */
  private static long rows(double sampled, long pages, long bytes, long block) {
    if (sampled < 0 || pages == 0) {
      return bytes / BYTES_PER_ROW;
    }
    return Math.round(sampled / pages * (bytes / block));
  }

  private static ColumnStatistics column(ResultSet rows, long estimate) throws SQLException {
    double distinct = rows.getDouble("n_distinct");
    // Below zero it is a share of the rows, zero means unknown.
    long values = Math.round(distinct < 0 ? -distinct * estimate : distinct);
    return new ColumnStatistics(
        values == 0 ? OptionalLong.empty() : OptionalLong.of(values),
        OptionalLong.of(Math.round(rows.getDouble("null_frac") * estimate)),
        number(rows, "low"),
        number(rows, "high"),
        OptionalDouble.of(rows.getDouble("avg_width")));
  }

  private static OptionalLong number(ResultSet rows, String column) throws SQLException {
    long value = rows.getLong(column);
    return rows.wasNull() ? OptionalLong.empty() : OptionalLong.of(value);
  }
}

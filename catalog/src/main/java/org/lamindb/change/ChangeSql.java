package org.lamindb.change;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.lamindb.database.Dialect;
import org.lamindb.database.SqlText;
import org.lamindb.registry.Column;
import org.lamindb.registry.ColumnType;
import org.lamindb.registry.Filter;
import org.lamindb.registry.Filter.Operator;
import org.lamindb.registry.Operand;
import org.lamindb.registry.Registry;
import org.lamindb.registry.RegistrySql;

/** Asks a registry for places in an order: of a key, and of the id where the key is the same. */
record ChangeSql(Registry registry, Operand key, Column id, Dialect dialect) {
  /** The last of some records. */
  record Place(String key, long id, long count) {}

  /** Of the first records in the order the last; empty when there are none. */
  Optional<Place> last(Connection connection, List<Filter> filters, long most) throws SQLException {
    SqlText sql = new SqlText(dialect).sql("SELECT k, i, count(*) OVER () AS n FROM (SELECT ");
    RegistrySql.operand(sql, key);
    sql.sql(" AS k, ").name(id.databaseName()).sql(" AS i FROM ").name(registry.table());
    where(sql, filters).sql(" ORDER BY k, i LIMIT " + most);
    sql.sql(") AS page ORDER BY k DESC, i DESC LIMIT 1");
    return sql
        .query(connection, row -> new Place(row.text("k"), row.number("i"), row.number("n")))
        .stream()
        .findFirst();
  }

  boolean exists(Connection connection, List<Filter> filters) throws SQLException {
    SqlText sql = new SqlText(dialect).sql("SELECT 1 AS n FROM ").name(registry.table());
    where(sql, filters).sql(" LIMIT 1");
    return !sql.query(connection, row -> row.number("n")).isEmpty();
  }

  long count(Connection connection, List<Filter> filters) throws SQLException {
    SqlText sql = new SqlText(dialect).sql("SELECT count(*) AS n FROM ").name(registry.table());
    return where(sql, filters).query(connection, row -> row.number("n")).get(0);
  }

  SqlText where(SqlText sql, List<Filter> filters) {
    if (!filters.isEmpty()) {
      RegistrySql.condition(sql.sql(" WHERE "), filters);
    }
    return sql;
  }

  static List<Filter> both(List<Filter> some, List<Filter> more) {
    return Stream.concat(some.stream(), more.stream()).toList();
  }

  Filter id(Operator operator, long value) {
    return new Filter.Comparison(id, operator, value);
  }

  Filter key(Operator operator, Object value) {
    return new Filter.Comparison(key, operator, value(value));
  }

  /** What comes behind a place. The first condition alone lets an index find it. */
  Filter after(Object value, long place) {
    return place == Long.MAX_VALUE
        ? key(Operator.GREATER, value)
        : tie(Operator.GREATER_OR_EQUAL, Operator.GREATER, value, place);
  }

  /** What does not. */
  Filter upTo(Object value, long place) {
    if (place == Long.MAX_VALUE) {
      return key(Operator.LESS_OR_EQUAL, value);
    }
    Filter known =
        new Filter.Or(List.of(key(Operator.LESS, value), id(Operator.LESS_OR_EQUAL, place)));
    return new Filter.And(List.of(key(Operator.LESS_OR_EQUAL, value), known));
  }

  private Filter tie(Operator wide, Operator strict, Object value, long place) {
    Filter beyond = new Filter.Or(List.of(key(strict, value), id(strict, place)));
    return new Filter.And(List.of(key(wide, value), beyond));
  }

  private static Operand value(Object value) {
    return new Operand.Value(value instanceof Long ? ColumnType.LONG : ColumnType.TEXT, value);
  }
}

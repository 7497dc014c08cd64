package org.lamindb.transfer;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.lamindb.database.Dialect;
import org.lamindb.database.SqlText;

/** Short statements on the tables of one database. Tables and columns are constants or its own. */
record Rows(Connection connection, Dialect dialect) {

  /** Inserts a row; a null value is SQL NULL. */
  void insert(String table, Map<String, ?> values) throws SQLException {
    SqlText sql = new SqlText(dialect).sql("INSERT INTO ").name(table).sql(" (");
    sql.names(values.keySet()).sql(") VALUES ").values(values.values());
    sql.execute(connection);
  }

  /** The smallest id of the rows in which the column has the value, or is NULL for null. */
  Optional<Long> firstId(String table, Map<String, ?> values) throws SQLException {
    SqlText sql = new SqlText(dialect).sql("SELECT min(id) FROM ").name(table);
    String word = " WHERE ";
    for (Map.Entry<String, ?> condition : values.entrySet()) {
      sql.sql(word).name(condition.getKey());
      if (condition.getValue() == null) {
        sql.sql(" IS NULL");
      } else {
        sql.sql(" = ").value(condition.getValue());
      }
      word = " AND ";
    }
    try (PreparedStatement statement = sql.prepare(connection);
        ResultSet rows = statement.executeQuery()) {
      rows.next();
      long id = rows.getLong(1);
      return rows.wasNull() ? Optional.empty() : Optional.of(id);
    }
  }

  /** Ids by the value of a unique text column, of the rows that have one of the values. */
  Map<String, Long> idsBy(String table, String column, Collection<String> values)
      throws SQLException {
    Map<String, Long> ids = new HashMap<>();
    SqlText sql = new SqlText(dialect).sql("SELECT ").name(column).sql(", id FROM ").name(table);
    sql.sql(" WHERE ").name(column).isAnyOf(values);
    try (PreparedStatement statement = sql.prepare(connection);
        ResultSet rows = statement.executeQuery()) {
      while (rows.next()) {
        ids.put(rows.getString(1), rows.getLong(2));
      }
    }
    return ids;
  }

  /** The values of a text column by id. */
  Map<Long, String> texts(String table, String column, Collection<Long> ids) throws SQLException {
    return byId(table, column, ids, rows -> rows.getString(2));
  }

  /** The values of an integer column by id. */
  Map<Long, Long> numbers(String table, String column, Collection<Long> ids) throws SQLException {
    return byId(table, column, ids, rows -> rows.getLong(2));
  }

  @FunctionalInterface
  private interface CellOf<T> {
    T read(ResultSet rows) throws SQLException;
  }

  private <T> Map<Long, T> byId(String table, String column, Collection<Long> ids, CellOf<T> cell)
      throws SQLException {
    Map<Long, T> values = new HashMap<>();
    SqlText sql = new SqlText(dialect).sql("SELECT id, ").name(column).sql(" FROM ").name(table);
    sql.sql(" WHERE id").isAnyOf(ids);
    try (PreparedStatement statement = sql.prepare(connection);
        ResultSet rows = statement.executeQuery()) {
      while (rows.next()) {
        values.put(rows.getLong(1), cell.read(rows));
      }
    }
    return values;
  }

  /** Inserts many rows with one prepared statement. */
  void insertAll(String table, List<String> columns, List<Boolean> json, List<Object[]> rows)
      throws SQLException {
    SqlText sql = new SqlText(dialect).sql("INSERT INTO ").name(table).sql(" (").names(columns);
    List<String> placeholders = new ArrayList<>();
    for (boolean isJson : json) {
      placeholders.add(isJson ? dialect.jsonParameter() : "?");
    }
    sql.sql(") VALUES (").sql(String.join(", ", placeholders)).sql(")");
    try (PreparedStatement statement = connection.prepareStatement(sql.text())) {
      for (Object[] row : rows) {
        for (int i = 0; i < row.length; i++) {
          SqlText.bind(dialect, statement, i + 1, row[i]);
        }
        statement.addBatch();
      }
      statement.executeBatch();
    }
  }
}

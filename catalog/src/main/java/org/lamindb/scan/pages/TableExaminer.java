package org.lamindb.scan.pages;

import java.io.Serializable;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.lamindb.database.Dialect;
import org.lamindb.database.SqlText;
import org.lamindb.registry.Column;
import org.lamindb.registry.ColumnType;
import org.lamindb.registry.Filter;
import org.lamindb.registry.Operand;

/** Finds out from the schema how a table's records are stored. */
final class TableExaminer {

  /** Why pages are not read; it stays within this package. */
  static final class RefusedException extends Exception {
    private static final long serialVersionUID = 1L;

    RefusedException(String reason) {
      super(reason);
    }
  }

  private record Declared(
      int position, String type, Affinity affinity, String defaultSql, boolean rowid) {}

  private final Connection connection;
  private final FileHeader header;
  private final String table;
  private final Map<String, Declared> declared = new LinkedHashMap<>();

  TableExaminer(Connection connection, FileHeader header, String table) {
    this.connection = connection;
    this.header = header;
    this.table = table;
  }

  PageTable examine(List<Column> columns, List<Filter> filters)
      throws SQLException, RefusedException {
    requireOrdinaryTable();
    readColumns();
    List<StoredColumn> stored = new ArrayList<>();
    for (Column column : columns) {
      stored.add(stored(column));
    }
    List<WholeNumberFilter> kept = new ArrayList<>();
    for (Filter filter : filters) {
      kept.add(filter(filter));
    }
    return new PageTable(
        table,
        rootPage(),
        header.changeCounter(),
        header.pageSize(),
        header.usableSize(),
        stored,
        kept);
  }

  private void requireOrdinaryTable() throws SQLException, RefusedException {
    List<String> kinds =
        sql("SELECT CASE WHEN type <> 'table' THEN type WHEN wr THEN 'table WITHOUT ROWID' END AS k")
            .sql(" FROM pragma_table_list WHERE schema = 'main' AND name = ")
            .value(table)
            .query(connection, row -> row.optionalText("k").orElse(""));
    if (kinds.size() != 1) {
      throw new RefusedException("the database has no table " + table);
    } else if (!kinds.get(0).isEmpty()) {
      throw new RefusedException(table + " is a " + kinds.get(0));
    }
  }

  private long rootPage() throws SQLException, RefusedException {
    List<Long> roots =
        sql("SELECT rootpage FROM sqlite_master WHERE type = 'table' AND name = ")
            .value(table)
            .query(connection, row -> row.number("rootpage"));
    if (roots.size() != 1 || roots.get(0) < 2) {
      throw new RefusedException(table + " has no pages of its own");
    }
    return roots.get(0);
  }

  private void readColumns() throws SQLException, RefusedException {
    // An integer primary key with an index of its own is no other name of the rowid.
    boolean keyIndex =
        !sql("SELECT 1 FROM pragma_index_list(")
            .value(table)
            .sql(") WHERE origin = 'pk'")
            .query(connection, row -> true)
            .isEmpty();
    List<String> generated = new ArrayList<>();
    List<String> keys = new ArrayList<>();
    sql("SELECT cid, name, type, dflt_value, pk, hidden FROM pragma_table_xinfo(")
        .value(table)
        .sql(") ORDER BY cid")
        .query(
            connection,
            row -> {
              String name = row.text("name");
              String type = row.optionalText("type").orElse("");
              boolean key = row.number("pk") > 0;
              declared.put(
                  name,
                  new Declared(
                      (int) row.number("cid"),
                      type,
                      Affinity.of(type),
                      row.optionalText("dflt_value").orElse(null),
                      key && !keyIndex && type.equalsIgnoreCase("INTEGER")));
              if (key) {
                keys.add(name);
              }
              if (row.number("hidden") != 0) {
                generated.add(name);
              }
              return name;
            });
    if (!generated.isEmpty()) {
      throw new RefusedException(table + " computes its column " + generated.get(0));
    } else if (keys.size() > 1 && !keyIndex) {
      throw new RefusedException(table + " has an unknown kind of primary key");
    }
  }

  private StoredColumn stored(Column column) throws SQLException, RefusedException {
    Declared found = declared.get(column.databaseName());
    if (found == null) {
      throw new RefusedException(table + " stores no column " + column.databaseName());
    }
    return new StoredColumn(
        column.type(),
        found.position(),
        found.rowid(),
        found.affinity() == Affinity.REAL,
        found.defaultSql() == null ? null : missing(found));
  }

  private WholeNumberFilter filter(Filter filter) throws SQLException, RefusedException {
    if (filter instanceof Filter.Likely likely) {
      return filter(likely.filter());
    } else if (filter instanceof Filter.Comparison comparison
        && comparison.operator() == Filter.Operator.EQUAL
        && comparison.left() instanceof Operand.Cell cell
        && comparison.right() instanceof Operand.Value value) {
      return filter(cell.column(), List.of(value.value()));
    } else if (filter instanceof Filter.In in
        && !in.orNull()
        && in.operand() instanceof Operand.Cell cell) {
      return filter(cell.column(), in.values());
    }
    throw new RefusedException("there are filters: SQL and its indexes are faster");
  }

  private WholeNumberFilter filter(Column column, List<Object> values)
      throws SQLException, RefusedException {
    Declared found = declared.get(column.databaseName());
    boolean whole =
        column.type() == ColumnType.LONG && values.stream().allMatch(Long.class::isInstance);
    if (!whole || found == null || found.affinity() != Affinity.INTEGER || found.rowid()) {
      throw new RefusedException("there are filters: SQL and its indexes are faster");
    }
    return new WholeNumberFilter(
        stored(column), values.stream().map(value -> (Long) value).toList());
  }

  /**
   * What SQLite reads in a record that is older than the column. It decides that itself, in an
   * empty database, from what it parsed before: NULL when the default is no constant.
   */
  private static Serializable missing(Declared column) throws SQLException {
    try (Connection memory = OddValues.memory();
        Statement statement = memory.createStatement()) {
      statement.execute("CREATE TABLE old (a)");
      statement.execute("INSERT INTO old VALUES (1)");
      try {
        statement.execute(
            "ALTER TABLE old ADD COLUMN b "
                + column.affinity()
                + " DEFAULT ("
                + column.defaultSql()
                + ")");
      } catch (SQLException noConstant) {
        return null;
      }
      try (ResultSet row = statement.executeQuery("SELECT typeof(b), b FROM old")) {
        row.next();
        return switch (row.getString(1)) {
          case "integer" -> row.getLong(2);
          case "real" -> row.getDouble(2);
          case "text" -> row.getString(2);
          case "blob" -> row.getBytes(2);
          default -> null;
        };
      }
    }
  }

  private static SqlText sql(String constant) {
    return new SqlText(Dialect.SQLITE).sql(constant);
  }
}

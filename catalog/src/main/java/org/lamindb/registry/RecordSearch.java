package org.lamindb.registry;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.PriorityQueue;
import org.lamindb.database.Database;
import org.lamindb.database.Dialect;
import org.lamindb.database.SqlText;
import org.lamindb.error.LaminErrors;

/** Finds the records whose texts match a string best, as the Python client does. */
public final class RecordSearch {
  /** How many records the client returns unless it is asked for more or fewer. */
  public static final int DEFAULT_LIMIT = 20;

  private static final int FETCH_SIZE = 1000;

  /** The best first; of equal ones the one that was there first. */
  private static final Comparator<Hit> ORDER =
      Comparator.comparingInt(Hit::score).reversed().thenComparingLong(Hit::id);

  private final Database database;
  private final Registry registry;
  private final List<Column> fields;

  private RecordSearch(Database database, Registry registry, List<Column> fields) {
    this.database = Objects.requireNonNull(database, "database is null");
    this.registry = Objects.requireNonNull(registry, "registry is null");
    this.fields = List.copyOf(fields);
  }

  /** A record that was found. */
  public record Hit(long id, int score) {}

  /** A search in all texts of a registry. */
  public static RecordSearch in(Database database, Registry registry) {
    return new RecordSearch(
        database, registry, registry.columns().stream().filter(RecordSearch::isText).toList());
  }

  /**
   * A search in some texts of a registry.
   *
   * @throws org.lamindb.error.LaminException when the registry has no such text
   */
  public static RecordSearch in(Database database, Registry registry, List<String> fields) {
    return new RecordSearch(
        database, registry, fields.stream().map(name -> text(registry, name)).toList());
  }

  private static boolean isText(Column column) {
    return column.type() == ColumnType.TEXT && !column.isDerived();
  }

  private static Column text(Registry registry, String name) {
    return registry
        .column(name)
        .filter(RecordSearch::isText)
        .orElseThrow(
            () ->
                LaminErrors.columnNotFound(
                    name,
                    registry.qualifiedName(),
                    registry.columns().stream()
                        .filter(RecordSearch::isText)
                        .map(Column::name)
                        .toList()));
  }

  /**
   * The records that match best, the best first.
   *
   * @param string blanks around it do not count
   * @param filters all of them must hold
   * @param limit most records to return
   */
  public List<Hit> best(String string, List<Filter> filters, int limit) {
    String wanted = string.strip();
    if (wanted.isEmpty() || wanted.indexOf('\0') >= 0) {
      throw LaminErrors.invalidOption("search", string, "text that records can hold");
    }
    return fields.isEmpty() || limit == 0
        ? List.of()
        : database.read(
            "search " + registry.qualifiedName(),
            connection -> best(connection, wanted, filters, limit));
  }

  private List<Hit> best(Connection connection, String string, List<Filter> filters, int limit)
      throws SQLException {
    SearchScore score = new SearchScore(string, database.dialect());
    PriorityQueue<Hit> best = new PriorityQueue<>(ORDER.reversed());
    try (PreparedStatement statement = candidates(string, filters).prepare(connection)) {
      statement.setFetchSize(FETCH_SIZE);
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          int points = 0;
          for (int i = 0; i < fields.size(); i++) {
            String text = rows.getString(i + 2);
            points += text == null ? 0 : score.of(text);
          }
          best.add(new Hit(rows.getLong(1), points));
          if (best.size() > limit) {
            best.poll();
          }
        }
      }
    }
    List<Hit> hits = new ArrayList<>(best);
    hits.sort(ORDER);
    return hits;
  }

  /** Rows in one of whose texts the string occurs. */
  private SqlText candidates(String string, List<Filter> filters) {
    boolean postgres = database.dialect() == Dialect.POSTGRES;
    String pattern =
        "%" + string.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%";
    SqlText sql = new SqlText(database.dialect()).sql("SELECT ").name("id");
    fields.forEach(field -> sql.sql(", ").name(field.databaseName()));
    sql.sql(" FROM ").name(registry.table()).sql(" WHERE (");
    for (int i = 0; i < fields.size(); i++) {
      sql.sql(i == 0 ? "" : " OR ")
          .sql(postgres ? "UPPER(" : "")
          .name(fields.get(i).databaseName());
      sql.sql(postgres ? ") LIKE UPPER(" : " LIKE ").value(pattern);
      sql.sql(postgres ? ")" : "").sql(" ESCAPE '\\'");
    }
    sql.sql(")");
    if (!filters.isEmpty()) {
      sql.sql(" AND (");
      FilterSql.junction(sql, filters, " AND ");
      sql.sql(")");
    }
    return sql;
  }
}

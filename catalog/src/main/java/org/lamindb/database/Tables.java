package org.lamindb.database;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What tables a database has, read from its own catalog. */
public final class Tables {
  private static final Pattern JSON_CHECK = Pattern.compile("JSON_VALID\\(\"([^\"]+)\"\\)");

  /** Table, index and column of every unique index over all rows; no column for an expression. */
  private static final String SQLITE_UNIQUE =
      "SELECT m.name, i.name, c.name FROM sqlite_master m JOIN pragma_index_list(m.name) i"
          + " JOIN pragma_index_info(i.name) c WHERE m.type = 'table' AND i.\"unique\" = 1"
          + " AND i.partial = 0 AND i.origin <> 'pk' ORDER BY m.name, i.name, c.seqno";

  private static final String POSTGRES_UNIQUE =
      "SELECT c.relname, x.relname, a.attname FROM pg_index i"
          + " JOIN pg_class c ON c.oid = i.indrelid JOIN pg_class x ON x.oid = i.indexrelid"
          + " JOIN pg_namespace n ON n.oid = c.relnamespace"
          + " JOIN unnest(i.indkey) WITH ORDINALITY k (attnum, position)"
          + " ON k.position <= i.indnkeyatts"
          + " LEFT JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = k.attnum"
          + " WHERE n.nspname = 'public' AND i.indisunique AND i.indisvalid AND NOT i.indisprimary"
          + " AND i.indpred IS NULL ORDER BY c.relname, x.relname, k.position";

  private Tables() {}

  /**
   * A column as the database declares it.
   *
   * @param declaredType lower case; {@code json} for SQLite text that a CHECK keeps valid JSON
   * @param references the table that a foreign key leads to
   * @param deterministic false when texts of different bytes may be equal by its collation
   */
  public record TableColumn(
      String name,
      String declaredType,
      boolean nullable,
      boolean primaryKey,
      Optional<String> references,
      boolean deterministic) {}

  /**
   * A table with its columns in the order of the database.
   *
   * @param uniqueKeys columns whose values no two rows share, beside the primary key
   */
  public record Table(String name, List<TableColumn> columns, List<List<String>> uniqueKeys) {
    public Table {
      columns = List.copyOf(columns);
      uniqueKeys = List.copyOf(uniqueKeys);
    }

    public boolean has(String column) {
      return columns.stream().anyMatch(candidate -> candidate.name().equals(column));
    }
  }

  static boolean exists(Connection connection, Dialect dialect, String table) throws SQLException {
    String query =
        dialect == Dialect.SQLITE
            ? "SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = ?"
            : "SELECT 1 FROM pg_catalog.pg_tables WHERE schemaname = 'public' AND tablename = ?";
    try (PreparedStatement statement = connection.prepareStatement(query)) {
      statement.setString(1, table);
      try (ResultSet rows = statement.executeQuery()) {
        return rows.next();
      }
    }
  }

  /** All tables of LaminDB's schema. */
  public static List<Table> list(Connection connection, Dialect dialect) throws SQLException {
    return dialect == Dialect.SQLITE ? listSqlite(connection) : listPostgres(connection);
  }

  private static List<Table> listSqlite(Connection connection) throws SQLException {
    Map<String, Set<String>> json = new HashMap<>();
    Map<String, Map<String, String>> references = new HashMap<>();
    query(
        connection,
        "SELECT name, sql FROM sqlite_master WHERE type = 'table'",
        row -> {
          Matcher matcher = JSON_CHECK.matcher(row.getString(2) == null ? "" : row.getString(2));
          while (matcher.find()) {
            json.computeIfAbsent(row.getString(1), table -> new HashSet<>()).add(matcher.group(1));
          }
        });
    query(
        connection,
        "SELECT m.name, f.\"from\", f.\"table\" FROM sqlite_master m"
            + " JOIN pragma_foreign_key_list(m.name) f WHERE m.type = 'table'",
        row ->
            references
                .computeIfAbsent(row.getString(1), table -> new HashMap<>())
                .put(row.getString(2), row.getString(3)));
    TableCollector tables = new TableCollector(uniqueKeys(connection, SQLITE_UNIQUE));
    query(
        connection,
        "SELECT m.name, c.name, lower(c.type), c.\"notnull\", c.pk FROM sqlite_master m"
            + " JOIN pragma_table_info(m.name) c WHERE m.type = 'table'"
            + " AND m.name NOT LIKE 'sqlite\\_%' ESCAPE '\\' ORDER BY m.name, c.cid",
        row -> {
          String table = row.getString(1);
          String column = row.getString(2);
          boolean isJson = json.getOrDefault(table, Set.of()).contains(column);
          boolean primaryKey = row.getInt(5) > 0;
          tables.add(
              table,
              new TableColumn(
                  column,
                  isJson ? "json" : row.getString(3),
                  row.getInt(4) == 0 && !primaryKey,
                  primaryKey,
                  Optional.ofNullable(references.getOrDefault(table, Map.of()).get(column)),
                  true));
        });
    return tables.finish();
  }

  private static List<Table> listPostgres(Connection connection) throws SQLException {
    TableCollector tables = new TableCollector(uniqueKeys(connection, POSTGRES_UNIQUE));
    query(
        connection,
        "SELECT c.relname, a.attname, lower(format_type(a.atttypid, NULL)), a.attnotnull,"
            + " EXISTS (SELECT 1 FROM pg_constraint p WHERE p.conrelid = c.oid AND p.contype = 'p'"
            + " AND a.attnum = ANY (p.conkey)),"
            + " (SELECT r.relname FROM pg_constraint f JOIN pg_class r ON r.oid = f.confrelid"
            + " WHERE f.conrelid = c.oid AND f.contype = 'f' AND f.conkey = ARRAY[a.attnum] LIMIT 1),"
            + " coalesce((SELECT l.collisdeterministic FROM pg_collation l"
            + " WHERE l.oid = a.attcollation), true)"
            + " FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace"
            + " JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped"
            + " WHERE n.nspname = 'public' AND c.relkind IN ('r', 'p', 'v', 'm')"
            + " ORDER BY c.relname, a.attnum",
        row ->
            tables.add(
                row.getString(1),
                new TableColumn(
                    row.getString(2),
                    row.getString(3).toLowerCase(Locale.ROOT),
                    !row.getBoolean(4),
                    row.getBoolean(5),
                    Optional.ofNullable(row.getString(6)),
                    row.getBoolean(7))));
    return tables.finish();
  }

  private static Map<String, List<List<String>>> uniqueKeys(Connection connection, String sql)
      throws SQLException {
    Map<String, Map<String, List<String>>> indexes = new LinkedHashMap<>();
    query(
        connection,
        sql,
        row ->
            indexes
                .computeIfAbsent(row.getString(1), table -> new LinkedHashMap<>())
                .computeIfAbsent(row.getString(2), index -> new ArrayList<>())
                .add(row.getString(3)));
    Map<String, List<List<String>>> keys = new HashMap<>();
    indexes.forEach(
        (table, columns) ->
            keys.put(
                table,
                columns.values().stream()
                    .filter(key -> key.stream().allMatch(Objects::nonNull))
                    .map(List::copyOf)
                    .distinct()
                    .toList()));
    return keys;
  }

  @FunctionalInterface
  private interface RowConsumer {
    void accept(ResultSet row) throws SQLException;
  }

  private static void query(Connection connection, String sql, RowConsumer consumer)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql);
        ResultSet rows = statement.executeQuery()) {
      while (rows.next()) {
        consumer.accept(rows);
      }
    }
  }

  /** Gathers rows that arrive table by table. */
  private static final class TableCollector {
    private final List<Table> tables = new ArrayList<>();
    private final List<TableColumn> columns = new ArrayList<>();
    private final Map<String, List<List<String>>> uniqueKeys;
    private String current;

    TableCollector(Map<String, List<List<String>>> uniqueKeys) {
      this.uniqueKeys = uniqueKeys;
    }

    void add(String table, TableColumn column) {
      if (!table.equals(current)) {
        flush();
        current = table;
      }
      columns.add(column);
    }

    List<Table> finish() {
      flush();
      return tables;
    }

    private void flush() {
      if (current != null) {
        tables.add(new Table(current, columns, uniqueKeys.getOrDefault(current, List.of())));
        columns.clear();
      }
    }
  }
}

package org.lamindb.scan.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.lamindb.database.Database;
import org.lamindb.database.DatabaseAddress.SqliteFile;
import org.lamindb.registry.Column;
import org.lamindb.registry.ColumnType;
import org.lamindb.registry.Filter;
import org.lamindb.registry.Registry;
import org.lamindb.registry.RegistryQuery;
import org.lamindb.scan.Cells;
import org.lamindb.scan.JdbcRecords;
import org.lamindb.scan.Records;
import org.sqlite.SQLiteConfig;

/** A SQLite file, and its rows read in both ways. */
record ScratchDatabase(Path path) {
  static final String TABLE = "t";

  ScratchDatabase run(String... statements) {
    try (Connection connection = connect();
        Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
      return this;
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }

  /** Runs a statement for each row of values, in one transaction. */
  ScratchDatabase insert(String sql, List<? extends List<?>> rows) {
    try (Connection connection = connect()) {
      connection.setAutoCommit(false);
      try (PreparedStatement statement = connection.prepareStatement(sql)) {
        for (List<?> row : rows) {
          for (int i = 0; i < row.size(); i++) {
            statement.setObject(i + 1, row.get(i));
          }
          statement.executeUpdate();
        }
      }
      connection.commit();
      return this;
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }

  Connection connect() throws SQLException {
    return new SQLiteConfig().createConnection("jdbc:sqlite:" + path);
  }

  SqliteFile address() {
    return SqliteFile.at(path);
  }

  static Column column(String name, ColumnType type) {
    return new Column(name, type, true, false, "", null);
  }

  static Registry registry(Column... columns) {
    return new Registry("core", "T", TABLE, "", List.of(columns), List.of());
  }

  List<String> bySql(Registry registry, Filter... filters) {
    try (Database database = new Database(address());
        Records records =
            JdbcRecords.open(database, RegistryQuery.all(registry).withFilters(List.of(filters)))) {
      return rows(records, registry.columns());
    }
  }

  List<String> byPages(Registry registry, int parts, Filter... filters) {
    try (FileState state = FileState.open(address(), Duration.ofMinutes(1))) {
      return rows(state, registry, parts, filters);
    }
  }

  static List<String> rows(FileState state, Registry registry, int parts, Filter... filters) {
    PageScan scan = scan(state, registry, filters);
    List<String> rows = new ArrayList<>();
    for (PageRange range : scan.split(parts)) {
      try (PageRecords records = PageRecords.open(state, range)) {
        rows.addAll(rows(records, registry.columns()));
      }
    }
    return rows;
  }

  static PageScan scan(FileState state, Registry registry, Filter... filters) {
    PageDecision decision = PageScan.decide(state, registry, registry.columns(), List.of(filters));
    assertThat(decision).isInstanceOf(PageDecision.Eligible.class);
    return ((PageDecision.Eligible) decision).scan();
  }

  /** Why SQL must read the table. */
  String refusal(Registry registry, Filter... filters) {
    try (FileState state = FileState.open(address(), Duration.ofMinutes(1))) {
      PageDecision decision =
          PageScan.decide(state, registry, registry.columns(), List.of(filters));
      assertThat(decision).isInstanceOf(PageDecision.Refused.class);
      return ((PageDecision.Refused) decision).reason();
    }
  }

  void assertPagesEqualSql(Registry registry, Filter... filters) {
    List<String> expected = bySql(registry, filters);
    for (int parts : new int[] {1, 2, 7}) {
      assertThat(byPages(registry, parts, filters)).isEqualTo(expected);
    }
  }

  static List<String> rows(Records records, List<Column> columns) {
    List<String> rows = new ArrayList<>();
    while (records.next()) {
      StringBuilder row = new StringBuilder();
      for (int i = 0; i < columns.size(); i++) {
        row.append(cell(records.cells(), i, columns.get(i).type())).append('|');
      }
      rows.add(row.toString());
    }
    return rows;
  }

  private static String cell(Cells cells, int column, ColumnType type) {
    if (cells.isNull(column)) {
      return "NULL";
    }
    return switch (type) {
      case BOOLEAN -> String.valueOf(cells.getBoolean(column));
      case DOUBLE -> Long.toHexString(Double.doubleToLongBits(cells.getDouble(column)));
      case LONG, TIMESTAMP, DATE, DURATION -> String.valueOf(cells.getLong(column));
      default -> {
        int start = cells.start(column);
        yield HexFormat.of().formatHex(cells.bytes(), start, start + cells.length(column));
      }
    };
  }
}

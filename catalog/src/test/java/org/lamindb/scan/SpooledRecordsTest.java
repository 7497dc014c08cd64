package org.lamindb.scan;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lamindb.database.Database;
import org.lamindb.database.DatabaseAddress.SqliteFile;
import org.lamindb.database.QueryTag;
import org.lamindb.registry.Column;
import org.lamindb.registry.ColumnType;
import org.lamindb.registry.Registry;
import org.lamindb.registry.RegistryQuery;

class SpooledRecordsTest {
  private static final int ROWS = 500;

  @TempDir Path folder;
  private Database database;
  private RegistryQuery query;

  @BeforeEach
  void table() throws Exception {
    Path file = folder.resolve("some.db");
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file)) {
      try (Statement statement = connection.createStatement()) {
        statement.execute(
            "CREATE TABLE t (id integer PRIMARY KEY, flag bool, size real, name text)");
      }
      connection.setAutoCommit(false);
      try (PreparedStatement insert =
          connection.prepareStatement("INSERT INTO t VALUES (?, ?, ?, ?)")) {
        for (int i = 0; i < ROWS; i++) {
          insert.setLong(1, i);
          insert.setObject(2, i % 3 == 0 ? null : (Object) (i % 2));
          insert.setObject(3, i % 5 == 0 ? null : (Object) (i / 7.0));
          insert.setString(4, i % 4 == 0 ? null : i % 11 == 0 ? "" : "ä😀".repeat(i % 40));
          insert.executeUpdate();
        }
      }
      connection.commit();
    }
    database = new Database(SqliteFile.at(file));
    List<Column> columns =
        List.of(
            column("id", ColumnType.LONG),
            column("flag", ColumnType.BOOLEAN),
            column("size", ColumnType.DOUBLE),
            column("name", ColumnType.TEXT));
    query = RegistryQuery.all(new Registry("core", "T", "t", "", columns, List.of()));
  }

  private static Column column(String name, ColumnType type) {
    return new Column(name, type, true, false, "", null);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 1000, 1 << 20})
  void spooledRowsAreTheRows(int mostInMemory) {
    try (Records direct = JdbcRecords.open(database, query);
        Records spooled =
            SpooledRecords.of(JdbcRecords.open(database, query), query.columns(), mostInMemory)) {
      assertThat(RecordTexts.of(spooled, query.columns()))
          .hasSize(ROWS)
          .isEqualTo(RecordTexts.of(direct, query.columns()));
      assertThat(spooled.next()).isFalse();
    }
  }

  @Test
  void whoReadsSlowlyKeepsNobodyFromWriting() throws Exception {
    try (Records records =
        Scans.open(database, new ScanPart.Sql(query), new ScanState.Current(), QueryTag.NONE)) {
      assertThat(records.next()).isTrue();
      database.write(
          "delete",
          connection -> {
            try (Statement statement = connection.createStatement()) {
              return statement.executeUpdate("DELETE FROM t");
            }
          });
      int rows = 1;
      while (records.next()) {
        rows++;
      }
      assertThat(rows).isEqualTo(ROWS);
    }
  }
}

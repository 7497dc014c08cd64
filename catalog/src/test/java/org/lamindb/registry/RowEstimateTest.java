package org.lamindb.registry;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lamindb.database.Database;
import org.lamindb.database.DatabaseAddress.SqliteFile;

class RowEstimateTest {
  private static final Registry THING =
      new Registry(
          "core",
          "Thing",
          "thing",
          "",
          List.of(new Column("id", ColumnType.LONG, false, true, "", null)),
          List.of());

  @TempDir Path folder;

  private OptionalLong after(String... statements) throws SQLException {
    Path file = folder.resolve("lamin.db");
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
        Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    }
    try (Database database = new Database(SqliteFile.at(file))) {
      return RowEstimate.of(database, THING);
    }
  }

  @Test
  void tableHasAtMostItsLastRowNumber() throws SQLException {
    assertThat(after("CREATE TABLE thing (id integer PRIMARY KEY)", "INSERT INTO thing VALUES (7)"))
        .isEqualTo(OptionalLong.of(7));
  }

  @Test
  void nothingIsKnownOfViewsAndOfTablesWithoutRowNumbers() throws SQLException {
    assertThat(after("CREATE VIEW thing AS SELECT 1 AS id")).isEmpty();
    assertThat(
            after("DROP VIEW thing", "CREATE TABLE thing (id integer PRIMARY KEY) WITHOUT ROWID"))
        .isEmpty();
  }
}

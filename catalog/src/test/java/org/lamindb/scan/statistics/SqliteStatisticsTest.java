package org.lamindb.scan.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lamindb.database.Database;
import org.lamindb.database.DatabaseAddress.SqliteFile;
import org.lamindb.registry.Column;
import org.lamindb.registry.ColumnType;
import org.lamindb.registry.Registry;

class SqliteStatisticsTest {
  private static final Registry TABLE =
      new Registry(
          "core",
          "Thing",
          "thing",
          "",
          List.of(
              new Column("id", ColumnType.LONG, false, true, "", null),
              new Column("kind", ColumnType.TEXT, true, false, "", null)),
          List.of());

  @TempDir Path folder;

  private Optional<RegistryStatistics> after(String... statements) throws SQLException {
    Path file = folder.resolve("lamin.db");
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
        Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    }
    try (Database database = new Database(SqliteFile.at(file))) {
      return RegistryStatistics.of(database, TABLE);
    }
  }

  private static final String CREATE =
      "CREATE TABLE thing (id integer PRIMARY KEY AUTOINCREMENT, kind varchar(20))";
  private static final String INDEX = "CREATE INDEX kinds ON thing (kind, id)";

  private static String insert(int rows, int first) {
    return "WITH RECURSIVE n(i) AS (SELECT "
        + first
        + " UNION ALL SELECT i + 1 FROM n LIMIT "
        + rows
        + ") INSERT INTO thing SELECT i, 'kind ' || (i % 4) FROM n";
  }

  @Test
  void withoutAnalyzeTheRowNumbersTell() throws SQLException {
    RegistryStatistics statistics = after(CREATE, INDEX, insert(1000, 1)).orElseThrow();
    assertThat(statistics.rows()).isEqualTo(1000);
    assertThat(statistics.bytes()).isBetween(1000L, 1_000_000L);
    assertThat(statistics.key()).contains(new KeyDistribution(1, 1000, 1000, List.of()));
    assertThat(statistics.columns().get("id").max()).isEqualTo(OptionalLong.of(1000));
    assertThat(statistics.columns()).containsOnlyKeys("id");
  }

  @Test
  void analyzeTellsDistinctValuesAndGaps() throws SQLException {
    RegistryStatistics statistics =
        after(CREATE, INDEX, insert(1000, 1), "DELETE FROM thing WHERE id % 5 = 2", "ANALYZE")
            .orElseThrow();
    assertThat(statistics.rows()).isEqualTo(800);
    assertThat(statistics.columns().get("kind").distinct()).isEqualTo(OptionalLong.of(4));
  }

  @Test
  void anOldAnalyzeMakesNoBigTableSmall() throws SQLException {
    RegistryStatistics statistics =
        after(CREATE, INDEX, insert(10, 1), "ANALYZE", insert(5000, 11)).orElseThrow();
    assertThat(statistics.rows()).isEqualTo(5010);
  }

  @Test
  void emptyTableHasNoIds() throws SQLException {
    RegistryStatistics statistics = after(CREATE, INDEX).orElseThrow();
    assertThat(statistics.rows()).isZero();
    assertThat(statistics.bytes()).isZero();
    assertThat(statistics.key()).isEmpty();
  }

  @Test
  void viewHasNone() throws SQLException {
    assertThat(after("CREATE VIEW thing AS SELECT 1 AS id, 'a' AS kind")).isEmpty();
  }
}

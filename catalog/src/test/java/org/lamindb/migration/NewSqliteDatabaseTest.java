package org.lamindb.migration;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NewSqliteDatabaseTest {
  /** The databases that are copied were made when the library was. */
  @ParameterizedTest
  @ValueSource(strings = {"lamindb_branch", "bionty_source"})
  void rowsCarryTheTimeOfCreation(String table, @TempDir Path folder) throws Exception {
    Path file = folder.resolve("lamin.db");
    NewSqliteDatabase.build(file, List.of("bionty", "pertdb"), connection -> null);
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
        Statement statement = connection.createStatement();
        ResultSet times =
            statement.executeQuery(
                "SELECT count(*), unixepoch(min(created_at)), unixepoch(max(created_at)) FROM "
                    + table)) {
      assertThat(times.getLong(1)).isPositive();
      assertThat(Instant.ofEpochSecond(times.getLong(2)))
          .isAfter(Instant.now().minus(Duration.ofMinutes(1)));
      assertThat(Instant.ofEpochSecond(times.getLong(3))).isBeforeOrEqualTo(Instant.now());
    }
  }
}

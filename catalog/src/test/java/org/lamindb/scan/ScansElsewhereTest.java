package org.lamindb.scan;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lamindb.database.Database;
import org.lamindb.database.DatabaseAddress.SqliteFile;
import org.lamindb.database.DatabaseCopy;
import org.lamindb.database.QueryTag;
import org.lamindb.registry.Column;
import org.lamindb.registry.ColumnType;
import org.lamindb.registry.Registry;
import org.lamindb.registry.RegistryQuery;

/** Scans whose parts are read where the database's file is out of sight. */
class ScansElsewhereTest {
  private static final int ROWS = 250_000;
  private static final ScanSettings ELSEWHERE = new ScanSettings(2, true, true);
  private static final Registry REGISTRY =
      new Registry(
          "core",
          "Thing",
          "thing",
          "",
          List.of(
              new Column("id", ColumnType.LONG, false, true, "", null),
              new Column("name", ColumnType.TEXT, true, false, "", null)),
          List.of());
  private static final RegistryQuery ALL = RegistryQuery.all(REGISTRY);

  @TempDir Path folder;
  private Path file;

  @BeforeEach
  void fill() throws SQLException {
    file = folder.resolve("lamin.db");
    run(
        "CREATE TABLE thing (id integer PRIMARY KEY AUTOINCREMENT, name text)",
        "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n LIMIT "
            + ROWS
            + ") INSERT INTO thing SELECT i, 'thing ' || i FROM n");
  }

  private void run(String... statements) throws SQLException {
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
        Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    }
  }

  private ScanPlan plan(ScanSettings settings) {
    try (Database database = new Database(SqliteFile.at(file))) {
      return Scans.plan(database, ALL, settings);
    }
  }

  /** Reads all parts as another process does, which has the copy at a place of its own. */
  private List<List<String>> read(ScanPlan plan, ScanState.Copied state) {
    List<List<String>> rows = new ArrayList<>();
    try (Database database = new Database(state.database(SqliteFile.at(file)))) {
      for (ScanPart part : plan.parts()) {
        try (Records records = Scans.open(database, part, state, QueryTag.NONE)) {
          rows.addAll(RecordTexts.of(records, ALL.columns()));
        }
      }
    }
    return rows;
  }

  private void assertRowsOfThatMoment(ScanPlan plan) throws SQLException, IOException {
    Path there = folder.resolve("there.db");
    try (SharedState taken = plan.sharing().orElseThrow().take()) {
      run("UPDATE thing SET name = 'changed'", "DELETE FROM thing WHERE id > 7");
      ScanState.Copied state = (ScanState.Copied) plan.sharing().get().bind(taken);
      write(taken.copy().orElseThrow(), there);
      List<List<String>> rows = read(plan, state.at(SqliteFile.at(there)));
      assertThat(rows).hasSize(ROWS).doesNotHaveDuplicates();
      assertThat(rows.get(ROWS - 1)).isEqualTo(List.of("" + ROWS, "thing " + ROWS));
    }
  }

  private static void write(DatabaseCopy copy, Path target) throws IOException {
    assertThat(copy.size()).isPositive();
    Files.write(target, copy.read(0, (int) copy.size()));
  }

  @Test
  void pagesOfACopyAreReadInParts() throws Exception {
    ScanPlan plan = plan(ELSEWHERE);
    assertThat(plan.parts()).hasSize(2).allMatch(ScanPart.Pages.class::isInstance);
    assertRowsOfThatMoment(plan);
  }

  @Test
  void sqlReadsACopyToo() throws Exception {
    ScanPlan plan = plan(new ScanSettings(2, false, true));
    assertThat(plan.parts()).hasSize(1).allMatch(ScanPart.Sql.class::isInstance);
    assertRowsOfThatMoment(plan);
  }

  @Test
  void pagesPlannedBeforeTheLogWasTurnedOnAreReadFromACopyWithoutOne() throws Exception {
    ScanPlan plan = plan(ELSEWHERE);
    run("PRAGMA journal_mode = WAL");
    assertRowsOfThatMoment(plan);
  }

  @Test
  void copyHasWhatIsOnlyInTheLog() throws Exception {
    run("PRAGMA journal_mode = WAL");
    try (Connection open = DriverManager.getConnection("jdbc:sqlite:" + file);
        Statement statement = open.createStatement()) {
      statement.execute("PRAGMA wal_autocheckpoint = 0");
      statement.execute("DELETE FROM thing WHERE id <= 100");
      ScanPlan plan = plan(ELSEWHERE);
      try (SharedState taken = plan.sharing().orElseThrow().take()) {
        ScanState.Copied state = (ScanState.Copied) plan.sharing().get().bind(taken);
        assertThat(read(plan, state)).hasSize(ROWS - 100);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void everyPlanOfAFileSharesACopy(boolean fast) throws Exception {
    run("DELETE FROM thing WHERE id > 10");
    ScanPlan plan = plan(new ScanSettings(2, fast, true));
    assertThat(plan.sharing()).isPresent();
    assertThat(plan(new ScanSettings(2, fast, false)).sharing()).isEmpty();
  }

  @Test
  void copyIsTheOwnersAloneAndGoneInTheEnd() throws Exception {
    Path path;
    try (DatabaseCopy copy = DatabaseCopy.of(SqliteFile.at(file))) {
      path = Path.of(copy.file().path());
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(path)))
          .isEqualTo("rw-------");
    }
    assertThat(path).doesNotExist();
  }
}

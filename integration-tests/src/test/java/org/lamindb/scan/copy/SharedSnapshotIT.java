package org.lamindb.scan.copy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.lamindb.database.Database;
import org.lamindb.database.ExportedSnapshot;
import org.lamindb.database.ScanConnection;
import org.lamindb.database.ScanSession;
import org.lamindb.database.SnapshotExport;
import org.lamindb.error.LaminException;
import org.lamindb.registry.Column;
import org.lamindb.registry.Registry;
import org.lamindb.registry.RegistryQuery;
import org.lamindb.scan.JdbcRecords;
import org.lamindb.scan.PostgresTable;
import org.lamindb.scan.Records;
import org.lamindb.scan.statistics.KeyRange;

/** Several streams read one state of the database, whatever is written meanwhile. */
class SharedSnapshotIT {
  private static final long ROWS = 100_000;
  private static final Column ID = PostgresTable.id();
  private static final Registry MOVING = PostgresTable.registry("moving", ID);

  private static PostgresTable server;
  private static Database database;

  @BeforeAll
  static void fill() {
    server =
        PostgresTable.in(
            "shared_snapshot",
            "CREATE TABLE moving (id bigint PRIMARY KEY)",
            "INSERT INTO moving SELECT generate_series(1, " + ROWS + ")");
    database = new Database(server.address());
    server.execute(
        "DROP ROLE IF EXISTS crowded",
        "CREATE ROLE crowded LOGIN CONNECTION LIMIT 1 PASSWORD 'secret-of-the-tests'",
        "DROP ROLE IF EXISTS powerless",
        "CREATE ROLE powerless LOGIN PASSWORD 'secret-of-the-tests'",
        "REVOKE EXECUTE ON FUNCTION pg_export_snapshot() FROM PUBLIC");
  }

  @AfterAll
  static void close() {
    database.close();
  }

  private static List<Long> ids(Records source) {
    List<Long> ids = new ArrayList<>();
    try (source) {
      while (source.next()) {
        ids.add(source.cells().getLong(0));
      }
    }
    return ids;
  }

  private static ExportedSnapshot export() {
    return (ExportedSnapshot) database.exportSnapshot();
  }

  /** Moves rows from the end to the front and back, over the border between the ranges. */
  private static void move(AtomicBoolean stop) {
    Random random = new Random(3);
    try (Connection connection = server.connect();
        Statement statement = connection.createStatement()) {
      while (!stop.get()) {
        long id = 1 + random.nextLong(ROWS);
        statement.execute("UPDATE moving SET id = -id WHERE id BETWEEN " + id + " AND 99999999");
        statement.execute("UPDATE moving SET id = -id WHERE id < 0");
        statement.execute("DELETE FROM moving WHERE id % 1000 = 7");
        statement.execute("INSERT INTO moving VALUES (7), (1007) ON CONFLICT DO NOTHING");
      }
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void noRowIsReadTwiceOrMissedWhileRowsMove() {
    List<KeyRange> ranges =
        List.of(
            new KeyRange(ID, OptionalLong.empty(), OptionalLong.of(50_000)),
            new KeyRange(ID, OptionalLong.of(50_000), OptionalLong.empty()));
    AtomicBoolean stop = new AtomicBoolean();
    List<Long> before =
        LongStream.rangeClosed(1, ROWS).filter(id -> id % 1000 != 7).boxed().toList();
    server.execute("DELETE FROM moving WHERE id % 1000 = 7");
    CompletableFuture<Void> writer;
    try (ExportedSnapshot snapshot = export()) {
      ScanSession session = ScanSession.ALONE.withSnapshot(snapshot.id());
      writer = CompletableFuture.runAsync(() -> move(stop));
      for (int round = 0; round < 5; round++) {
        List<CompletableFuture<List<Long>>> parts =
            ranges.stream()
                .map(range -> RegistryQuery.all(MOVING).withFilters(range.filters()))
                .map(
                    query ->
                        CompletableFuture.supplyAsync(
                            () -> ids(CopyRecords.open(database, query, session))))
                .toList();
        List<Long> all = new ArrayList<>();
        parts.forEach(part -> all.addAll(part.join()));
        assertThat(all.stream().sorted().toList()).isEqualTo(before);
        assertThat(ids(JdbcRecords.open(database, RegistryQuery.all(MOVING), session)))
            .hasSameSizeAs(before);
      }
    } finally {
      stop.set(true);
    }
    writer.join();
  }

  @Test
  void whoHasBegunReadsOnWhenTheSnapshotIsGone() {
    ExportedSnapshot snapshot = export();
    ScanSession session = ScanSession.ALONE.withSnapshot(snapshot.id());
    try (Records records = CopyRecords.open(database, RegistryQuery.all(MOVING), session)) {
      assertThat(records.next()).isTrue();
      snapshot.close();
      while (records.next()) {
        assertThat(records.cells().isNull(0)).isFalse();
      }
    }
    assertThatThrownBy(() -> CopyRecords.open(database, RegistryQuery.all(MOVING), session))
        .isInstanceOf(LaminException.class)
        .hasMessageContaining("LAMINDB_SNAPSHOT_GONE")
        .hasMessageContaining("Run the query again");
    server.assertNoConnections();
  }

  @Test
  void exportingTransactionIsNotEndedForDoingNothing() throws InterruptedException {
    server.execute(
        "ALTER ROLE postgres IN DATABASE shared_snapshot"
            + " SET idle_in_transaction_session_timeout = 200");
    try (ExportedSnapshot snapshot = export()) {
      Thread.sleep(600);
      ScanSession session = ScanSession.ALONE.withSnapshot(snapshot.id());
      assertThat(ids(CopyRecords.open(database, RegistryQuery.all(MOVING), session))).isNotEmpty();
    } finally {
      server.execute("ALTER ROLE postgres IN DATABASE shared_snapshot RESET ALL");
    }
  }

  @Test
  void scanCanOnlyRead() throws SQLException {
    try (Connection connection = database.openForScan();
        Statement statement = connection.createStatement()) {
      assertThatThrownBy(() -> statement.execute("DELETE FROM moving"))
          .hasMessageContaining("read-only");
    }
  }

  @Test
  void refusalSaysWhy() {
    int port = server.address().port();
    try (Database powerless = new Database(server.address(port, "powerless"));
        Database crowded = new Database(server.address(port, "crowded"))) {
      server.execute("GRANT EXECUTE ON FUNCTION pg_export_snapshot() TO crowded");
      assertThat(powerless.exportSnapshot())
          .isInstanceOfSatisfying(
              SnapshotExport.Refused.class,
              refused -> assertThat(refused.reason()).contains("permission denied for function"));
      assertThat(crowded.exportSnapshot())
          .isInstanceOfSatisfying(
              SnapshotExport.Refused.class,
              refused -> assertThat(refused.reason()).contains("second connection"));
    }
    server.assertNoConnections();
  }

  @Test
  void connectionIsTriedAgainWhenTheServerIsFull() throws Exception {
    int port = server.address().port();
    String url = "jdbc:postgresql://127.0.0.1:" + port + "/shared_snapshot";
    try (Database crowded = new Database(server.address(port, "crowded"))) {
      Connection other = DriverManager.getConnection(url, "crowded", server.address().password());
      CompletableFuture<ScanConnection> opening =
          CompletableFuture.supplyAsync(() -> crowded.openForScan(ScanSession.ALONE));
      Thread.sleep(300);
      other.close();
      ScanConnection opened = opening.get();
      assertThat(opened.retries()).isPositive();
      assertThatThrownBy(() -> crowded.openForScan(ScanSession.ALONE))
          .isInstanceOf(LaminException.class)
          .hasMessageContaining("too many connections");
      opened.connection().close();
    }
  }
}

package org.lamindb.scan.copy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.lamindb.database.Database;
import org.lamindb.database.ScanSession;
import org.lamindb.error.LaminException;
import org.lamindb.registry.ColumnType;
import org.lamindb.registry.Registry;
import org.lamindb.registry.RegistryQuery;
import org.lamindb.scan.CutProxy;
import org.lamindb.scan.JdbcRecords;
import org.lamindb.scan.PostgresTable;
import org.lamindb.scan.Records;

/** A copy that does not come to its end is an error or was not wanted; it is never a result. */
class CopyFailuresIT {
  private static final int ROWS = 300_000;

  private static PostgresTable server;
  private static Database database;

  private static final RegistryQuery LARGE =
      RegistryQuery.all(
          PostgresTable.registry(
              "large", PostgresTable.id(), PostgresTable.column("text", ColumnType.TEXT)));

  /** Its only row comes after ten minutes. */
  private static final Registry SLOW = PostgresTable.registry("slow", PostgresTable.id());

  @BeforeAll
  static void fill() {
    server =
        PostgresTable.in(
            "copy_failures",
            "CREATE TABLE large AS SELECT i AS id, repeat('x', 200) AS text"
                + " FROM generate_series(1, "
                + ROWS
                + ") AS i",
            "CREATE TABLE few AS SELECT i AS id FROM generate_series(1, 50) AS i",
            "CREATE VIEW slow AS SELECT 1 AS id FROM pg_sleep(600)");
    database = new Database(server.address());
  }

  @AfterAll
  static void close() {
    database.close();
  }

  private static void assertNothingRunsSoon() throws InterruptedException {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(5);
    while (server.connections() > 0 && System.nanoTime() < end) {
      Thread.sleep(20);
    }
    assertThat(server.connections()).isZero();
  }

  private static long read(Records records) {
    long rows = 0;
    while (records.next()) {
      rows++;
    }
    return rows;
  }

  @Test
  void closingEarlyEndsTheServersWork() throws InterruptedException {
    Records records = CopyRecords.open(database, LARGE, ScanSession.ALONE);
    for (int i = 0; i < 1000; i++) {
      assertThat(records.next()).isTrue();
    }
    long start = System.nanoTime();
    records.close();
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(2));
    assertNothingRunsSoon();
    records.close();
  }

  @Test
  void closingBeforeTheFirstRowEndsTheServersWork() throws InterruptedException {
    CopyRecords.open(database, LARGE, ScanSession.ALONE).close();
    assertNothingRunsSoon();
  }

  @Test
  void closingAfterTheLastRowLeavesNothing() throws InterruptedException {
    try (Records records = CopyRecords.open(database, LARGE, ScanSession.ALONE)) {
      assertThat(read(records)).isEqualTo(ROWS);
    }
    assertNothingRunsSoon();
  }

  @Test
  void anotherThreadCanEndAScanThatWaits() throws Exception {
    Records records = CopyRecords.open(database, RegistryQuery.all(SLOW), ScanSession.ALONE);
    CompletableFuture<Void> reading = CompletableFuture.runAsync(records::next);
    Thread.sleep(300);
    records.close();
    assertThatThrownBy(() -> reading.get(5, TimeUnit.SECONDS))
        .hasCauseInstanceOf(LaminException.class);
    assertNothingRunsSoon();
  }

  @Test
  void serverThatEndsTheConnectionIsAnError() throws InterruptedException {
    try (Records records = CopyRecords.open(database, LARGE, ScanSession.ALONE)) {
      assertThat(records.next()).isTrue();
      server.execute(
          "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
              + " WHERE application_name = 'lamindb-spark' AND datname = current_database()");
      assertThatThrownBy(() -> read(records))
          .isInstanceOf(LaminException.class)
          .hasMessageContaining("LAMINDB_SCAN_BROKEN")
          .hasMessageContaining("ended before its last row");
    }
    assertNothingRunsSoon();
  }

  @Test
  void serverThatCancelsTheStatementIsAnError() {
    try (Records records = CopyRecords.open(database, LARGE, ScanSession.ALONE)) {
      assertThat(records.next()).isTrue();
      server.execute(
          "SELECT pg_cancel_backend(pid) FROM pg_stat_activity"
              + " WHERE application_name = 'lamindb-spark' AND datname = current_database()");
      assertThatThrownBy(() -> read(records))
          .isInstanceOf(LaminException.class)
          .hasMessageContaining("canceling statement")
          .hasMessageContaining("statement_timeout");
    }
  }

  @Test
  void rowThatCannotBeComputedIsAnError() throws InterruptedException {
    server.execute("CREATE VIEW failing AS SELECT 1000 / (id - 40) AS id FROM few");
    Registry failing = PostgresTable.registry("failing", PostgresTable.id());
    try (Records records =
        CopyRecords.open(database, RegistryQuery.all(failing), ScanSession.ALONE)) {
      assertThatThrownBy(() -> read(records))
          .isInstanceOf(LaminException.class)
          .hasMessageContaining("division by zero");
    }
    assertNothingRunsSoon();
  }

  /** The network may break behind any byte, also between the last row and the end. */
  @Test
  void networkThatBreaksIsNeverTheEnd() throws IOException {
    RegistryQuery few = RegistryQuery.all(PostgresTable.registry("few", PostgresTable.id()));
    int complete = 0;
    int broken = 0;
    for (long most = 300; most < 2_400; most += 3) {
      try (CutProxy proxy = CutProxy.before(server.address().port(), most);
          Database behind = new Database(server.address(proxy.port(), "postgres"))) {
        long rows;
        try (Records records = CopyRecords.open(behind, few, ScanSession.ALONE)) {
          rows = read(records);
        } catch (LaminException e) {
          broken++;
          continue;
        }
        assertThat(rows).isEqualTo(50);
        complete++;
      }
    }
    assertThat(complete).isPositive();
    assertThat(broken).isPositive();
  }

  @Test
  void silentServerIsAnErrorWithTheRemedy() throws InterruptedException {
    ScanSession impatient = ScanSession.ALONE.withSilence(Duration.ofSeconds(1));
    try (Records records = CopyRecords.open(database, RegistryQuery.all(SLOW), impatient)) {
      assertThatThrownBy(records::next)
          .isInstanceOf(LaminException.class)
          .hasMessageContaining("sent nothing for too long")
          .hasMessageContaining("socketTimeout");
    }
    assertNothingRunsSoon();
    assertThatThrownBy(() -> JdbcRecords.open(database, RegistryQuery.all(SLOW), impatient).close())
        .isInstanceOf(LaminException.class);
  }
}

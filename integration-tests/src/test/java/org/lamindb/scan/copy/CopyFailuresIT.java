package org.lamindb.scan.copy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.util.OptionalLong;
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

  /** Its only row comes after ten minutes; the server does not even say before that it begins. */
  private static final Registry SLOW = PostgresTable.registry("slow", PostgresTable.id());

  /** Its last row comes after ten minutes. */
  private static final Registry HALTING = PostgresTable.registry("halting", PostgresTable.id());

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
            "CREATE VIEW slow AS SELECT 1 AS id FROM pg_sleep(600)",
            "CREATE VIEW halting AS SELECT CASE WHEN i < 5000 THEN i ELSE (SELECT 5000 FROM"
                + " pg_sleep(600)) END AS id FROM generate_series(1, 5000) i");
    database = new Database(server.address());
  }

  @AfterAll
  static void close() {
    database.close();
  }

  private static long read(Records records) {
    long rows = 0;
    while (records.next()) {
      rows++;
    }
    return rows;
  }

  @Test
  void closingEarlyEndsTheServersWork() {
    Records records = CopyRecords.open(database, LARGE, ScanSession.ALONE);
    for (int i = 0; i < 1000; i++) {
      assertThat(records.next()).isTrue();
    }
    long start = System.nanoTime();
    records.close();
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(2));
    server.assertNoConnections();
    records.close();
  }

  @Test
  void closingBeforeTheFirstRowEndsTheServersWork() {
    CopyRecords.open(database, LARGE, ScanSession.ALONE).close();
    server.assertNoConnections();
  }

  @Test
  void closingAfterTheLastRowLeavesNothing() {
    try (Records records = CopyRecords.open(database, LARGE, ScanSession.ALONE)) {
      assertThat(read(records)).isEqualTo(ROWS);
    }
    server.assertNoConnections();
  }

  @Test
  void anotherThreadCanEndAScanThatWaits() throws Exception {
    Records records = CopyRecords.open(database, RegistryQuery.all(HALTING), ScanSession.ALONE);
    CompletableFuture<Long> reading = CompletableFuture.supplyAsync(() -> read(records));
    Thread.sleep(300);
    records.close();
    assertThatThrownBy(() -> reading.get(5, TimeUnit.SECONDS))
        .hasCauseInstanceOf(LaminException.class);
    server.assertNoConnections();
  }

  @Test
  void serverThatEndsTheConnectionIsAnError() {
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
    server.assertNoConnections();
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
  void rowThatCannotBeComputedIsAnError() {
    server.execute("CREATE VIEW failing AS SELECT 1000 / (id - 40) AS id FROM few");
    Registry failing = PostgresTable.registry("failing", PostgresTable.id());
    try (Records records =
        CopyRecords.open(database, RegistryQuery.all(failing), ScanSession.ALONE)) {
      assertThatThrownBy(() -> read(records))
          .isInstanceOf(LaminException.class)
          .hasMessageContaining("division by zero");
    }
    server.assertNoConnections();
  }

  /** The network may break behind any byte, also between the last row and the end. */
  @Test
  void networkThatBreaksIsNeverTheEnd() throws IOException {
    RegistryQuery few = RegistryQuery.all(PostgresTable.registry("few", PostgresTable.id()));
    long all;
    try (CutProxy proxy = CutProxy.before(server.address().port(), Long.MAX_VALUE)) {
      assertThat(rowsThrough(proxy, few)).isEqualTo(OptionalLong.of(50));
      all = proxy.answered();
    }
    // The rows are 50 times 15 bytes; what comes before them belongs to connecting.
    for (long most = all - 800; most < all + 20; most++) {
      try (CutProxy proxy = CutProxy.before(server.address().port(), most)) {
        OptionalLong rows = rowsThrough(proxy, few);
        assertThat(rows)
            .as("%s of %s bytes", most, all)
            .isEqualTo(most < all ? OptionalLong.empty() : OptionalLong.of(50));
      }
    }
  }

  /** How many rows there are; empty when that was an error. */
  private static OptionalLong rowsThrough(CutProxy proxy, RegistryQuery query) {
    try (Database behind = new Database(server.address(proxy.port(), "postgres"));
        Records records = CopyRecords.open(behind, query, ScanSession.ALONE)) {
      return OptionalLong.of(read(records));
    } catch (LaminException e) {
      return OptionalLong.empty();
    }
  }

  @Test
  void silentServerIsAnErrorWithTheRemedy() {
    ScanSession impatient = ScanSession.ALONE.withSilence(Duration.ofSeconds(1));
    try (Records records = CopyRecords.open(database, RegistryQuery.all(HALTING), impatient)) {
      assertThatThrownBy(() -> read(records))
          .isInstanceOf(LaminException.class)
          .hasMessageContaining("sent nothing for too long")
          .hasMessageContaining("socketTimeout");
    }
    server.assertNoConnections();
    RegistryQuery slow = RegistryQuery.all(SLOW);
    assertThatThrownBy(() -> CopyRecords.open(database, slow, impatient).close())
        .isInstanceOf(LaminException.class)
        .hasMessageContaining("socketTimeout");
    server.assertNoConnections();
    assertThatThrownBy(() -> JdbcRecords.open(database, slow, impatient).close())
        .isInstanceOf(LaminException.class)
        .hasMessageContaining("socketTimeout");
    // The driver hangs up, which the server would notice after its sleep.
    server.execute(
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
            + " WHERE application_name = 'lamindb-spark' AND datname = current_database()");
    server.assertNoConnections();
  }
}

package org.lamindb.scan.pages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.lamindb.scan.pages.ScratchDatabase.column;
import static org.lamindb.scan.pages.ScratchDatabase.registry;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lamindb.error.LaminException;
import org.lamindb.registry.ColumnType;
import org.lamindb.registry.Registry;

/** Bytes that no database writes end in an error that says so, or in rows, but they do end. */
@Timeout(120)
class DamagedFileTest {
  private static final int PAGE = 512;
  private static final Registry T =
      registry(
          column("id", ColumnType.LONG),
          column("a", ColumnType.TEXT),
          column("b", ColumnType.DOUBLE),
          column("c", ColumnType.TIMESTAMP),
          column("d", ColumnType.LONG));

  @TempDir Path folder;

  private byte[] sample() throws IOException {
    Path path = folder.resolve("sample.db");
    new ScratchDatabase(path)
        .run(
            "PRAGMA page_size = " + PAGE,
            "CREATE TABLE t (id integer PRIMARY KEY, a text, b real, c datetime, d integer)")
        .insert(
            "INSERT INTO t (a, b, c, d) VALUES (?, ?, '2024-12-19 17:21:07', ?)",
            IntStream.range(0, 300)
                .mapToObj(i -> List.of("x".repeat(i % 10 == 0 ? 1500 : i % 40), i / 7.0, i))
                .toList());
    return Files.readAllBytes(path);
  }

  /** Reads and copies all; true when that met an error. */
  private boolean fails(byte[] bytes, String name) throws IOException {
    Path path = Files.write(folder.resolve(name), bytes);
    try (FileState state =
        FileState.open(new ScratchDatabase(path).address(), Duration.ofDays(1))) {
      if (PageScan.decide(state, T, T.columns(), List.of())
          instanceof PageDecision.Eligible found) {
        for (PageRange range : found.scan().split(2)) {
          try (PageRecords records = PageRecords.open(state, range)) {
            ScratchDatabase.rows(records, T.columns());
          }
          PageCopy.of(state.pages(), List.of(range.table()), () -> false).delete();
        }
      }
      return false;
    } catch (LaminException e) {
      assertThat(e.errorClass()).isIn("LAMINDB_DATABASE_DAMAGED", "LAMINDB_DATABASE_ERROR");
      return true;
    } finally {
      Files.delete(path);
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6})
  void changedBytes(long seed) throws IOException {
    byte[] sample = sample();
    Random random = new Random(seed);
    int failures = 0;
    for (int i = 0; i < 300; i++) {
      byte[] bytes = sample.clone();
      int changes = 1 + random.nextInt(30);
      for (int change = 0; change < changes; change++) {
        // The schema on the first page is SQLite's own to check.
        int page = 1 + random.nextInt(bytes.length / PAGE - 1);
        int within = random.nextBoolean() ? random.nextInt(24) : random.nextInt(PAGE);
        bytes[page * PAGE + within] = (byte) random.nextInt(256);
      }
      failures += fails(bytes, "damaged-" + i + ".db") ? 1 : 0;
    }
    assertThat(failures).isPositive();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2})
  void exchangedPages(long seed) throws IOException {
    byte[] sample = sample();
    Random random = new Random(seed);
    for (int i = 0; i < 200; i++) {
      byte[] bytes = sample.clone();
      int from = 1 + random.nextInt(bytes.length / PAGE - 1);
      int to = 1 + random.nextInt(bytes.length / PAGE - 1);
      System.arraycopy(sample, from * PAGE, bytes, to * PAGE, PAGE);
      fails(bytes, "exchanged-" + i + ".db");
    }
  }

  /** SQLite has checked that the file is as long as its header says, when nothing is cut later. */
  @Test
  void filesCutWhileTheyAreRead() throws IOException {
    Path path = Files.write(folder.resolve("cut.db"), sample());
    try (FileState state =
        FileState.open(new ScratchDatabase(path).address(), Duration.ofDays(1))) {
      PageScan scan = ScratchDatabase.scan(state, T);
      Files.write(path, Arrays.copyOf(Files.readAllBytes(path), 20 * PAGE));
      assertThatThrownBy(
              () -> {
                try (PageRecords records = PageRecords.open(state, scan.split(1).get(0))) {
                  ScratchDatabase.rows(records, T.columns());
                }
              })
          .isInstanceOf(LaminException.class)
          .hasMessageContaining("PRAGMA integrity_check");
    }
  }
}

package org.lamindb.scan.pages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.lamindb.scan.pages.ScratchDatabase.column;
import static org.lamindb.scan.pages.ScratchDatabase.registry;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.lamindb.database.DatabaseAddress.SqliteFile;
import org.lamindb.database.DatabaseFile;
import org.lamindb.error.LaminException;
import org.lamindb.registry.ColumnType;
import org.lamindb.registry.Registry;

/** Scans see one state, and nobody waits for them for long. */
@Timeout(60)
class FileStateTest {
  private static final Registry T =
      registry(column("id", ColumnType.LONG), column("a", ColumnType.TEXT));
  private static final int ROWS = 5000;
  private static final Duration SHORT = Duration.ofMillis(200);

  private ScratchDatabase database;
  private Path folder;

  @BeforeEach
  void setUp(@TempDir Path temporary) {
    folder = temporary;
    database =
        new ScratchDatabase(folder.resolve("lamin.db"))
            .run("CREATE TABLE t (id integer PRIMARY KEY, a text)")
            .insert(
                "INSERT INTO t (a) VALUES (?)",
                IntStream.range(0, ROWS)
                    .mapToObj(i -> List.of("x".repeat(i % 500 == 0 ? 20_000 : i % 300)))
                    .toList());
  }

  private static int end(Process process) throws InterruptedException {
    assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
    return process.exitValue();
  }

  /** Copies are as long as what they are copies of. */
  private List<Path> copies() throws IOException {
    long length = Files.size(database.path());
    try (var files = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
      return files
          .filter(file -> file.getFileName().toString().matches("lamindb-scan-.*\\.db"))
          .filter(file -> file.toFile().length() == length)
          .toList();
    }
  }

  private static void waitUntilFree(FileState state) throws InterruptedException {
    while (state.holdsLock()) {
      Thread.sleep(5);
    }
  }

  @Test
  void aWriterWaitsForASlowReaderOnlyShortly() throws Exception {
    List<String> expected = database.bySql(T);
    List<Path> made = new ArrayList<>();
    try (FileState state = FileState.open(database.address())) {
      PageRange all = ScratchDatabase.scan(state, T).split(1).get(0);
      List<String> rows = new ArrayList<>();
      try (PageRecords records = PageRecords.open(state, all)) {
        for (int i = 0; i < 100; i++) {
          assertThat(records.next()).isTrue();
        }
        Process writer =
            OtherWriter.start(database.path(), "UPDATE t SET a = 'changed', id = id + 100000");
        assertThat(end(writer)).isZero();
        assertThat(state.holdsLock()).isFalse();
        while (records.next()) {
          rows.add(records.cells().getText(1));
        }
      }
      assertThat(rows).hasSize(ROWS - 100).doesNotContain("changed");
      assertThat(read(state.key(), all)).isEqualTo(expected);
      made.addAll(copies());
      assertThat(made).hasSize(1);
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(made.get(0))))
          .isEqualTo("rw-------");
      assertThat(PageScan.decide(state, T, T.columns(), List.of()))
          .isInstanceOf(PageDecision.Refused.class);
    }
    made.forEach(copy -> assertThat(copy).doesNotExist());
    assertThat(database.byPages(T, 2)).isEqualTo(database.bySql(T)).isNotEqualTo(expected);
  }

  @Test
  void theLockIsKeptWhileNobodyWaits() throws Exception {
    try (FileState state = FileState.open(database.address(), SHORT)) {
      ScratchDatabase.scan(state, T);
      Thread.sleep(2 * SHORT.toMillis());
      assertThat(state.holdsLock()).isTrue();
      waitUntilFree(state);
    }
  }

  @Test
  void whileTheLockIsHeldNobodyWrites() throws Exception {
    try (FileState state = FileState.open(database.address(), Duration.ofMinutes(5))) {
      assertThat(end(OtherWriter.start(database.path(), "DELETE FROM t"))).isNotZero();
      assertThat(ScratchDatabase.rows(state, T, 2)).hasSize(ROWS);
    }
    assertThat(end(OtherWriter.start(database.path(), "DELETE FROM t"))).isZero();
  }

  /** Any look into the file that closed a handle would end all locks of this process. */
  @Test
  void looksIntoTheFileKeepTheLock() throws Exception {
    try (FileState held = FileState.open(database.address(), Duration.ofMinutes(5))) {
      ScratchDatabase.rows(held, T, 3);
      FileState.open(database.address()).close();
      database.byPages(T, 4);
      DatabaseFile file = DatabaseFile.at(database.path());
      file.read(0, new byte[100], 0, 100);
      file.release();
      database.bySql(T);
      assertThat(end(OtherWriter.start(database.path(), "DELETE FROM t"))).isNotZero();
    }
  }

  @Test
  void anInterruptedTaskLeavesTheFileToTheOthers() {
    try (FileState state = FileState.open(database.address())) {
      Thread.currentThread().interrupt();
      assertThat(ScratchDatabase.rows(state, T, 2)).hasSize(ROWS);
      assertThat(Thread.interrupted()).isTrue();
      assertThat(ScratchDatabase.rows(state, T, 2)).hasSize(ROWS);
    }
  }

  @Test
  void manyTasksReadWhileTheSourceChanges() throws Exception {
    List<String> expected = database.bySql(T);
    ExecutorService pool = Executors.newFixedThreadPool(4);
    try (FileState state = FileState.open(database.address(), SHORT)) {
      List<PageRange> ranges = ScratchDatabase.scan(state, T).split(8);
      Process writer = OtherWriter.start(database.path(), "UPDATE t SET a = 'changed'");
      while (state.holdsLock() || writer.isAlive()) {
        List<Future<List<String>>> parts = new ArrayList<>();
        for (PageRange range : ranges) {
          parts.add(pool.submit(() -> read(state.key(), range)));
        }
        List<String> rows = new ArrayList<>();
        for (Future<List<String>> part : parts) {
          rows.addAll(part.get());
        }
        assertThat(rows).isEqualTo(expected);
      }
      assertThat(end(writer)).isZero();
    } finally {
      pool.shutdownNow();
    }
  }

  private static List<String> read(FileState.Key key, PageRange range) {
    try (FileState state = FileState.join(key);
        PageRecords records = PageRecords.open(state, range)) {
      return ScratchDatabase.rows(records, T.columns());
    }
  }

  @Test
  void anotherProcessJoinsTheSameStateOnly() {
    FileState.Key elsewhere;
    try (FileState state = FileState.open(database.address())) {
      elsewhere =
          new FileState.Key(UUID.randomUUID(), database.address(), state.key().changeCounter());
    }
    FileState.join(elsewhere).close();
    database.run("DELETE FROM t WHERE id = 3");
    assertThatThrownBy(() -> FileState.join(elsewhere))
        .isInstanceOf(LaminException.class)
        .hasMessageContaining("changed while this ran");
  }

  @Test
  void rangesOfAnotherStateAreRefused() {
    PageRange old;
    try (FileState state = FileState.open(database.address())) {
      old = ScratchDatabase.scan(state, T).split(1).get(0);
    }
    database.run("DELETE FROM t WHERE id = 3");
    try (FileState state = FileState.open(database.address())) {
      assertThatThrownBy(() -> PageRecords.open(state, old)).isInstanceOf(LaminException.class);
    }
  }

  @Test
  void privateCopiesNeedNoGuard() throws Exception {
    Path copy = Files.copy(database.path(), folder.resolve("private.db"));
    try (FileState state = FileState.ofPrivateCopy(SqliteFile.at(copy))) {
      assertThat(ScratchDatabase.rows(state, T, 3)).isEqualTo(database.bySql(T));
    }
  }

  /** What a writer leaves behind that died within its transaction. */
  @Test
  void whatACrashedWriterBeganIsUndone() throws Exception {
    List<String> expected = database.bySql(T);
    Path crashed = folder.resolve("crashed.db");
    try (Connection connection = database.connect();
        Statement statement = connection.createStatement()) {
      statement.execute("PRAGMA cache_size = 5");
      statement.execute("PRAGMA cache_spill = ON");
      statement.execute("BEGIN");
      statement.execute("UPDATE t SET a = a || 'changed'");
      Files.copy(database.path(), crashed);
      Files.copy(folder.resolve("lamin.db-journal"), folder.resolve("crashed.db-journal"));
      statement.execute("ROLLBACK");
    }
    assertThat(Files.mismatch(database.path(), crashed)).isNotNegative();
    assertThat(new ScratchDatabase(crashed).byPages(T, 2)).isEqualTo(expected);
  }

  @Test
  void aFileThatWasReplacedIsReadAnew() throws Exception {
    database.byPages(T, 2);
    Path other = folder.resolve("other.db");
    new ScratchDatabase(other)
        .run("CREATE TABLE t (id integer PRIMARY KEY, a text)", "INSERT INTO t VALUES (1, 'new')");
    Files.delete(database.path());
    Files.move(other, database.path());
    assertThat(database.byPages(T, 2)).isEqualTo(database.bySql(T)).hasSize(1);
  }

  @Test
  void aMissingFileIsAnError() {
    assertThatThrownBy(() -> FileState.open(SqliteFile.at(folder.resolve("none.db"))))
        .isInstanceOf(LaminException.class);
  }
}

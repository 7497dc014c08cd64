package org.lamindb.scan.pages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lamindb.scan.pages.ScratchDatabase.column;
import static org.lamindb.scan.pages.ScratchDatabase.registry;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lamindb.registry.Column;
import org.lamindb.registry.ColumnType;
import org.lamindb.registry.Filter;
import org.lamindb.registry.Registry;

/** What is left to SQL, and the reason that people are told. */
class PageDecisionTest {
  private static final Column A = column("a", ColumnType.LONG);
  private static final Registry T = registry(A);

  private ScratchDatabase database;

  @BeforeEach
  void setUp(@TempDir Path folder) {
    database = new ScratchDatabase(folder.resolve("lamin.db"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "CREATE TABLE t (a integer PRIMARY KEY) WITHOUT ROWID; t is a table WITHOUT ROWID",
        "CREATE VIEW t AS SELECT 1 AS a; t is a view",
        "CREATE VIRTUAL TABLE t USING fts5(a); t is a virtual",
        "CREATE TABLE t (a integer, b AS (a + 1)); t computes its column b",
        "CREATE TABLE t (b AS (a + 1) STORED, a integer); t computes its column b",
        "CREATE TABLE t (b integer); t stores no column a",
        "CREATE TABLE u (a integer); the database has no table t",
      })
  void tables(String create, String reason) {
    assertThat(database.run(create).refusal(T)).isEqualTo(reason);
  }

  @Test
  void writeAheadLog() {
    database.run("CREATE TABLE t (a integer)", "PRAGMA journal_mode = WAL");
    assertThat(database.refusal(T)).isEqualTo("the database keeps changes in a write-ahead log");
  }

  @Test
  void otherTextEncoding() {
    database.run("PRAGMA encoding = 'UTF-16le'", "CREATE TABLE t (a integer)");
    assertThat(database.refusal(T)).isEqualTo("the text of the database is not in UTF-8");
  }

  @Test
  void emptyFile() throws IOException {
    Files.createFile(database.path());
    assertThat(database.refusal(T)).isEqualTo("the file is no database or an empty one");
  }

  @Test
  void filtersThatSqlDecides() {
    database.run("CREATE TABLE t (a integer PRIMARY KEY, b text, c integer)");
    Column text = column("b", ColumnType.TEXT);
    Column number = column("c", ColumnType.LONG);
    for (Filter filter :
        List.of(
            new Filter.IsNull(number),
            new Filter.Not(new Filter.Comparison(number, Filter.Operator.EQUAL, 1L)),
            new Filter.Comparison(number, Filter.Operator.LESS, 1L),
            new Filter.Comparison(text, Filter.Operator.EQUAL, "x"),
            new Filter.Comparison(A, Filter.Operator.EQUAL, 1L),
            new Filter.Comparison(column("b", ColumnType.LONG), Filter.Operator.EQUAL, 1L))) {
      assertThat(database.refusal(T, filter))
          .isEqualTo("there are filters: SQL and its indexes are faster");
    }
  }

  @Test
  void filtersThatKeepFewRowsOfALargeTable() {
    database
        .run("PRAGMA page_size = 512", "CREATE TABLE t (a integer, b text)")
        .insert(
            "INSERT INTO t VALUES (?, hex(zeroblob(50)))",
            LongStream.range(0, 5000).mapToObj(List::of).toList());
    assertThat(database.refusal(T, new Filter.Comparison(A, Filter.Operator.EQUAL, 3L)))
        .isEqualTo("the filters keep few rows: SQL and its indexes are faster");
  }

  /** Extensions may keep some bytes at the end of each page for themselves. */
  @Test
  void reservedBytes() throws Exception {
    Path source = database.path().resolveSibling("source.db");
    new ScratchDatabase(source)
        .run("PRAGMA page_size = 1024", "CREATE TABLE t (id integer PRIMARY KEY, a text)")
        .insert(
            "INSERT INTO t (a) VALUES (?)",
            LongStream.range(0, 500).mapToObj(i -> List.of("x".repeat((int) i * 5))).toList());
    byte[] empty = Files.readAllBytes(emptyWithReservedBytes());
    Files.write(database.path(), empty);
    database.run(
        "ATTACH '" + source + "' AS s",
        "CREATE TABLE t (id integer PRIMARY KEY, a text)",
        "INSERT INTO t SELECT * FROM s.t");
    assertThat(Files.readAllBytes(database.path())[20]).isEqualTo((byte) 32);
    database.assertPagesEqualSql(
        registry(column("id", ColumnType.LONG), column("a", ColumnType.TEXT)));
  }

  /** A database of one page whose header says that each page ends 32 bytes earlier. */
  private Path emptyWithReservedBytes() throws IOException {
    Path path = database.path().resolveSibling("reserved.db");
    new ScratchDatabase(path).run("PRAGMA page_size = 1024", "PRAGMA user_version = 1");
    byte[] bytes = Files.readAllBytes(path);
    bytes[20] = 32;
    // An empty first page: its content starts at the end of the usable part.
    int end = 1024 - 32;
    bytes[105] = (byte) (end >> 8);
    bytes[106] = (byte) end;
    return Files.write(path, bytes);
  }
}

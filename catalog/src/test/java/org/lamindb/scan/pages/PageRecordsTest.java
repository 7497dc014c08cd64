package org.lamindb.scan.pages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lamindb.scan.pages.ScratchDatabase.column;
import static org.lamindb.scan.pages.ScratchDatabase.registry;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lamindb.registry.Column;
import org.lamindb.registry.ColumnType;
import org.lamindb.registry.Filter;
import org.lamindb.registry.Registry;

/** Whatever a file holds, its pages tell what SQL tells. */
class PageRecordsTest {
  private static final Column ID = column("id", ColumnType.LONG);
  private static final Column TEXT = column("a", ColumnType.TEXT);

  private ScratchDatabase database;

  @BeforeEach
  void setUp(@TempDir Path folder) {
    database = new ScratchDatabase(folder.resolve("lamin.db"));
  }

  private static List<List<?>> texts(int rows, int length) {
    List<List<?>> values = new ArrayList<>();
    for (int i = 0; i < rows; i++) {
      values.add(Arrays.asList("row " + i + "é".repeat((i * 7919) % (length + 1))));
    }
    return values;
  }

  /** Literals of every storage class, in columns of every type and of none. */
  @Test
  void everyStorageClassInEveryColumnType() {
    List<String> literals =
        List.of(
            "NULL",
            "0",
            "1",
            "2",
            "-1",
            "127",
            "-129",
            "70000",
            "-9000000",
            "3000000000",
            "-200000000000000",
            "9223372036854775807",
            "(-9223372036854775807 - 1)",
            "0.0",
            "-0.0",
            "1.0",
            "1.5",
            "-2.75",
            "1e300",
            "9.3e18",
            "-9.3e18",
            "1e15",
            "0.1",
            "9e999",
            "''",
            "'1'",
            "'1.5'",
            "'12abc'",
            "' 7 '",
            "'abc'",
            "'true'",
            "'99999999999999999999'",
            "'1e3'",
            "'2024-02-29'",
            "'2023-02-29'",
            "'2024-12-19 17:21:07.376543'",
            "'2024-12-19T17:21:07Z'",
            "'2024-12-19 17:21:07'",
            "'2024-12-19 17:21:07.5+02:00'",
            "'+999999999-12-31T23:59:59Z'",
            "'😀 é'",
            "'a' || char(0) || 'b'",
            "x''",
            "x'00ff'",
            "x'31'",
            "CAST(x'fffe41' AS TEXT)",
            "CAST('2024-02-29' AS BLOB)",
            "CAST('12' AS BLOB)",
            "'null'",
            "'{\"a\": [1, 2]}'");
    List<String> declared =
        List.of(
            "bool",
            "integer",
            "bigint",
            "real",
            "double",
            "varchar(20)",
            "text",
            "datetime",
            "date",
            "blob",
            "",
            "decimal",
            "interval");
    StringBuilder create = new StringBuilder("CREATE TABLE t (id integer PRIMARY KEY");
    for (int i = 0; i < declared.size(); i++) {
      create.append(", c").append(i).append(' ').append(declared.get(i));
    }
    database.run(create + ")");
    for (String literal : literals) {
      database.run("INSERT INTO t VALUES (NULL" + (", " + literal).repeat(declared.size()) + ")");
    }
    for (ColumnType type : ColumnType.values()) {
      List<Column> columns = new ArrayList<>(List.of(ID));
      IntStream.range(0, declared.size()).forEach(i -> columns.add(column("c" + i, type)));
      database.assertPagesEqualSql(registry(columns.toArray(Column[]::new)));
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {512, 1024, 2048, 4096, 8192, 16384, 32768, 65536})
  void everyPageSizeWithLongTexts(int pageSize) {
    database
        .run("PRAGMA page_size = " + pageSize, "CREATE TABLE t (id integer PRIMARY KEY, a text)")
        .insert("INSERT INTO t (a) VALUES (?)", texts(400, 3 * pageSize));
    database.assertPagesEqualSql(registry(ID, TEXT));
    database.assertPagesEqualSql(registry(ID));
  }

  @Test
  void valuesBehindLongOnes() {
    database
        .run("PRAGMA page_size = 512", "CREATE TABLE t (a text, b integer, c text, d real)")
        .insert(
            "INSERT INTO t VALUES (?, ?, ?, ?)",
            IntStream.range(0, 300)
                .mapToObj(i -> List.of("x".repeat(i * 13), 1L << (i % 63), "y".repeat(i), i / 3.0))
                .toList());
    Column b = column("b", ColumnType.LONG);
    Column c = column("c", ColumnType.TEXT);
    Column d = column("d", ColumnType.DOUBLE);
    database.assertPagesEqualSql(registry(TEXT, b, c, d));
    database.assertPagesEqualSql(registry(d, c, b));
    database.assertPagesEqualSql(registry(b, TEXT, b));
  }

  @Test
  void headersLongerThanTheLocalPart() {
    StringBuilder create = new StringBuilder("CREATE TABLE t (c0 text");
    Column[] columns = new Column[300];
    for (int i = 0; i < columns.length; i++) {
      columns[i] = column("c" + i, ColumnType.TEXT);
      create.append(i == 0 ? "" : ", c" + i + " text");
    }
    String marks = "?" + ", ?".repeat(columns.length - 1);
    database
        .run("PRAGMA page_size = 512", create + ")")
        .insert(
            "INSERT INTO t VALUES (" + marks + ")",
            IntStream.range(0, 20)
                .mapToObj(
                    row -> IntStream.range(0, columns.length).mapToObj(i -> row + "," + i).toList())
                .toList());
    database.assertPagesEqualSql(registry(columns));
    database.assertPagesEqualSql(registry(columns[299], columns[0]));
  }

  @Test
  void columnsAddedLater() {
    database
        .run("CREATE TABLE t (id integer PRIMARY KEY, a text)")
        .insert("INSERT INTO t (a) VALUES (?)", texts(50, 20))
        .run(
            "ALTER TABLE t ADD COLUMN b integer",
            "ALTER TABLE t ADD COLUMN c text DEFAULT 5",
            "ALTER TABLE t ADD COLUMN d real DEFAULT 7",
            "ALTER TABLE t ADD COLUMN e integer DEFAULT '12'",
            "ALTER TABLE t ADD COLUMN f bool NOT NULL DEFAULT true",
            "ALTER TABLE t ADD COLUMN g text DEFAULT 'it''s \"é\"'",
            "ALTER TABLE t ADD COLUMN h blob DEFAULT x'00ff'",
            "ALTER TABLE t ADD COLUMN i datetime DEFAULT '2024-12-19 17:21:07'",
            "ALTER TABLE t ADD COLUMN j integer DEFAULT (-3)",
            "ALTER TABLE t ADD COLUMN k double DEFAULT -2",
            "INSERT INTO t (a, b, c, d, e) VALUES ('new', 1, 'c', 1.5, 3)",
            "ALTER TABLE t DROP COLUMN c");
    Registry registry =
        registry(
            ID,
            TEXT,
            column("b", ColumnType.LONG),
            column("d", ColumnType.DOUBLE),
            column("e", ColumnType.LONG),
            column("f", ColumnType.BOOLEAN),
            column("g", ColumnType.TEXT),
            column("h", ColumnType.OTHER),
            column("i", ColumnType.TIMESTAMP),
            column("j", ColumnType.LONG),
            column("k", ColumnType.OTHER));
    database.assertPagesEqualSql(registry);
    Filter filter = new Filter.Comparison(registry.columns().get(4), Filter.Operator.EQUAL, 12L);
    assertThat(database.byPages(registry, 1, filter)).hasSize(50);
    database.assertPagesEqualSql(registry, filter);
  }

  @Test
  void rowsAddedBeforeAndAfterAColumn() {
    database
        .run("PRAGMA page_size = 1024", "CREATE TABLE t (id integer PRIMARY KEY, a text)")
        .insert("INSERT INTO t (a) VALUES (?)", texts(200, 300))
        .run("ALTER TABLE t ADD COLUMN b text DEFAULT 'old'")
        .insert("INSERT INTO t (a, b) VALUES (?, 'new')", texts(200, 300));
    database.assertPagesEqualSql(registry(ID, column("b", ColumnType.TEXT), TEXT));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "id INTEGER PRIMARY KEY",
        "id integer PRIMARY KEY AUTOINCREMENT",
        "id INTEGER PRIMARY KEY DESC",
        "id bigint PRIMARY KEY",
        "id integer, PRIMARY KEY (id)",
        "id integer, PRIMARY KEY (id, a)",
        "id integer UNIQUE"
      })
  void everyKindOfKey(String definition) {
    int comma = definition.contains(", PRIMARY") ? definition.indexOf(',') : definition.length();
    database
        .run(
            "CREATE TABLE t ("
                + definition.substring(0, comma)
                + ", a text DEFAULT 'x'"
                + definition.substring(comma)
                + ")")
        .run("INSERT INTO t (id) VALUES (-5), (9000000000000), (7), (0)");
    // With the text no index holds all columns, so that SQL reads the table in its own order.
    database.assertPagesEqualSql(registry(ID, TEXT));
  }

  @Test
  void deletedAndChangedRows() {
    database
        .run("PRAGMA page_size = 512", "CREATE TABLE t (id integer PRIMARY KEY, a text)")
        .insert("INSERT INTO t (a) VALUES (?)", texts(2000, 200))
        .run(
            "CREATE INDEX ta ON t (a)",
            "DELETE FROM t WHERE id % 3 = 0 OR id BETWEEN 500 AND 900",
            "UPDATE t SET a = a || a || a WHERE id % 5 = 0",
            "UPDATE t SET id = id + 100000 WHERE id % 7 = 0")
        .insert("INSERT INTO t (a) VALUES (?)", texts(300, 900));
    database.assertPagesEqualSql(registry(ID, TEXT));
    database.run("VACUUM");
    database.assertPagesEqualSql(registry(ID, TEXT));
    database.run("DELETE FROM t");
    database.assertPagesEqualSql(registry(ID, TEXT));
  }

  @ParameterizedTest
  @ValueSource(strings = {"FULL", "INCREMENTAL"})
  void filesWithAMapOfTheirPages(String mode) {
    database
        .run(
            "PRAGMA page_size = 512",
            "PRAGMA auto_vacuum = " + mode,
            "CREATE TABLE t (id integer PRIMARY KEY, a text)")
        .insert("INSERT INTO t (a) VALUES (?)", texts(3000, 700))
        .run("DELETE FROM t WHERE id % 2 = 0", "PRAGMA incremental_vacuum");
    database.assertPagesEqualSql(registry(ID, TEXT));
  }

  @Test
  void emptyTableAndNoColumns() {
    database.run("CREATE TABLE t (id integer PRIMARY KEY, a text)");
    database.assertPagesEqualSql(registry(ID, TEXT));
    database.insert("INSERT INTO t (a) VALUES (?)", texts(1000, 50));
    database.assertPagesEqualSql(registry());
    assertThat(database.byPages(registry(), 3)).hasSize(1000);
  }

  @Test
  void filtersOnIntegers() {
    Column branch = column("branch_id", ColumnType.LONG);
    database
        .run("CREATE TABLE t (id integer PRIMARY KEY, branch_id smallint, a text)")
        .insert(
            "INSERT INTO t (branch_id, a) VALUES (?, 'x')",
            Arrays.<Object>asList(
                    1L,
                    -1L,
                    null,
                    1.0,
                    1.5,
                    "1",
                    "one",
                    new byte[] {'1'},
                    Long.MAX_VALUE,
                    0x1p63,
                    0L)
                .stream()
                .map(Arrays::asList)
                .toList());
    Registry registry = registry(ID, branch);
    for (Object value : List.of(1L, -1L, 2L, 0L, Long.MAX_VALUE, Long.MIN_VALUE)) {
      database.assertPagesEqualSql(
          registry, new Filter.Comparison(branch, Filter.Operator.EQUAL, value));
      database.assertPagesEqualSql(registry(ID), new Filter.In(branch, List.of(value, 7L, -1L)));
    }
    database.assertPagesEqualSql(registry, new Filter.In(branch, List.of()));
    database.assertPagesEqualSql(
        registry,
        new Filter.In(branch, List.of(1L, -1L)),
        new Filter.Comparison(branch, Filter.Operator.EQUAL, 1L));
  }

  @Test
  void partsAreBalancedAndEstimatesAreClose() {
    database
        .run("CREATE TABLE t (id integer PRIMARY KEY, a text)")
        .insert("INSERT INTO t (a) VALUES (?)", texts(20_000, 100));
    try (FileState state = FileState.open(database.address())) {
      PageScan scan = ScratchDatabase.scan(state, registry(ID, TEXT));
      assertThat((double) scan.estimatedRows()).isBetween(17_000.0, 23_000.0);
      List<PageRange> parts = scan.split(3);
      long most = parts.stream().mapToLong(PageRange::leaves).max().orElseThrow();
      long least = parts.stream().mapToLong(PageRange::leaves).min().orElseThrow();
      assertThat(parts).hasSize(3);
      assertThat(most - least).isLessThanOrEqualTo(1);
      assertThat(scan.estimatedBytes())
          .isBetween(database.path().toFile().length() / 2, database.path().toFile().length());
    }
  }
}

package org.lamindb.scan.pages;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.constraints.IntRange;
import org.lamindb.registry.Column;
import org.lamindb.registry.ColumnType;
import org.lamindb.registry.Registry;

/** Tables of any shape with any rows, after any changes, read as SQL reads them. */
class PagePropertyTest {
  private static final List<String> DECLARED =
      List.of(
          "bool NOT NULL DEFAULT 1",
          "integer",
          "bigint DEFAULT -7",
          "real",
          "double DEFAULT 3",
          "varchar(20) DEFAULT 'é'",
          "text",
          "datetime",
          "date",
          "blob",
          "",
          "decimal");

  private static final String[] TIMES = {
    "2024-12-19 17:21:07.376543", "2024-12-19", "1969-12-31 23:59:59.9", "2024-02-30 00:00:00", "x"
  };

  @Provide
  Arbitrary<List<String>> declarations() {
    return Arbitraries.of(DECLARED).list().ofMinSize(1).ofMaxSize(8);
  }

  @Property(tries = 60, shrinking = ShrinkingMode.OFF)
  void pagesEqualSql(
      @ForAll("declarations") List<String> declarations,
      @ForAll @IntRange(min = 0, max = 7) int pageSizePower,
      @ForAll @IntRange(min = 0, max = 200) int rows,
      @ForAll @IntRange(min = 0, max = 2) int vacuum,
      @ForAll boolean hasKey,
      @ForAll long seed)
      throws IOException {
    Path folder = Files.createTempDirectory("pages");
    Path file = folder.resolve("lamin.db");
    try {
      ScratchDatabase database = new ScratchDatabase(file);
      Random random = new Random(seed);
      int pageSize = 512 << pageSizePower;
      int before = random.nextInt(declarations.size()) + 1;
      StringBuilder create = new StringBuilder("CREATE TABLE t (");
      create.append(hasKey ? "id integer PRIMARY KEY" : "id real");
      for (int i = 0; i < before; i++) {
        create.append(", c").append(i).append(' ').append(declarations.get(i));
      }
      database
          .run("PRAGMA page_size = " + pageSize, "PRAGMA auto_vacuum = " + vacuum, create + ")")
          .insert(insert(before), values(random, rows, before, pageSize));
      for (int i = before; i < declarations.size(); i++) {
        database.run("ALTER TABLE t ADD COLUMN c" + i + " " + declarations.get(i));
      }
      database
          .insert(
              insert(declarations.size()), values(random, rows / 2, declarations.size(), pageSize))
          .run(
              "DELETE FROM t WHERE rowid % 7 = " + random.nextInt(9),
              "UPDATE OR IGNORE t SET c0 = c0 || c0 WHERE rowid % 5 = 1");
      database.assertPagesEqualSql(registry(random, declarations.size(), hasKey));
    } finally {
      Files.deleteIfExists(file);
      Files.delete(folder);
    }
  }

  private static Registry registry(Random random, int columns, boolean hasKey) {
    ColumnType[] types = ColumnType.values();
    List<Column> chosen = new ArrayList<>();
    chosen.add(ScratchDatabase.column("id", hasKey ? ColumnType.LONG : ColumnType.DOUBLE));
    for (int i = 0; i < columns; i++) {
      int position = random.nextInt(chosen.size() + 1);
      chosen.add(position, ScratchDatabase.column("c" + i, types[random.nextInt(types.length)]));
    }
    return ScratchDatabase.registry(chosen.toArray(Column[]::new));
  }

  private static String insert(int columns) {
    StringBuilder sql = new StringBuilder("INSERT INTO t (c0");
    for (int i = 1; i < columns; i++) {
      sql.append(", c").append(i);
    }
    return sql + ") VALUES (coalesce(?, 0)" + ", coalesce(?, 0)".repeat(columns - 1) + ")";
  }

  private static List<List<Object>> values(Random random, int rows, int columns, int pageSize) {
    List<List<Object>> values = new ArrayList<>();
    for (int row = 0; row < rows; row++) {
      List<Object> cells = new ArrayList<>();
      for (int i = 0; i < columns; i++) {
        cells.add(value(random, pageSize));
      }
      values.add(cells);
    }
    return values;
  }

  private static Object value(Random random, int pageSize) {
    return switch (random.nextInt(10)) {
      case 0 -> null;
      case 1 -> (long) random.nextInt(3) - 1;
      case 2 -> random.nextLong() >> random.nextInt(64);
      case 3 -> (double) random.nextInt(1000);
      case 4 -> random.nextGaussian() * Math.pow(10, random.nextInt(40) - 20);
      case 5 -> TIMES[random.nextInt(TIMES.length)];
      case 6 -> "";
      case 7 -> "😀é\0z".repeat(random.nextInt(20));
      case 8 -> String.valueOf(random.nextInt());
      default -> {
        byte[] bytes = new byte[random.nextInt(random.nextInt(20) == 0 ? 5 * pageSize : 300)];
        random.nextBytes(bytes);
        yield bytes;
      }
    };
  }
}

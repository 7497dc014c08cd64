package org.lamindb.benchmark;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.DataFrameReader;

/**
 * All columns of many artifacts into Spark's noop sink, against Spark's own JDBC source and the
 * databases' own commands, which write text to nowhere.
 */
final class ScanBenchmark {
  private ScanBenchmark() {}

  static BenchmarkCase of(FilledDatabase database) {
    return new BenchmarkCase(
        "Scan of " + database.artifacts() + " artifacts, all columns, " + database.kind(),
        6,
        List.of(
            Contender.of("LaminDB for Spark", () -> drain(database.registry())),
            Contender.of("Spark JDBC, 1 partition", () -> drain(database.peer(1, 1_000))),
            Contender.of("Spark JDBC, 2 partitions", () -> drain(database.peer(2, 1_000))),
            Contender.of(
                "Spark JDBC, 2 partitions, fetch size 10000",
                () -> drain(database.peer(2, 10_000))),
            command(database)));
  }

  private static Contender command(FilledDatabase database) {
    if (database.instance().database().isEmpty()) {
      return Contender.of(
          "sqlite3 > /dev/null",
          () ->
              shell(
                  "sqlite3 -readonly \"$DATABASE\" 'SELECT * FROM lamindb_artifact' > /dev/null",
                  database));
    }
    String half =
        "psql -q \"$DATABASE\" -c 'COPY (SELECT * FROM lamindb_artifact WHERE id %s "
            + database.artifacts() / 2
            + ") TO STDOUT' > /dev/null";
    return Contender.of(
        "two psql COPY > /dev/null",
        () ->
            shell(
                "set -e; " + half.formatted("<=") + " & " + half.formatted(">") + "; wait $!",
                database));
  }

  private static void shell(String command, FilledDatabase database) throws Exception {
    Shell.run(
        Path.of("").toAbsolutePath(),
        Map.of("DATABASE", database.target()),
        List.of("sh", "-c", command));
  }

  static void drain(DataFrameReader reader) {
    reader.load().write().format("noop").mode("overwrite").save();
  }
}

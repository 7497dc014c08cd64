package org.lamindb.benchmark;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Locale;
import org.apache.spark.sql.SparkSession;

/**
 * Questions with small answers, in SQL of the catalog, against the database's own answer over a
 * connection that stays open.
 */
final class QuestionBenchmark {
  private static final int REPEATS = 10;

  private QuestionBenchmark() {}

  /** The questions to a database; the time of a contender is that of ten times the question. */
  static List<BenchmarkCase> cases(FilledDatabase database) throws SQLException {
    SparkSession spark = database.spark();
    String catalog = "asked" + database.kind().toLowerCase(Locale.ROOT);
    spark.conf().set("spark.sql.catalog." + catalog, "org.lamindb.spark.LaminCatalog");
    spark.conf().set("spark.sql.catalog." + catalog + ".instance", database.instance().reference());
    String table = catalog + ".core.artifact WITH (`branch` = 'all')";
    Connection connection = database.connect();
    String uid = text(connection, "SELECT uid FROM lamindb_artifact WHERE id = 4321");
    return List.of(
        question(database, connection, table, "Count", "SELECT count(*) FROM %s"),
        question(
            database,
            connection,
            table,
            "TopN",
            "SELECT uid, size FROM %s ORDER BY created_at DESC LIMIT 10"),
        question(
            database,
            connection,
            table,
            "Look-up by uid",
            "SELECT * FROM %s WHERE uid = '" + uid + "'"),
        question(
            database,
            connection,
            table,
            "Group by",
            "SELECT suffix, count(*), sum(size) FROM %s GROUP BY suffix"));
  }

  private static BenchmarkCase question(
      FilledDatabase database, Connection connection, String table, String name, String sql) {
    String ours = sql.formatted(table);
    String raw = sql.formatted("lamindb_artifact");
    return new BenchmarkCase(
        "%d x %s among %d artifacts, %s"
            .formatted(REPEATS, name, database.artifacts(), database.kind()),
        3,
        List.of(
            Contender.of("LaminDB for Spark", () -> repeat(() -> ask(database.spark(), ours))),
            Contender.of("raw SQL, open connection", () -> repeat(() -> ask(connection, raw)))));
  }

  private static void repeat(Contender.Step step) throws Exception {
    for (int i = 0; i < REPEATS; i++) {
      step.run();
    }
  }

  private static void ask(SparkSession spark, String sql) {
    if (spark.sql(sql).collectAsList().isEmpty()) {
      throw new IllegalStateException("No rows: " + sql);
    }
  }

  private static void ask(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      int columns = rows.getMetaData().getColumnCount();
      while (rows.next()) {
        for (int i = 1; i <= columns; i++) {
          rows.getObject(i);
        }
      }
    }
  }

  private static String text(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      rows.next();
      return rows.getString(1);
    }
  }
}

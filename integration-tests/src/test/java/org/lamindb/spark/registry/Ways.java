package org.lamindb.spark.registry;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.SparkThrowable;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.DataFrameReader;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;
import org.lamindb.referee.RefereeInstance;
import org.lamindb.spark.TestSession;

/**
 * A session with the rows of a {@link NastyTable}, read in several ways, each a view:
 *
 * <ul>
 *   <li>pushed: the database answers what it can, the driver reads
 *   <li>tasks: the same, but tasks read, by the fast ways where there are any
 *   <li>slow: the same, but one task reads, by SQL
 *   <li>kept: Spark answers everything, tasks read by the fast ways
 *   <li>kept_slow: Spark answers everything, one task reads by SQL
 *   <li>copied: a copy of the rows
 * </ul>
 */
record Ways(SparkSession session, String zone) {

  /**
   * Each query is small: what Spark prepares for large ones takes longer than they. It looks for
   * NaN in no cached rows whose least and greatest values it knows.
   */
  static final Map<String, String> SETTINGS =
      Map.of(
          "spark.sql.codegen.wholeStage", "false",
          "spark.sql.codegen.factoryMode", "NO_CODEGEN",
          "spark.sql.adaptive.enabled", "false",
          "spark.sql.inMemoryColumnarStorage.partitionPruning", "false",
          "spark.sql.leafNodeDefaultParallelism", "1",
          "spark.sql.shuffle.partitions", "1");

  /** In a session of its own, for a time zone. */
  static Ways in(RefereeInstance instance, String zone) {
    SparkSession session = TestSession.get().newSession();
    SETTINGS.forEach(session.conf()::set);
    session.conf().set("spark.sql.session.timeZone", zone);
    session.conf().set("spark.sql.datetime.java8API.enabled", "true");
    TestSession.catalog(session, "nasty", instance);
    String table = "nasty.core." + NastyTable.NAME;
    view(session, "pushed", table, "localRows", "10000000");
    view(session, "tasks", table, "localRows", "0");
    view(session, "slow", table, "localRows", "0", "fastScan", "false");
    view(session, "kept", table, "localRows", "0", "pushdown", "false");
    view(session, "kept_slow", table, "localRows", "0", "pushdown", "false", "fastScan", "false");
    Dataset<Row> all = session.table("kept_slow");
    List<Row> rows = all.collectAsList();
    assertThat(rows).hasSize(NastyTable.ROWS);
    // Spark evaluates filters of local rows before it looks for constants, unlike those of tables.
    Dataset<Row> copied = session.createDataFrame(rows, all.schema()).cache();
    assertThat(copied.count()).isEqualTo(NastyTable.ROWS);
    copied.createOrReplaceTempView("copied");
    return new Ways(session, zone);
  }

  private static void view(SparkSession session, String name, String table, String... options) {
    DataFrameReader reader = session.read();
    for (int i = 0; i < options.length; i += 2) {
      reader.option(options[i], options[i + 1]);
    }
    reader.table(table).createOrReplaceTempView(name);
  }

  Dataset<Row> sql(String query) {
    return session.sql(query);
  }

  /** The rows that one query after the other finds, with the number of the query. */
  Dataset<Row> each(String table, List<Condition> conditions) {
    List<String> queries = new ArrayList<>();
    for (Condition condition : conditions) {
      queries.add("SELECT id, " + queries.size() + " FROM " + table + " WHERE " + condition.sql());
    }
    return sql(String.join(" UNION ALL ", queries));
  }

  /** The ids that one query found. */
  SortedSet<Long> ids(String table, Condition condition) {
    return sql("SELECT id FROM " + table + " WHERE " + condition.sql()).collectAsList().stream()
        .map(row -> row.getLong(0))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** The ids that each of many conditions is true for, computed at once and by Spark alone. */
  List<SortedSet<Long>> matches(String table, List<Condition> conditions) {
    List<Column> columns = new ArrayList<>(List.of(functions.col("id")));
    for (Condition condition : conditions) {
      columns.add(functions.expr(condition.sql()).as("c" + columns.size()));
    }
    List<SortedSet<Long>> matches = noIds(conditions.size());
    for (Row row : session.table(table).select(columns.toArray(Column[]::new)).collectAsList()) {
      for (int i = 0; i < conditions.size(); i++) {
        if (Boolean.TRUE.equals(row.get(i + 1))) {
          matches.get(i).add(row.getLong(0));
        }
      }
    }
    return matches;
  }

  static List<SortedSet<Long>> noIds(int count) {
    return Stream.generate(() -> (SortedSet<Long>) new TreeSet<Long>()).limit(count).toList();
  }

  /** What a query returns, or the condition of the error with which it fails. */
  List<String> outcome(String query, boolean ordered) {
    return outcome(session, query, ordered);
  }

  static List<String> outcome(SparkSession session, String query, boolean ordered) {
    try {
      List<String> lines = new ArrayList<>();
      for (Row row : session.sql(query).collectAsList()) {
        lines.add(row.toString());
      }
      if (!ordered) {
        lines.sort(null);
      }
      return lines;
    } catch (RuntimeException e) {
      return List.of("fails: " + errorOf(e));
    }
  }

  private static String errorOf(RuntimeException failure) {
    if (failure instanceof SparkThrowable spark && spark.getCondition() != null) {
      return spark.getCondition();
    }
    return failure.toString().lines().findFirst().orElseThrow();
  }

  String plan(String query) {
    return sql("EXPLAIN " + query).collectAsList().get(0).getString(0);
  }
}

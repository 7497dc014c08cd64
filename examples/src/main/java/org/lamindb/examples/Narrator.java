package org.lamindb.examples;

import java.io.PrintWriter;
import java.util.function.Supplier;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/** Shows each line of code before what comes of it. */
final class Narrator {
  private static final int ROWS = 20;
  private static final int WIDTH = 60;

  private final PrintWriter out;
  private final SparkSession spark;

  Narrator(PrintWriter out, SparkSession spark) {
    this.out = out;
    this.spark = spark;
  }

  void chapter(String title) {
    out.printf("%n== %s%n", title);
  }

  /** Runs a statement and shows its rows. */
  void sql(String statement) {
    code("sql", statement);
    spark.sql(statement).show(ROWS, WIDTH);
  }

  /** Does what the line of code says and shows the rows. */
  void rows(String line, Supplier<Dataset<Row>> work) {
    code("java", line);
    work.get().show(ROWS, WIDTH);
  }

  /** Does what the line of code says, which has no rows to show. */
  void step(String line, Runnable work) {
    code("java", line);
    work.run();
  }

  void text(String text) {
    out.println(text.stripTrailing());
    out.flush();
  }

  private void code(String language, String line) {
    out.printf(
        "%n%s> %s%n", language, line.replace("\n", "\n" + " ".repeat(language.length() + 2)));
    out.flush();
  }
}

package org.lamindb.spark.transfer;

import java.util.Map;
import org.apache.spark.sql.SparkSession;

/** An application that is recorded in its instance and transfers from the other one it is given. */
public final class TrackedTransfer {
  private TrackedTransfer() {}

  /** Runs it: the instance, the source. */
  public static void main(String[] arguments) {
    try (SparkSession session =
        SparkSession.builder()
            .appName("tracked-transfer")
            .master("local[1]")
            .config("spark.ui.enabled", false)
            .config("spark.lamindb.instance", arguments[0])
            .config("spark.lamindb.run.name", "tracked transfer")
            .getOrCreate()) {
      session
          .sql(
              "CALL lamin.system.transfer(source => :source, where => \"suffix = '.tsv'\")",
              Map.of("source", arguments[1]))
          .collect();
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}

package org.lamindb.spark.artifact;

import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.api.java.UDF1;
import org.apache.spark.sql.types.DataTypes;

/** An application that saves an artifact and never ends, for a test to kill it. */
public final class EndlessWrite {
  private EndlessWrite() {}

  /** The arguments are a name, the instance and the key. */
  public static void main(String[] arguments) {
    SparkSession spark =
        SparkSession.builder()
            .master("local[2]")
            .appName(arguments[0])
            .config("spark.ui.enabled", "false")
            .getOrCreate();
    UDF1<Long, Long> stop =
        id -> {
          if (id == 99) {
            System.out.println("WRITING");
            Thread.sleep(Long.MAX_VALUE);
          }
          return id;
        };
    spark.udf().register("stop", stop, DataTypes.LongType);
    spark
        .range(0, 100, 1, 2)
        .selectExpr("stop(id) AS id")
        .write()
        .format("lamindb")
        .option("instance", arguments[1])
        .option("key", arguments[2])
        .save();
  }
}

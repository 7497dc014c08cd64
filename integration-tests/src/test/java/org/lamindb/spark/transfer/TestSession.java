package org.lamindb.spark.transfer;

import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.lamindb.referee.RefereeInstance;
import org.lamindb.spark.LaminCatalog;

/** One session for these tests, with a serializer that knows no records. */
final class TestSession {
  private static final SparkSession SESSION =
      SparkSession.builder()
          .appName("transfer")
          .master("local[2]")
          .config("spark.ui.enabled", false)
          .config("spark.sql.shuffle.partitions", 2)
          .config("spark.serializer", "org.apache.spark.serializer.KryoSerializer")
          .config("spark.lamindb.track", false)
          .getOrCreate();

  private TestSession() {}

  /** Calls a procedure of an instance. */
  static List<Row> call(RefereeInstance instance, String procedure, Map<String, Object> arguments) {
    String catalog = instance.name().replace('-', '_');
    SESSION.conf().set("spark.sql.catalog." + catalog, LaminCatalog.class.getName());
    SESSION.conf().set("spark.sql.catalog." + catalog + ".instance", instance.reference());
    String named =
        String.join(", ", arguments.keySet().stream().map(name -> name + " => :" + name).toList());
    return SESSION
        .sql("CALL " + catalog + ".system." + procedure + "(" + named + ")", arguments)
        .collectAsList();
  }
}

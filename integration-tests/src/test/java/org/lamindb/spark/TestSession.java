package org.lamindb.spark;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.lamindb.referee.RefereeInstance;
import org.lamindb.referee.TestFolders;

/** One Spark session for all tests of a JVM, with the plugin's jar on its class path. */
public final class TestSession {
  private static SparkSession session;

  private TestSession() {}

  /** The session; nothing in its settings names an instance. Its serializer knows no records. */
  public static synchronized SparkSession get() {
    if (session == null) {
      session =
          SparkSession.builder()
              .master("local[2]")
              .appName("integration tests")
              .config("spark.ui.enabled", "false")
              .config("spark.sql.shuffle.partitions", "2")
              .config("spark.sql.warehouse.dir", TestFolders.folder("warehouse").toString())
              .config("spark.sql.datetime.java8API.enabled", "true")
              .config("spark.serializer", "org.apache.spark.serializer.KryoSerializer")
              .config("spark.lamindb.track", "false")
              .getOrCreate();
      session.sparkContext().setLogLevel("WARN");
    }
    return session;
  }

  /**
   * A new, empty instance: the build folder may keep those of earlier runs, of servers long gone.
   */
  public static RefereeInstance newInstance(String name, boolean postgres) {
    return RefereeInstance.empty(name + "-" + ProcessHandle.current().pid(), postgres);
  }

  /** Makes an instance a catalog of the session. */
  public static void catalog(String name, RefereeInstance instance) {
    catalog(get(), name, instance);
  }

  /** Makes an instance a catalog of a session beside the one of all tests. */
  public static void catalog(SparkSession beside, String name, RefereeInstance instance) {
    beside.conf().set("spark.sql.catalog." + name, "org.lamindb.spark.LaminCatalog");
    beside.conf().set("spark.sql.catalog." + name + ".instance", instance.reference());
  }

  /** Calls a procedure of an instance. */
  public static List<Row> call(
      RefereeInstance instance, String procedure, Map<String, Object> arguments) {
    String catalog = instance.name().replace('-', '_');
    catalog(catalog, instance);
    String named =
        String.join(", ", arguments.keySet().stream().map(name -> name + " => :" + name).toList());
    return get()
        .sql("CALL " + catalog + ".system." + procedure + "(" + named + ")", arguments)
        .collectAsList();
  }

  public static List<Row> rows(String sql) {
    return get().sql(sql).collectAsList();
  }

  /** The first column of a result as text. */
  public static Set<String> column(String sql) {
    Set<String> values = new TreeSet<>();
    rows(sql).forEach(row -> values.add(String.valueOf(row.get(0))));
    return values;
  }

  /** What EXPLAIN says of a scan by tasks, however small the registry is. */
  public static String plan(String sql) {
    get().conf().set("spark.lamindb.localRows", "0");
    try {
      return rows("EXPLAIN " + sql).get(0).getString(0);
    } finally {
      get().conf().unset("spark.lamindb.localRows");
    }
  }
}

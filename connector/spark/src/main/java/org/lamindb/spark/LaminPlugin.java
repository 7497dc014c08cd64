package org.lamindb.spark;

import java.util.Map;
import org.apache.spark.SparkContext;
import org.apache.spark.api.plugin.DriverPlugin;
import org.apache.spark.api.plugin.ExecutorPlugin;
import org.apache.spark.api.plugin.PluginContext;
import org.apache.spark.api.plugin.SparkPlugin;

/** {@code spark.plugins=org.lamindb.spark.LaminPlugin}: the set-up before the first session. */
public final class LaminPlugin implements SparkPlugin {
  @Override
  public DriverPlugin driverPlugin() {
    return new DriverPlugin() {
      @Override
      public Map<String, String> init(SparkContext context, PluginContext pluginContext) {
        SessionSetup.apply(context);
        return Map.of();
      }
    };
  }

  /** Executors need no set-up. */
  @Override
  public ExecutorPlugin executorPlugin() {
    return null;
  }
}

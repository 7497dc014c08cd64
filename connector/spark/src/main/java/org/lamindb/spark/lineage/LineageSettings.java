package org.lamindb.spark.lineage;

import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import org.apache.spark.SparkContext;
import org.apache.spark.sql.SparkSession;
import org.lamindb.instance.InstanceReference;
import org.lamindb.spark.LaminOptions;
import org.lamindb.spark.LaminPlugin;
import scala.Option;
import scala.Tuple2;

/**
 * What the user set about the recording of an application.
 *
 * @param instance the instance that is recorded in from the first query on; empty when only what
 *     the application touches is
 * @param branch the current branch, if it is not the instance's own
 * @param params that the user gives the run
 */
record LineageSettings(
    boolean isOn,
    Optional<InstanceReference> instance,
    Optional<String> branch,
    Optional<String> transformKey,
    Optional<String> transformSource,
    Optional<String> runName,
    Map<String, String> params) {
  private static final String PLUGINS = "spark.plugins";

  LineageSettings {
    Objects.requireNonNull(instance, "instance is null");
    Objects.requireNonNull(branch, "branch is null");
    Objects.requireNonNull(transformKey, "transformKey is null");
    Objects.requireNonNull(transformSource, "transformSource is null");
    Objects.requireNonNull(runName, "runName is null");
    params = Collections.unmodifiableMap(new TreeMap<>(params));
  }

  /** The settings of the application, and of its default session over them. */
  static LineageSettings of(SparkContext context) {
    Map<String, String> conf = new LinkedHashMap<>();
    for (Tuple2<String, String> entry : context.conf().getAll()) {
      conf.put(entry._1(), entry._2());
    }
    Option<SparkSession> session = SparkSession.getDefaultSession();
    Function<LaminOptions, Optional<String>> value =
        option ->
            Optional.ofNullable(
                    session.isDefined()
                        ? session.get().conf().get(option.option(), conf.get(option.option()))
                        : conf.get(option.option()))
                .map(String::strip)
                .filter(text -> !text.isEmpty());
    Optional<String> named = value.apply(LaminOptions.SETTING_INSTANCE);
    Optional<String> storage = value.apply(LaminOptions.SETTING_STORAGE);
    boolean clone =
        value.apply(LaminOptions.SETTING_CLONE).filter("false"::equalsIgnoreCase).isEmpty();
    boolean plugin =
        Arrays.asList(conf.getOrDefault(PLUGINS, "").split(","))
            .contains(LaminPlugin.class.getName());
    return new LineageSettings(
        !value.apply(LaminOptions.SETTING_TRACK).filter("false"::equalsIgnoreCase).isPresent(),
        named.isPresent() || plugin
            ? Optional.of(new InstanceReference(named, storage, clone))
            : Optional.empty(),
        value.apply(LaminOptions.SETTING_BRANCH),
        value.apply(LaminOptions.SETTING_TRANSFORM_KEY),
        value.apply(LaminOptions.SETTING_TRANSFORM_SOURCE),
        value.apply(LaminOptions.SETTING_RUN_NAME),
        params(conf));
  }

  private static Map<String, String> params(Map<String, String> conf) {
    Map<String, String> params = new LinkedHashMap<>();
    conf.forEach(
        (name, value) -> {
          if (name.startsWith(LaminOptions.RUN_PARAMS)) {
            params.put(name.substring(LaminOptions.RUN_PARAMS.length()), value);
          }
        });
    return params;
  }
}

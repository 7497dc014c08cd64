package org.lamindb.spark.command;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.lamindb.cli.Failures;
import org.lamindb.database.PostgresUrl;
import org.lamindb.error.InstanceErrors;
import org.lamindb.error.LaminErrors;
import org.lamindb.instance.Instance;
import org.lamindb.instance.InstanceReference;
import org.lamindb.instance.InstanceResolver;
import org.lamindb.spark.Instances;
import org.lamindb.spark.LaminOptions;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** What all commands that need Spark take. */
public final class CommandOptions {
  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec;

  @Option(
      names = "--instance",
      paramLabel = "INSTANCE",
      description =
          "Instance to work on: owner/name, a name, a storage path or a Postgres URL (default: the"
              + " default instance).")
  private String instance;

  @Option(
      names = "--storage",
      paramLabel = "ROOT",
      description = "Its default storage, for a Postgres URL whose database has several.")
  private String storage;

  @Option(
      names = "--master",
      paramLabel = "URL",
      defaultValue = "local[*]",
      description = "Where Spark runs (default: ${DEFAULT-VALUE}, this machine).")
  private String master;

  /** Opens the instance, or says why it cannot be opened, before Spark starts. */
  public Instance open() {
    if (storage != null && (instance == null || !PostgresUrl.matches(instance))) {
      throw Failures.usage(spec, LaminErrors.storageWithoutUrl(storage));
    }
    if (instance != null && instance.isBlank()) {
      throw Failures.usage(spec, InstanceErrors.invalidInstanceReference("", "it is empty"));
    }
    return Instances.open(
        InstanceResolver.fromEnvironment()
            .resolveForCommand(
                new InstanceReference(
                    Optional.ofNullable(instance), Optional.ofNullable(storage))));
  }

  public String master() {
    return master;
  }

  /** The settings that make it the instance of a session; none for the default instance. */
  Map<String, String> settings() {
    Map<String, String> settings = new LinkedHashMap<>();
    if (instance != null) {
      settings.put(LaminOptions.SETTING_INSTANCE.option(), instance);
    }
    if (storage != null) {
      settings.put(LaminOptions.SETTING_STORAGE.option(), storage);
    }
    return settings;
  }
}

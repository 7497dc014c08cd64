package org.lamindb.spark.transfer;

import java.util.Optional;
import org.lamindb.instance.Instance;
import org.lamindb.instance.InstanceReference;
import org.lamindb.instance.InstanceResolver;
import org.lamindb.spark.Instances;
import picocli.CommandLine.Option;

/** What all commands that need Spark take. */
final class CommandOptions {
  @Option(
      names = "--instance",
      paramLabel = "INSTANCE",
      description =
          "Instance that changes: owner/name, a name, a storage path or a Postgres URL (default:"
              + " the default instance).")
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

  @Option(names = "--json", description = "Print a JSON array with one object a row.")
  private boolean json;

  Instance open() {
    return Instances.open(
        InstanceResolver.fromEnvironment()
            .resolveForCommand(
                new InstanceReference(
                    Optional.ofNullable(instance), Optional.ofNullable(storage))));
  }

  String master() {
    return master;
  }

  boolean json() {
    return json;
  }
}

package org.lamindb.cli;

import java.util.Optional;
import org.lamindb.instance.Environment;
import org.lamindb.instance.Instance;
import org.lamindb.instance.InstanceDescription;
import org.lamindb.instance.InstanceReference;
import org.lamindb.instance.InstanceResolver;
import picocli.CommandLine.Option;

/** Which instance a command is about. */
final class InstanceOption {
  @Option(
      names = "--instance",
      paramLabel = "INSTANCE",
      description =
          "owner/name, a name, a storage path or a Postgres URL (default: the default instance).")
  private String instance;

  @Option(
      names = "--storage",
      paramLabel = "ROOT",
      description = "Its default storage, for a Postgres URL whose database has several.")
  private String storage;

  Optional<String> instance() {
    return Optional.ofNullable(instance);
  }

  InstanceDescription resolve(Environment environment, Optional<String> wanted) {
    return new InstanceResolver(environment)
        .resolveForCommand(new InstanceReference(wanted, Optional.ofNullable(storage)));
  }

  Instance open(Environment environment) {
    return Instance.open(resolve(environment, instance()));
  }
}

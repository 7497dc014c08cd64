package org.lamindb.cli;

import java.util.Optional;
import org.lamindb.database.PostgresUrl;
import org.lamindb.error.InstanceErrors;
import org.lamindb.error.LaminErrors;
import org.lamindb.instance.Environment;
import org.lamindb.instance.Instance;
import org.lamindb.instance.InstanceDescription;
import org.lamindb.instance.InstanceReference;
import org.lamindb.instance.InstanceResolver;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Which instance a command is about. */
final class InstanceOption {
  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec;

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
    return resolve(new InstanceResolver(environment), wanted);
  }

  InstanceDescription resolve(InstanceResolver resolver, Optional<String> wanted) {
    if (storage != null && wanted.filter(PostgresUrl::matches).isEmpty()) {
      throw Failures.usage(spec, LaminErrors.storageWithoutUrl(storage));
    }
    if (wanted.filter(String::isBlank).isPresent()) {
      // A variable of a shell that is not set must not mean the default instance.
      throw Failures.usage(spec, InstanceErrors.invalidInstanceReference("", "it is empty"));
    }
    return resolver.resolveForCommand(new InstanceReference(wanted, Optional.ofNullable(storage)));
  }

  Instance open(Environment environment) {
    return Instance.open(resolve(environment, instance()));
  }
}

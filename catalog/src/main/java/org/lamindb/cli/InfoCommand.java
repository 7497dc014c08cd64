package org.lamindb.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.lamindb.database.DatabaseAddress;
import org.lamindb.database.DatabaseAddress.PostgresServer;
import org.lamindb.database.DatabaseAddress.SqliteFile;
import org.lamindb.error.LaminErrors;
import org.lamindb.instance.DefaultInstance;
import org.lamindb.instance.DefaultInstances;
import org.lamindb.instance.Environment;
import org.lamindb.instance.Instance;
import org.lamindb.instance.InstanceDescription;
import org.lamindb.instance.WorkContext;
import org.lamindb.instance.WorkContextSwitch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Tells what an instance is. */
@Command(
    name = "info",
    mixinStandardHelpOptions = true,
    description =
        "Show which instance is meant and why, where it is and what it can do, who you are, and"
            + " where settings and cache are.")
final class InfoCommand implements Runnable {
  private final Environment environment;

  @Spec private CommandSpec spec;
  @Mixin private InstanceOption options;
  @Mixin private Output output;

  @Parameters(
      arity = "0..1",
      paramLabel = "INSTANCE",
      description =
          "owner/name, a name, a storage path or a Postgres URL (default: the default instance).")
  private String instance;

  InfoCommand(Environment environment) {
    this.environment = environment;
  }

  @Override
  public void run() {
    try (Instance opened = Instance.open(options.resolve(environment, wanted()))) {
      Map<String, Object> facts = facts(opened);
      facts.putAll(UserFacts.of(environment));
      output.facts(facts);
      new DefaultInstances(environment)
          .ignoredVariable()
          .filter(text -> wanted().isEmpty())
          .ifPresent(text -> output.note("Note: " + text));
    }
  }

  private Optional<String> wanted() {
    if (instance != null && options.instance().isPresent()) {
      throw Failures.usage(spec, LaminErrors.conflictingOptions("--instance", instance));
    }
    return Optional.ofNullable(instance).or(options::instance);
  }

  private Map<String, Object> facts(Instance opened) {
    InstanceDescription description = opened.description();
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("instance", opened.identity().slug());
    facts.put("chosen_by", wanted().isPresent() ? "this command" : reason());
    facts.put("uid", opened.identity().uid());
    facts.put("id", opened.identity().hexId().orElse(null));
    facts.put("storage", description.storageRoot());
    facts.put("database", url(description.database()));
    opened.sqliteClone().ifPresent(clone -> facts.put("clone", clone.toString()));
    facts.put("modules", List.copyOf(description.modules().orElse(Set.of())));
    facts.put("schema", opened.schemaVersion().release());
    facts.put("branch", description.branch());
    facts.put(
        "space",
        WorkContextSwitch.current(environment, WorkContext.Kind.SPACE, opened.identity()).name());
    return facts;
  }

  private String reason() {
    return new DefaultInstances(environment).find().map(DefaultInstance::place).orElse(null);
  }

  /** Without user and password. */
  static String url(DatabaseAddress address) {
    if (address instanceof PostgresServer server) {
      return "postgresql://" + server.host() + ":" + server.port() + "/" + server.database();
    }
    return "sqlite:///" + ((SqliteFile) address).path();
  }
}

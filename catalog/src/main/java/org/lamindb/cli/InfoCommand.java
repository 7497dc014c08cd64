package org.lamindb.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.lamindb.database.DatabaseAddress;
import org.lamindb.database.DatabaseAddress.PostgresServer;
import org.lamindb.database.DatabaseAddress.SqliteFile;
import org.lamindb.error.LaminErrors;
import org.lamindb.instance.Environment;
import org.lamindb.instance.Instance;
import org.lamindb.instance.InstanceDescription;
import org.lamindb.instance.InstanceReference;
import org.lamindb.instance.InstanceResolver;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Tells what an instance is. */
@Command(
    name = "info",
    mixinStandardHelpOptions = true,
    description = "Show which instance is meant, where it is and what it can do.")
final class InfoCommand implements Runnable {
  private final Environment environment;

  @Spec private CommandSpec spec;

  @Parameters(
      arity = "0..1",
      paramLabel = "INSTANCE",
      description =
          "owner/name, a name, a storage path or a Postgres URL (default: the default instance).")
  private String instance;

  @Option(
      names = "--instance",
      paramLabel = "INSTANCE",
      description = "The same, as the other commands take it.")
  private String named;

  @Option(
      names = "--storage",
      paramLabel = "ROOT",
      description = "Default storage, for a Postgres URL whose database has several.")
  private String storage;

  @Option(names = "--json", description = "Print one JSON object.")
  private boolean json;

  InfoCommand(Environment environment) {
    this.environment = environment;
  }

  @Override
  public void run() {
    InstanceDescription description =
        new InstanceResolver(environment)
            .resolveForCommand(new InstanceReference(wanted(), Optional.ofNullable(storage)));
    try (Instance opened = Instance.open(description)) {
      Map<String, Object> facts = facts(opened);
      PrintWriter output = spec.commandLine().getOut();
      if (json) {
        output.println(new ObjectMapper().writeValueAsString(facts));
      } else {
        facts.forEach((name, value) -> output.println(name + ": " + text(value)));
      }
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("texts can always be written as JSON", e);
    }
  }

  private Optional<String> wanted() {
    if (instance != null && named != null) {
      throw LaminErrors.conflictingOptions("--instance", instance);
    }
    return Optional.ofNullable(instance).or(() -> Optional.ofNullable(named));
  }

  private static Map<String, Object> facts(Instance opened) {
    InstanceDescription description = opened.description();
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("instance", opened.identity().slug());
    facts.put("uid", opened.identity().uid());
    facts.put("id", opened.identity().hexId().orElse(null));
    facts.put("storage", description.storageRoot());
    facts.put("database", url(description.database()));
    facts.put("modules", List.copyOf(description.modules().orElse(Set.of())));
    facts.put("schema", opened.schemaVersion().release());
    facts.put("branch", description.branch());
    facts.put("user", description.user().handle());
    return facts;
  }

  /** Without user and password. */
  private static String url(DatabaseAddress address) {
    if (address instanceof PostgresServer server) {
      return "postgresql://" + server.host() + ":" + server.port() + "/" + server.database();
    }
    return "sqlite:///" + ((SqliteFile) address).path();
  }

  private static String text(Object value) {
    if (value instanceof List<?> names) {
      return names.isEmpty()
          ? "none"
          : String.join(", ", names.stream().map(Object::toString).toList());
    }
    return value == null ? "unknown" : value.toString();
  }
}

package org.lamindb.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.lamindb.instance.DefaultInstance;
import org.lamindb.instance.DefaultInstances;
import org.lamindb.instance.Environment;
import org.lamindb.instance.EnvironmentModules;
import org.lamindb.instance.WorkContext;
import org.lamindb.instance.WorkContextSwitch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** What is set on this machine. */
@Command(
    name = "settings",
    mixinStandardHelpOptions = true,
    description =
        "Show what is set here, without opening a database: default instance and why, branch, space,"
            + " directories, account. Subcommands change it.")
final class SettingsCommand implements Runnable {
  private final Environment environment;

  @Mixin private Output output;

  SettingsCommand(Environment environment) {
    this.environment = environment;
  }

  @Override
  public void run() {
    Optional<DefaultInstance> instance = new DefaultInstances(environment).find();
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("instance", instance.map(DefaultInstance::slug).orElse(null));
    facts.put("chosen_by", instance.map(DefaultInstance::place).orElse(null));
    for (WorkContext.Kind kind : WorkContext.Kind.values()) {
      facts.put(
          kind.word(),
          instance
              .map(
                  found ->
                      WorkContextSwitch.current(environment, kind, found.settings().identity()))
              .map(WorkContext::name)
              .orElse(null));
    }
    facts.put(
        "modules",
        new EnvironmentModules(environment)
            .current()
            .map(choice -> List.copyOf(choice.modules()))
            .orElse(List.of()));
    facts.putAll(UserFacts.of(environment));
    output.facts(facts);
  }
}

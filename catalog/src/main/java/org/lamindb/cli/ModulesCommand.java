package org.lamindb.cli;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.lamindb.instance.Environment;
import org.lamindb.instance.EnvironmentModules;
import org.lamindb.instance.EnvironmentModules.Choice;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** The modules that the Python client loads without an instance. */
@Command(
    name = "modules",
    mixinStandardHelpOptions = true,
    description =
        "Show or choose the modules that the Python client loads where no instance is connected.")
final class ModulesCommand {
  private final EnvironmentModules modules;

  ModulesCommand(Environment environment) {
    this.modules = new EnvironmentModules(environment);
  }

  @Command(
      name = "get",
      mixinStandardHelpOptions = true,
      description = "Show them, and what says so: an instance, LAMINDB_MODULES or the settings.")
  void get(@Mixin Output output) {
    show(output);
  }

  @Command(
      name = "set",
      mixinStandardHelpOptions = true,
      description =
          "Choose modules for where no instance is connected. An instance keeps those that it was"
              + " made with.")
  void set(
      @Parameters(
              paramLabel = "MODULES",
              description = "Names separated by commas, such as bionty,pertdb; '' for none.")
          String names,
      @Mixin Output output) {
    Set<String> wanted = new LinkedHashSet<>();
    Arrays.stream(names.split(","))
        .map(String::strip)
        .filter(name -> !name.isEmpty())
        .forEach(wanted::add);
    modules.set(wanted);
    modules
        .current()
        .filter(choice -> !modules.isFile(choice))
        .ifPresent(
            choice ->
                output.note(
                    "Note: here "
                        + choice.source()
                        + " decides all the same. The choice counts where no instance is the"
                        + " default and LAMINDB_MODULES is not set; it adds nothing to an"
                        + " instance."));
    show(output);
  }

  @Command(
      name = "unset",
      mixinStandardHelpOptions = true,
      description = "Leave it to the Python client.")
  void unset(@Mixin Output output) {
    modules.unset();
    show(output);
  }

  private void show(Output output) {
    Optional<Choice> choice = modules.current();
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("modules", choice.map(found -> List.copyOf(found.modules())).orElse(List.of()));
    facts.put("chosen_by", choice.map(Choice::source).orElse(null));
    output.facts(facts);
  }
}

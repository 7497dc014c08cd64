package org.lamindb.cli;

import java.util.LinkedHashMap;
import java.util.Map;
import org.lamindb.error.InstanceErrors;
import org.lamindb.instance.DefaultInstance;
import org.lamindb.instance.DefaultInstances;
import org.lamindb.instance.Environment;
import org.lamindb.instance.Instance;
import org.lamindb.instance.WorkContext;
import org.lamindb.instance.WorkContext.Kind;
import org.lamindb.instance.WorkContextSwitch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** The current branch, or the current space. */
@Command(
    mixinStandardHelpOptions = true,
    description = "Show or switch the current ${COMMAND-NAME} of the default instance.")
final class WorkContextCommand {
  private final Environment environment;
  private final Kind kind;

  WorkContextCommand(Environment environment, Kind kind) {
    this.environment = environment;
    this.kind = kind;
  }

  @Command(name = "get", mixinStandardHelpOptions = true, description = "Show its name.")
  void get(@Mixin Output output) {
    WorkContext context =
        new DefaultInstances(environment)
            .find()
            .map(DefaultInstance::settings)
            .map(found -> WorkContextSwitch.current(environment, kind, found.identity()))
            .orElseThrow(InstanceErrors::noInstanceForCommand);
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("name", context.name());
    facts.put("uid", context.uid());
    output.done(context.name(), facts);
  }

  @Command(
      name = "set",
      mixinStandardHelpOptions = true,
      description = "Switch to another one, as 'lamindb-spark switch' does.")
  void set(
      @Parameters(paramLabel = "TARGET", description = "Its name or uid.") String target,
      @Mixin InstanceOption instance,
      @Mixin Output output) {
    try (Instance opened = instance.open(environment)) {
      SwitchCommand.show(SwitchCommand.change(environment, opened, kind, target, false), output);
    }
  }
}

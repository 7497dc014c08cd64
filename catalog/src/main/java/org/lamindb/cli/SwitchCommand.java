package org.lamindb.cli;

import java.util.LinkedHashMap;
import java.util.Map;
import org.lamindb.error.LaminErrors;
import org.lamindb.instance.Environment;
import org.lamindb.instance.Instance;
import org.lamindb.instance.WorkContext.Kind;
import org.lamindb.instance.WorkContextSwitch;
import org.lamindb.instance.WorkContextSwitch.Switched;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Switches branch or space. */
@Command(
    name = "switch",
    mixinStandardHelpOptions = true,
    description =
        "Switch to a branch, or a space, of an instance: in a directory that belongs to it for all"
            + " who work there, elsewhere for you.")
final class SwitchCommand implements Runnable {
  private final Environment environment;

  @Spec private CommandSpec spec;
  @Mixin private InstanceOption instance;
  @Mixin private Output output;

  @Parameters(paramLabel = "TARGET", description = "Name or uid of the branch or space.")
  private String target;

  @Option(names = "--space", description = "Switch the space, not the branch.")
  private boolean space;

  @Option(
      names = {"-c", "--create"},
      description = "Make the branch first.")
  private boolean create;

  SwitchCommand(Environment environment) {
    this.environment = environment;
  }

  @Override
  public void run() {
    if (space && create) {
      throw Failures.usage(spec, LaminErrors.conflictingOptions("--space", "--create"));
    }
    try (Instance opened = instance.open(environment)) {
      show(change(environment, opened, space ? Kind.SPACE : Kind.BRANCH, target, create), output);
    }
  }

  static Switched change(
      Environment environment, Instance opened, Kind kind, String target, boolean create) {
    WorkContextSwitch contexts = new WorkContextSwitch(environment, opened);
    return create ? contexts.toNewBranch(target) : contexts.to(kind, target);
  }

  static void show(Switched switched, Output output) {
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("name", switched.context().name());
    facts.put("uid", switched.context().uid());
    facts.put("file", switched.file().toString());
    output.done("switched to " + switched.context().name(), facts);
  }
}

package org.lamindb.cli;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.lamindb.instance.DefaultInstance;
import org.lamindb.instance.DefaultInstances;
import org.lamindb.instance.Environment;
import org.lamindb.instance.InstanceConnection;
import org.lamindb.instance.InstanceConnection.Disconnected;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Leaves no default instance. */
@Command(
    name = "disconnect",
    mixinStandardHelpOptions = true,
    description = {
      "Undo 'connect': the instance stays what it is, and is no longer the default one.",
      "",
      "In a directory that belongs to another instance than the user is connected to, this refuses:"
          + " neither is touched by mistake."
    })
final class DisconnectCommand implements Runnable {
  private final Environment environment;

  @Mixin private Output output;

  @Option(
      names = "--here",
      description = "Remove the nearest marker of a directory, at or above this one.")
  private boolean here;

  DisconnectCommand(Environment environment) {
    this.environment = environment;
  }

  @Override
  public void run() {
    InstanceConnection connection = new InstanceConnection(environment);
    Optional<Disconnected> ended = here ? connection.disconnectHere() : connection.disconnect();
    Optional<DefaultInstance> left = new DefaultInstances(environment).find();
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("instance", ended.flatMap(Disconnected::slug).orElse(null));
    facts.put("removed", ended.flatMap(Disconnected::file).map(Path::toString).orElse(null));
    facts.put("default", left.map(DefaultInstance::slug).orElse(null));
    output.done(
        ended
            .map(
                found ->
                    "disconnected "
                        + found.slug().orElseGet(() -> "'" + found.file().orElseThrow() + "'"))
            .orElse(here ? "no directory marker found" : "no instance is connected"),
        facts);
    left.ifPresent(
        found ->
            output.note(
                "Note: the default here is " + found.slug() + ", by '" + found.place() + "'."));
  }
}

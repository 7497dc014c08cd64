package org.lamindb.cli;

import java.util.List;
import org.lamindb.error.LaminErrors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** A provider as another module would have it. */
public final class GreetingCommands implements CommandProvider {
  @Override
  public List<Object> commands() {
    return List.of(new Greet());
  }

  @Command(name = "greet")
  static final class Greet implements Runnable {
    @Spec private CommandSpec spec;

    @Option(names = "--name")
    private String name;

    @Override
    public void run() {
      if (name.equals("nobody")) {
        throw LaminErrors.invalidOption("--name", name, "a name");
      }
      spec.commandLine().getOut().println("Hello " + name);
    }
  }
}

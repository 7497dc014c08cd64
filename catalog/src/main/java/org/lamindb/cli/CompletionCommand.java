package org.lamindb.cli;

import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Lets a shell complete commands and options. */
@Command(
    name = "completion",
    mixinStandardHelpOptions = true,
    description = {
      "Print a script with which bash or zsh completes commands and options.",
      "",
      "In bash: source <(lamindb-spark completion)"
    })
final class CompletionCommand implements Runnable {
  @Spec private CommandSpec spec;

  @Override
  public void run() {
    CommandLine main = spec.root().commandLine();
    spec.commandLine().getOut().print(AutoComplete.bash(main.getCommandName(), main));
    spec.commandLine().getOut().flush();
  }
}

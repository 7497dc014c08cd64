package org.lamindb.examples;

import java.nio.file.Files;
import java.nio.file.Path;
import org.lamindb.error.LaminErrors;
import org.lamindb.instance.Environment;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Tells the story. Names nothing of Spark, so that its help is there without. */
@Command(
    name = "quickstart",
    mixinStandardHelpOptions = true,
    description = "Show everything on a new instance, in a folder that must not exist yet.")
final class QuickstartCommand implements Runnable {
  @Spec private CommandSpec spec;

  @Option(
      names = "--folder",
      paramLabel = "FOLDER",
      defaultValue = "quickstart",
      description = "Where everything is made (default: ${DEFAULT-VALUE}).")
  private String folder;

  @Override
  public void run() {
    Path root = Environment.ofProcess().local("--folder", folder);
    if (Files.exists(root)) {
      throw LaminErrors.invalidOption(
          "--folder",
          root.toString(),
          "a folder that does not exist yet; remove it or name another");
    }
    new Quickstart(spec.commandLine().getOut(), root).run();
  }
}

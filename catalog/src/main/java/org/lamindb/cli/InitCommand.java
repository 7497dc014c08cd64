package org.lamindb.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.Optional;
import org.lamindb.instance.Environment;
import org.lamindb.instance.InitRequest;
import org.lamindb.instance.InitResult;
import org.lamindb.instance.InstanceInitializer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Makes an instance. */
@Command(
    name = "init",
    mixinStandardHelpOptions = true,
    description =
        "Make a LaminDB instance with local storage and a SQLite database, and make it the default"
            + " in this directory and below.")
final class InitCommand implements Runnable {
  private final Environment environment;

  @Spec private CommandSpec spec;

  @Option(
      names = "--storage",
      paramLabel = "DIRECTORY",
      defaultValue = InitRequest.DEFAULT_STORAGE,
      description = "Local directory of the default storage (default: ${DEFAULT-VALUE}).")
  private String storage;

  @Option(
      names = "--name",
      paramLabel = "NAME",
      description =
          "Name of the instance (default: that of the storage directory, or of this directory when"
              + " the storage is the default, in lower case).")
  private String name;

  @Option(
      names = "--modules",
      paramLabel = "MODULE",
      split = ",",
      description = "Modules beside the core module, separated by commas: bionty, pertdb.")
  private List<String> modules = List.of();

  InitCommand(Environment environment) {
    this.environment = environment;
  }

  @Override
  public void run() {
    InitResult result =
        new InstanceInitializer(environment)
            .init(new InitRequest(storage, Optional.ofNullable(name), modules));
    PrintWriter output = spec.commandLine().getOut();
    String slug = result.instance().identity().slug();
    if (result.created()) {
      output.println("initialized database " + slug + " in " + environment.workingDirectory());
    } else {
      output.println("connected lamindb: " + slug);
    }
    output.println("storage: " + result.instance().storageRoot());
  }
}

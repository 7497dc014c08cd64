package org.lamindb.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import org.lamindb.instance.Environment;
import org.lamindb.instance.InstanceDescription;
import org.lamindb.migration.CustomModule;
import org.lamindb.migration.MigrationReport;
import org.lamindb.migration.Migrator;
import org.lamindb.migration.ModuleScaffold;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Changes schemas. */
@Command(
    name = "migrate",
    mixinStandardHelpOptions = true,
    description = "Bring the database of an instance to the newest schema of LaminDB.",
    synopsisSubcommandLabel = "COMMAND")
final class MigrateCommand implements Runnable {
  private final Environment environment;

  @Spec private CommandSpec spec;

  MigrateCommand(Environment environment) {
    this.environment = environment;
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "Missing command: deploy or create.");
  }

  @Command(
      mixinStandardHelpOptions = true,
      description = {
        "Apply all migrations that the database lacks, in one transaction.",
        "A SQLite database is copied to a file beside it before."
      })
  void deploy(
      @Mixin InstanceOption instance,
      @Option(
              names = "--module",
              paramLabel = "DIRECTORY",
              description = "Also the tables of a module of your own, made by 'migrate create'.")
          Path module,
      @Option(names = "--dry-run", description = "Only list what would be applied.")
          boolean dryRun) {
    InstanceDescription description = instance.resolve(environment, instance.instance());
    Migrator migrator =
        new Migrator(
            description.database(),
            description.modules().orElse(Set.of()),
            description.user().uid(),
            Optional.ofNullable(module)
                .map(folder -> CustomModule.in(environment.workingDirectory().resolve(folder))));
    MigrationReport report = dryRun ? migrator.plan() : migrator.deploy();
    PrintWriter output = spec.commandLine().getOut();
    if (report.migrations().isEmpty()) {
      output.println("No migrations to apply.");
      return;
    }
    report.backup().ifPresent(path -> output.println("backup: " + path));
    report
        .migrations()
        .forEach(name -> output.println((dryRun ? "would apply " : "applied ") + name));
  }

  @Command(
      mixinStandardHelpOptions = true,
      description =
          "Begin a module with registries of your own: a folder with SQL and descriptions.")
  void create(
      @Parameters(paramLabel = "NAME", description = "Name of the module: letters and digits.")
          String name,
      @Option(
              names = "--registry",
              paramLabel = "CLASS",
              defaultValue = "Sample",
              description = "Name of the first registry (default: ${DEFAULT-VALUE}).")
          String registry) {
    Path folder = ModuleScaffold.write(environment.workingDirectory(), name, registry);
    PrintWriter output = spec.commandLine().getOut();
    output.println("created module " + name + " in " + folder);
    output.println("deploy it: lamindb-spark migrate deploy --module " + folder);
  }
}

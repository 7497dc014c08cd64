package org.lamindb.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.lamindb.database.DatabaseAddress;
import org.lamindb.instance.Environment;
import org.lamindb.instance.InstanceDescription;
import org.lamindb.instance.MigrationRoute;
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
        "A SQLite database is copied to a file beside it before.",
        "Instances that LaminHub manages are migrated there, unless LAMIN_MIGRATE_ON_HUB is false."
      })
  void deploy(
      @Mixin InstanceOption instance,
      @Mixin Output output,
      @Option(
              names = "--module",
              paramLabel = "DIRECTORY",
              description = "Also the tables of a module of your own, made by 'migrate create'.")
          String module,
      @Option(names = "--dry-run", description = "Only list what would be applied.")
          boolean dryRun) {
    InstanceDescription description = instance.resolve(environment, instance.instance());
    Optional<CustomModule> custom =
        Optional.ofNullable(module)
            .map(folder -> CustomModule.in(environment.local("--module", folder)));
    MigrationRoute route = MigrationRoute.of(environment, description);
    boolean atHub = custom.isEmpty() && route.isAtHub();
    MigrationReport report =
        atHub
            ? atHub(route, migrator(description, description.database(), custom), dryRun)
            : route.here(
                address -> {
                  Migrator migrator = migrator(description, address, custom);
                  return dryRun ? migrator.plan() : migrator.deploy();
                });
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("instance", description.identity().slug());
    facts.put("dry_run", dryRun);
    facts.put("at_hub", atHub);
    facts.put("migrations", report.migrations());
    facts.put("backup", report.backup().map(Path::toString).orElse(null));
    output.done(sentence(report, dryRun), facts);
  }

  private static Migrator migrator(
      InstanceDescription description, DatabaseAddress address, Optional<CustomModule> custom) {
    return new Migrator(
        address, description.modules().orElse(Set.of()), description.user().uid(), custom);
  }

  /** What the database lacks is what this version knows; LaminHub may know more. */
  private static MigrationReport atHub(MigrationRoute route, Migrator migrator, boolean dryRun) {
    MigrationReport before = migrator.plan();
    if (dryRun) {
      return before;
    }
    route.runAtHub();
    List<String> left = migrator.plan().migrations();
    return new MigrationReport(
        before.migrations().stream().filter(name -> !left.contains(name)).toList(),
        Optional.empty());
  }

  private static String sentence(MigrationReport report, boolean dryRun) {
    if (report.migrations().isEmpty()) {
      return "No migrations to apply.";
    }
    List<String> lines = new ArrayList<>();
    report.backup().ifPresent(path -> lines.add("backup: " + path));
    report.migrations().forEach(name -> lines.add((dryRun ? "would apply " : "applied ") + name));
    return String.join(System.lineSeparator(), lines);
  }

  @Command(
      mixinStandardHelpOptions = true,
      description =
          "Begin a module with registries of your own: a folder with SQL and descriptions.")
  void create(
      @Mixin Output output,
      @Parameters(paramLabel = "NAME", description = "Name of the module: letters and digits.")
          String name,
      @Option(
              names = "--registry",
              paramLabel = "CLASS",
              defaultValue = "Sample",
              description = "Name of the first registry (default: ${DEFAULT-VALUE}).")
          String registry) {
    Path folder = ModuleScaffold.write(environment.workingDirectory(), name, registry);
    Map<String, String> facts = new LinkedHashMap<>();
    facts.put("module", name);
    facts.put("registry", registry);
    facts.put("folder", folder.toString());
    output.done(
        String.join(
            System.lineSeparator(),
            "created module " + name + " in " + folder,
            "deploy it: lamindb-spark migrate deploy --module " + folder),
        facts);
  }
}

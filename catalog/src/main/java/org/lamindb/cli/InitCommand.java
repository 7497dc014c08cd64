package org.lamindb.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.lamindb.instance.Environment;
import org.lamindb.instance.InitRequest;
import org.lamindb.instance.InitResult;
import org.lamindb.instance.InstanceInitializer;
import org.lamindb.storage.CloudRoot;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Makes an instance. */
@Command(
    name = "init",
    mixinStandardHelpOptions = true,
    description =
        "Make a LaminDB instance with storage in a local directory or a cloud, and a SQLite database"
            + " there or a Postgres database; and make it the default in this directory and below.")
final class InitCommand implements Runnable {
  private final Environment environment;

  @Mixin private Output output;

  @Option(
      names = "--storage",
      paramLabel = "DIRECTORY",
      defaultValue = InitRequest.DEFAULT_STORAGE,
      description = {
        "Local directory of the default storage (default: ${DEFAULT-VALUE}); or s3://bucket/prefix or"
            + " gs://bucket/prefix, for who is logged in, as LaminHub registers such an instance."
      })
  private String storage;

  @Option(
      names = "--name",
      paramLabel = "NAME",
      description =
          "Name of the instance (default: that of the Postgres database; else that of the storage"
              + " directory, or of this directory when the storage is the default, in lower case).")
  private String name;

  @Option(
      names = "--db",
      paramLabel = "URL",
      description = {
        "postgresql://user:password@host:port/database, an empty one (default: a SQLite file in the"
            + " storage).",
        "LaminDB keeps the URL with its password in its settings."
      })
  private String database;

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
            .init(
                new InitRequest(
                    storage, Optional.ofNullable(name), Optional.ofNullable(database), modules));
    String slug = result.instance().identity().slug();
    String root = result.instance().storageRoot();
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("instance", slug);
    facts.put("created", result.created());
    facts.put("storage", root);
    String done =
        result.created()
            ? "initialized database " + slug + " in " + environment.workingDirectory()
            : "connected lamindb: " + slug;
    if (result.created() && database == null && CloudRoot.matches(root)) {
      output.note("Note: you keep its database locked until 'lamindb-spark disconnect'.");
    }
    output.done(done + System.lineSeparator() + "storage: " + root, facts);
  }
}

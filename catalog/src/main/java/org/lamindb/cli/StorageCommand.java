package org.lamindb.cli;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.lamindb.instance.Environment;
import org.lamindb.instance.Instance;
import org.lamindb.storage.StorageLocation;
import org.lamindb.storage.StorageRequest;
import org.lamindb.storage.Storages;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The storage locations of an instance. */
@Command(
    name = "storage",
    mixinStandardHelpOptions = true,
    description = "Show, make or delete the storage locations of an instance.")
final class StorageCommand {
  private final Environment environment;

  StorageCommand(Environment environment) {
    this.environment = environment;
  }

  @Command(
      name = "list",
      mixinStandardHelpOptions = true,
      description =
          "List them: where, who may write (this instance, another one by its uid, or nobody), and"
              + " how many artifacts are there.")
  void list(@Mixin InstanceOption instance, @Mixin Output output) {
    try (Instance opened = instance.open(environment)) {
      Storages storages = new Storages(opened);
      String standard = opened.description().storageRoot();
      output.rows(
          storages.summaries().stream()
              .map(
                  summary -> {
                    Map<String, Object> row = facts(opened, summary.location());
                    row.put("default", summary.location().root().equals(standard));
                    row.put("space", summary.space());
                    row.put("artifacts", summary.artifacts());
                    row.put("description", summary.description().orElse(null));
                    return row;
                  })
              .toList());
    }
  }

  @Command(
      name = "create",
      mixinStandardHelpOptions = true,
      description = {
        "Make a storage location. This instance may write to a local folder, or to what is below a"
            + " root in S3 or GCS, that no other one has marked and where you may write; everything"
            + " else is there to be read."
      })
  void create(
      @Parameters(
              paramLabel = "ROOT",
              description = "A folder, or s3://bucket/prefix, gs://…, hf://…, https://….")
          String root,
      @Option(
              names = "--host",
              paramLabel = "NAME",
              description = "Which machine a local folder is on, where paths are not the same.")
          String host,
      @Option(
              names = "--region",
              paramLabel = "REGION",
              description = "Where an S3 bucket is (default: what the bucket says): us-east-1, ….")
          String region,
      @Option(
              names = "--space",
              paramLabel = "SPACE",
              description = "Name or uid of the space that it belongs to (default: all).")
          String space,
      @Option(names = "--description", paramLabel = "TEXT", description = "What it is, for people.")
          String description,
      @Mixin InstanceOption instance,
      @Mixin Output output) {
    try (Instance opened = instance.open(environment)) {
      StorageLocation made =
          new Storages(opened)
              .create(
                  new StorageRequest(
                      environment.storageRoot(root),
                      Optional.ofNullable(host),
                      Optional.ofNullable(region),
                      Optional.ofNullable(space),
                      Optional.ofNullable(description)));
      String kind = made.isManagedBy(opened.identity()) ? "managed" : "read-only";
      output.done(
          kind + " storage location " + made.uid() + " at " + made.root(), facts(opened, made));
    }
  }

  @Command(
      name = "delete",
      mixinStandardHelpOptions = true,
      description =
          "Delete a storage location in which nothing is: its marker, if it is this instance's, and"
              + " its record. Not the default one.")
  void delete(
      @Parameters(paramLabel = "STORAGE", description = "Its root or uid.") String rootOrUid,
      @Mixin InstanceOption instance,
      @Mixin Output output) {
    try (Instance opened = instance.open(environment)) {
      StorageLocation gone = new Storages(opened).delete(rootOrUid);
      output.done("deleted storage location " + gone.root(), facts(opened, gone));
    }
  }

  private static Map<String, Object> facts(Instance instance, StorageLocation location) {
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("uid", location.uid());
    facts.put("root", location.root());
    facts.put("type", location.type());
    facts.put("region", location.region().orElse(null));
    facts.put(
        "writable_by",
        location.isManagedBy(instance.identity())
            ? "this instance"
            : location.instanceUid().orElse(null));
    return facts;
  }
}

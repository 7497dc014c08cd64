package org.lamindb.cli;

import java.util.LinkedHashMap;
import java.util.Map;
import org.lamindb.instance.Environment;
import org.lamindb.instance.InstanceConnection;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Makes an instance the default one. */
@Command(
    name = "connect",
    mixinStandardHelpOptions = true,
    description = {
      "Make an instance the default one, for Spark and for the Python client.",
      "",
      "Its settings file says where it is. An instance that has none here, as its file was lost or"
          + " another machine made it, gets one from the path of its storage or the URL of its"
          + " Postgres database."
    })
final class ConnectCommand implements Runnable {
  private final Environment environment;

  @Mixin private Output output;

  @Parameters(
      paramLabel = "INSTANCE",
      description =
          "owner/name, a name, https://lamin.ai/owner/name, a storage path or a Postgres URL.")
  private String instance;

  @Option(
      names = "--here",
      description =
          "Only in this directory and below, by a marker in .lamin; not where the user is"
              + " otherwise.")
  private boolean here;

  ConnectCommand(Environment environment) {
    this.environment = environment;
  }

  @Override
  public void run() {
    InstanceConnection.Connected connected =
        new InstanceConnection(environment).connect(instance, here);
    String slug = connected.instance().identity().slug();
    connected
        .overriddenBy()
        .ifPresent(
            other ->
                output.note(
                    "Note: here the default is "
                        + other.slug()
                        + " all the same, by '"
                        + other.place()
                        + "'."));
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("instance", slug);
    facts.put("uid", connected.instance().identity().uid());
    facts.put("storage", connected.instance().storageRoot());
    facts.put("file", connected.file().toString());
    output.done(
        here
            ? "connected database " + slug + " to " + environment.workingDirectory()
            : "connected lamindb: " + slug,
        facts);
  }
}

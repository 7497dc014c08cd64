package org.lamindb.cli;

import java.util.LinkedHashMap;
import java.util.Map;
import org.lamindb.instance.Environment;
import org.lamindb.instance.HubLookup;
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
          + " Postgres database.",
      "",
      "An instance of LaminHub is asked for there, each time: what the hub says of it is kept as its"
          + " settings. LAMINDB_INSTANCE_DB gives the URL of its database in place of the hub's."
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

  @Option(
      names = "--use-proxy-db",
      description = "Go to the database of an instance of LaminHub through its proxy.")
  private boolean useProxy;

  ConnectCommand(Environment environment) {
    this.environment = environment;
  }

  private void note(String text) {
    output.note("Note: " + text + (text.endsWith(".") ? "" : "."));
  }

  @Override
  public void run() {
    InstanceConnection.Connected connected =
        new InstanceConnection(environment, new HubLookup(environment, useProxy, this::note))
            .connect(instance, here);
    String slug = connected.instance().identity().slug();
    if (connected.isReadOnly()) {
      note("connected in read-only mode: the database of '" + slug + "' is public");
    }
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

package org.lamindb.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.lamindb.instance.Environment;
import org.lamindb.instance.InstanceDeletion;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Deletes an instance. */
@Command(
    name = "delete",
    mixinStandardHelpOptions = true,
    description = {
      "Delete an instance: its SQLite database, the markers in its local storages, its settings"
          + " here and, for who is logged in, its record at LaminHub. Never data: a storage whose"
          + " .lamindb folder holds content of artifacts is refused, other files stay, and so does a"
          + " Postgres database.",
      "",
      "Stopped at any time and run again it ends right. The exit code is 1 when the question was not"
          + " answered with y or yes, as where nobody can answer: then nothing is deleted."
    })
final class DeleteCommand implements Callable<Integer> {
  private static final List<String> YES = List.of("y", "yes");

  private final Environment environment;
  private final BufferedReader input;

  @Spec private CommandSpec spec;
  @Mixin private Output output;

  @Parameters(
      paramLabel = "INSTANCE",
      description =
          "owner/name, a name, https://lamin.ai/owner/name, a storage path or a Postgres URL.")
  private String instance;

  @Option(names = "--force", description = "Do not ask. What is not empty is refused all the same.")
  private boolean force;

  DeleteCommand(Environment environment, BufferedReader input) {
    this.environment = environment;
    this.input = input;
  }

  @Override
  public Integer call() {
    InstanceDeletion deletion = InstanceDeletion.plan(environment, instance);
    String slug = deletion.identity().slug();
    List<String> files = deletion.removes();
    deletion.notes().forEach(note -> output.note("Note: " + note + "."));
    boolean deleted = force || isConfirmed(slug, files);
    if (deleted) {
      deletion.run();
    }
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("instance", slug);
    facts.put("deleted", deleted);
    facts.put("removed", deleted ? files : List.of());
    output.done(deleted ? "deleted instance " + slug : "nothing was deleted", facts);
    return deleted ? ExitCode.OK : ExitCode.SOFTWARE;
  }

  private boolean isConfirmed(String slug, List<String> files) {
    // Not on standard output, which programs read.
    PrintWriter terminal = spec.commandLine().getErr();
    terminal.println("This removes:");
    files.forEach(file -> terminal.println("  " + file));
    terminal.print("Are you sure you want to delete instance " + slug + "? (y/n) ");
    terminal.flush();
    try {
      String answer = input.readLine();
      if (answer == null) {
        terminal.println();
        terminal.flush();
      }
      return answer != null && YES.contains(answer.strip().toLowerCase(Locale.ROOT));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the answer", e);
    }
  }
}

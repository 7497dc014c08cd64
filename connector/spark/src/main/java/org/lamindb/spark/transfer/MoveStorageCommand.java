package org.lamindb.spark.transfer;

import java.io.IOException;
import java.util.concurrent.Callable;
import org.apache.spark.sql.SparkSession;
import org.lamindb.instance.Instance;
import org.lamindb.spark.command.CommandOptions;
import org.lamindb.spark.command.CommandSession;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code lamindb-spark move-storage}. */
@Command(
    name = "move-storage",
    mixinStandardHelpOptions = true,
    description = {
      "Move all artifacts of a storage location to another one: copy, verify with LaminDB's hashes,"
          + " and let the records follow.",
      "",
      "Stopped at any time and run again it ends right: no record changes before all bytes are"
          + " there, and files that are there are not copied again."
    })
final class MoveStorageCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private CommandOptions options;

  @Option(
      names = "--source",
      required = true,
      paramLabel = "STORAGE",
      description = "Root or uid of the storage location to move.")
  private String source;

  @Option(
      names = "--target",
      required = true,
      paramLabel = "STORAGE",
      description = "Root or uid of another one, or a folder that becomes one.")
  private String target;

  @Option(
      names = "--delete-source",
      description = "Delete the source's bytes after the records have followed.")
  private boolean deleteSource;

  @Option(names = "--json", description = "Print a JSON array with one object a row.")
  private boolean json;

  @Override
  public Integer call() throws IOException {
    Instance instance = options.open();
    try (SparkSession session =
        CommandSession.start("lamindb-spark move-storage", options.master())) {
      MoveReport report =
          new StorageMove(session, instance).run(new MoveRequest(source, target, deleteSource));
      TablePrinter.print(ReportTable.of(report), json, spec.commandLine().getOut());
      return ExitCode.OK;
    }
  }
}

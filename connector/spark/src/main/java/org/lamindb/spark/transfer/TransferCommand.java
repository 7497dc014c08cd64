package org.lamindb.spark.transfer;

import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.apache.spark.sql.SparkSession;
import org.lamindb.instance.Instance;
import org.lamindb.instance.InstanceReference;
import org.lamindb.spark.command.CommandOptions;
import org.lamindb.spark.command.CommandSession;
import org.lamindb.transfer.TransferReport;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code lamindb-spark transfer}. */
@Command(
    name = "transfer",
    mixinStandardHelpOptions = true,
    description = {
      "Bring artifacts of another instance into an instance: their records, with all that their"
          + " foreign keys lead to.",
      "",
      "The bytes stay where they are. What the instance has already stays as it is, so a transfer"
          + " can be repeated. All is written in one transaction."
    })
final class TransferCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private CommandOptions options;

  @Option(
      names = "--source",
      required = true,
      paramLabel = "INSTANCE",
      description = "Instance to read: owner/name, a name, a storage path or a Postgres URL.")
  private String source;

  @Option(
      names = "--where",
      paramLabel = "CONDITION",
      description =
          "SQL condition on the source's artifact registry, such as \"key LIKE 'raw/%%'\" (default:"
              + " all visible artifacts).")
  private String where;

  @Option(
      names = "--branch",
      paramLabel = "BRANCH",
      description =
          "Branch of the source whose artifacts are visible, besides main; 'all' for every branch,"
              + " trash and archive included (default: its current branch).")
  private String branch;

  @Option(
      names = "--missing-branch",
      paramLabel = "refuse|main",
      description =
          "What happens to records of a branch that the instance does not have (default: refuse).")
  private String missingBranch;

  @Option(names = "--json", description = "Print a JSON array with one object a row.")
  private boolean json;

  @Override
  public Integer call() throws IOException {
    TransferRequest request =
        new TransferRequest(
            InstanceReference.of(source),
            Optional.ofNullable(where),
            Optional.ofNullable(branch),
            TransferRequest.missingBranch(Optional.ofNullable(missingBranch)));
    Instance target = options.open();
    try (SparkSession session = CommandSession.start("lamindb-spark transfer", options.master())) {
      TransferReport report = ArtifactTransfer.run(session, target, request);
      report.notes().forEach(note -> spec.commandLine().getErr().println("Note: " + note));
      TablePrinter.print(ReportTable.of(report), json, spec.commandLine().getOut());
      return ExitCode.OK;
    }
  }
}

package org.lamindb.spark.procedure;

import java.util.List;
import java.util.Objects;
import org.apache.spark.sql.SparkSession;
import org.lamindb.instance.Instance;
import org.lamindb.instance.InstanceReference;
import org.lamindb.spark.transfer.ArtifactTransfer;
import org.lamindb.spark.transfer.ReportTable;
import org.lamindb.spark.transfer.TransferRequest;
import org.lamindb.transfer.TransferReport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** {@code CALL system.transfer(…)}: records of another instance into this one. */
final class TransferProcedure extends LaminProcedure {
  private static final Logger LOG = LoggerFactory.getLogger(TransferProcedure.class);

  private final Instance target;

  TransferProcedure(Instance target) {
    super(
        "transfer",
        "Brings artifacts of another instance into this one: their records, with all that their"
            + " foreign keys lead to. The bytes stay where they are.",
        List.of(
            required("source", "Instance to read: owner/name, a storage path or a Postgres URL."),
            optional(
                "where",
                "Condition on the source's artifact registry, as in a WHERE clause; without it all"
                    + " visible artifacts."),
            optional(
                "branch",
                "Branch of the source whose artifacts are visible, besides its main branch; 'all'"
                    + " for every branch, trash and archive included."),
            optional(
                "missing_branch",
                "What happens to records of a branch that this instance does not have: 'refuse',"
                    + " the default, or 'main'.")),
        ReportTable.TRANSFER);
    this.target = Objects.requireNonNull(target, "target is null");
  }

  @Override
  protected List<Object[]> run(Arguments arguments) {
    TransferRequest request =
        new TransferRequest(
            InstanceReference.of(arguments.required("source", "name the instance to read")),
            arguments.text("where"),
            arguments.text("branch"),
            TransferRequest.missingBranch(arguments.text("missing_branch")));
    TransferReport report = ArtifactTransfer.run(SparkSession.active(), target, request);
    report.notes().forEach(note -> LOG.warn("Transfer from {}: {}", request.source(), note));
    return ReportTable.of(report).rows();
  }
}

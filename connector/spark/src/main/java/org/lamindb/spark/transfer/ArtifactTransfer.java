package org.lamindb.spark.transfer;

import java.util.List;
import org.apache.spark.sql.SparkSession;
import org.lamindb.instance.Instance;
import org.lamindb.registry.Visibility;
import org.lamindb.spark.Instances;
import org.lamindb.spark.lineage.ApplicationLineage;
import org.lamindb.transfer.RecordTransfer;
import org.lamindb.transfer.TransferOptions;
import org.lamindb.transfer.TransferReport;

/**
 * Transfers the artifacts that a condition selects: Spark selects, one transaction writes. The run
 * of the application, when it is recorded, is the one that asked for it.
 */
public final class ArtifactTransfer {
  private ArtifactTransfer() {}

  /**
   * Brings the records into the target.
   *
   * @throws org.lamindb.error.LaminException when the request cannot be done; nothing is written
   *     then
   */
  public static TransferReport run(SparkSession session, Instance target, TransferRequest request) {
    Instance source = Instances.open(request.source());
    RecordTransfer transfer = new RecordTransfer(source, target);
    // Refused here already, where the message names the branches.
    Visibility.of(
        source.database(),
        source.registries().get(ArtifactSelection.ARTIFACT),
        request.branch().orElse(source.description().branch()));
    List<Long> ids = new ArtifactSelection(session, source, request).ids();
    return transfer.transfer(
        ids, new TransferOptions(ApplicationLineage.runFor(target), request.missingBranch()));
  }
}

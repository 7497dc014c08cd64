package org.lamindb.spark.procedure;

import java.util.List;
import java.util.Objects;
import org.apache.spark.sql.SparkSession;
import org.lamindb.instance.Instance;
import org.lamindb.spark.transfer.MoveRequest;
import org.lamindb.spark.transfer.ReportTable;
import org.lamindb.spark.transfer.StorageMove;

/** {@code CALL system.move_storage(…)}: artifacts to another storage location. */
final class MoveStorageProcedure extends LaminProcedure {
  private final Instance instance;

  MoveStorageProcedure(Instance instance) {
    super(
        "move_storage",
        "Moves all artifacts of a storage location to another one: copies, verifies, and lets the"
            + " records follow.",
        List.of(
            required("source", "Root or uid of the storage location to move."),
            required("target", "Root or uid of another one, or a folder that becomes one."),
            flag(
                "delete_source",
                "Whether the source's bytes are deleted after the records have followed.")),
        ReportTable.MOVE);
    this.instance = Objects.requireNonNull(instance, "instance is null");
  }

  @Override
  protected List<Object[]> run(Arguments arguments) {
    MoveRequest request =
        new MoveRequest(
            arguments.required("source", "name the storage location to move"),
            arguments.required("target", "name the storage location to move to"),
            arguments.flag("delete_source"));
    return ReportTable.of(new StorageMove(SparkSession.active(), instance).run(request)).rows();
  }
}

package org.lamindb.spark.procedure;

import java.util.List;
import org.lamindb.instance.Instance;
import org.lamindb.spark.LaminProcedures;

/** The procedures that bring records or bytes from one place to another. */
public final class TransferProcedures implements LaminProcedures {
  @Override
  public List<LaminProcedure> of(Instance instance) {
    return List.of(new TransferProcedure(instance), new MoveStorageProcedure(instance));
  }
}

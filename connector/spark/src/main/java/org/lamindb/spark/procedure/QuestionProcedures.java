package org.lamindb.spark.procedure;

import java.util.List;
import org.lamindb.instance.Instance;
import org.lamindb.spark.LaminProcedures;

/** The procedures that answer questions about records. */
public final class QuestionProcedures implements LaminProcedures {
  @Override
  public List<LaminProcedure> of(Instance instance) {
    return List.of(
        new SearchProcedure(instance),
        new GetProcedure(instance),
        new LookupProcedure(instance),
        new DescribeProcedure(instance));
  }
}

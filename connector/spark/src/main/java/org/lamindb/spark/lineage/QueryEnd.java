package org.lamindb.spark.lineage;

import java.util.Objects;

/** How a query ended, and what it read. */
record QueryEnd(QueryInputs inputs, boolean isFailure) {
  QueryEnd {
    Objects.requireNonNull(inputs, "inputs is null");
  }

  /** Whether it is worth a run: SHOW or SET alone is not. */
  boolean startsRun() {
    return isFailure || inputs.movesData();
  }
}

package org.lamindb.spark.lineage;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.lamindb.database.DatabaseAddress;

/**
 * What a query read.
 *
 * @param artifacts ids of artifacts that were read as such, by the database of their instance
 * @param files what was read by path, whether it belongs to an artifact or not
 * @param movesData whether the query read or wrote anything at all, ours or not
 */
record QueryInputs(
    Map<DatabaseAddress, Set<Long>> artifacts, List<FileInput> files, boolean movesData) {
  static final QueryInputs NONE = new QueryInputs(Map.of(), List.of(), false);

  QueryInputs {
    artifacts = Map.copyOf(artifacts);
    files = List.copyOf(files);
  }
}

package org.lamindb.artifact;

import java.util.List;
import java.util.function.Consumer;
import org.lamindb.database.SqlText;
import org.lamindb.instance.Instance;
import org.lamindb.registry.Visibility;

/**
 * Which branches keys are looked up on, by the rules of {@link Visibility}.
 *
 * @param ids empty for every branch
 */
record VisibleBranches(List<Long> ids) {
  private static final long MAIN = 1;

  VisibleBranches {
    ids = List.copyOf(ids);
  }

  static VisibleBranches of(Instance instance, String branch) {
    if (branch.equals(Visibility.ALL)) {
      return new VisibleBranches(List.of());
    }
    long id = Visibility.branchId(instance.database(), branch);
    return new VisibleBranches(id <= MAIN ? List.of(id) : List.of(id, MAIN));
  }

  boolean show(Artifact artifact) {
    return ids.isEmpty() || ids.contains(artifact.branchId());
  }

  /** The condition, to follow another one. */
  Consumer<SqlText> and(String column) {
    return sql -> {
      if (!ids.isEmpty()) {
        sql.sql(" AND " + column + " IN ").values(ids);
      }
    };
  }
}

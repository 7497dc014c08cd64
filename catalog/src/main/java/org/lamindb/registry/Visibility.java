package org.lamindb.registry;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.lamindb.database.Database;
import org.lamindb.error.LaminErrors;

/**
 * Which branches a reader sees.
 *
 * <p>As the Python client: the main branch and the current one; neither trash nor archive.
 */
public final class Visibility {
  private static final long MAIN = 1L;

  /** Stands for every branch, trash and archive included. */
  public static final String ALL = "all";

  private Visibility() {}

  /**
   * The filter of a registry for a branch.
   *
   * @param branch name or uid of a branch; {@code all} for every branch, trash and archive included
   * @throws org.lamindb.error.LaminException when there is no such branch
   */
  public static List<Filter> of(Database database, Registry registry, String branch) {
    if (!registry.hasBranch() || branch.equals(ALL)) {
      return List.of();
    }
    Column column = registry.column("branch_id").orElseThrow();
    List<Long> ids = branchIds(database, branch).orElseThrow();
    Filter visible =
        ids.size() == 1
            ? new Filter.Comparison(column, Filter.Operator.EQUAL, ids.get(0))
            : new Filter.In(column, List.copyOf(ids));
    return List.of(ids.contains(MAIN) ? new Filter.Likely(visible) : visible);
  }

  /**
   * The branches whose records a reader sees.
   *
   * @param branch as {@link #of} takes it
   * @return empty for every branch
   * @throws org.lamindb.error.LaminException when there is no such branch
   */
  static Optional<List<Long>> branchIds(Database database, String branch) {
    if (branch.equals(ALL)) {
      return Optional.empty();
    } else if (branch.equals("main")) {
      return Optional.of(List.of(MAIN));
    }
    long id = branchId(database, branch);
    return Optional.of(id == -1 || id == 0 || id == MAIN ? List.of(id) : List.of(id, MAIN));
  }

  /**
   * The id of a branch.
   *
   * @param branch its name or uid
   * @throws org.lamindb.error.LaminException when there is no such branch
   */
  public static long branchId(Database database, String branch) {
    Map<String, Long> names = new TreeMap<>();
    Map<String, Long> uids = new TreeMap<>();
    database.read(
        "read the branches",
        connection -> {
          try (PreparedStatement statement =
                  connection.prepareStatement("SELECT id, name, uid FROM lamindb_branch");
              ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
              names.put(rows.getString(2), rows.getLong(1));
              uids.put(rows.getString(3), rows.getLong(1));
            }
          }
          return null;
        });
    Long id = names.containsKey(branch) ? names.get(branch) : uids.get(branch);
    if (id == null) {
      throw LaminErrors.branchNotFound(branch, names.keySet());
    }
    return id;
  }
}

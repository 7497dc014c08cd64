package org.lamindb.registry;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.lamindb.database.Database;
import org.lamindb.database.SqlText;
import org.lamindb.error.LaminErrors;

/** Which spaces a reader sees. */
public final class Spaces {
  private Spaces() {}

  /**
   * The filter of a registry for one space.
   *
   * @param space its name or uid
   * @throws org.lamindb.error.LaminException when there is no such space, or the registry's records
   *     are in none
   */
  public static List<Filter> of(Database database, Registry registry, String space) {
    Optional<Column> column = registry.column("space_id");
    if (registry.isLink() || column.isEmpty()) {
      throw LaminErrors.unsupported(
          "The option 'space' on " + registry.qualifiedName(), "Its rows belong to no space.");
    }
    long id = id(database, space);
    return List.of(new Filter.Comparison(column.get(), Filter.Operator.EQUAL, id));
  }

  /**
   * The id of a space.
   *
   * @param space its name or uid
   * @throws org.lamindb.error.LaminException when there is no such space
   */
  public static long id(Database database, String space) {
    Map<String, Long> names = new TreeMap<>();
    Map<String, Long> uids = new TreeMap<>();
    database.read(
        "read the spaces",
        connection ->
            new SqlText(database.dialect())
                .sql("SELECT id, name, uid FROM lamindb_space")
                .query(
                    connection,
                    row -> {
                      names.put(row.text("name"), row.number("id"));
                      return uids.put(row.text("uid"), row.number("id"));
                    }));
    Long id = names.containsKey(space) ? names.get(space) : uids.get(space);
    if (id == null) {
      throw LaminErrors.spaceNotFound(space, names.keySet());
    }
    return id;
  }
}

package org.lamindb.instance;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.lamindb.database.Dialect;
import org.lamindb.database.SqlText;
import org.lamindb.migration.NewSqliteDatabase;
import org.lamindb.registry.Uids;
import org.lamindb.storage.StorageLocation;

/**
 * The rows of a new database that differ from instance to instance: its user and its storage.
 *
 * @param uid of the storage
 * @param type of the storage
 * @param region of a storage in S3
 */
record InitialRows(
    InstanceIdentity identity,
    User user,
    String uid,
    String root,
    String type,
    Optional<String> region) {

  /** The same for a local storage, which gets a uid. */
  InitialRows(InstanceIdentity identity, User user, String root) {
    this(
        identity,
        user,
        Uids.random(Uids.STORAGE_LENGTH),
        root,
        StorageLocation.LOCAL,
        Optional.empty());
  }

  /** Inserts them as the first rows of their tables, and returns the uid of the storage. */
  String insert(Connection connection, Dialect dialect) throws SQLException {
    Map<String, Object> row = new LinkedHashMap<>();
    row.put("uid", user.uid());
    row.put("handle", user.handle());
    row.put("name", user.name());
    insert(connection, dialect, "lamindb_user", row);
    row.clear();
    row.put("uid", uid);
    row.put("root", root);
    row.put("type", type);
    row.put("region", region.orElse(null));
    row.put("instance_uid", identity.uid());
    row.put("is_locked", false);
    // Without a value the default of the column applies, which is a JSON null and no NULL.
    row.put("_aux", null);
    for (String reference : List.of("branch_id", "created_on_id", "space_id", "created_by_id")) {
      row.put(reference, 1);
    }
    insert(connection, dialect, "lamindb_storage", row);
    return uid;
  }

  /** Builds a new SQLite database with them, which appears whole. */
  void publish(NewFiles files, Path database, Set<String> modules) {
    Path draft = NewFiles.draft(database);
    draft.toFile().deleteOnExit();
    try {
      NewSqliteDatabase.build(draft, modules, connection -> insert(connection, Dialect.SQLITE));
      files.publish(draft, database);
    } finally {
      NewFiles.remove(draft);
    }
  }

  private static void insert(
      Connection connection, Dialect dialect, String table, Map<String, Object> row)
      throws SQLException {
    List<String> columns = new ArrayList<>(row.keySet());
    List<Object> values = new ArrayList<>(row.values());
    if (dialect == Dialect.SQLITE) {
      columns.add("id");
      values.add(1);
    }
    new SqlText(dialect)
        .sql("INSERT INTO ")
        .name(table)
        .sql(" (")
        .names(columns)
        .sql(") VALUES ")
        .values(values)
        .execute(connection);
  }
}

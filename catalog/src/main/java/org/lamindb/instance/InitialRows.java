package org.lamindb.instance;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import org.lamindb.database.Dialect;
import org.lamindb.database.SqlText;
import org.lamindb.registry.Uids;

/** The rows of a new database that differ from instance to instance: its user and its storage. */
record InitialRows(InstanceIdentity identity, User user, String root) {
  Void insert(Connection connection) throws SQLException {
    insert(
        connection,
        "lamindb_user",
        List.of("id", "uid", "handle", "name"),
        Arrays.asList(1, user.uid(), user.handle(), user.name()));
    // Without a value the default of the column _aux applies, which is a JSON null and no NULL.
    insert(
        connection,
        "lamindb_storage",
        List.of(
            "id",
            "uid",
            "root",
            "type",
            "instance_uid",
            "is_locked",
            "_aux",
            "branch_id",
            "created_on_id",
            "space_id",
            "created_by_id"),
        Arrays.asList(
            1,
            Uids.random(Uids.STORAGE_LENGTH),
            root,
            "local",
            identity.uid(),
            0,
            null,
            1,
            1,
            1,
            1));
    return null;
  }

  private static void insert(
      Connection connection, String table, List<String> columns, List<?> values)
      throws SQLException {
    new SqlText(Dialect.SQLITE)
        .sql("INSERT INTO ")
        .name(table)
        .sql(" (")
        .names(columns)
        .sql(") VALUES ")
        .values(values)
        .execute(connection);
  }
}

package org.lamindb.storage;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Optional;
import org.lamindb.database.SqlText;
import org.lamindb.database.TimestampMicros;
import org.lamindb.instance.Authorship;
import org.lamindb.instance.Instance;

/**
 * The record of a new storage location.
 *
 * @param instanceUid of the instance that may write there; null when nobody may
 * @param branch id of the branch that it is made on
 * @param space id of the space that it belongs to
 */
record StorageRow(
    String uid,
    String root,
    String type,
    String instanceUid,
    Optional<String> description,
    Optional<String> region,
    long branch,
    long space) {
  /** Id of the space of all. */
  static final long EVERYBODY = 1;

  /** Inserts it, unless there is one with its root by now. */
  void insert(Instance instance) {
    instance
        .database()
        .write("register the storage location", connection -> insert(connection, instance));
  }

  private Void insert(Connection connection, Instance instance) throws SQLException {
    TimestampMicros now = TimestampMicros.now();
    new SqlText(instance.database().dialect())
        .sql("INSERT INTO lamindb_storage (uid, root, description, type, region, instance_uid,")
        .sql(" _aux, created_at, updated_at, created_by_id, branch_id, created_on_id, space_id)")
        .sql(" VALUES ")
        .values(
            Arrays.asList(
                uid,
                root,
                description.orElse(null),
                type,
                region.orElse(null),
                instanceUid,
                null,
                now,
                now,
                Authorship.user(instance, connection),
                branch,
                branch,
                space))
        .sql(" ON CONFLICT (root) DO NOTHING")
        .execute(connection);
    return null;
  }
}

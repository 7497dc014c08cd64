package org.lamindb.instance;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import org.lamindb.database.Dialect;
import org.lamindb.database.SqlText;
import org.lamindb.database.TimestampMicros;
import org.lamindb.registry.Visibility;

/** Who writes new rows, and on which branch. */
public final class Authorship {
  private Authorship() {}

  /** The id of the instance's current branch. */
  public static long branch(Instance instance) {
    return Visibility.branchId(instance.database(), instance.description().branch());
  }

  /**
   * The row of the instance's user, made when the database does not know the user yet.
   *
   * @param connection of the transaction that writes
   */
  public static long user(Instance instance, Connection connection) throws SQLException {
    User user = instance.description().user();
    Dialect dialect = instance.database().dialect();
    List<Long> known =
        new SqlText(dialect)
            .sql("SELECT id FROM lamindb_user WHERE uid = ")
            .value(user.uid())
            .query(connection, row -> row.number("id"));
    if (!known.isEmpty()) {
      return known.get(0);
    }
    TimestampMicros now = TimestampMicros.now();
    return new SqlText(dialect)
        .sql("INSERT INTO lamindb_user (uid, handle, name, created_at, updated_at) VALUES ")
        .values(Arrays.asList(user.uid(), user.handle(), user.name(), now, now))
        .sql(" RETURNING id")
        .query(connection, row -> row.number("id"))
        .get(0);
  }
}

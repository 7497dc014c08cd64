package org.lamindb.instance;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import org.lamindb.database.Dialect;
import org.lamindb.database.SqlText;
import org.lamindb.error.LaminException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Lets a database know who works with it, as the Python client does when it connects. */
final class UserRegistration {
  private static final Logger LOG = LoggerFactory.getLogger(UserRegistration.class);

  private UserRegistration() {}

  /**
   * Adds the user, or refreshes handle and name. Who may not write, may read all the same.
   *
   * @param addOnly where the database lets nobody change users
   */
  static void refresh(Instance instance, boolean addOnly) {
    try {
      User user = instance.description().user();
      Dialect dialect = instance.database().dialect();
      boolean known =
          instance
              .database()
              .read("read the users", connection -> isKnown(dialect, connection, user, addOnly));
      if (!known) {
        instance.requireWritable();
        instance
            .database()
            .write(
                "register the user", connection -> register(instance, connection, user, addOnly));
      }
    } catch (LaminException e) {
      LOG.debug("the user is not registered in {}", instance.description().database(), e);
    }
  }

  private static boolean isKnown(Dialect dialect, Connection connection, User user, boolean addOnly)
      throws SQLException {
    List<Boolean> found =
        new SqlText(dialect)
            .sql("SELECT handle, name FROM lamindb_user WHERE uid = ")
            .value(user.uid())
            .query(
                connection,
                row ->
                    addOnly
                        || (Objects.equals(row.text("handle"), user.handle())
                            && Objects.equals(row.optionalText("name").orElse(null), user.name())));
    return found.contains(true);
  }

  private static Void register(Instance instance, Connection connection, User user, boolean addOnly)
      throws SQLException {
    long id = Authorship.user(instance, connection);
    if (addOnly) {
      return null;
    }
    new SqlText(instance.database().dialect())
        .sql("UPDATE lamindb_user SET handle = ")
        .value(user.handle())
        .sql(", name = ")
        .value(user.name())
        .sql(" WHERE id = ")
        .value(id)
        .execute(connection);
    return null;
  }
}

package org.lamindb.instance;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import org.lamindb.database.Database;
import org.lamindb.database.DatabaseAddress;
import org.lamindb.database.Dialect;
import org.lamindb.database.PostgresUrl;
import org.lamindb.error.InstanceErrors;
import org.lamindb.migration.PostgresTables;

/** A Postgres database, which gets its tables and rows in one transaction. */
final class NewPostgresTables implements NewDatabase {
  private final CloudInitPlan plan;
  private final CloudInitChecks checks;
  private final DatabaseAddress address;

  NewPostgresTables(CloudInitPlan plan) {
    this.plan = plan;
    this.checks = new CloudInitChecks(plan);
    this.address = PostgresUrl.parse(plan.databaseUrl().orElseThrow());
  }

  /** Of this instance, though LaminHub may have forgotten it: deleting leaves the database. */
  @Override
  public Optional<Found> find() {
    boolean areThere;
    try (Database database = new Database(address)) {
      areThere =
          database.read(
              "look for tables", connection -> PostgresTables.areThere(connection, address));
    }
    return areThere ? Optional.of(new Found(Optional.of(requireOwn().uid()))) : Optional.empty();
  }

  private StorageRows.Row requireOwn() {
    StorageRows rows = StorageRows.read(address);
    StorageRows.Row row =
        checks
            .ownRow(rows)
            .orElseThrow(
                () ->
                    InstanceErrors.initRefused(
                        plan.root().toString(),
                        address + " has another instance in it",
                        "Give --db an empty database, or connect to that instance by its URL."));
    checks.requireModules(rows.modules(), address + " has");
    return row;
  }

  /** What fails in the end takes the rows back. */
  @Override
  public void make(String uid, Optional<String> region, Runnable last) {
    try (Database database = new Database(address)) {
      database.migrate(
          "make the tables of a new instance", connection -> fill(connection, uid, region, last));
    }
  }

  private String fill(Connection connection, String uid, Optional<String> region, Runnable last)
      throws SQLException {
    if (PostgresTables.lock(connection, address).make(plan.modules())) {
      plan.rows(uid, region).insert(connection, Dialect.POSTGRES);
    } else if (!requireOwn().uid().equals(uid)) {
      throw InstanceErrors.initRefused(
          plan.root().toString(),
          address + " knows it by another uid than '" + uid + "'",
          "Give --db an empty database.");
    }
    last.run();
    return uid;
  }
}

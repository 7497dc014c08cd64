package org.lamindb.instance;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.lamindb.database.Database;
import org.lamindb.database.DatabaseAddress;
import org.lamindb.database.Dialect;
import org.lamindb.database.SchemaVersion;

/**
 * What a database tells about its instance: the storage locations that it knows, and its modules.
 *
 * @param rows in the order in which they were registered
 */
record StorageRows(List<Row> rows, Set<String> modules) {
  private static final String CORE = "lamindb";
  private static final String UNKNOWN = "__unknown__";
  private static final long FIRST_ID = 1;

  /**
   * A storage location.
   *
   * @param instanceUid of the instance that manages it, if any does
   */
  record Row(long id, String uid, String root, String type, Optional<String> instanceUid) {
    boolean isManagedBy(String instance) {
      return instanceUid.filter(instance::equals).isPresent();
    }
  }

  StorageRows {
    rows = List.copyOf(rows);
  }

  /**
   * Reads them.
   *
   * @throws org.lamindb.error.LaminException when the database cannot be reached, is no LaminDB
   *     database or is too old
   */
  static StorageRows read(DatabaseAddress address) {
    try (Database database = new Database(address)) {
      SchemaVersion version = SchemaVersion.read(database).requireReadable(address);
      return database.read(
          "read the storage locations",
          connection ->
              new StorageRows(rows(connection), modules(connection, version, database.dialect())));
    }
  }

  private static List<Row> rows(Connection connection) throws SQLException {
    List<Row> found = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery(
                "SELECT id, uid, root, type, instance_uid FROM lamindb_storage ORDER BY id")) {
      while (rows.next()) {
        found.add(
            new Row(
                rows.getLong(1),
                rows.getString(2),
                rows.getString(3),
                rows.getString(4),
                Optional.ofNullable(rows.getString(5)).filter(uid -> !uid.equals(UNKNOWN))));
      }
    }
    return found;
  }

  /** On SQLite the tables of bionty are always there: its sources tell whether it is in use. */
  private static Set<String> modules(Connection connection, SchemaVersion version, Dialect dialect)
      throws SQLException {
    Set<String> modules = new LinkedHashSet<>(version.apps());
    modules.remove(CORE);
    if (dialect == Dialect.SQLITE && modules.contains("bionty")) {
      try (Statement statement = connection.createStatement();
          ResultSet rows = statement.executeQuery("SELECT 1 FROM bionty_source LIMIT 1")) {
        if (!rows.next()) {
          modules.remove("bionty");
        }
      }
    }
    return modules;
  }

  /**
   * The uid of the instance: the one that manages storage here, or, when records of other instances
   * brought their storage along, the one of the row that the database was made with.
   */
  Optional<String> ownUid() {
    List<Row> managed = rows.stream().filter(row -> row.instanceUid().isPresent()).toList();
    if (managed.stream().map(Row::instanceUid).distinct().count() == 1) {
      return managed.get(0).instanceUid();
    }
    return managed.stream()
        .filter(row -> row.id() == FIRST_ID)
        .findFirst()
        .flatMap(Row::instanceUid);
  }

  List<String> roots() {
    return rows.stream().map(Row::root).toList();
  }
}

package org.lamindb.transfer;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.lamindb.artifact.StorageKeys;
import org.lamindb.database.Dialect;
import org.lamindb.database.Json;
import org.lamindb.database.SqlText;

/** Reads the artifacts of a storage location, on all branches. */
final class StorageRows {
  private StorageRows() {}

  /** All artifacts, by id. Nobody changes them before the transaction ends when it writes. */
  static List<MovedRow> read(Rows database, long storage, boolean forUpdate) throws SQLException {
    SqlText sql =
        new SqlText(database.dialect())
            .sql("SELECT id, uid, key, _real_key, suffix, hash, _hash_type, size, branch_id,")
            .sql(" _key_is_virtual, _overwrite_versions, _aux FROM lamindb_artifact")
            .sql(" WHERE storage_id = ")
            .value(storage)
            .sql(" ORDER BY id");
    if (forUpdate && database.dialect() == Dialect.POSTGRES) {
      sql.sql(" FOR UPDATE");
    }
    List<MovedRow> found = new ArrayList<>();
    try (PreparedStatement statement = sql.prepare(database.connection());
        ResultSet rows = statement.executeQuery()) {
      while (rows.next()) {
        found.add(row(rows));
      }
    }
    return found;
  }

  private static MovedRow row(ResultSet rows) throws SQLException {
    String uid = rows.getString(2);
    long size = rows.getLong(8);
    Long knownSize = rows.wasNull() ? null : (Long) size;
    return new MovedRow(
        rows.getLong(1),
        uid,
        storageKey(rows, uid),
        rows.getString(6),
        rows.getString(7),
        knownSize,
        rows.getLong(9),
        isIncomplete(rows.getString(12)));
  }

  private static String storageKey(ResultSet rows, String uid) throws SQLException {
    String realKey = rows.getString(4);
    String key = rows.getString(3);
    if (realKey != null) {
      return realKey;
    }
    return key == null || rows.getBoolean(10)
        ? StorageKeys.automatic(uid, rows.getString(5), rows.getBoolean(11))
        : key;
  }

  private static boolean isIncomplete(String aux) {
    return aux != null
        && Json.parse(aux) instanceof Map<?, ?> map
        && Integer.valueOf(1).equals(map.get("so"));
  }
}

package org.lamindb.transfer;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.lamindb.database.SqlText;
import org.lamindb.error.TransferErrors;

/** Refuses records that are new to the target but that one of its unique constraints forbids. */
final class UniqueClashes {
  private static final int SHOWN = 5;

  /** What no two artifacts may share; an unnamed artifact has the key null. */
  record Content(long storage, String key, String hash) {}

  private UniqueClashes() {}

  /** Refuses a handle that another user of the target has. */
  static void requireFreeHandle(Rows target, String handle, String uid) throws SQLException {
    Long owner = target.idsBy("lamindb_user", "handle", Set.of(handle)).get(handle);
    if (owner != null) {
      String other = target.texts("lamindb_user", "uid", Set.of(owner)).get(owner);
      throw TransferErrors.notMappable(
          "the user '"
              + handle
              + "' has the uid "
              + uid
              + ", but in the target the handle belongs to the user "
              + other,
          "Change the handle of one of them.");
    }
  }

  /** Refuses a storage whose uid stands for another root in the target. */
  static void requireFreeStorage(Rows target, String root, String uid) throws SQLException {
    Long other = target.idsBy("lamindb_storage", "uid", Set.of(uid)).get(uid);
    if (other != null) {
      throw TransferErrors.notMappable(
          "the storage "
              + uid
              + " has the root '"
              + root
              + "', but in the target '"
              + target.texts("lamindb_storage", "root", Set.of(other)).get(other)
              + "'",
          "Make the roots of both instances agree.");
    }
  }

  /**
   * Refuses artifacts whose storage, key and hash belong to an artifact of another uid.
   *
   * @param wanted uids by content, in the ids of the target
   */
  static void requireFreeContent(Rows target, Map<Content, String> wanted) throws SQLException {
    Map<Content, String> taken = taken(target, wanted.keySet());
    List<String> clashes = new ArrayList<>();
    wanted.forEach(
        (content, uid) -> {
          String other = taken.get(content);
          if (other != null && !other.equals(uid)) {
            clashes.add(uid + " (key " + content.key() + ") is " + other + " there");
          }
        });
    if (!clashes.isEmpty()) {
      throw TransferErrors.notMappable(
          clashes.size()
              + " artifacts have the storage, key and hash of other artifacts of the target: "
              + String.join(", ", clashes.subList(0, Math.min(SHOWN, clashes.size()))),
          "Leave them out, or delete those of the target permanently without their bytes.");
    }
  }

  /** Uids by content, of the target's artifacts that have one of the contents. */
  static Map<Content, String> taken(Rows target, Set<Content> contents) throws SQLException {
    Set<String> hashes = new HashSet<>();
    contents.forEach(content -> hashes.add(content.hash()));
    Map<Content, String> taken = new HashMap<>();
    SqlText sql =
        new SqlText(target.dialect())
            .sql("SELECT storage_id, key, hash, uid FROM lamindb_artifact WHERE hash")
            .isAnyOf(hashes);
    try (PreparedStatement statement = sql.prepare(target.connection());
        ResultSet rows = statement.executeQuery()) {
      while (rows.next()) {
        Content content = new Content(rows.getLong(1), rows.getString(2), rows.getString(3));
        if (contents.contains(content)) {
          taken.put(content, rows.getString(4));
        }
      }
    }
    return taken;
  }

  /** Uids by content, of all artifacts of a storage that have a hash. */
  static Map<Content, String> of(Rows database, long storage) throws SQLException {
    Map<Content, String> contents = new HashMap<>();
    SqlText sql =
        new SqlText(database.dialect())
            .sql("SELECT key, hash, uid FROM lamindb_artifact WHERE hash IS NOT NULL")
            .sql(" AND storage_id = ")
            .value(storage);
    try (PreparedStatement statement = sql.prepare(database.connection());
        ResultSet rows = statement.executeQuery()) {
      while (rows.next()) {
        contents.put(new Content(storage, rows.getString(1), rows.getString(2)), rows.getString(3));
      }
    }
    return contents;
  }
}

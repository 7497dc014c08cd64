package org.lamindb.artifact;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.lamindb.database.Dialect;
import org.lamindb.database.Json;
import org.lamindb.database.Row;
import org.lamindb.database.SqlText;
import org.lamindb.storage.StorageLocation;

/** Reads rows of artifacts with their storage. */
final class ArtifactRows {
  static final String TABLE = "lamindb_artifact";

  private static final String SELECT =
      "SELECT a.id, a.uid, a.\"key\", a._real_key, a.description, a.suffix, a.kind, a.otype,"
          + " a.size, a.hash, a._hash_type, a.n_files, a.n_observations, a._key_is_virtual,"
          + " a._overwrite_versions, a.version_tag, a.is_latest, a._aux, a.branch_id, a.run_id,"
          + " a.created_at, s.id AS storage_id, s.uid AS storage_uid, s.root AS storage_root,"
          + " s.type AS storage_type, s.region AS storage_region,"
          + " s.instance_uid AS storage_instance_uid FROM ";

  private ArtifactRows() {}

  /** The artifacts that the condition selects in a database that can be written. */
  static List<Artifact> where(Connection connection, Dialect dialect, Consumer<SqlText> condition)
      throws SQLException {
    return where(connection, dialect, sql -> sql.name(TABLE), condition);
  }

  /**
   * The artifacts that the condition selects, newest first; it names their columns {@code a.}.
   *
   * @param table of {@link org.lamindb.instance.Instance#table}
   */
  static List<Artifact> where(
      Connection connection, Dialect dialect, Consumer<SqlText> table, Consumer<SqlText> condition)
      throws SQLException {
    SqlText sql = new SqlText(dialect).sql(SELECT).also(table);
    sql.sql(" a JOIN lamindb_storage s ON s.id = a.storage_id WHERE (");
    condition.accept(sql);
    return sql.sql(") ORDER BY a.created_at DESC, a.id DESC").query(connection, ArtifactRows::read);
  }

  /** {@code a.uid} starts with a text of base62 characters, upper and lower case told apart. */
  static void uidStartsWith(SqlText sql, String stub) {
    boolean sqlite = sql.dialect() == Dialect.SQLITE;
    sql.sql(sqlite ? "a.uid GLOB " : "a.uid LIKE ").value(stub + (sqlite ? "*" : "%"));
  }

  private static Artifact read(Row row) throws SQLException {
    StorageLocation storage =
        new StorageLocation(
            row.number("storage_id"),
            row.text("storage_uid"),
            row.text("storage_root"),
            row.text("storage_type"),
            row.optionalText("storage_region"),
            row.optionalText("storage_instance_uid"));
    return new Artifact(
        row.number("id"),
        row.text("uid"),
        row.optionalText("key"),
        row.optionalText("_real_key"),
        row.optionalText("description"),
        storage,
        row.text("suffix"),
        row.optionalText("kind"),
        row.optionalText("otype"),
        row.optionalNumber("size"),
        row.optionalText("hash"),
        row.optionalText("_hash_type"),
        row.optionalNumber("n_files"),
        row.optionalNumber("n_observations"),
        row.flag("_key_is_virtual"),
        row.flag("_overwrite_versions"),
        row.optionalText("version_tag"),
        row.flag("is_latest"),
        row.optionalText("_aux").map(ArtifactRows::isIncomplete).orElse(false),
        row.number("branch_id"),
        row.optionalNumber("run_id"),
        row.time("created_at").orElse(0));
  }

  /** LaminDB 1.17, 2.0 and later releases note each in its own way that bytes are on their way. */
  private static boolean isIncomplete(String aux) {
    if (!(Json.parse(aux) instanceof Map<?, ?> notes)) {
      return false;
    }
    return (notes.get("so") instanceof Number flag && flag.intValue() == 1)
        || Boolean.FALSE.equals(notes.get("storage_completed"))
        || (notes.get("af") instanceof Map<?, ?> fields && Boolean.FALSE.equals(fields.get("0")));
  }
}

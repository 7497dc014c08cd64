package org.lamindb.lineage;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.lamindb.artifact.Hashes;
import org.lamindb.database.Dialect;
import org.lamindb.database.Row;
import org.lamindb.database.SqlText;
import org.lamindb.database.TimestampMicros;
import org.lamindb.database.TransactionLock;
import org.lamindb.registry.Uids;

/** Finds the transform of a run, or makes it or its next version, within one transaction. */
final class Transforms {
  private static final long TRASH = -1;
  private static final long MAIN = 1;
  private static final int MAX_REFERENCE = 255;
  private static final int MAX_REFERENCE_TYPE = 25;

  private final Connection connection;
  private final Dialect dialect;
  private final long user;
  private final long branch;

  Transforms(Connection connection, Dialect dialect, long user, long branch) {
    this.connection = connection;
    this.dialect = dialect;
    this.user = user;
    this.branch = branch;
  }

  private record Found(
      long id, String uid, boolean hasSource, boolean isLatest, long branch, long createdBy) {}

  long findOrCreate(TransformDescription transform) throws SQLException {
    TransactionLock.acquire(connection, dialect, "lamindb_transform " + transform.key());
    Optional<String> hash = transform.source().map(Hashes::ofText);
    if (hash.isPresent()) {
      Optional<Found> same = first(transform.key(), sql -> sql.sql("hash = ").value(hash.get()));
      if (same.isPresent()) {
        return restored(same.get());
      }
    }
    Optional<Found> latest =
        first(
            transform.key(),
            sql ->
                sql.sql("is_latest = ")
                    .value(true)
                    .sql(" AND branch_id IN ")
                    .values(branch == MAIN ? List.of(MAIN) : List.of(branch, MAIN)));
    if (latest.isPresent() && !latest.get().hasSource()) {
      if (hash.isEmpty()) {
        return latest.get().id();
      }
      if (latest.get().createdBy() == user) {
        fill(latest.get(), transform, hash.get());
        return latest.get().id();
      }
    }
    if (latest.isPresent() && latest.get().branch() == branch) {
      demote(latest.get());
    }
    return insert(transform, hash, uid(latest));
  }

  /**
   * Of several the one on the current branch, then the newest; in the trash only as a last resort.
   */
  private Optional<Found> first(String key, Consumer<SqlText> condition) throws SQLException {
    return new SqlText(dialect)
            .sql("SELECT id, uid, source_code IS NOT NULL AS has_source, is_latest, branch_id,")
            .sql(" created_by_id FROM lamindb_transform WHERE \"key\" = ")
            .value(key)
            .sql(" AND ")
            .also(condition)
            .sql(" ORDER BY CASE branch_id WHEN ")
            .value(branch)
            .sql(" THEN 0 WHEN ")
            .value(TRASH)
            .sql(" THEN 2 ELSE 1 END, created_at DESC, id DESC")
            .query(connection, Transforms::found)
            .stream()
            .findFirst();
  }

  private static Found found(Row row) throws SQLException {
    return new Found(
        row.number("id"),
        row.text("uid"),
        row.flag("has_source"),
        row.flag("is_latest"),
        row.number("branch_id"),
        row.number("created_by_id"));
  }

  /** The database allows one row per key and source, so that of the trash has to serve again. */
  private long restored(Found transform) throws SQLException {
    if (transform.branch() == TRASH) {
      new SqlText(dialect)
          .sql("UPDATE lamindb_transform SET branch_id = ")
          .value(branch)
          .sql(", is_latest = NOT EXISTS (SELECT 1 FROM lamindb_transform o WHERE o.id <> ")
          .value(transform.id())
          .sql(" AND o.branch_id <> ")
          .value(TRASH)
          .sql(" AND o.is_latest = ")
          .value(true)
          .sql(" AND o.\"key\" = lamindb_transform.\"key\") WHERE id = ")
          .value(transform.id())
          .execute(connection);
    }
    return transform.id();
  }

  private void fill(Found draft, TransformDescription transform, String hash) throws SQLException {
    new SqlText(dialect)
        .sql("UPDATE lamindb_transform SET source_code = ")
        .value(source(transform))
        .sql(", hash = ")
        .value(hash)
        .sql(" WHERE id = ")
        .value(draft.id())
        .execute(connection);
  }

  private void demote(Found latest) throws SQLException {
    new SqlText(dialect)
        .sql("UPDATE lamindb_transform SET is_latest = ")
        .value(false)
        .sql(" WHERE substr(uid, 1, 12) = ")
        .value(Uids.stem(latest.uid()))
        .sql(" AND branch_id = ")
        .value(branch)
        .execute(connection);
  }

  private String uid(Optional<Found> latest) throws SQLException {
    if (latest.isEmpty()) {
      return Uids.firstVersion(Uids.TRANSFORM_LENGTH);
    }
    return Uids.nextVersion(
        new SqlText(dialect)
            .sql("SELECT uid FROM lamindb_transform WHERE substr(uid, 1, 12) = ")
            .value(Uids.stem(latest.get().uid()))
            .query(connection, row -> row.text("uid")));
  }

  private long insert(TransformDescription transform, Optional<String> hash, String uid)
      throws SQLException {
    TimestampMicros now = TimestampMicros.now();
    Map<String, Object> row = new LinkedHashMap<>();
    row.put("uid", uid);
    row.put("key", transform.key());
    row.put("description", transform.description().orElse(null));
    row.put("kind", transform.kind().code());
    row.put("source_code", source(transform));
    row.put("hash", hash.orElse(null));
    row.put("reference", cut(transform.reference(), MAX_REFERENCE));
    row.put("reference_type", cut(transform.referenceType(), MAX_REFERENCE_TYPE));
    row.put("is_latest", true);
    row.put("_aux", null);
    row.put("created_at", now);
    row.put("updated_at", now);
    row.put("created_by_id", user);
    row.put("branch_id", branch);
    row.put("created_on_id", branch);
    return new SqlText(dialect)
        .sql("INSERT INTO lamindb_transform (")
        .names(row.keySet())
        .sql(") VALUES ")
        .values(row.values())
        .sql(" RETURNING id")
        .query(connection, inserted -> inserted.number("id"))
        .get(0);
  }

  private static String source(TransformDescription transform) {
    return transform.source().map(Secrets::redactSource).orElse(null);
  }

  private static String cut(Optional<String> text, int length) {
    return text.map(value -> value.length() <= length ? value : value.substring(0, length))
        .orElse(null);
  }
}

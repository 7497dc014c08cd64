package org.lamindb.artifact;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.lamindb.database.Dialect;
import org.lamindb.database.SqlText;
import org.lamindb.error.ArtifactErrors;
import org.lamindb.registry.Uids;
import org.lamindb.storage.StorageLocation;

/** The versions under one key in one storage, seen within one transaction. */
final class ArtifactFamily {
  private static final long TRASH = -1;

  private final Connection connection;
  private final Dialect dialect;
  private final StorageLocation storage;
  private final String key;
  private final String suffix;

  ArtifactFamily(
      Connection connection, Dialect dialect, StorageLocation storage, String key, String suffix) {
    this.connection = connection;
    this.dialect = dialect;
    this.storage = storage;
    this.key = key;
    this.suffix = suffix;
  }

  /**
   * The version that a new one follows: the latest on the branch, else the newest latest one of
   * another branch.
   *
   * @throws org.lamindb.error.LaminException when there are versions but none is the latest, or
   *     several are on the branch
   */
  Optional<Artifact> head(long branch) throws SQLException {
    List<Artifact> versions =
        ArtifactRows.where(
            connection,
            dialect,
            sql ->
                sql.sql("a.\"key\" = ")
                    .value(key)
                    .sql(" AND a.storage_id = ")
                    .value(storage.id())
                    .sql(" AND a.branch_id <> ")
                    .value(TRASH));
    List<Artifact> heads = versions.stream().filter(Artifact::isLatest).toList();
    if (heads.isEmpty() && !versions.isEmpty()) {
      throw ArtifactErrors.versionConflict(
          key, "its versions were renamed or have no latest one, such as " + versions.get(0).uid());
    }
    List<Artifact> onBranch = heads.stream().filter(head -> head.branchId() == branch).toList();
    if (onBranch.size() > 1) {
      throw ArtifactErrors.versionConflict(
          key,
          "several versions are the latest: "
              + String.join(", ", onBranch.stream().map(Artifact::uid).toList()));
    }
    return onBranch.isEmpty() ? heads.stream().findFirst() : Optional.of(onBranch.get(0));
  }

  /** A uid that no row and no file has. */
  String nextUid(Optional<Artifact> head) throws SQLException {
    if (head.isEmpty()) {
      return Uids.firstVersion(Uids.ARTIFACT_LENGTH);
    }
    String stem = head.get().stem();
    List<String> uids =
        new SqlText(dialect)
            .sql("SELECT uid FROM lamindb_artifact a WHERE ")
            .also(sql -> ArtifactRows.uidStartsWith(sql, stem))
            .query(connection, row -> row.text("uid"));
    String uid = Uids.nextVersion(uids);
    while (Files.exists(path(uid))) {
      // The row was deleted and its bytes were kept: they are not ours to overwrite.
      uid = Uids.nextVersion(List.of(uid));
    }
    return uid;
  }

  /**
   * Makes the latest version of a branch one of the older ones.
   *
   * @throws org.lamindb.error.LaminException when the database lets this user see it, not change it
   */
  void demote(Artifact head, long branch) throws SQLException {
    if (head.branchId() != branch || demoted(head, branch) > 0) {
      return;
    }
    if (head(branch).filter(latest -> latest.id() == head.id()).isPresent()) {
      throw ArtifactErrors.latestNotAllowed(key, head.uid());
    }
  }

  private int demoted(Artifact head, long branch) throws SQLException {
    return new SqlText(dialect)
        .sql("UPDATE lamindb_artifact SET is_latest = ")
        .value(false)
        .sql(" WHERE substr(uid, 1, 16) = ")
        .value(head.stem())
        .sql(" AND branch_id = ")
        .value(branch)
        .sql(" AND is_latest = ")
        .value(true)
        .execute(connection);
  }

  /** Where the bytes of a version go. */
  Path path(String uid) {
    return storage.path().resolve(StorageKeys.automatic(uid, suffix, false));
  }
}

package org.lamindb.artifact;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.lamindb.database.Dialect;
import org.lamindb.database.SqlText;
import org.lamindb.instance.InstanceIdentity;
import org.lamindb.storage.StorageLocation;

/** An artifact that already has the bytes which were to be saved. */
final class ExistingArtifact {
  private static final long TRASH = -1;

  private final Connection connection;
  private final Dialect dialect;

  ExistingArtifact(Connection connection, Dialect dialect) {
    this.connection = connection;
    this.dialect = dialect;
  }

  /** The newest one outside the trash, in any storage and under any key. */
  Optional<Artifact> withHash(String hash) throws SQLException {
    return first(
        ArtifactRows.where(
            connection,
            dialect,
            sql -> sql.sql("a.hash = ").value(hash).sql(" AND a.branch_id <> ").value(TRASH)));
  }

  /** The one whose row would deny a new row: same storage, key and hash, in the trash too. */
  Optional<Artifact> withKeyAndHash(StorageLocation storage, String key, String hash)
      throws SQLException {
    return first(
        ArtifactRows.where(
            connection,
            dialect,
            sql ->
                sql.sql("a.storage_id = ")
                    .value(storage.id())
                    .sql(" AND a.\"key\" = ")
                    .value(key)
                    .sql(" AND a.hash = ")
                    .value(hash)));
  }

  /** Brings it back from the trash; it is the latest again unless another version became it. */
  void restore(Artifact artifact, long branch) throws SQLException {
    if (artifact.branchId() != TRASH) {
      return;
    }
    boolean replaced =
        !ArtifactRows.where(
                connection,
                dialect,
                sql ->
                    sql.sql("a.id <> ")
                        .value(artifact.id())
                        .sql(" AND a.is_latest = ")
                        .value(true)
                        .sql(" AND a.branch_id <> ")
                        .value(TRASH)
                        .sql(" AND (substr(a.uid, 1, 16) = ")
                        .value(artifact.stem())
                        .sql(" OR (a.storage_id = ")
                        .value(artifact.storage().id())
                        .sql(" AND a.\"key\" = ")
                        .value(artifact.label())
                        .sql("))"))
            .isEmpty();
    new SqlText(dialect)
        .sql("UPDATE lamindb_artifact SET branch_id = ")
        .value(branch)
        .sql(", is_latest = ")
        .value(!replaced)
        .sql(" WHERE id = ")
        .value(artifact.id())
        .execute(connection);
  }

  /** Fills in what the row does not say yet. */
  void complete(Artifact artifact, String key, Optional<String> description) throws SQLException {
    if (artifact.key().isEmpty() && artifact.keyIsVirtual()) {
      set(artifact, "key", key);
    }
    if (description.isPresent()) {
      set(artifact, "description", description.get());
    }
  }

  /** Puts the bytes where the row promises them, when they are not there. */
  void restoreBytes(Artifact artifact, Path content, InstanceIdentity instance)
      throws SQLException, IOException {
    StorageLocation storage = artifact.storage();
    boolean ours = storage.isLocal() && storage.isManagedBy(instance) && artifact.keyIsVirtual();
    boolean readable = !artifact.overwritesVersions() || artifact.isLatest();
    if (!ours || !readable || artifact.realKey().isPresent()) {
      return;
    }
    Path path = Path.of(artifact.location());
    if (!Files.exists(path) && Files.isDirectory(content) == artifact.isFolder()) {
      Files.move(content, path, StandardCopyOption.ATOMIC_MOVE);
      if (artifact.isIncomplete()) {
        set(artifact, "_aux", null);
      }
    }
  }

  /**
   * Notes that a run made the same bytes again: as the one that made them when nobody knows who
   * did. What the run also read stays its input, or its lineage would be a circle.
   */
  void recreatedBy(Artifact artifact, OptionalLong run) throws SQLException {
    if (run.isEmpty() || run.equals(artifact.runId()) || isInput(artifact, run.getAsLong())) {
      return;
    }
    if (artifact.runId().isEmpty()) {
      set(artifact, "run_id", run.getAsLong());
      return;
    }
    new SqlText(dialect)
        .sql("INSERT INTO lamindb_artifact_recreating_runs (artifact_id, run_id) VALUES ")
        .values(List.of(artifact.id(), run.getAsLong()))
        .sql(" ON CONFLICT DO NOTHING")
        .execute(connection);
  }

  private boolean isInput(Artifact artifact, long run) throws SQLException {
    return !new SqlText(dialect)
        .sql("SELECT id FROM lamindb_artifact_input_of_runs WHERE artifact_id = ")
        .value(artifact.id())
        .sql(" AND run_id = ")
        .value(run)
        .query(connection, row -> row.number("id"))
        .isEmpty();
  }

  private void set(Artifact artifact, String column, Object value) throws SQLException {
    new SqlText(dialect)
        .sql("UPDATE lamindb_artifact SET ")
        .name(column)
        .sql(" = ")
        .value(value)
        .sql(" WHERE id = ")
        .value(artifact.id())
        .execute(connection);
  }

  private static Optional<Artifact> first(List<Artifact> artifacts) {
    return artifacts.stream().findFirst();
  }
}

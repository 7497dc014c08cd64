package org.lamindb.artifact;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import org.lamindb.database.Dialect;
import org.lamindb.database.SqlText;
import org.lamindb.error.ArtifactErrors;
import org.lamindb.instance.Instance;

/** Finds artifacts of an instance, and their bytes. */
public final class Artifacts {
  private static final int SIMILAR_KEYS = 1000;

  private final Instance instance;
  private final String branch;

  /** The artifacts that the instance's current branch shows. */
  public Artifacts(Instance instance) {
    this(instance, instance.description().branch());
  }

  /**
   * The artifacts that a branch shows.
   *
   * @param branch its name or uid; {@code all} for every branch, trash and archive included. One
   *     that does not exist is refused by what looks something up
   */
  public Artifacts(Instance instance, String branch) {
    this.instance = Objects.requireNonNull(instance, "instance is null");
    this.branch = Objects.requireNonNull(branch, "branch is null");
  }

  /**
   * Finds an artifact.
   *
   * @param reference a key, a uid, or the beginning of a uid. A key is looked up among what the
   *     branch shows; a uid everywhere, the trash included
   * @param version last 4 characters of a uid or a version tag; empty for the latest version
   * @throws org.lamindb.error.LaminException when there is none, several match, or it has no such
   *     version
   */
  public Artifact get(String reference, Optional<String> version) {
    VisibleBranches branches = visibleBranches();
    Consumer<SqlText> table = table();
    return instance
        .database()
        .read(
            "look up the artifact",
            connection -> {
              ArtifactLookup lookup = new ArtifactLookup(connection, dialect(), table, branches);
              Optional<Artifact> found = lookup.byKey(reference, version);
              if (found.isEmpty()) {
                found = lookup.byUid(reference, version);
              }
              if (found.isEmpty()) {
                throw ArtifactErrors.artifactNotFound(reference, keys(connection, table, branches));
              }
              return found.get();
            });
  }

  /** All versions of the artifact that the branch shows, newest first. */
  public List<Artifact> versions(Artifact artifact) {
    VisibleBranches branches = visibleBranches();
    return where(
        "read the versions of the artifact",
        sql -> {
          ArtifactRows.uidStartsWith(sql, artifact.stem());
          sql.also(branches.and("a.branch_id"));
        });
  }

  /** Keys of the latest versions that the branch shows, of files with these suffixes. */
  public List<String> keys(Collection<String> suffixes) {
    VisibleBranches branches = visibleBranches();
    Consumer<SqlText> table = table();
    return instance
        .database()
        .read(
            "list the keys",
            connection ->
                new SqlText(dialect())
                    .sql("SELECT DISTINCT \"key\" FROM ")
                    .also(table)
                    .sql(" a WHERE \"key\" IS NOT NULL AND is_latest = ")
                    .value(true)
                    .also(branches.and("branch_id"))
                    .sql(" AND suffix IN ")
                    .values(suffixes)
                    .sql(" ORDER BY 1")
                    .query(connection, row -> row.text("key")));
  }

  /** The latest versions with a key that the branch shows, of folders without a suffix. */
  public List<Artifact> plainFolders() {
    VisibleBranches branches = visibleBranches();
    return where(
        "list the folders",
        sql ->
            sql.sql("a.\"key\" IS NOT NULL AND a.n_files IS NOT NULL AND a.suffix = ")
                .value("")
                .sql(" AND a.is_latest = ")
                .value(true)
                .also(branches.and("a.branch_id")));
  }

  /** Whether the branch shows an artifact with this key. */
  public boolean hasKey(String key) {
    VisibleBranches branches = visibleBranches();
    return !where(
            "look up the key",
            sql -> sql.sql("a.\"key\" = ").value(key).also(branches.and("a.branch_id")))
        .isEmpty();
  }

  /** The artifact with this id, wherever it is. */
  public Optional<Artifact> find(long id) {
    return where("read the artifact", sql -> sql.sql("a.id = ").value(id)).stream().findFirst();
  }

  /**
   * Refuses an artifact whose bytes cannot be read: still being written, replaced by a later
   * version, or missing. Whether cloud objects exist is left to whoever reads them.
   */
  public void requireReadable(Artifact artifact) {
    if (artifact.isIncomplete()) {
      throw ArtifactErrors.artifactIncomplete(artifact.uid());
    }
    if (artifact.overwritesVersions() && !artifact.isLatest()) {
      overwriter(artifact)
          .ifPresent(
              uid -> {
                throw ArtifactErrors.versionOverwritten(artifact.uid(), uid);
              });
    }
    if (artifact.storage().isLocal() && !Files.exists(Path.of(artifact.location()))) {
      throw ArtifactErrors.fileMissing(artifact.uid(), artifact.location());
    }
  }

  /**
   * The artifacts that own the given paths: the file itself, or the folder that contains it.
   *
   * @param paths absolute, or URLs; those that belong to no artifact are not in the result
   * @return the artifact of each path, the most specific one, trash excluded
   */
  public Map<String, Artifact> findByPaths(Collection<String> paths) {
    return new PathLookup(instance).find(paths);
  }

  List<Artifact> where(String action, Consumer<SqlText> condition) {
    Consumer<SqlText> table = table();
    return instance
        .database()
        .read(action, connection -> ArtifactRows.where(connection, dialect(), table, condition));
  }

  /** The newest version whose bytes lie where those of the artifact did, if that is another. */
  private Optional<String> overwriter(Artifact artifact) {
    return where(
            "read the versions of the artifact",
            sql -> ArtifactRows.uidStartsWith(sql, artifact.stem()))
        .stream()
        .filter(version -> version.location().equals(artifact.location()))
        .map(Artifact::uid)
        .max(Comparator.naturalOrder())
        .filter(uid -> !uid.equals(artifact.uid()));
  }

  private List<String> keys(
      Connection connection, Consumer<SqlText> table, VisibleBranches branches)
      throws SQLException {
    return new SqlText(dialect())
        .sql("SELECT DISTINCT \"key\" FROM ")
        .also(table)
        .sql(" a WHERE \"key\" IS NOT NULL")
        .also(branches.and("branch_id"))
        .sql(" LIMIT " + SIMILAR_KEYS)
        .query(connection, row -> row.text("key"));
  }

  private VisibleBranches visibleBranches() {
    return VisibleBranches.of(instance, branch);
  }

  private Consumer<SqlText> table() {
    return instance.table(ArtifactRows.TABLE);
  }

  private Dialect dialect() {
    return instance.database().dialect();
  }
}

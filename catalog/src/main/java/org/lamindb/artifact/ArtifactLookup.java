package org.lamindb.artifact;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.lamindb.database.Dialect;
import org.lamindb.database.SqlText;
import org.lamindb.error.ArtifactErrors;
import org.lamindb.registry.Uids;

/** Looks up one artifact by what a user wrote, in one state of the database. */
final class ArtifactLookup {
  private static final int STEM_LENGTH = Uids.ARTIFACT_LENGTH - Uids.VERSION_LENGTH;

  private final Connection connection;
  private final Dialect dialect;
  private final Consumer<SqlText> table;
  private final VisibleBranches branches;

  ArtifactLookup(
      Connection connection, Dialect dialect, Consumer<SqlText> table, VisibleBranches branches) {
    this.connection = connection;
    this.dialect = dialect;
    this.table = table;
    this.branches = branches;
  }

  Optional<Artifact> byKey(String key, Optional<String> version) throws SQLException {
    List<Artifact> rows =
        where(
            sql -> {
              sql.sql("a.\"key\" = ").value(key);
              visible(sql);
            });
    if (rows.isEmpty()) {
      return Optional.empty();
    }
    List<Artifact> heads = rows.stream().filter(Artifact::isLatest).toList();
    if (version.isPresent()) {
      List<String> stems = rows.stream().map(Artifact::stem).distinct().toList();
      return Optional.of(withVersion(key, families(stems), version.get()));
    }
    if (heads.size() > 1) {
      throw ambiguous(key, heads);
    }
    return Optional.of(heads.isEmpty() ? rows.get(0) : heads.get(0));
  }

  Optional<Artifact> byUid(String stub, Optional<String> version) throws SQLException {
    if (!Uids.isBase62(stub) || stub.length() > Uids.ARTIFACT_LENGTH) {
      return Optional.empty();
    }
    List<Artifact> rows = where(sql -> ArtifactRows.uidStartsWith(sql, stub));
    if (rows.isEmpty()) {
      return Optional.empty();
    }
    List<String> stems = rows.stream().map(Artifact::stem).distinct().toList();
    if (stems.size() > 1) {
      throw ambiguous(stub, rows.stream().filter(Artifact::isLatest).toList());
    }
    if (version.isPresent()) {
      return Optional.of(
          withVersion(
              stub, where(sql -> ArtifactRows.uidStartsWith(sql, stems.get(0))), version.get()));
    }
    if (stub.length() > STEM_LENGTH) {
      if (rows.size() > 1) {
        throw ambiguous(stub, rows);
      }
      return Optional.of(rows.get(0));
    }
    return Optional.of(head(stub, rows));
  }

  /** The latest of one family; of several branches' the one that the current branch shows. */
  private Artifact head(String stub, List<Artifact> family) {
    List<Artifact> heads = family.stream().filter(Artifact::isLatest).toList();
    List<Artifact> shown = heads.stream().filter(branches::show).toList();
    List<Artifact> candidates = shown.isEmpty() ? heads : shown;
    if (candidates.size() > 1) {
      throw ambiguous(stub, candidates);
    }
    return candidates.isEmpty() ? family.get(0) : candidates.get(0);
  }

  private List<Artifact> families(List<String> stems) throws SQLException {
    return where(
        sql -> {
          sql.sql("substr(a.uid, 1, " + STEM_LENGTH + ") IN ").values(stems);
          visible(sql);
        });
  }

  private static Artifact withVersion(String reference, List<Artifact> family, String version) {
    List<Artifact> matches =
        family.stream().filter(artifact -> artifact.versionUid().equals(version)).toList();
    if (matches.isEmpty()) {
      matches =
          family.stream()
              .filter(artifact -> artifact.versionTag().equals(Optional.of(version)))
              .toList();
    }
    if (matches.isEmpty()) {
      List<String> known =
          family.stream()
              .sorted(Comparator.comparing(Artifact::uid))
              .map(
                  artifact ->
                      artifact.versionUid()
                          + artifact.versionTag().map(tag -> " (" + tag + ")").orElse(""))
              .toList();
      throw ArtifactErrors.versionNotFound(reference, version, known);
    }
    if (matches.size() > 1) {
      throw ambiguous(reference, matches);
    }
    return matches.get(0);
  }

  private static RuntimeException ambiguous(String reference, List<Artifact> candidates) {
    return ArtifactErrors.artifactAmbiguous(
        reference, candidates.stream().map(Artifact::uid).toList());
  }

  private void visible(SqlText sql) {
    sql.also(branches.and("a.branch_id"));
  }

  private List<Artifact> where(Consumer<SqlText> condition) throws SQLException {
    return ArtifactRows.where(connection, dialect, table, condition);
  }
}

package org.lamindb.registry;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import org.lamindb.database.Database;
import org.lamindb.database.Dialect;
import org.lamindb.database.SqlText;
import org.lamindb.error.LaminErrors;

/** Finds one record by the beginning of its uid. */
public final class RecordByUid {
  private final Database database;
  private final Registry registry;
  private final Optional<List<Long>> branches;

  /**
   * Finds records of a registry.
   *
   * @param branch which of several latest versions is meant: the one that this branch shows
   * @throws org.lamindb.error.LaminException when there is no such branch, or records have no uid
   */
  public RecordByUid(Database database, Registry registry, String branch) {
    this.database = Objects.requireNonNull(database, "database is null");
    this.registry = Objects.requireNonNull(registry, "registry is null");
    this.branches = Visibility.branchIds(database, branch);
    if (registry.column("uid").isEmpty()) {
      throw LaminErrors.unsupported(
          "Looking up " + registry.qualifiedName() + " by uid", "Its rows have none; use id.");
    }
  }

  /**
   * The record on whatever branch, the trash included. Of a versioned record the latest version
   * when the stub is no longer than what all versions share.
   *
   * @param stub a uid or its beginning
   * @throws org.lamindb.error.LaminException when no record or several match
   */
  public RecordName get(String stub) {
    List<RecordName> found = Uids.isBase62(stub) ? starting(stub, sql -> {}) : List.of();
    if (found.isEmpty()) {
      throw LaminErrors.recordNotFound(registry.qualifiedName(), stub);
    }
    if (found.size() > 1 && isFamily(found, stub)) {
      found = latest(stub).orElse(found.subList(0, 1));
    }
    if (found.size() > 1) {
      throw LaminErrors.recordAmbiguous(
          registry.qualifiedName(), stub, found.stream().map(RecordName::uid).toList());
    }
    return found.get(0);
  }

  /** Whether the records are versions of one, and the stub means any of them. */
  private boolean isFamily(List<RecordName> found, String stub) {
    String stem = Uids.stem(found.get(0).uid());
    return registry.column("is_latest").isPresent()
        && stub.length() <= stem.length()
        && found.stream().allMatch(record -> record.uid().startsWith(stem));
  }

  /**
   * The latest versions, of several branches' those that the branch shows; empty if there is none.
   */
  private Optional<List<RecordName>> latest(String stub) {
    List<RecordName> shown = starting(stub, sql -> isLatest(sql).also(this::isVisible));
    List<RecordName> latest = shown.isEmpty() ? starting(stub, this::isLatest) : shown;
    return latest.isEmpty() ? Optional.empty() : Optional.of(latest);
  }

  private SqlText isLatest(SqlText sql) {
    return sql.sql(" AND is_latest = ").value(true);
  }

  private void isVisible(SqlText sql) {
    if (branches.isPresent() && registry.hasBranch()) {
      sql.sql(" AND ").name(registry.column("branch_id").orElseThrow().databaseName());
      sql.isAnyOf(branches.get());
    }
  }

  /** Newest first. */
  private List<RecordName> starting(String stub, Consumer<SqlText> further) {
    boolean sqlite = database.dialect() == Dialect.SQLITE;
    SqlText sql = RecordName.select(database.dialect(), registry, NameColumn.of(registry));
    sql.sql(" WHERE uid ").sql(sqlite ? "GLOB " : "LIKE ").value(stub + (sqlite ? "*" : "%"));
    sql.also(further).sql(" ORDER BY id DESC");
    return database.read("look up the uid", connection -> sql.query(connection, RecordName::read));
  }
}

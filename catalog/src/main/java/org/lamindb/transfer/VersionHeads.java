package org.lamindb.transfer;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.lamindb.database.Dialect;
import org.lamindb.database.Json;
import org.lamindb.database.SqlText;
import org.lamindb.registry.Uids;

/**
 * Keeps one latest version per family and branch: the newest, by time and then by version.
 *
 * <p>In the trash a family may have none, as the client leaves it when an old version is deleted.
 */
final class VersionHeads {
  private static final long TRASH = -1L;
  private static final int STEM_LENGTH = Uids.ARTIFACT_LENGTH - Uids.VERSION_LENGTH;

  private record Group(String stem, long branch) {}

  private record Version(long id, String uid, boolean latest, String createdAt) {
    static final Comparator<Version> BY_AGE =
        Comparator.comparing(Version::createdAt).thenComparing(Version::uid);
  }

  private final Connection connection;
  private final Dialect dialect;

  VersionHeads(Connection connection, Dialect dialect) {
    this.connection = connection;
    this.dialect = dialect;
  }

  /** Repairs the families with these stems and tells how many rows changed. */
  int repair(Collection<String> stems) throws SQLException {
    List<String> broken = broken(stems);
    if (broken.isEmpty()) {
      return 0;
    }
    List<Long> promoted = new ArrayList<>();
    List<Long> demoted = new ArrayList<>();
    versions(broken)
        .forEach(
            (group, versions) -> {
              versions.sort(Version.BY_AGE.reversed());
              boolean headless = versions.stream().noneMatch(Version::latest);
              if (headless && group.branch() == TRASH) {
                return;
              }
              if (!versions.get(0).latest()) {
                promoted.add(versions.get(0).id());
              }
              versions.stream().skip(1).filter(Version::latest).forEach(v -> demoted.add(v.id()));
            });
    return set(promoted, true) + set(demoted, false);
  }

  private List<String> broken(Collection<String> stems) throws SQLException {
    SqlText sql =
        family(stems, "SELECT DISTINCT stem FROM (SELECT f.stem, a.branch_id")
            .sql(" GROUP BY f.stem, a.branch_id")
            .sql(" HAVING count(*) FILTER (WHERE a.is_latest) > 1 OR (a.branch_id <> -1")
            .sql(" AND count(*) FILTER (WHERE a.is_latest) = 0)) AS broken");
    List<String> broken = new ArrayList<>();
    try (PreparedStatement statement = sql.prepare(connection);
        ResultSet rows = statement.executeQuery()) {
      while (rows.next()) {
        broken.add(rows.getString(1));
      }
    }
    return broken;
  }

  private Map<Group, List<Version>> versions(Collection<String> stems) throws SQLException {
    // As text both databases print times in an order that is theirs.
    SqlText sql =
        family(
            stems,
            dialect == Dialect.SQLITE
                ? "SELECT f.stem, a.branch_id, a.id, a.uid, a.is_latest, a.created_at"
                : "SELECT f.stem, a.branch_id, a.id, a.uid, a.is_latest,"
                    + " to_char(a.created_at AT TIME ZONE 'UTC', 'YYYY-MM-DD HH24:MI:SS.US')");
    Map<Group, List<Version>> versions = new HashMap<>();
    try (PreparedStatement statement = sql.prepare(connection);
        ResultSet rows = statement.executeQuery()) {
      while (rows.next()) {
        versions
            .computeIfAbsent(
                new Group(rows.getString(1), rows.getLong(2)), group -> new ArrayList<>())
            .add(
                new Version(
                    rows.getLong(3), rows.getString(4), rows.getBoolean(5), rows.getString(6)));
      }
    }
    return versions;
  }

  /** All versions of the families, found by ranges of the index on uid. */
  private SqlText family(Collection<String> stems, String select) {
    SqlText sql = new SqlText(dialect).sql(select);
    if (dialect == Dialect.SQLITE) {
      return sql.sql(" FROM (SELECT value AS stem FROM json_each(")
          .value(Json.of(stems))
          .sql(")) f CROSS JOIN lamindb_artifact a")
          .sql(" ON a.uid >= f.stem AND a.uid < f.stem || '~'");
    }
    return sql.sql(" FROM unnest(")
        .value(stems.toArray(new String[0]))
        .sql(") AS f(stem) JOIN lamindb_artifact a")
        .sql(" ON a.uid ~>=~ f.stem AND a.uid ~<~ (f.stem || '~')");
  }

  private int set(List<Long> ids, boolean latest) throws SQLException {
    if (ids.isEmpty()) {
      return 0;
    }
    return new SqlText(dialect)
        .sql("UPDATE lamindb_artifact SET is_latest = ")
        .value(latest)
        .sql(" WHERE id")
        .isAnyOf(ids)
        .execute(connection);
  }

  static String stem(String uid) {
    return uid.length() < STEM_LENGTH ? uid : uid.substring(0, STEM_LENGTH);
  }
}

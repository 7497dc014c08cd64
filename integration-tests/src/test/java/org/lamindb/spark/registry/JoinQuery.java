package org.lamindb.spark.registry;

import java.util.List;
import java.util.Map;

/**
 * A query that joins.
 *
 * @param sql in which {@code {run}} and the like stand for tables
 */
record JoinQuery(By by, String sql) {
  static final Map<String, String> TABLES =
      Map.of(
          "artifact", "core.artifact",
          "run", "core.run",
          "transform", "core.transform",
          "user", "core.user",
          "ulabel", "core.ulabel",
          "labelled", "links.lamindb_artifactulabel");

  /** Who joins. */
  enum By {
    DATABASE,
    /** SQLite stores times as texts of several spellings. */
    DATABASE_BUT_SQLITE,
    SPARK
  }

  static final List<JoinQuery> ALL =
      List.of(
          new JoinQuery(
              By.DATABASE,
              "SELECT a.uid, a.key, a.size, a.created_at, r.uid, r.started_at, t.key, u.handle FROM"
                  + " {artifact} a JOIN {run} r ON a.run_id = r.id JOIN {transform} t ON"
                  + " r.transform_id = t.id JOIN {user} u ON t.created_by_id = u.id"),
          new JoinQuery(
              By.DATABASE,
              "SELECT a.key, t.key, t.kind FROM {artifact} a JOIN {run} r ON a.run_id = r.id JOIN"
                  + " {transform} t ON r.transform_id = t.id WHERE a.suffix <> '.csv' AND t.key"
                  + " IS NOT NULL AND r.report_id IS NULL"),
          new JoinQuery(
              By.DATABASE,
              "SELECT a.uid, l.* FROM {artifact} a JOIN {labelled} x ON a.id = x.artifact_id JOIN"
                  + " {ulabel} l ON x.ulabel_id = l.id WHERE l.name IS NOT NULL"),
          new JoinQuery(
              By.DATABASE,
              "SELECT * FROM {artifact} a JOIN {artifact} b ON a.key = b.key AND a.id < b.id"),
          new JoinQuery(
              By.DATABASE,
              "SELECT a.*, b.uid FROM {artifact} a JOIN {artifact} b ON a.suffix = b.suffix AND"
                  + " (a.is_latest <> b.is_latest OR a.size > b.size OR a.description IS NULL)"),
          new JoinQuery(
              By.DATABASE,
              "SELECT a.uid, b.uid FROM {artifact} a JOIN {artifact} b ON a.description <=>"
                  + " b.description AND a.is_latest = b.is_latest"),
          new JoinQuery(
              By.DATABASE,
              "SELECT a.uid, r.uid, r.params, r.finished_at, r._is_consecutive FROM {artifact} a"
                  + " LEFT JOIN {run} r ON a.run_id = r.id AND r.report_id IS NULL"),
          new JoinQuery(
              By.DATABASE,
              "SELECT r.uid, r.created_at, a.uid, a.is_latest, a.size FROM {artifact} a RIGHT JOIN"
                  + " {run} r ON a.run_id = r.id"),
          new JoinQuery(
              By.DATABASE,
              "SELECT a.uid, r.id, t.uid FROM {artifact} a LEFT JOIN {run} r ON a.run_id = r.id"
                  + " LEFT JOIN {transform} t ON r.transform_id = t.id WHERE t.uid IS NULL"),
          new JoinQuery(
              By.DATABASE,
              "SELECT a.uid, p.key FROM {artifact} a LEFT JOIN (SELECT r.id, t.key FROM"
                  + " {run} r JOIN {transform} t ON r.transform_id = t.id) p ON a.run_id = p.id"),
          new JoinQuery(
              By.DATABASE,
              "SELECT a.uid FROM {artifact} a LEFT JOIN {artifact} b ON a.id > 3 AND a.is_latest"),
          new JoinQuery(
              By.DATABASE, "SELECT count(*) FROM {artifact} a JOIN {run} r ON a.run_id = r.id"),
          new JoinQuery(
              By.DATABASE,
              "SELECT t.key, count(*), count(a.key), sum(a.size), avg(a.id), min(a.key), max(r.uid)"
                  + " FROM {artifact} a JOIN {run} r ON a.run_id = r.id JOIN {transform} t ON"
                  + " r.transform_id = t.id GROUP BY t.key"),
          new JoinQuery(
              By.DATABASE,
              "SELECT b.suffix, max(b.size), min(a.size), avg(b.id), sum(b.id) FROM {artifact} a"
                  + " LEFT JOIN {artifact} b ON a.id = b.size GROUP BY b.suffix"),
          new JoinQuery(
              By.DATABASE,
              "SELECT u.handle, a.uid FROM {artifact} a JOIN {user} u ON a.created_by_id = u.id"
                  + " ORDER BY u.handle DESC, a.uid LIMIT 7 OFFSET 2"),
          new JoinQuery(
              By.DATABASE,
              "SELECT b.size, a.uid, b.uid FROM {artifact} a LEFT JOIN {artifact} b ON a.id ="
                  + " b.size ORDER BY b.size DESC NULLS FIRST, a.uid, b.uid LIMIT 20"),
          new JoinQuery(
              By.DATABASE_BUT_SQLITE,
              "SELECT a.uid, b.uid FROM {artifact} a JOIN {artifact} b ON a.created_at ="
                  + " b.created_at"),
          new JoinQuery(
              By.SPARK,
              "SELECT a.uid, r.uid FROM {artifact} a FULL JOIN {run} r ON a.run_id = r.id"),
          new JoinQuery(
              By.SPARK,
              "SELECT a.uid FROM {artifact} a WHERE NOT EXISTS (SELECT * FROM {run} r WHERE"
                  + " a.run_id = r.id)"),
          new JoinQuery(By.SPARK, "SELECT a.uid, u.uid FROM {artifact} a CROSS JOIN {user} u"),
          new JoinQuery(
              By.SPARK,
              "SELECT a.uid, b.uid FROM {artifact} a JOIN {artifact} b ON hash(a.key) ="
                  + " hash(b.key)"),
          new JoinQuery(
              By.SPARK,
              "SELECT a.uid, r.uid FROM (SELECT * FROM {artifact} ORDER BY uid LIMIT 4) a JOIN"
                  + " {run} r ON a.run_id = r.id"),
          new JoinQuery(
              By.SPARK,
              "SELECT s, r.uid FROM (SELECT run_id, sum(size) AS s FROM {artifact} GROUP BY run_id)"
                  + " a JOIN {run} r ON a.run_id = r.id"));

  String with(String prefix) {
    return sql.replaceAll("\\{(\\w+)}", prefix + "_$1");
  }

  boolean isPushed(boolean postgres) {
    return by == By.DATABASE || (by == By.DATABASE_BUT_SQLITE && postgres);
  }

  @Override
  public String toString() {
    return sql;
  }
}

package org.lamindb.spark.registry;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.api.java.UDF1;
import org.apache.spark.sql.types.DataTypes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lamindb.referee.RefereeInstance;
import org.lamindb.spark.LaminCatalog;
import org.lamindb.spark.TestSession;

/** All tasks of a query see one state, whatever is written while they run. */
class OneStateIT {
  /** Four parts, of which Spark runs two at once. */
  private static final int ROWS = 450_000;

  /** Of the test that runs: functions in Spark know no instances. */
  private static RefereeInstance instance;

  private static void fill(boolean postgres) throws SQLException {
    try (Connection connection = instance.connect();
        Statement statement = connection.createStatement()) {
      statement.execute(
          "CREATE TABLE lamindb_many (id "
              + (postgres ? "bigint" : "integer")
              + " NOT NULL PRIMARY KEY, uid varchar(20) NOT NULL)");
      statement.execute(
          postgres
              ? "INSERT INTO lamindb_many SELECT i, 'many' || i FROM generate_series(1, "
                  + ROWS
                  + ") i"
              : "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n LIMIT "
                  + ROWS
                  + ") INSERT INTO lamindb_many SELECT i, 'many' || i FROM n");
      statement.execute("ANALYZE lamindb_many");
    }
  }

  private static long insertLast() throws SQLException {
    try (Connection connection = instance.connect();
        Statement statement = connection.createStatement()) {
      if (instance.database().isEmpty()) {
        statement.execute("PRAGMA busy_timeout = 60000");
      }
      statement.execute(
          "INSERT INTO lamindb_many SELECT max(id) + 1, 'late' || max(id) FROM lamindb_many");
      return 1;
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void rowWrittenMeanwhileIsNotRead(boolean postgres) throws SQLException {
    String catalog = postgres ? "one_state_postgres" : "one_state_sqlite";
    instance = TestSession.newInstance(catalog.replace('_', '-'), postgres);
    fill(postgres);
    TestSession.catalog(catalog, instance);
    UDF1<Long, Long> writeWithTheFirst = id -> id == 1 ? insertLast() : id;
    TestSession.get().udf().register("write_with_first", writeWithTheFirst, DataTypes.LongType);
    List<Row> parts =
        TestSession.rows(
            "SELECT part, count(*), max(id) FROM (SELECT spark_partition_id() AS part,"
                + " write_with_first(id) AS id FROM "
                + catalog
                + ".core.many) GROUP BY part");
    assertThat(parts).hasSize(4).allMatch(part -> part.getLong(1) > ROWS / 8);
    assertThat(parts.stream().mapToLong(part -> part.getLong(1)).sum()).isEqualTo(ROWS);
    assertThat(parts.stream().mapToLong(part -> part.getLong(2)).max()).hasValue(ROWS);
    assertThat(TestSession.rows("SELECT max(id) FROM " + catalog + ".core.many").get(0).getLong(0))
        .isGreaterThan(ROWS);
  }

  @Test
  void oneTaskReadsWhatExportsNoSnapshot() throws SQLException {
    instance = TestSession.newInstance("one-state-refused", true);
    fill(true);
    try (Connection connection = instance.connect();
        Statement statement = connection.createStatement()) {
      statement.execute("DROP ROLE IF EXISTS no_snapshots");
      statement.execute("CREATE ROLE no_snapshots LOGIN PASSWORD 'secret-of-the-tests'");
      statement.execute("GRANT SELECT ON ALL TABLES IN SCHEMA public TO no_snapshots");
      statement.execute("REVOKE EXECUTE ON FUNCTION pg_export_snapshot() FROM PUBLIC");
    }
    String url =
        instance
            .database()
            .orElseThrow()
            .replaceFirst("//[^@]*@", "//no_snapshots:secret-of-the-tests@");
    String table = "one_state_refused.core.many";
    TestSession.get()
        .conf()
        .set("spark.sql.catalog.one_state_refused", LaminCatalog.class.getName());
    TestSession.get().conf().set("spark.sql.catalog.one_state_refused.instance", url);
    assertThat(TestSession.plan("SELECT * FROM " + table))
        .contains("one task")
        .contains("permission denied for function pg_export_snapshot")
        .doesNotContain("secret-of-the-tests");
    assertThat(
            TestSession.rows(
                "SELECT part, count(*) FROM (SELECT spark_partition_id() AS part, uid FROM "
                    + table
                    + ") GROUP BY part"))
        .singleElement()
        .satisfies(part -> assertThat(part.getLong(1)).isEqualTo(ROWS));
  }
}

package org.lamindb.instance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.spark.SparkThrowable;
import org.apache.spark.sql.DataFrameReader;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.lamindb.referee.RefereeInstance;
import org.lamindb.spark.TestSession;

/** Texts that would be SQL if anybody took them for it. */
class InjectionIT {
  private static final List<String> ATTACKS =
      List.of(
          "x'; DROP TABLE lamindb_ulabel; --",
          "x\"; DROP TABLE lamindb_ulabel; --",
          "x`; DROP TABLE lamindb_ulabel; --",
          "x') OR 1=1 --",
          "\\'; DELETE FROM lamindb_ulabel; --",
          "%s %1$s {0} ? :name");

  static Stream<Arguments> attacks() {
    return Stream.of(false, true)
        .flatMap(postgres -> ATTACKS.stream().map(attack -> Arguments.of(postgres, attack)));
  }

  @ParameterizedTest
  @MethodSource("attacks")
  void textsStayTexts(boolean postgres, String attack) throws SQLException {
    RefereeInstance instance = RefereeInstance.shared(postgres);
    String catalog = postgres ? "attacked_postgres" : "attacked_sqlite";
    TestSession.catalog(catalog, instance);
    long before = labels(instance);
    for (String option :
        List.of("registry", "branch", "space", "include", "features", "path", "version")) {
      refused(() -> reader(instance, option).option(option, attack).load().collectAsList());
    }
    assertThat(reader(instance, "search").option("search", attack).load().collectAsList())
        .hasSizeLessThanOrEqualTo(20);
    String literal = "'" + attack.replace("\\", "\\\\").replace("'", "\\'") + "'";
    for (String condition :
        List.of(
            "name = %s",
            "name IN (%s, 'y')",
            "name LIKE concat('%%', %s) ESCAPE '#'",
            "name > %s" + " AND name <= %s",
            "startswith(name, %s)",
            "concat(name, %s) = %s")) {
      String sql =
          "SELECT * FROM " + catalog + ".core.ulabel WHERE " + condition.replace("%s", literal);
      assertThat(TestSession.rows(sql.replace("%%", "%"))).as(sql).isEmpty();
    }
    String name = "`" + attack.replace("`", "``") + "`";
    for (String table :
        List.of(
            ".core." + name, "." + name + ".artifact", ".links." + name, ".artifacts." + name)) {
      refused(() -> TestSession.rows("SELECT * FROM " + catalog + table));
    }
    refused(() -> TestSession.rows("SELECT " + name + " FROM " + catalog + ".core.ulabel"));
    call(instance, "search", Map.of("registry", "ULabel", "query", attack));
    refused(() -> call(instance, "search", Map.of("registry", attack, "query", "x")));
    refused(
        () ->
            call(instance, "search", Map.of("registry", "ULabel", "query", "x", "field", attack)));
    refused(() -> call(instance, "get", Map.of("registry", "ULabel", "uid", attack)));
    refused(() -> call(instance, "lookup", Map.of("registry", "ULabel", "field", attack)));
    refused(() -> call(instance, "describe", Map.of("artifact", attack)));
    refused(() -> call(instance, "move_storage", Map.of("source", attack, "target", attack)));
    refused(() -> call(instance, "transfer", Map.of("source", attack, "where", attack)));
    assertThat(labels(instance)).isEqualTo(before);
  }

  private static void call(RefereeInstance instance, String procedure, Map<String, Object> with) {
    TestSession.call(instance, procedure, with);
  }

  private static DataFrameReader reader(RefereeInstance instance, String option) {
    DataFrameReader reader =
        TestSession.get().read().format("lamindb").option("instance", instance.reference());
    boolean isArtifact = option.equals("path") || option.equals("registry");
    return option.equals("version")
        ? reader.option("path", "text/plain.csv")
        : isArtifact ? reader : reader.option("registry", "Artifact");
  }

  private static void refused(Runnable question) {
    Throwable answer = catchThrowable(question::run);
    assertThat(answer).isInstanceOf(SparkThrowable.class);
    assertThat(answer.getMessage()).doesNotContain("LAMINDB_DATABASE_ERROR").contains("SQLSTATE");
  }

  private static long labels(RefereeInstance instance) throws SQLException {
    try (Connection connection = instance.connect();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("SELECT count(*) FROM lamindb_ulabel")) {
      rows.next();
      return rows.getLong(1);
    }
  }
}

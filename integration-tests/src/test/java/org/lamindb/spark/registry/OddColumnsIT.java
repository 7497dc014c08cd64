package org.lamindb.spark.registry;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lamindb.referee.RefereeInstance;
import org.lamindb.spark.TestSession;

/** Columns of types that no registry of LaminDB has, such as modules of one's own may bring. */
class OddColumnsIT {
  private static final Map<String, List<String>> POSTGRES =
      Map.ofEntries(
          Map.entry("inet", List.of("'10.0.0.1'", "'::1'")),
          Map.entry("int4range", List.of("'[1,5)'", "'empty'")),
          Map.entry("odd_mood", List.of("'sad'", "'it''s ok'")),
          Map.entry("uuid", List.of("'a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11'")),
          Map.entry("numeric", List.of("1.50", "1e30")),
          Map.entry("text[]", List.of("'{a,\"b c\",NULL}'", "'{}'")),
          Map.entry("point", List.of("'(1,2)'")),
          Map.entry("json", List.of("'{\"b\": 1, \"a\":  2}'")),
          Map.entry("jsonb", List.of("'{\"b\": 1, \"a\": 2}'")),
          Map.entry("time", List.of("'12:30:00'")),
          Map.entry("\"char\"", List.of("'x'")),
          Map.entry("tsvector", List.of("'a b'")));

  private static final Map<String, List<String>> SQLITE =
      Map.of(
          "wibble", List.of("'text'", "'x y'"),
          "decimal", List.of("1.5", "'1.25'"),
          "\"a type\"", List.of("'it''s ok'"),
          "numeric", List.of("'abc'", "12"),
          "time", List.of("'12:30:00'"));

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void columnsOfUnknownTypesAreTexts(boolean postgres) throws SQLException {
    String catalog = postgres ? "odd_columns_postgres" : "odd_columns_sqlite";
    RefereeInstance instance = TestSession.newInstance(catalog.replace('_', '-'), postgres);
    TestSession.catalog(catalog, instance);
    List<String> tables = new ArrayList<>();
    try (Connection connection = instance.connect();
        Statement statement = connection.createStatement()) {
      if (postgres) {
        statement.execute("CREATE TYPE odd_mood AS ENUM ('sad', 'it''s ok')");
      }
      for (Map.Entry<String, List<String>> type : (postgres ? POSTGRES : SQLITE).entrySet()) {
        String table = "odd" + tables.size();
        statement.execute(
            "CREATE TABLE lamindb_"
                + table
                + " (id integer PRIMARY KEY, uid varchar(20), v "
                + type.getKey()
                + ")");
        List<String> values = new ArrayList<>(type.getValue());
        values.add("NULL");
        for (int i = 0; i < values.size(); i++) {
          statement.execute(
              "INSERT INTO lamindb_"
                  + table
                  + " VALUES ("
                  + i
                  + ", 'u"
                  + i
                  + "', "
                  + values.get(i)
                  + ")");
        }
        tables.add(table);
      }
    }
    for (String table : tables) {
      assertSameWhateverIsPushed(instance, catalog + ".core." + table, "lamindb_" + table);
    }
  }

  private static void assertSameWhateverIsPushed(
      RefereeInstance instance, String table, String stored) throws SQLException {
    List<String> texts = texts(instance, stored);
    for (String few : List.of("0", "1000")) {
      TestSession.get().conf().set("spark.lamindb.localRows", few);
      try {
        Dataset<Row> rows = TestSession.get().table(table);
        assertThat(rows.orderBy("id").select(functions.col("v").cast("string")).collectAsList())
            .as(table)
            .extracting(row -> row.getString(0))
            .isEqualTo(texts);
        assertThat(rows.filter("v IS NULL").count()).isEqualTo(1);
        assertThat(rows.groupBy("v").count().count()).isEqualTo(texts.size());
        assertThat(rows.orderBy("v").limit(2).collectAsList()).hasSize(2);
        for (String text : texts.stream().filter(Objects::nonNull).toList()) {
          assertThat(rows.filter(functions.col("v").cast("string").equalTo(text)).count())
              .as("%s = %s", table, text)
              .isEqualTo(1);
          assertThat(rows.filter(functions.col("v").cast("string").startsWith(text)).count())
              .isGreaterThanOrEqualTo(1);
        }
      } finally {
        TestSession.get().conf().unset("spark.lamindb.localRows");
      }
    }
  }

  private static List<String> texts(RefereeInstance instance, String table) throws SQLException {
    List<String> texts = new ArrayList<>();
    try (Connection connection = instance.connect();
        Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery("SELECT CAST(v AS text) FROM " + table + " ORDER BY id")) {
      while (rows.next()) {
        texts.add(rows.getString(1));
      }
    }
    return texts;
  }
}

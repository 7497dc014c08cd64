package org.lamindb.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.lamindb.database.Dialect;
import org.lamindb.database.SqlText;
import org.lamindb.registry.Filter.Operator;

class JoinSqlTest {
  private static final Column ID = new Column("id", ColumnType.LONG, false, true, "", null);
  private static final Column NAME = new Column("name", ColumnType.TEXT, true, false, "", null);
  private static final Column DOC = new Column("doc", ColumnType.JSON, false, false, "", null);
  private static final Column DONE = new Column("done", ColumnType.BOOLEAN, false, false, "", null);
  private static final Column RUN = new Column("run_id", ColumnType.LONG, true, false, "", "run");
  private static final Registry FILE =
      new Registry("core", "File", "file", "", List.of(ID, NAME, RUN), List.of());
  private static final Registry JOB =
      new Registry("core", "Run", "run", "", List.of(ID, NAME, DOC, DONE), List.of());

  private static RegistryQuery query(RowSource source, List<Column> columns, Filter... filters) {
    return new RegistryQuery(source, columns, List.of(filters), RegistryQuery.NO_LIMIT);
  }

  private static Joined filesAndRuns(Joined.Type type, Operator operator) {
    JoinSide files =
        new JoinSide(
            query(FILE, List.of(NAME, RUN), new Filter.Comparison(ID, Operator.GREATER, 0L)),
            List.of("name", "run_id"));
    JoinSide runs =
        new JoinSide(query(JOB, List.of(ID, NAME, DOC, DONE)), List.of("id", "name_1", "doc", "d"));
    Joined pairs = new Joined(files, runs, type);
    return pairs.on(comparison(pairs, "run_id", operator, "id"));
  }

  private static Filter comparison(Joined joined, String left, Operator operator, String right) {
    return new Filter.Comparison(
        new Operand.Cell(joined.column(left).orElseThrow()),
        operator,
        new Operand.Cell(joined.column(right).orElseThrow()));
  }

  private static SqlText select(RegistryQuery query, Dialect dialect) {
    return RegistrySql.select(query, dialect);
  }

  @Test
  void sidesAreSubselectsWithTheirOwnFilters() {
    Joined joined = filesAndRuns(Joined.Type.INNER, Operator.EQUAL);
    assertThat(select(RegistryQuery.all(joined), Dialect.SQLITE).text())
        .isEqualTo(
            "SELECT `name`, `run_id`, `id`, `name_1`, `doc`, `d` FROM (SELECT `name` AS `name`,"
                + " `run_id` AS `run_id` FROM `file` WHERE (`id` > ?)) AS `left_side` INNER JOIN"
                + " (SELECT `id` AS `id`, `name` AS `name_1`, `doc` AS `doc`, `done` AS `d` FROM"
                + " `run`) AS `right_side` ON (`run_id` = `id`)");
  }

  @Test
  void whatIsStoredIsConvertedOnce() {
    Joined joined = filesAndRuns(Joined.Type.LEFT_OUTER, Operator.LESS);
    assertThat(select(query(joined, List.of(joined.column("doc").orElseThrow())), Dialect.POSTGRES))
        .hasToString(
            "SELECT CAST(\"doc\" AS text) FROM (SELECT \"name\" AS \"name\", \"run_id\" AS"
                + " \"run_id\" FROM \"file\" WHERE (\"id\" > ?)) AS \"left_side\" LEFT JOIN (SELECT"
                + " \"id\" AS \"id\", \"name\" AS \"name_1\", \"doc\" AS \"doc\", \"done\" AS \"d\""
                + " FROM \"run\") AS \"right_side\" ON (\"run_id\" < \"id\")");
  }

  @Test
  void textsAreComparedByTheirBytes() {
    Joined pairs = filesAndRuns(Joined.Type.INNER, Operator.EQUAL);
    Joined joined = pairs.on(comparison(pairs, "name", Operator.EQUAL, "name_1"));
    assertThat(select(RegistryQuery.all(joined), Dialect.POSTGRES).text())
        .endsWith(" ON (\"name\" COLLATE \"C\" = \"name_1\")");
    assertThat(select(RegistryQuery.all(joined), Dialect.SQLITE).text())
        .endsWith(" ON (`name` = `name_1`)");
  }

  @Test
  void outerJoinMakesTheOtherSideOptional() {
    assertThat(filesAndRuns(Joined.Type.INNER, Operator.EQUAL).columns())
        .extracting(Column::nullable)
        .containsExactly(true, true, false, true, false, false);
    assertThat(filesAndRuns(Joined.Type.LEFT_OUTER, Operator.EQUAL).columns())
        .extracting(Column::nullable)
        .containsExactly(true, true, true, true, true, true);
  }

  @Test
  void joinsNestAndGroup() throws SQLException {
    Joined first = filesAndRuns(Joined.Type.LEFT_OUTER, Operator.EQUAL);
    JoinSide left =
        new JoinSide(
            query(
                first,
                List.of(first.column("name").orElseThrow(), first.column("name_1").orElseThrow())),
            List.of("name", "name_1"));
    JoinSide right = new JoinSide(query(FILE, List.of(NAME)), List.of("name_2"));
    Joined pairs = new Joined(left, right, Joined.Type.INNER);
    Joined joined = pairs.on(comparison(pairs, "name", Operator.EQUAL, "name_2"));
    assertThat(joined.registries()).containsExactly(FILE, JOB, FILE);
    Column run = joined.column("name_1").orElseThrow();
    Grouping counts =
        new Grouping(
            List.of(run), List.of(new Aggregate(Aggregate.Function.COUNT_ROWS, null, false)));
    RegistryQuery query =
        new RegistryQuery(
            joined,
            List.of(),
            List.of(),
            null,
            counts,
            List.of(SortKey.of(run, false, true)),
            0,
            RegistryQuery.NO_LIMIT);
    assertThat(query.isDivisible()).isFalse();
    assertThat(query.isLookup()).isFalse();
    assertThat(RegistryQuery.all(joined).atMost(1).glance()).isEqualTo(RegistryQuery.NO_LIMIT);
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite::memory:");
        Statement statement = connection.createStatement()) {
      statement.execute("CREATE TABLE file (id integer PRIMARY KEY, name text, run_id integer)");
      statement.execute(
          "CREATE TABLE run (id integer PRIMARY KEY, name text, doc text, done bool)");
      statement.execute("INSERT INTO run VALUES (1, 'x', '{}', 1), (2, 'y', '{}', 0)");
      statement.execute(
          "INSERT INTO file VALUES (1, 'a', 1), (2, 'a', 2), (3, 'b', NULL), (4, NULL, 1),"
              + " (-1, 'a', 1)");
      assertThat(
              select(query, Dialect.SQLITE)
                  .query(connection, row -> row.text("name_1") + " " + row.number("COUNT(*)")))
          .containsExactly("null 1", "x 3", "y 3");
    }
  }

  @Test
  void namesAreDistinctAndShort() {
    JoinSide files = new JoinSide(query(FILE, List.of(NAME)), List.of("Name"));
    JoinSide runs = new JoinSide(query(JOB, List.of(NAME)), List.of("name"));
    assertThatThrownBy(() -> new Joined(files, runs, Joined.Type.INNER))
        .hasMessageContaining("no names of columns: [Name, name]");
    assertThat(Joined.canName(List.of("a", "b", "é".repeat(31)))).isTrue();
    assertThat(Joined.canName(List.of("a", "é".repeat(32)))).isFalse();
    assertThat(Joined.canName(List.of("a", "b", "A"))).isFalse();
  }

  @Test
  void sideHasAllRowsAsTheyAre() {
    RegistryQuery few = query(FILE, List.of(NAME)).atMost(3);
    assertThatThrownBy(() -> new JoinSide(few, List.of("name")))
        .hasMessageContaining("no side of a join");
    Column derived =
        Column.derived(
            "items",
            ColumnType.LIST,
            "",
            new ColumnSource.FeatureValue(List.of(), ColumnSource.Form.LABELS, ColumnType.TEXT));
    assertThatThrownBy(
            () ->
                new JoinSide(
                    query(FILE.with(List.of(derived)), List.of(derived)), List.of("items")))
        .hasMessageContaining("no side of a join");
  }
}

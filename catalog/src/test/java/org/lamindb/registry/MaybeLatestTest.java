package org.lamindb.registry;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lamindb.database.Dialect;
import org.lamindb.database.Timestamps;

/** Which rows SQLite leaves out when the latest are wanted. */
class MaybeLatestTest {
  private static final Column ID = new Column("id", ColumnType.LONG, false, true, "", null);
  private static final Column GROUP = new Column("g", ColumnType.LONG, true, false, "", null);
  private static final Column TIME = new Column("t", ColumnType.TIMESTAMP, true, false, "", null);
  private static final Registry THING =
      new Registry("core", "Thing", "thing", "", List.of(ID, GROUP, TIME), List.of());

  private record Row(long id, long group, String text) {
    OptionalLong time() {
      return text == null ? OptionalLong.empty() : Timestamps.parse(text);
    }
  }

  /** As clients write times, as others do, and no times at all. */
  private static String time(Random random) {
    int day = 1 + random.nextInt(28);
    int hour = random.nextInt(24);
    String date = "2026-%02d-%02d".formatted(1 + random.nextInt(2), day);
    String clock = "%02d:%02d:%02d".formatted(hour, random.nextInt(60), random.nextInt(3));
    String[] fractions = {"", ".5", ".123", ".123456", ".999999"};
    String fraction = fractions[random.nextInt(fractions.length)];
    return switch (random.nextInt(16)) {
      case 0 -> null;
      case 1 -> "soon";
      case 2 -> "";
      case 3 -> date;
      case 4 -> date + "T" + clock + fraction + "Z";
      case 5 -> date + " " + clock + "-18:00";
      case 6 -> date + " " + clock + fraction + "+18:00";
      case 7 -> " " + date + " " + clock;
      case 8 -> "\u2003" + date + " " + clock;
      case 9 -> "2026-02-30 " + clock;
      case 10 -> "2026-13-01 " + clock;
      case 11 -> "9999-12-31 23:59:59..5";
      default -> date + " " + clock + fraction;
    };
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
  void theLatestAreNeverLeftOut(int seed) throws SQLException {
    Random random = new Random(seed);
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite::memory:")) {
      for (int i = 0; i < 40; i++) {
        List<Row> rows = new ArrayList<>();
        for (int id = 1; id <= random.nextInt(60); id++) {
          rows.add(new Row(id, random.nextInt(3), time(random)));
        }
        fill(connection, rows);
        int count = 1 + random.nextInt(12);
        long group = random.nextInt(3);
        List<Filter> filters =
            random.nextBoolean()
                ? List.of()
                : List.of(
                    new Filter.Likely(new Filter.Comparison(GROUP, Filter.Operator.EQUAL, group)));
        List<Row> wanted =
            rows.stream().filter(row -> filters.isEmpty() || row.group() == group).toList();
        assertThat(found(connection, filters, count))
            .as("%d latest of %s", count, wanted)
            .containsAll(latest(wanted, count));
      }
    }
  }

  @Test
  void fewOthersAreReadWhereTimesAreWellWritten() throws SQLException {
    List<Row> rows = new ArrayList<>();
    for (int id = 1; id <= 200; id++) {
      rows.add(new Row(id, 0, "2026-%02d-%02d 10:00:00".formatted(1 + id / 28, 1 + id % 28)));
    }
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite::memory:")) {
      fill(connection, rows);
      assertThat(found(connection, List.of(), 5)).hasSizeBetween(5, 8);
    }
  }

  /** Ids of rows with times that come before any other that is left out. */
  private static Set<Long> latest(List<Row> rows, int count) {
    List<Row> sorted =
        rows.stream()
            .sorted(
                Comparator.comparingLong((Row row) -> row.time().orElse(Long.MIN_VALUE)).reversed())
            .toList();
    if (sorted.size() <= count) {
      return sorted.stream().map(Row::id).collect(Collectors.toSet());
    }
    OptionalLong last = sorted.get(count - 1).time();
    return sorted.stream()
        .filter(row -> last.isEmpty() || row.time().orElse(Long.MIN_VALUE) >= last.getAsLong())
        .map(Row::id)
        .collect(Collectors.toSet());
  }

  private static Set<Long> found(Connection connection, List<Filter> filters, int count)
      throws SQLException {
    List<Filter> all = new ArrayList<>(filters);
    all.add(new Filter.MaybeLatest(THING, ID, TIME, count, filters));
    RegistryQuery query = new RegistryQuery(THING, List.of(ID), all, RegistryQuery.NO_LIMIT);
    Set<Long> ids = new HashSet<>();
    try (PreparedStatement statement =
            RegistrySql.select(query, Dialect.SQLITE).prepare(connection);
        ResultSet result = statement.executeQuery()) {
      while (result.next()) {
        ids.add(result.getLong(1));
      }
    }
    return ids;
  }

  private static void fill(Connection connection, List<Row> rows) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("DROP TABLE IF EXISTS thing");
      statement.execute("CREATE TABLE thing (id integer PRIMARY KEY, g bigint, t datetime)");
      statement.execute("CREATE INDEX thing_t ON thing (t)");
    }
    try (PreparedStatement insert =
        connection.prepareStatement("INSERT INTO thing VALUES (?, ?, ?)")) {
      for (Row row : rows) {
        insert.setLong(1, row.id());
        insert.setLong(2, row.group());
        insert.setString(3, row.text());
        insert.executeUpdate();
      }
    }
  }
}

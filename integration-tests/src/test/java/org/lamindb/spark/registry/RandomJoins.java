package org.lamindb.spark.registry;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;

/** Queries that join {@link NastyTable} to itself; the same seed gives the same ones. */
final class RandomJoins {
  private static final List<String> KEYS =
      List.of(
          "id", "plain", "icu", "folded", "uid", "doc", "n", "m", "s", "flag", "mark", "x", "at",
          "upd", "day");

  /** Each of a type of its own, so that pairs of them can be compared. */
  private static final List<List<String>> ALIKE =
      List.of(
          List.of("plain", "icu", "folded", "uid", "doc"),
          List.of("id", "n", "m", "s"),
          List.of("flag", "mark"),
          List.of("x", "y"),
          List.of("at", "upd"));

  private static final List<String> RESULTS =
      List.of(
          "id", "uid", "plain", "icu", "folded", "doc", "n", "s", "flag", "mark", "x", "at", "upd",
          "day", "other");

  private static final List<String> KINDS =
      List.of(
          "JOIN",
          "JOIN",
          "JOIN",
          "LEFT JOIN",
          "LEFT JOIN",
          "RIGHT JOIN",
          "RIGHT JOIN",
          "FULL JOIN");

  private static final List<String> OPERATORS = List.of("=", "<=>", "<", ">=", "<>");

  private final Random random;
  private final RandomConditions conditions;

  RandomJoins(long seed) {
    this.random = new Random(seed);
    this.conditions = new RandomConditions(seed);
  }

  /**
   * A query.
   *
   * @param sql in which {@code {t}} stands for the table
   */
  record Query(String sql) {
    String on(String table) {
      return sql.replace("{t}", table);
    }

    boolean isOrdered() {
      return sql.contains(" ORDER BY ");
    }
  }

  Query next() {
    List<String> sides = new ArrayList<>(List.of("a", "b"));
    String from = side() + " a " + pick(KINDS) + " " + side() + " b ON " + on("a", "b");
    if (random.nextInt(3) == 0) {
      from += " " + pick(KINDS) + " " + side() + " c ON " + on(pick(sides), "c");
      sides.add("c");
    }
    return new Query(
        switch (random.nextInt(5)) {
          case 0 -> aggregate(sides, from);
          case 1 -> ordered(sides, from);
          default -> "SELECT " + results(sides) + " FROM " + from;
        });
  }

  /** Mostly of conditions that databases decide, and of not too many rows. */
  private String side() {
    String condition =
        switch (random.nextInt(8)) {
          case 0 -> conditions.next().sql();
          case 1 -> "plain > 'a'";
          case 2 -> "folded IS NOT NULL AND s BETWEEN -5 AND 7";
          case 3 -> "flag";
          case 4 -> "icu LIKE 'a%' OR id < 20";
          default -> "id % " + (2 + random.nextInt(5)) + " = 1";
        };
    return "(SELECT * FROM {t} WHERE " + condition + ")";
  }

  private String on(String left, String right) {
    String condition = pair(left, right, random.nextInt(12) == 0 ? pick(OPERATORS) : "=");
    if (random.nextInt(3) == 0) {
      condition += " AND " + pair(left, right, pick(OPERATORS));
    } else if (random.nextInt(8) == 0) {
      condition += " OR " + pair(left, right, "=");
    }
    if (random.nextInt(4) == 0) {
      String side = random.nextBoolean() ? left : right;
      condition += " AND " + side + ".s " + pick(OPERATORS) + " " + (random.nextInt(9) - 4);
    }
    return condition;
  }

  private String pair(String left, String right, String operator) {
    if (random.nextInt(3) == 0) {
      List<String> alike = pick(ALIKE);
      return left + "." + pick(alike) + " " + operator + " " + right + "." + pick(alike);
    }
    String key = pick(KEYS);
    return left + "." + key + " " + operator + " " + right + "." + key;
  }

  private String results(List<String> sides) {
    List<String> results = new ArrayList<>();
    for (int i = 0; i <= random.nextInt(4); i++) {
      results.add(cell(sides, RESULTS));
    }
    return sides.stream().map(side -> side + ".id").collect(Collectors.joining(", "))
        + ", "
        + String.join(", ", results);
  }

  private String aggregate(List<String> sides, String from) {
    String group = cell(sides, RESULTS.subList(0, RESULTS.size() - 1));
    String results =
        String.format(
            "count(*), count(DISTINCT %s), min(%s), max(%s), sum(%s), avg(%s)",
            cell(sides, RESULTS),
            cell(sides, List.of("icu", "folded", "doc", "at", "n")),
            cell(sides, List.of("plain", "uid", "day", "flag", "id")),
            cell(sides, List.of("id", "s")),
            cell(sides, List.of("id", "s")));
    return random.nextBoolean()
        ? "SELECT " + results + " FROM " + from
        : "SELECT " + group + ", " + results + " FROM " + from + " GROUP BY " + group;
  }

  private String ordered(List<String> sides, String from) {
    String direction = pick(List.of("", " DESC", " ASC NULLS LAST", " DESC NULLS FIRST"));
    String ids = sides.stream().map(side -> side + ".id").collect(Collectors.joining(", "));
    return "SELECT "
        + results(sides)
        + " FROM "
        + from
        + " ORDER BY "
        + cell(sides, KEYS)
        + direction
        + ", "
        + ids
        + " LIMIT "
        + random.nextInt(30)
        + (random.nextInt(3) == 0 ? " OFFSET " + random.nextInt(10) : "");
  }

  private String cell(List<String> sides, List<String> columns) {
    return pick(sides) + "." + pick(columns);
  }

  private <T> T pick(List<T> values) {
    return values.get(random.nextInt(values.size()));
  }
}

package org.lamindb.spark.registry;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Queries on {@link NastyTable} that compute, count, add up and sort; {@code {t}} stands for the
 * table, {@code {c}} for a condition.
 */
final class RandomQueries {
  private static final List<String> GROUPS =
      List.of("plain", "icu", "folded", "doc", "n", "s", "flag", "mark", "x", "at", "day");

  private static final List<String> COLUMNS =
      List.of(
          "id", "uid", "plain", "icu", "folded", "doc", "n", "m", "s", "flag", "mark", "x", "at",
          "upd", "day", "other");

  private static final List<String> EXPRESSIONS =
      List.of(
          "upper(icu)",
          "length(folded)",
          "substring(plain, 2)",
          "concat(plain, icu)",
          "get_json_object(doc, '$.a')",
          "doc = 'null'",
          "year(at)",
          "cast(upd AS DATE)",
          "unix_micros(at)",
          "n % 7",
          "s * 2",
          "x + y",
          "flag AND mark",
          "coalesce(icu, folded, uid)",
          "other IS NULL");

  private static final List<String> EXTREMES =
      List.of(
          "id", "uid", "plain", "icu", "folded", "doc", "n", "m", "s", "flag", "mark", "at", "day");

  private static final List<String> SORTS =
      List.of(
          "plain", "icu", "folded", "doc", "n", "m", "s", "flag", "mark", "x", "y", "at", "upd",
          "day");

  private final Random random;

  RandomQueries(Random random) {
    this.random = random;
  }

  String projection() {
    List<String> results = new ArrayList<>(List.of("id"));
    for (int i = random.nextInt(4); i >= 0; i--) {
      results.add(random.nextBoolean() ? pick(COLUMNS) : pick(EXPRESSIONS));
    }
    return "SELECT " + String.join(", ", results) + " FROM {t} WHERE {c}";
  }

  String aggregate() {
    List<String> groups = some(GROUPS, random.nextInt(3));
    List<String> results = new ArrayList<>(groups);
    for (int i = random.nextInt(3); i >= 0; i--) {
      results.add(function());
    }
    if (random.nextInt(6) == 0 && !groups.isEmpty()) {
      return "SELECT DISTINCT " + String.join(", ", groups) + " FROM {t} WHERE {c}";
    }
    return "SELECT "
        + String.join(", ", results)
        + " FROM {t} WHERE {c}"
        + (groups.isEmpty() ? "" : " GROUP BY " + String.join(", ", groups));
  }

  private String function() {
    return switch (random.nextInt(8)) {
      case 0 -> "count(*)";
      case 1 -> "count(" + pick(COLUMNS) + ")";
      case 2 -> "count(DISTINCT " + pick(COLUMNS) + ")";
      case 3 -> "min(" + pick(EXTREMES) + ")";
      case 4 -> "max(" + pick(EXTREMES) + ")";
      case 5 -> "sum(" + pick(List.of("s", "id", "DISTINCT s")) + ")";
      case 6 -> "avg(" + pick(List.of("s", "id")) + ")";
      default -> "max(s) - min(s) + count(n)";
    };
  }

  String ordered() {
    if (random.nextInt(4) == 0) {
      String group = pick(List.of("plain", "folded", "n", "flag", "doc"));
      String result = pick(List.of("count(*)", "max(id)", "min(icu)"));
      return String.format(
          "SELECT %s, %s AS result FROM {t} WHERE {c} GROUP BY %s ORDER BY result %s, %s LIMIT %d",
          group, result, group, direction(), group, 1 + random.nextInt(20));
    }
    List<String> keys = new ArrayList<>();
    for (String column : some(SORTS, 1 + random.nextInt(2))) {
      keys.add(column + direction());
    }
    keys.add("id");
    return "SELECT id, "
        + pick(SORTS)
        + " FROM {t} WHERE {c} ORDER BY "
        + String.join(", ", keys)
        + (random.nextInt(6) == 0 ? "" : " LIMIT " + random.nextInt(30))
        + (random.nextInt(3) == 0 ? " OFFSET " + random.nextInt(20) : "");
  }

  private String direction() {
    return pick(List.of("", " DESC", " ASC NULLS LAST", " DESC NULLS FIRST"));
  }

  private List<String> some(List<String> values, int count) {
    List<String> chosen = new ArrayList<>();
    while (chosen.size() < count) {
      String value = pick(values);
      if (!chosen.contains(value)) {
        chosen.add(value);
      }
    }
    return chosen;
  }

  private <T> T pick(List<T> values) {
    return values.get(random.nextInt(values.size()));
  }
}

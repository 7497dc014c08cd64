package org.lamindb.spark.registry;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;

/** Conditions on the columns of {@link NastyTable}; the same seed gives the same ones. */
final class RandomConditions {
  private static final List<String> OPERATORS = List.of("=", "<>", "<", "<=", ">", ">=", "<=>");
  private static final List<String> TEXTS = List.of("plain", "icu", "folded", "uid", "doc");
  private static final List<String> LONGS = List.of("n", "m", "s", "id");
  private static final List<String> FLAGS = List.of("flag", "mark");
  private static final List<String> DOUBLES = List.of("x", "y");
  private static final List<String> TIMES = List.of("at", "upd");

  private static final List<String> INSTANTS =
      List.of(
          "TIMESTAMP'2026-01-02 03:04:05.123456Z'",
          "TIMESTAMP'2026-01-02 03:04:05.123Z'",
          "TIMESTAMP'2026-01-02 03:04:05'",
          "TIMESTAMP'2026-01-02 00:00:00'",
          "TIMESTAMP'2026-03-29 02:30:00'",
          "TIMESTAMP'1970-01-01 00:00:00Z'",
          "TIMESTAMP'0001-01-01 00:00:00Z'",
          "TIMESTAMP'9999-12-31 00:00:00Z'",
          "TIMESTAMP'-290308-12-31 00:00:00Z'",
          "TIMESTAMP'+200000-01-01 00:00:00Z'");

  private static final List<String> DAYS =
      List.of(
          "DATE'2026-01-02'",
          "DATE'2026-01-01'",
          "DATE'2025-12-31'",
          "DATE'1969-12-31'",
          "DATE'0001-01-01'",
          "DATE'9999-12-31'",
          "DATE'-2000-01-01'");

  private static final List<String> YEARS =
      List.of("0", "1", "2", "1969", "1970", "2024", "2025", "2026", "9998", "9999", "10000");

  private static final List<String> NUMBERS =
      List.of("0.0D", "-0.0D", "1.5D", "0.1D", "1e300D", "double('NaN')", "double('-Infinity')");

  private static final List<String> INTEGERS =
      List.of(
          "-1",
          "0",
          "1",
          "2",
          "3",
          "10",
          "50",
          "1000",
          "3000000000",
          "9007199254740993",
          "9223372036854775807",
          "-9223372036854775807");

  private final Random random;

  RandomConditions(long seed) {
    this.random = new Random(seed);
  }

  Condition next() {
    return next(3);
  }

  private Condition next(int depth) {
    return switch (depth == 0 ? 9 : random.nextInt(8)) {
      case 0, 1 -> new Condition.Junction("AND", next(depth - 1), next(depth - 1));
      case 2 -> new Condition.Junction("OR", next(depth - 1), next(depth - 1));
      case 3 -> new Condition.Not(next(depth - 1));
      default -> new Condition.Leaf(leaf());
    };
  }

  private String leaf() {
    return switch (random.nextInt(12)) {
      case 0, 1 -> values(pick(TEXTS), NastyTable.TEXTS.stream().map(this::literal).toList());
      case 2, 3 -> match(pick(TEXTS));
      case 4, 5 -> text();
      case 6 -> values(pick(LONGS), INTEGERS);
      case 7 -> arithmetic();
      case 8 -> flag();
      case 9 ->
          random.nextInt(3) == 0 ? "x " + pick(OPERATORS) + " y" : values(pick(DOUBLES), NUMBERS);
      case 10 -> values(pick(TIMES), INSTANTS);
      default -> date();
    };
  }

  private String values(String column, List<String> values) {
    return switch (random.nextInt(9)) {
      case 0 -> column + " IS NULL";
      case 1 -> column + " IS NOT NULL";
      case 2 -> column + " IN (" + some(values, 4) + ")";
      case 3 -> column + " NOT IN (" + some(values, 4) + ")";
      case 4 -> column + " IN (" + some(values, 60) + ")";
      case 5 -> column + " BETWEEN " + pick(values) + " AND " + pick(values);
      case 6 -> pick(values) + " " + pick(OPERATORS) + " " + column;
      default -> column + " " + pick(OPERATORS) + " " + pick(values);
    };
  }

  private String some(List<String> values, int most) {
    List<String> chosen = new ArrayList<>();
    for (int i = random.nextInt(most); i >= 0; i--) {
      chosen.add(random.nextInt(10) == 0 ? "NULL" : pick(values));
    }
    return String.join(", ", chosen);
  }

  private String match(String column) {
    String part = part();
    return switch (random.nextInt(8)) {
      case 0 -> "startswith(" + column + ", " + literal(part) + ")";
      case 1 -> "endswith(" + column + ", " + literal(part) + ")";
      case 2 -> "contains(" + column + ", " + literal(part) + ")";
      case 3 -> column + " LIKE " + literal(pattern(part) + "%");
      case 4 -> column + " LIKE " + literal("%" + pattern(part));
      case 5 -> column + " LIKE " + literal("%" + pattern(part) + "%");
      case 6 -> column + " NOT LIKE " + literal(pattern(part) + "%" + pattern(part()));
      default -> column + " LIKE " + literal(pattern(part) + "_");
    };
  }

  private String part() {
    String text = pick(NastyTable.TEXTS);
    int length = text.codePointCount(0, text.length());
    int from = length == 0 ? 0 : random.nextInt(length);
    int to = from + random.nextInt(length - from + 1);
    return text.substring(text.offsetByCodePoints(0, from), text.offsetByCodePoints(0, to));
  }

  private static String pattern(String part) {
    return part.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
  }

  private String text() {
    String column = pick(TEXTS);
    String value = literal(pick(NastyTable.TEXTS));
    String compare = " " + pick(OPERATORS) + " ";
    return switch (random.nextInt(14)) {
      case 0 -> "upper(" + column + ")" + compare + "upper(" + value + ")";
      case 1 -> "lower(" + column + ")" + compare + value;
      case 2 -> "upper(" + column + ") LIKE " + literal(pattern(part()) + "%");
      case 3 -> "length(" + column + ")" + compare + random.nextInt(5);
      case 4 ->
          String.format(
              "substring(%s, %d, %d)%s%s",
              column, random.nextInt(5) - 1, random.nextInt(4) - 1, compare, literal(part()));
      case 5 -> "substring(" + column + ", 2)" + compare + literal(part());
      case 6 -> pick(List.of("trim", "ltrim", "rtrim")) + "(" + column + ")" + compare + value;
      case 7 -> "concat(" + column + ", " + literal(part()) + ")" + compare + value;
      case 8 -> "concat(plain, " + column + ") LIKE " + literal("%" + pattern(part()) + "%");
      case 9 -> "coalesce(" + column + ", " + pick(TEXTS) + ")" + compare + value;
      case 10 -> column + compare + pick(TEXTS);
      case 11 -> "cast(" + pick(LONGS) + " AS STRING)" + compare + value;
      case 12 -> "get_json_object(doc, '$.a')" + compare + value;
      default -> "length(trim(" + column + "))" + compare + "length(" + pick(TEXTS) + ")";
    };
  }

  private String arithmetic() {
    String compare = " " + pick(OPERATORS) + " ";
    String number = String.valueOf(random.nextInt(2001) - 1000);
    return switch (random.nextInt(11)) {
      case 0 -> "m + " + number + compare + pick(INTEGERS);
      case 1 -> "m - s" + compare + pick(INTEGERS);
      case 2 -> "s * " + number + compare + number;
      case 3 -> "n % " + pick(List.of("2", "-1", "7", "1000")) + compare + (random.nextInt(5) - 2);
      case 4 -> "-s" + compare + "s";
      case 5 -> "abs(m)" + compare + pick(INTEGERS);
      case 6 -> "n / " + pick(List.of("1000", "-7", "3")) + compare + number;
      // Spark infers from n = m what holds for n, and fails where n overflows.
      case 7 -> "n " + pick(List.of("<", "<>", ">=")) + " m";
      case 8 -> "coalesce(n, s, 0)" + compare + pick(INTEGERS);
      case 9 -> "(s + 1) * (id - 3)" + compare + number;
      default -> "cast(n AS DOUBLE)" + compare + "x";
    };
  }

  private String flag() {
    return switch (random.nextInt(8)) {
      case 0 -> "flag";
      case 1 -> "flag = mark";
      case 2 -> "flag <=> mark";
      case 3 -> "flag < mark";
      case 4 -> "coalesce(flag, mark)";
      case 5 -> "coalesce(mark, false) = flag";
      case 6 -> "CASE WHEN flag THEN s > 0 ELSE mark END";
      default -> values(pick(FLAGS), List.of("true", "false"));
    };
  }

  private String date() {
    String compare = " " + pick(OPERATORS) + " ";
    return switch (random.nextInt(10)) {
      case 0 -> "cast(" + pick(TIMES) + " AS DATE)" + compare + pick(DAYS);
      case 1 -> "to_date(upd) IN (" + some(DAYS, 3) + ")";
      case 2 -> "year(" + pick(TIMES) + ")" + compare + pick(YEARS);
      case 3 -> "year(day)" + compare + pick(YEARS);
      case 4 -> "month(day) = 1";
      case 5 -> "hour(upd)" + compare + "3";
      case 6 -> "at" + compare + "upd";
      case 7 -> "day" + compare + "cast(upd AS DATE)";
      default -> values("day", DAYS);
    };
  }

  private String literal(String text) {
    return text.codePoints()
        .mapToObj(
            character ->
                character == '\\' || character == '\''
                    ? "\\" + (char) character
                    : Character.toString(character))
        .collect(Collectors.joining("", "'", "'"));
  }

  <T> T pick(List<T> values) {
    return values.get(random.nextInt(values.size()));
  }
}

package org.lamindb.spark;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;

/** Conditions on the registry Project, as SQL; the same seed gives the same ones. */
final class RandomPredicates {
  private static final List<String> OPERATORS = List.of("=", "<>", "<", "<=", ">", ">=", "<=>");

  private record Kind(List<String> columns, List<String> values) {}

  private static final List<Kind> KINDS =
      List.of(
          new Kind(
              List.of("name", "description", "abbr", "uid"),
              HardRows.NAMES.stream()
                  .map(name -> "'" + name.replace("\\", "\\\\").replace("'", "\\'") + "'")
                  .toList()),
          new Kind(
              List.of("id", "_status_code", "run_id", "branch_id"),
              List.of("-1", "0", "1", "2", "50", "9223372036854775807", "3000000000")),
          new Kind(List.of("is_type", "is_locked"), List.of("true", "false")),
          new Kind(
              List.of("created_at", "updated_at"),
              List.of(
                  "TIMESTAMP'2026-01-02 03:04:05.123456Z'",
                  "TIMESTAMP'2026-01-02 03:04:05.123Z'",
                  "TIMESTAMP'2026-01-02 03:04:05'",
                  "TIMESTAMP'2026-03-29 02:30:00'",
                  "TIMESTAMP'1970-01-01 00:00:00'",
                  "TIMESTAMP'-290308-12-31 00:00:00Z'",
                  "TIMESTAMP'+200000-01-01 00:00:00Z'")),
          new Kind(
              List.of("start_date", "end_date"),
              List.of(
                  "DATE'2026-01-02'",
                  "DATE'1969-12-31'",
                  "DATE'0001-01-01'",
                  "DATE'9999-12-31'",
                  "DATE'-2000-01-01'")));

  private final Random random;

  RandomPredicates(long seed) {
    this.random = new Random(seed);
  }

  String next() {
    return next(3);
  }

  private String next(int depth) {
    int choice = depth == 0 ? 3 : random.nextInt(6);
    return switch (choice) {
      case 0 -> "(" + next(depth - 1) + " AND " + next(depth - 1) + ")";
      case 1 -> "(" + next(depth - 1) + " OR " + next(depth - 1) + ")";
      case 2 -> "(NOT " + next(depth - 1) + ")";
      default -> leaf();
    };
  }

  private String leaf() {
    Kind kind = pick(KINDS);
    String column = pick(kind.columns());
    return switch (random.nextInt(8)) {
      case 0 -> column + " IS NULL";
      case 1 -> column + " IS NOT NULL";
      case 2 -> column + " IN (" + some(kind.values()) + ")";
      case 3 -> column + " NOT IN (" + some(kind.values()) + ")";
      case 4 -> pick(kind.values()) + " " + pick(OPERATORS) + " " + column;
      default -> column + " " + pick(OPERATORS) + " " + pick(kind.values());
    };
  }

  private String some(List<String> values) {
    List<String> chosen = new ArrayList<>();
    for (int i = random.nextInt(4); i >= 0; i--) {
      chosen.add(random.nextInt(8) == 0 ? "NULL" : pick(values));
    }
    return chosen.stream().collect(Collectors.joining(", "));
  }

  private <T> T pick(List<T> values) {
    return values.get(random.nextInt(values.size()));
  }
}

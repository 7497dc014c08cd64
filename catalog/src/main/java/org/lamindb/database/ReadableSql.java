package org.lamindb.database;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A statement with its values in place of the placeholders, long ones shortened. */
final class ReadableSql {
  private static final int MOST_VALUES = 10;
  private static final int MOST_CHARACTERS = 200;

  private ReadableSql() {}

  static String of(String sql, List<Object> parameters) {
    StringBuilder text = new StringBuilder();
    int next = 0;
    char quote = 0;
    for (int i = 0; i < sql.length(); i++) {
      char character = sql.charAt(i);
      if (quote != 0) {
        quote = character == quote ? 0 : quote;
        text.append(character);
      } else if (character == '"' || character == '\'') {
        quote = character;
        text.append(character);
      } else if (character == '?') {
        int run = run(sql, i);
        text.append(values(parameters.subList(next, next + run)));
        next += run;
        i += 3 * (run - 1);
      } else {
        text.append(character);
      }
    }
    return text.toString();
  }

  /** How many placeholders follow each other in a list. */
  private static int run(String sql, int start) {
    int run = 1;
    while (sql.startsWith(", ?", start + 3 * run - 2)) {
      run++;
    }
    return run;
  }

  private static String values(List<?> values) {
    List<String> shown = new ArrayList<>();
    values.stream().limit(MOST_VALUES).forEach(value -> shown.add(value(value)));
    if (values.size() > MOST_VALUES) {
      shown.add("… " + (values.size() - MOST_VALUES) + " more");
    }
    return String.join(", ", shown);
  }

  private static String value(Object value) {
    if (value == null) {
      return "NULL";
    } else if (value instanceof Object[] array) {
      return "ARRAY[" + values(Arrays.asList(array)) + "]";
    } else if (value instanceof Number || value instanceof Boolean) {
      return value.toString();
    }
    String text =
        value instanceof TimestampMicros time
            ? Timestamps.instant(time.micros()).toString()
            : value instanceof Json json ? json.text() : value.toString();
    if (text.length() > MOST_CHARACTERS) {
      int end = Character.isHighSurrogate(text.charAt(MOST_CHARACTERS - 1)) ? 1 : 0;
      text = text.substring(0, MOST_CHARACTERS - end) + "…";
    }
    return "'" + text.replace("'", "''") + "'";
  }
}

package org.lamindb.spark;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.lamindb.referee.RefereeInstance;

/** Rows of the registry Project that databases and Spark could disagree about. */
final class HardRows {
  static final List<String> NAMES =
      List.of(
          "alpha", "Alpha", "ALPHA", "alphA ", " alpha", "a", "B", "b", "Z", "_x", "10", "9", "",
          "é", "e\u0301", "ß", "漢字", "🧬", "\uFFFD", "it's", "100%", "a_b", "a\\b", "\"q\"");

  private static final List<String> TIMES =
      List.of(
          "2026-01-02 03:04:05.123456",
          "2026-01-02 03:04:05.123",
          "2026-01-02 03:04:05.123000",
          "2026-01-02 03:04:05",
          "2026-01-02 00:00:00",
          "2026-03-29 01:30:00.000001",
          "2025-10-26 00:30:00.999999",
          "1969-12-31 23:59:59.999999",
          "1970-01-01 00:00:00");

  /** What only SQLite can hold: other spellings, and what is no time at all. */
  private static final List<String> ODD_TIMES =
      List.of(
          "2026-01-02T03:04:05.123456Z", "2026-01-02 03:04:05.123456+02:00", "2026-01-02", "soon");

  private static final List<String> DATES =
      List.of("2026-01-02", "1969-12-31", "2024-02-29", "0001-01-01", "9999-12-31");

  private HardRows() {}

  static void insert(RefereeInstance instance) {
    try (Connection connection = instance.connect()) {
      boolean sqlite = instance.database().isEmpty();
      if (!sqlite) {
        // Most servers order text by a language, ours by its bytes.
        for (String column : List.of("name", "description", "abbr")) {
          connection
              .createStatement()
              .execute(
                  "ALTER TABLE lamindb_project ALTER COLUMN "
                      + column
                      + " TYPE varchar(255) COLLATE \"en-x-icu\"");
        }
      }
      for (int i = 0; i < 120; i++) {
        insert(connection, i, sqlite);
      }
      if (sqlite) {
        // Only the integer 1 is true.
        connection
            .createStatement()
            .execute("UPDATE lamindb_project SET is_locked = 't' WHERE id % 11 = 3");
        connection
            .createStatement()
            .execute("UPDATE lamindb_project SET is_type = 2 WHERE id % 13 = 5");
        connection
            .createStatement()
            .execute("UPDATE lamindb_project SET start_date = 'never' WHERE id % 17 = 4");
      }
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }

  private static void insert(Connection connection, int i, boolean sqlite) throws SQLException {
    String sql =
        "INSERT INTO lamindb_project (is_type, is_locked, created_at, updated_at, uid, name,"
            + " description, abbr, start_date, end_date, _status_code, branch_id, created_on_id,"
            + " space_id, created_by_id) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 1, 1, 1, 1)";
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      flag(statement, 1, i % 2 == 0, sqlite);
      flag(statement, 2, i % 3 == 0, sqlite);
      time(statement, 3, i, sqlite);
      time(statement, 4, i + 5, sqlite);
      statement.setString(5, String.format("hard%08d", i));
      statement.setString(6, NAMES.get(i % NAMES.size()));
      statement.setString(7, i % 4 == 0 ? null : NAMES.get((i * 7) % NAMES.size()));
      statement.setString(8, i % 5 == 0 ? null : "p" + i);
      date(statement, 9, i % 3 == 1 ? null : DATES.get(i % DATES.size()), sqlite);
      date(statement, 10, i % 6 == 1 ? null : DATES.get((i + 2) % DATES.size()), sqlite);
      statement.setInt(11, i % 4 - 1);
      statement.execute();
    }
  }

  private static void flag(PreparedStatement statement, int index, boolean value, boolean sqlite)
      throws SQLException {
    if (sqlite) {
      statement.setInt(index, value ? 1 : 0);
    } else {
      statement.setBoolean(index, value);
    }
  }

  private static void time(PreparedStatement statement, int index, int i, boolean sqlite)
      throws SQLException {
    if (sqlite && i % 7 == 0) {
      statement.setString(index, ODD_TIMES.get(i / 7 % ODD_TIMES.size()));
    } else if (sqlite) {
      statement.setString(index, TIMES.get(i % TIMES.size()));
    } else {
      String iso = TIMES.get(i % TIMES.size()).replace(' ', 'T') + "Z";
      statement.setTimestamp(index, Timestamp.from(Instant.parse(iso)));
    }
  }

  private static void date(PreparedStatement statement, int index, String date, boolean sqlite)
      throws SQLException {
    if (sqlite || date == null) {
      statement.setObject(index, date, date == null && !sqlite ? Types.DATE : Types.VARCHAR);
    } else {
      statement.setObject(index, LocalDate.parse(date));
    }
  }
}

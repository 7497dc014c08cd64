package org.lamindb.registry;

import org.lamindb.database.Dialect;
import org.lamindb.database.SqlText;
import org.lamindb.registry.Filter.Place;

/** Writes a {@link Filter.Match} as SQL: byte by byte, in which case, accents and zeros count. */
final class MatchSql {
  private MatchSql() {}

  static void append(SqlText sql, Filter.Match match) {
    if (sql.dialect() == Dialect.POSTGRES) {
      OperandSql.byBytes(sql, match.text());
      sql.sql(" LIKE ").value(pattern(match));
    } else if (match.part().isEmpty()) {
      // True of every text and unknown of NULL.
      sql.sql("length(").also(text -> OperandSql.append(text, match.text())).sql(") >= 0");
    } else if (match.place() == Place.START) {
      start(sql, match.text(), match.part());
    } else if (match.place() == Place.END) {
      end(sql, match.text(), match.part());
    } else {
      sql.sql("instr(").also(text -> OperandSql.append(text, match.text()));
      sql.sql(", ").value(match.part()).sql(") > 0");
    }
  }

  private static String pattern(Filter.Match match) {
    String part = match.part().replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
    return switch (match.place()) {
      case START -> part + "%";
      case END -> "%" + part;
      case ANYWHERE -> "%" + part + "%";
    };
  }

  /** What begins with a text are the texts from it up to the next that does not: an index helps. */
  private static void start(SqlText sql, Operand text, String part) {
    OperandSql.append(sql, text);
    sql.sql(" >= ").value(part);
    String end = next(part);
    if (!end.isEmpty()) {
      sql.sql(" AND ").also(self -> OperandSql.append(self, text)).sql(" < ").value(end);
    }
  }

  /** The first text after all that begin with this one; empty when there is none. */
  private static String next(String part) {
    int last = part.codePointBefore(part.length());
    String head = part.substring(0, part.length() - Character.charCount(last));
    if (last == Character.MAX_CODE_POINT) {
      return head.isEmpty() ? "" : next(head);
    }
    int following = last + 1 == Character.MIN_SURROGATE ? Character.MAX_SURROGATE + 1 : last + 1;
    return head + Character.toString(following);
  }

  /** By bytes, as SQLite's functions on text end at a zero character; no bytes read as NULL. */
  private static void end(SqlText sql, Operand text, String part) {
    OperandSql.append(sql, text);
    sql.sql(" <> '' AND substr(CAST(").also(self -> OperandSql.append(self, text));
    sql.sql(" AS BLOB), -length(CAST(").value(part).sql(" AS BLOB))) = CAST(").value(part);
    sql.sql(" AS BLOB)");
  }
}

package org.lamindb.scan.copy;

import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Types;
import java.util.Set;
import org.lamindb.error.LaminErrors;
import org.lamindb.registry.ColumnType;

/**
 * Which types of the database are sent in the bytes that a {@link ColumnType} is read from. Binary
 * COPY says nothing about types, so a column that was altered meanwhile would be read as garbage.
 */
final class SentTypes {
  private SentTypes() {}

  /**
   * Compares what is to be read with what will be sent.
   *
   * @throws org.lamindb.error.LaminException when a column has got another type since the tables
   *     were looked at
   */
  static void check(ColumnType[] types, ResultSetMetaData sent, String table) throws SQLException {
    for (int i = 0; i < types.length; i++) {
      if (!of(types[i]).contains(sent.getColumnType(i + 1))) {
        throw LaminErrors.changedMeanwhile(
            "The column '" + sent.getColumnLabel(i + 1) + "' of the table '" + table + "'");
      }
    }
  }

  private static Set<Integer> of(ColumnType type) {
    return switch (type) {
      case BOOLEAN -> Set.of(Types.BIT, Types.BOOLEAN);
      case LONG, DURATION -> Set.of(Types.SMALLINT, Types.INTEGER, Types.BIGINT);
      case DOUBLE -> Set.of(Types.REAL, Types.DOUBLE);
      case TEXT, JSON, LIST, OTHER -> Set.of(Types.VARCHAR, Types.CHAR);
      case TIMESTAMP -> Set.of(Types.TIMESTAMP, Types.TIMESTAMP_WITH_TIMEZONE);
      case DATE -> Set.of(Types.DATE);
    };
  }
}

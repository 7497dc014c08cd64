package org.lamindb.registry;

import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.lamindb.database.Database;
import org.lamindb.database.Dialect;
import org.lamindb.database.Row;
import org.lamindb.database.SqlText;

/**
 * A record as people call it.
 *
 * @param uid null in tables without
 * @param name the value of the registry's {@link NameColumn}, null when the record has none
 */
public record RecordName(long id, String uid, String name) {

  /** The records that have one of the ids, in the order of the ids in the database. */
  public static List<RecordName> of(Database database, Registry registry, Collection<Long> ids) {
    return database.read(
        "read records of " + registry.qualifiedName(),
        connection ->
            select(database.dialect(), registry, NameColumn.of(registry))
                .sql(" WHERE ")
                .name("id")
                .isAnyOf(ids)
                .sql(" ORDER BY ")
                .name("id")
                .query(connection, RecordName::read));
  }

  /** The beginning of a statement that reads names. */
  static SqlText select(Dialect dialect, Registry registry, Optional<Column> name) {
    SqlText sql = new SqlText(dialect).sql("SELECT ").name("id").sql(", ");
    column(sql, registry.column("uid"));
    sql.sql(" AS record_uid, ");
    column(sql, name);
    return sql.sql(" AS record_name FROM ").name(registry.table());
  }

  private static void column(SqlText sql, Optional<Column> column) {
    if (column.isEmpty()) {
      sql.sql("NULL");
    } else {
      sql.sql("CAST(").name(column.get().databaseName()).sql(" AS text)");
    }
  }

  static RecordName read(Row row) throws SQLException {
    return new RecordName(
        row.number("id"),
        row.optionalText("record_uid").orElse(null),
        row.optionalText("record_name").orElse(null));
  }
}

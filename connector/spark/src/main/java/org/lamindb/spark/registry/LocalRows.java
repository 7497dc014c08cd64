package org.lamindb.spark.registry;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.catalyst.InternalRow;
import org.lamindb.database.Database;
import org.lamindb.registry.RegistryQuery;
import org.lamindb.scan.JdbcRecords;
import org.lamindb.scan.Records;

/** Reads the rows of queries that have few, on the driver. */
final class LocalRows {
  private LocalRows() {}

  /**
   * All rows of a query.
   *
   * @param most how many rows are few
   * @return empty when there are more
   */
  static Optional<InternalRow[]> read(Database database, RegistryQuery query, int most) {
    List<InternalRow> rows = new ArrayList<>();
    try (Records records = JdbcRecords.open(database, query.atMost(most + 1L))) {
      RecordRow row =
          new RecordRow(records.cells(), RegistryTypes.schema(query.columns(), database.dialect()));
      while (records.next()) {
        rows.add(row.copy());
      }
    }
    return rows.size() > most ? Optional.empty() : Optional.of(rows.toArray(InternalRow[]::new));
  }
}

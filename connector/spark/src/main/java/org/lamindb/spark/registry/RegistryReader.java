package org.lamindb.spark.registry;

import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.GenericInternalRow;
import org.apache.spark.sql.connector.read.PartitionReader;
import org.lamindb.database.Database;
import org.lamindb.error.LaminException;
import org.lamindb.registry.ColumnType;
import org.lamindb.registry.RecordCursor;
import org.lamindb.registry.RegistryQuery;
import org.lamindb.spark.LaminSparkErrors;

/** Reads the rows of one partition. Spark copies each row before it asks for the next. */
final class RegistryReader implements PartitionReader<InternalRow> {
  private final Database database;
  private final RecordCursor cursor;
  private final ColumnType[] types;
  private final GenericInternalRow row;

  RegistryReader(RegistryPartition partition) {
    RegistryQuery query = partition.query();
    this.types = query.columns().stream().map(column -> column.type()).toArray(ColumnType[]::new);
    this.row = new GenericInternalRow(new Object[types.length]);
    this.database = new Database(partition.address());
    this.cursor = RecordCursor.open(database, query);
  }

  @Override
  public boolean next() {
    try {
      if (!cursor.next()) {
        return false;
      }
      for (int i = 0; i < types.length; i++) {
        row.update(i, RegistryTypes.internal(types[i], cursor.get(i)));
      }
      return true;
    } catch (LaminException e) {
      throw LaminSparkErrors.of(e);
    }
  }

  @Override
  public InternalRow get() {
    return row;
  }

  @Override
  public void close() {
    try (database) {
      cursor.close();
    } catch (LaminException e) {
      throw LaminSparkErrors.of(e);
    }
  }
}

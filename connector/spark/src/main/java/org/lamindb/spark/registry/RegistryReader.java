package org.lamindb.spark.registry;

import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.connector.read.PartitionReader;
import org.lamindb.database.Database;
import org.lamindb.error.LaminException;
import org.lamindb.registry.RegistryQuery;
import org.lamindb.scan.JdbcRecords;
import org.lamindb.scan.Records;
import org.lamindb.spark.LaminSparkErrors;

/** Reads the rows of one partition. Spark copies each row before it asks for the next. */
final class RegistryReader implements PartitionReader<InternalRow> {
  private final Database database;
  private final Records records;
  private final RecordRow row;

  RegistryReader(RegistryPartition partition) {
    RegistryQuery query = partition.query();
    this.database = new Database(partition.address());
    this.records = JdbcRecords.open(database, query);
    this.row = new RecordRow(records, RegistryTypes.schema(query.columns(), database.dialect()));
  }

  @Override
  public boolean next() {
    try {
      return records.next();
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
      records.close();
    } catch (LaminException e) {
      throw LaminSparkErrors.of(e);
    }
  }
}

package org.lamindb.spark;

import java.util.Objects;
import java.util.Set;
import org.apache.spark.sql.connector.catalog.SupportsRead;
import org.apache.spark.sql.connector.catalog.Table;
import org.apache.spark.sql.connector.catalog.TableCapability;
import org.apache.spark.sql.connector.read.ScanBuilder;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.sql.util.CaseInsensitiveStringMap;
import org.lamindb.error.LaminException;

/**
 * What cannot be read. Spark asks for a table also when it is about to save one, so the error is
 * thrown when somebody reads.
 */
final class MissingTable implements Table, SupportsRead {
  private final StructType schema;
  private final LaminException error;

  MissingTable(StructType schema, LaminException error) {
    this.schema = Objects.requireNonNull(schema, "schema is null");
    this.error = Objects.requireNonNull(error, "error is null");
  }

  @Override
  public String name() {
    return "lamindb";
  }

  @Override
  @SuppressWarnings("deprecation")
  public StructType schema() {
    return schema;
  }

  @Override
  public Set<TableCapability> capabilities() {
    return Set.of(TableCapability.BATCH_READ);
  }

  @Override
  public ScanBuilder newScanBuilder(CaseInsensitiveStringMap options) {
    throw LaminSparkErrors.of(error);
  }
}

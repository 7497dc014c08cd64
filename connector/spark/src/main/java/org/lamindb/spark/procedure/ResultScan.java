package org.lamindb.spark.procedure;

import java.util.Arrays;
import java.util.List;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.GenericInternalRow;
import org.apache.spark.sql.connector.read.LocalScan;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.unsafe.types.UTF8String;

/** The rows that a procedure returned. */
final class ResultScan implements LocalScan {
  private final String procedure;
  private final StructType schema;
  private final InternalRow[] rows;

  private ResultScan(String procedure, StructType schema, InternalRow[] rows) {
    this.procedure = procedure;
    this.schema = schema;
    this.rows = rows;
  }

  static ResultScan of(String procedure, StructType schema, List<Object[]> rows) {
    return new ResultScan(
        procedure, schema, rows.stream().map(ResultScan::row).toArray(InternalRow[]::new));
  }

  private static InternalRow row(Object[] values) {
    return new GenericInternalRow(
        Arrays.stream(values)
            .map(value -> value instanceof String text ? UTF8String.fromString(text) : value)
            .toArray());
  }

  @Override
  public StructType readSchema() {
    return schema;
  }

  @Override
  public InternalRow[] rows() {
    return rows;
  }

  @Override
  public String description() {
    return "result of " + procedure;
  }
}

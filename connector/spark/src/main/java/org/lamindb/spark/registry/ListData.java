package org.lamindb.spark.registry;

import java.util.List;
import org.apache.spark.sql.catalyst.util.ArrayData;
import org.apache.spark.sql.catalyst.util.GenericArrayData;
import org.apache.spark.sql.types.ArrayType;
import org.apache.spark.sql.types.BooleanType;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DateType;
import org.apache.spark.sql.types.DoubleType;
import org.apache.spark.sql.types.LongType;
import org.apache.spark.sql.types.TimestampType;
import org.apache.spark.unsafe.types.UTF8String;
import org.lamindb.registry.ColumnType;
import org.lamindb.scan.JsonCells;

/** The values of a list column as Spark holds them. */
final class ListData {
  private ListData() {}

  static ArrayData of(String json, ArrayType type) {
    ColumnType elements = elements(type.elementType());
    // Only lists that somebody stored can hold nothing; sets of values are put together here.
    List<Object> values =
        type.containsNull() ? JsonCells.list(json, elements) : JsonCells.set(json, elements);
    return new GenericArrayData(values.stream().map(value -> cell(value, elements)).toArray());
  }

  private static Object cell(Object value, ColumnType type) {
    if (value instanceof String text) {
      return UTF8String.fromString(text);
    }
    return type == ColumnType.DATE && value != null
        ? (Object) Math.toIntExact((Long) value)
        : value;
  }

  private static ColumnType elements(DataType type) {
    if (type instanceof BooleanType) {
      return ColumnType.BOOLEAN;
    } else if (type instanceof LongType) {
      return ColumnType.LONG;
    } else if (type instanceof DoubleType) {
      return ColumnType.DOUBLE;
    } else if (type instanceof TimestampType) {
      return ColumnType.TIMESTAMP;
    } else if (type instanceof DateType) {
      return ColumnType.DATE;
    }
    return ColumnType.TEXT;
  }
}

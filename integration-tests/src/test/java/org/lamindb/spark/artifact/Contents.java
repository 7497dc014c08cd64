package org.lamindb.spark.artifact;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.ArrayType;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.DecimalType;
import org.apache.spark.sql.types.MapType;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import scala.jdk.javaapi.CollectionConverters;

/**
 * Compares rows of Spark with what the Python client loads, value for value.
 *
 * <p>Spark's type says how values are compared, as pandas has fewer: whole numbers beside missing
 * ones are floats there, dates in text files are text, maps are lists of pairs.
 */
final class Contents {
  private static final long NANOS_PER_MICRO = 1000;
  private static final long MICROS_PER_SECOND = 1_000_000;

  private Contents() {}

  /** Same columns in the same order, same rows in any order. */
  static void assertSame(Dataset<Row> data, JsonNode loaded) {
    List<String> expected = new ArrayList<>();
    if (loaded.get("type").asText().equals("frame")) {
      List<String> columns = new ArrayList<>();
      loaded.get("columns").forEach(column -> columns.add(column.asText()));
      assertThat(List.of(data.columns())).isEqualTo(columns);
      for (JsonNode row : loaded.get("rows")) {
        expected.add(ofFrameRow(row, data.schema(), loaded.get("dtypes")));
      }
    } else {
      assertThat(loaded.get("type").asText()).isEqualTo("object");
      JsonNode object = loaded.get("object");
      for (JsonNode row : object.isArray() ? object : List.of(object)) {
        expected.add(ofClient(row, data.schema()));
      }
    }
    assertThat(rows(data)).containsExactlyInAnyOrderElementsOf(expected);
  }

  /** The rows of a data frame, each as a text that says exactly what it holds. */
  static List<String> rows(Dataset<Row> data) {
    return data.collectAsList().stream().map(row -> ofSpark(row, data.schema())).toList();
  }

  private static String ofFrameRow(JsonNode row, StructType schema, JsonNode types) {
    Map<String, String> fields = new TreeMap<>();
    for (int i = 0; i < schema.length(); i++) {
      StructField field = schema.fields()[i];
      boolean isNanoseconds =
          field.dataType() == DataTypes.LongType && types.get(i).asText().startsWith("datetime64");
      String value = ofClient(row.get(i), field.dataType());
      fields.put(
          field.name(), isNanoseconds && !value.equals("null") ? value + " microseconds" : value);
    }
    return fields.toString();
  }

  /** Numbers of nanoseconds as microseconds, as the client's moments are told. */
  static List<String> rowsWithNanoseconds(Dataset<Row> data, List<String> moments) {
    List<String> rows = new ArrayList<>();
    for (Row row : data.collectAsList()) {
      Map<String, String> fields = new TreeMap<>();
      for (int i = 0; i < row.size(); i++) {
        StructField field = data.schema().fields()[i];
        boolean isMoment = moments.contains(field.name()) && !row.isNullAt(i);
        fields.put(
            field.name(),
            isMoment
                ? Math.floorDiv(row.getLong(i), NANOS_PER_MICRO) + " microseconds"
                : ofSpark(row.get(i), field.dataType()));
      }
      rows.add(fields.toString());
    }
    return rows;
  }

  static List<String> rowsOfFrame(JsonNode loaded, StructType schema) {
    List<String> rows = new ArrayList<>();
    loaded.get("rows").forEach(row -> rows.add(ofFrameRow(row, schema, loaded.get("dtypes"))));
    return rows;
  }

  private static String ofSpark(Object value, DataType type) {
    if (value == null || (value instanceof Number number && Double.isNaN(number.doubleValue()))) {
      return "null";
    }
    if (type instanceof StructType struct) {
      Row row = (Row) value;
      Map<String, String> fields = new TreeMap<>();
      for (int i = 0; i < struct.length(); i++) {
        StructField field = struct.fields()[i];
        fields.put(field.name(), ofSpark(row.get(i), field.dataType()));
      }
      return fields.toString();
    }
    if (type instanceof ArrayType array) {
      return CollectionConverters.asJava((scala.collection.Seq<?>) value).stream()
          .map(item -> ofSpark(item, array.elementType()))
          .toList()
          .toString();
    }
    if (type instanceof MapType map) {
      Map<String, String> entries = new TreeMap<>();
      CollectionConverters.asJava((scala.collection.Map<?, ?>) value)
          .forEach(
              (key, item) ->
                  entries.put(ofSpark(key, map.keyType()), ofSpark(item, map.valueType())));
      return entries.toString();
    }
    if (value instanceof Instant time) {
      return Long.toString(
          Math.addExact(
              Math.multiplyExact(time.getEpochSecond(), MICROS_PER_SECOND),
              time.getNano() / NANOS_PER_MICRO));
    }
    if (value instanceof LocalDateTime time) {
      return ofSpark(time.toInstant(ZoneOffset.UTC), type);
    }
    if (value instanceof byte[] bytes) {
      return HexFormat.of().formatHex(bytes);
    }
    if (value instanceof Float || value instanceof Double) {
      return Double.toString(((Number) value).doubleValue());
    }
    return value instanceof BigDecimal decimal ? decimal.toPlainString() : value.toString();
  }

  private static String ofClient(JsonNode value, DataType type) {
    if (value == null || value.isNull()) {
      return "null";
    }
    if (type instanceof StructType struct) {
      Map<String, String> fields = new TreeMap<>();
      for (StructField field : struct.fields()) {
        fields.put(field.name(), ofClient(value.get(field.name()), field.dataType()));
      }
      return fields.toString();
    }
    if (type instanceof ArrayType array) {
      List<String> items = new ArrayList<>();
      value.forEach(item -> items.add(ofClient(item, array.elementType())));
      return items.toString();
    }
    if (type instanceof MapType map) {
      Map<String, String> entries = new TreeMap<>();
      value.forEach(
          pair ->
              entries.put(
                  ofClient(pair.get(0), map.keyType()), ofClient(pair.get(1), map.valueType())));
      return entries.toString();
    }
    if (type == DataTypes.DoubleType || type == DataTypes.FloatType) {
      return Double.toString(Double.parseDouble(value.asText()));
    }
    if (type == DataTypes.LongType
        || type == DataTypes.IntegerType
        || type == DataTypes.ShortType
        || type == DataTypes.ByteType) {
      return new BigDecimal(value.asText()).toBigIntegerExact().toString();
    }
    if (type instanceof DecimalType decimal) {
      return new BigDecimal(value.asText()).setScale(decimal.scale()).toPlainString();
    }
    return value.asText();
  }
}

package org.lamindb.spark.registry;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;

/** Values of Spark and of the client in one form, in which equal ones are equal. */
final class Values {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
  private static final ObjectMapper JSON =
      new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

  private Values() {}

  /** Spark's type for a field of the client's. */
  static DataType type(String django) {
    return switch (django) {
      case "BooleanField" -> DataTypes.BooleanType;
      case "FloatField" -> DataTypes.DoubleType;
      case "DateTimeField" -> DataTypes.TimestampType;
      case "DateField" -> DataTypes.DateType;
      case "CharField", "TextField", "JSONField" -> DataTypes.StringType;
      case "AutoField",
          "SmallAutoField",
          "BigAutoField",
          "SmallIntegerField",
          "IntegerField",
          "BigIntegerField",
          "ForeignKey",
          "OneToOneField",
          "DurationField" ->
          DataTypes.LongType;
      default -> throw new AssertionError("unknown type of the client: " + django);
    };
  }

  /**
   * Spark's rows by id.
   *
   * @param columns to the client's name of the type
   */
  static Map<Long, Map<String, JsonNode>> of(Iterable<Row> rows, Map<String, String> columns) {
    Map<Long, Map<String, JsonNode>> byId = new TreeMap<>();
    for (Row row : rows) {
      Map<String, JsonNode> values = new TreeMap<>();
      for (String column : row.schema().fieldNames()) {
        values.put(column, of(row.get(row.fieldIndex(column)), columns.get(column)));
      }
      if (byId.put(row.<Long>getAs("id"), values) != null) {
        throw new AssertionError("an id twice: " + row);
      }
    }
    return byId;
  }

  private static JsonNode of(Object value, String type) {
    if (value == null) {
      return NODES.nullNode();
    }
    return switch (type) {
      case "BooleanField" -> NODES.booleanNode((Boolean) value);
      case "FloatField" -> NODES.numberNode((Double) value);
      case "DateTimeField" ->
          NODES.numberNode(ChronoUnit.MICROS.between(Instant.EPOCH, (Instant) value));
      case "DateField" -> NODES.textNode(((LocalDate) value).toString());
      case "CharField", "TextField" -> NODES.textNode((String) value);
      case "JSONField" -> parse((String) value);
      default -> NODES.numberNode((Long) value);
    };
  }

  private static JsonNode parse(String json) {
    try {
      return normal(JSON.readTree(json));
    } catch (JsonProcessingException e) {
      throw new AssertionError("no JSON: " + json, e);
    }
  }

  /** The same value, whichever width its numbers were read with. */
  static JsonNode normal(JsonNode node) {
    if (node.isIntegralNumber()) {
      return node.canConvertToLong()
          ? NODES.numberNode(node.longValue())
          : NODES.numberNode(node.bigIntegerValue());
    }
    if (node.isArray()) {
      ArrayNode array = NODES.arrayNode();
      node.forEach(item -> array.add(normal(item)));
      return array;
    }
    if (node.isObject()) {
      ObjectNode object = NODES.objectNode();
      node.fields().forEachRemaining(item -> object.set(item.getKey(), normal(item.getValue())));
      return object;
    }
    return node;
  }
}

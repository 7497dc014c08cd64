package org.lamindb.scan;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.StringJoiner;
import java.util.TreeSet;
import org.lamindb.database.Timestamps;
import org.lamindb.registry.ColumnType;

/** Reads values of other types out of JSON, where databases can carry them in no other way. */
public final class JsonCells {
  private static final JsonMapper MAPPER = JsonMapper.builder().build();
  private static final long MICROS_PER_DAY = 86_400_000_000L;

  /** Text by its bytes, as Spark orders it. */
  private static final Comparator<Object> ORDER =
      (left, right) ->
          left instanceof String text
              ? Arrays.compareUnsigned(bytes(text), bytes((String) right))
              : compare((Comparable<?>) left, right);

  private JsonCells() {}

  /**
   * The values of an array: distinct, sorted, without nulls and without what is no value of the
   * type.
   *
   * @return {@link Boolean}, {@link Long} (also microseconds of times and days of dates), {@link
   *     Double} or {@link String}
   */
  public static List<Object> set(String array, ColumnType elements) {
    TreeSet<Object> values = new TreeSet<>(ORDER);
    for (JsonNode item : parse(array)) {
      value(item, elements).ifPresent(values::add);
    }
    return List.copyOf(values);
  }

  /** The values of an array in its order; null for what is no value of the type. */
  public static List<Object> list(String array, ColumnType elements) {
    List<Object> values = new ArrayList<>();
    for (JsonNode item : parse(array)) {
      values.add(value(item, elements).orElse(null));
    }
    return values;
  }

  /** One array of the documents that an array holds as texts. */
  static String joined(String array) {
    StringJoiner documents = new StringJoiner(",", "[", "]");
    parse(array).forEach(document -> documents.add(document.textValue()));
    return documents.toString();
  }

  /**
   * A document as one value of a type, as in {@link #set}; empty when it is none. What is no list
   * is a list of one.
   */
  static Optional<Object> scalar(String document, ColumnType type) {
    JsonNode node = parse(document);
    if (node.isNull()) {
      return Optional.empty();
    }
    return switch (type) {
      case JSON -> Optional.of(document);
      case LIST -> Optional.of(node.isArray() ? document : "[" + document + "]");
      default -> value(node, type);
    };
  }

  private static Optional<Object> value(JsonNode node, ColumnType type) {
    if (node.isNull()) {
      return Optional.empty();
    }
    return switch (type) {
      case BOOLEAN ->
          // SQLite knows no truth values: the integer 1 is true.
          node.isBoolean() || node.isNumber()
              ? Optional.of(node.isBoolean() ? node.booleanValue() : node.longValue() == 1L)
              : Optional.empty();
      case LONG, DURATION -> whole(node);
      case DOUBLE ->
          node.isNumber() ? Optional.of(node.doubleValue()) : number(node).map(Object.class::cast);
      case TIMESTAMP -> boxed(node.isTextual() ? Timestamps.parse(node.textValue()) : none());
      case DATE -> boxed(node.isTextual() ? day(node.textValue()) : none());
      case TEXT, JSON, OTHER, LIST ->
          Optional.of(node.isTextual() ? node.textValue() : node.toString());
    };
  }

  /** The client's own interface stores whole numbers as 3.0, too. */
  private static Optional<Object> whole(JsonNode node) {
    if (node.isIntegralNumber()) {
      return node.canConvertToLong() ? Optional.of(node.longValue()) : Optional.empty();
    }
    boolean isWhole = node.isNumber() && node.doubleValue() == Math.rint(node.doubleValue());
    return isWhole && node.canConvertToLong() ? Optional.of(node.longValue()) : Optional.empty();
  }

  /** Postgres writes what is no finite number as text. */
  private static Optional<Double> number(JsonNode node) {
    return switch (node.asText()) {
      case "NaN" -> Optional.of(Double.NaN);
      case "Infinity" -> Optional.of(Double.POSITIVE_INFINITY);
      case "-Infinity" -> Optional.of(Double.NEGATIVE_INFINITY);
      default -> Optional.empty();
    };
  }

  private static OptionalLong day(String text) {
    try {
      return OptionalLong.of(LocalDate.parse(text).toEpochDay());
    } catch (DateTimeParseException e) {
      OptionalLong micros = Timestamps.parse(text);
      return micros.isPresent()
          ? OptionalLong.of(Math.floorDiv(micros.getAsLong(), MICROS_PER_DAY))
          : none();
    }
  }

  private static OptionalLong none() {
    return OptionalLong.empty();
  }

  private static Optional<Object> boxed(OptionalLong value) {
    return value.isPresent() ? Optional.of(value.getAsLong()) : Optional.empty();
  }

  private static JsonNode parse(String text) {
    try {
      return MAPPER.readTree(text);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("the database returned no JSON", e);
    }
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  @SuppressWarnings("unchecked")
  private static <T> int compare(Comparable<T> left, Object right) {
    return left.compareTo((T) right);
  }
}

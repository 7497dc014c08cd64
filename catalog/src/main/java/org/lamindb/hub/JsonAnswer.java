package org.lamindb.hub;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import org.lamindb.database.HexId;
import org.lamindb.error.HubErrors;
import org.lamindb.error.LaminException;

/**
 * One JSON object or array that the hub answered, read with a check of its shape. Texts end up in
 * settings files line by line, so none may hold a line break.
 *
 * @param host who answered, and
 * @param call what, for messages
 */
record JsonAnswer(String host, String call, JsonNode node) {
  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}|[\\u0085\\u2028\\u2029]");
  private static final Pattern NAME = Pattern.compile("[^/\\\\]+");

  JsonAnswer {
    Objects.requireNonNull(host, "host is null");
    Objects.requireNonNull(call, "call is null");
    Objects.requireNonNull(node, "node is null");
  }

  static JsonAnswer parse(String host, String call, String body) {
    try {
      JsonNode node = MAPPER.readTree(body);
      if (node == null || node.isMissingNode()) {
        throw HubErrors.malformed(host, call, "it is empty");
      }
      return new JsonAnswer(host, call, node);
    } catch (JsonProcessingException e) {
      // Its message quotes the answer, which may hold secrets.
      throw HubErrors.malformed(host, call, "it is no JSON");
    }
  }

  /** The text of an error, from the places where hubs put it; else the answer itself. */
  static String errorText(String body) {
    try {
      JsonNode node = MAPPER.readTree(body);
      for (String key : List.of("message", "error", "msg", "error_description", "detail")) {
        if (node != null && node.path(key).isTextual()) {
          return node.path(key).asText();
        }
      }
    } catch (JsonProcessingException e) {
      return body.strip();
    }
    return body.strip();
  }

  LaminException malformed(String why) {
    return HubErrors.malformed(host, call, why);
  }

  /** Whether the answer says that there is nothing. */
  boolean isEmpty() {
    return node.isNull() || (node.isContainerNode() && node.isEmpty());
  }

  boolean has(String key) {
    return node.has(key);
  }

  JsonAnswer requireObject() {
    if (!node.isObject()) {
      throw malformed("it is no object");
    }
    return this;
  }

  /** The rows of a table. */
  List<JsonAnswer> rows() {
    if (!node.isArray()) {
      throw malformed("it is no list of rows");
    }
    return StreamSupport.stream(node.spliterator(), false)
        .map(row -> new JsonAnswer(host, call, row).requireObject())
        .toList();
  }

  Optional<JsonAnswer> firstRow() {
    return rows().stream().findFirst();
  }

  /** An object within this one. */
  Optional<JsonAnswer> object(String key) {
    JsonNode value = node.path(key);
    if (value.isMissingNode() || value.isNull()) {
      return Optional.empty();
    }
    return Optional.of(new JsonAnswer(host, call, value).requireObject());
  }

  JsonAnswer requiredObject(String key) {
    return object(key).orElseThrow(() -> malformed("it has no '" + key + "'"));
  }

  Optional<String> text(String key) {
    JsonNode value = node.path(key);
    if (value.isMissingNode() || value.isNull()) {
      return Optional.empty();
    }
    if (!value.isValueNode()) {
      throw malformed("'" + key + "' is no text");
    }
    String text = value.asText();
    if (CONTROL.matcher(text).find()) {
      throw malformed("'" + key + "' holds control characters");
    }
    return Optional.of(text);
  }

  String requiredText(String key) {
    return text(key)
        .filter(text -> !text.isEmpty())
        .orElseThrow(() -> malformed("it has no '" + key + "'"));
  }

  /** A text that can be part of a file's name. */
  String requiredName(String key) {
    String name = requiredText(key);
    if (!NAME.matcher(name).matches()) {
      throw malformed("'" + key + "' is no name");
    }
    return name;
  }

  /** Whether the answer itself is {@code true}. */
  boolean isTrue() {
    return node.asBoolean(false);
  }

  boolean isTrue(String key) {
    return node.path(key).asBoolean(false);
  }

  Optional<Integer> number(String key) {
    JsonNode value = node.path(key);
    if (value.isMissingNode() || value.isNull()) {
      return Optional.empty();
    }
    if (!value.canConvertToInt()) {
      throw malformed("'" + key + "' is no number");
    }
    return Optional.of(value.asInt());
  }

  Optional<UUID> uuid(String key) {
    return text(key).filter(text -> !text.isEmpty()).map(text -> parse(key, text));
  }

  UUID requiredUuid(String key) {
    return parse(key, requiredText(key));
  }

  private UUID parse(String key, String text) {
    return HexId.parse(text).orElseThrow(() -> malformed("'" + key + "' is no UUID"));
  }

  /** Without the answer, which may hold secrets. */
  @Override
  public String toString() {
    return "answer of " + host + " to " + call;
  }
}

package org.lamindb.database;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.core.util.MinimalPrettyPrinter;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.util.Objects;

/** A JSON document as a parameter, written the way Python's {@code json.dumps} writes it. */
public record Json(String text) {
  private static final ObjectMapper MAPPER = JsonMapper.builder().build();
  private static final ObjectWriter PYTHON =
      JsonMapper.builder()
          .enable(JsonWriteFeature.ESCAPE_NON_ASCII)
          .disable(JsonWriteFeature.WRITE_HEX_UPPER_CASE)
          .build()
          .writer(new PythonSeparators());

  public Json {
    Objects.requireNonNull(text, "text is null");
  }

  /**
   * Writes maps, lists, strings, numbers, booleans and null. LaminDB compares JSON as text on
   * SQLite, so the separators and escapes are those of Python.
   */
  public static Json of(Object value) {
    try {
      return new Json(PYTHON.writeValueAsString(value));
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("value cannot be written as JSON", e);
    }
  }

  /** Parses a document into maps, lists, strings, numbers, booleans and null. */
  public static Object parse(String text) {
    try {
      return MAPPER.readValue(text, Object.class);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("text is not JSON", e);
    }
  }

  private static final class PythonSeparators extends MinimalPrettyPrinter {
    private static final long serialVersionUID = 1L;

    @Override
    public void writeObjectFieldValueSeparator(JsonGenerator generator) throws IOException {
      generator.writeRaw(": ");
    }

    @Override
    public void writeObjectEntrySeparator(JsonGenerator generator) throws IOException {
      generator.writeRaw(", ");
    }

    @Override
    public void writeArrayValueSeparator(JsonGenerator generator) throws IOException {
      generator.writeRaw(", ");
    }
  }
}

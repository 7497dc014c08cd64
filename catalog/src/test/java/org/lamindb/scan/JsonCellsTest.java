package org.lamindb.scan;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lamindb.registry.ColumnType;

class JsonCellsTest {
  @Test
  @DisplayName("lists are distinct, sorted as Spark sorts, and hold values of their type only")
  void lists() {
    assertThat(
            JsonCells.set("[\"b\", \"a\", null, \"b\", \"\uFFFD\", \"🧬\", \"\"]", ColumnType.TEXT))
        .containsExactly("", "a", "b", "\uFFFD", "🧬");
    assertThat(JsonCells.set("[3, 10, 3, 2.0, 2.5, \"4\"]", ColumnType.LONG))
        .containsExactly(2L, 3L, 10L);
    assertThat(JsonCells.set("[0.5, \"NaN\", 1]", ColumnType.DOUBLE))
        .containsExactly(0.5, 1.0, Double.NaN);
    assertThat(JsonCells.set("[1, 0, 2, true]", ColumnType.BOOLEAN)).containsExactly(false, true);
    assertThat(
            JsonCells.set(
                "[\"1970-01-01 00:00:01\", \"1970-01-01T00:00:01+00:00\", \"never\"]",
                ColumnType.TIMESTAMP))
        .containsExactly(1_000_000L);
    assertThat(JsonCells.set("[\"1970-01-03\"]", ColumnType.DATE)).containsExactly(2L);
    assertThat(JsonCells.set("[\"{\\\"k\\\": 1}\"]", ColumnType.JSON))
        .containsExactly("{\"k\": 1}");
    assertThat(JsonCells.set("[]", ColumnType.TEXT)).isEmpty();
  }

  @Test
  @DisplayName("stored lists keep their order and what is no value of the type as nothing")
  void storedLists() {
    assertThat(JsonCells.list("[3, 1, 3, \"x\", null]", ColumnType.LONG))
        .containsExactly(3L, 1L, 3L, null, null);
    assertThat(JsonCells.joined("[\"1.5\", \"\\\"a\\\"\", \"{\\\"k\\\": [1]}\"]"))
        .isEqualTo("[1.5,\"a\",{\"k\": [1]}]");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "3|LONG|3",
        "3.0|LONG|3",
        "2.5|LONG|",
        "true|LONG|",
        "9223372036854775807|LONG|9223372036854775807",
        "9223372036854775808|LONG|",
        "1e300|LONG|",
        "3|DOUBLE|3.0",
        "\"x\"|DOUBLE|",
        "\"x\"|TEXT|x",
        "4|TEXT|4",
        "false|BOOLEAN|false",
        "null|TEXT|",
        "null|JSON|",
        "null|LIST|",
        "[3, 1, 3]|LIST|[3, 1, 3]",
        "3|LIST|[3]",
        "{\"k\": [1]}|JSON|{\"k\": [1]}",
        "\"2026-01-02\"|DATE|20455",
        "\"2026-01-02T23:04:05\"|DATE|20455",
        "\"1970-01-01T00:00:00.000001\"|TIMESTAMP|1",
        "\"1970-01-01T02:00:00+02:00\"|TIMESTAMP|0",
        "7|DATE|"
      })
  @DisplayName("a document is a value of the type or nothing")
  void scalars(String document, ColumnType type, String expected) {
    assertThat(JsonCells.scalar(document, type).map(Object::toString).orElse(null))
        .isEqualTo(expected);
  }
}

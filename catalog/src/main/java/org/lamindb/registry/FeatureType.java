package org.lamindb.registry;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What the values of a feature are, as its dtype says.
 *
 * @param type of a column of such values
 * @param elements of a {@link ColumnType#LIST}; else the type itself
 * @param labels whose columns the values are, when they are no values of their own
 */
record FeatureType(ColumnType type, ColumnType elements, List<Labels> labels) {
  private static final String LABELS = "cat[";
  private static final String LIST = "list[";

  FeatureType {
    labels = List.copyOf(labels);
  }

  /**
   * Labels of one registry.
   *
   * @param field empty for what the registry's records are called by
   */
  record Labels(String registry, Optional<String> field) {}

  /** Whether one value is a whole list or object, so that there are no sets of values. */
  boolean isDocument() {
    return type == ColumnType.LIST || type == ColumnType.JSON;
  }

  /** Reads a dtype; one that nobody knows is text. */
  static FeatureType of(String dtype) {
    if (dtype.startsWith(LIST) && dtype.endsWith("]")) {
      FeatureType element = of(dtype.substring(LIST.length(), dtype.length() - 1));
      boolean nested = element.type() == ColumnType.LIST && element.labels().isEmpty();
      return new FeatureType(
          ColumnType.LIST, nested ? ColumnType.JSON : element.elements(), element.labels());
    }
    if (dtype.startsWith(LABELS) && dtype.endsWith("]")) {
      List<Labels> labels = new ArrayList<>();
      for (String each : split(dtype.substring(LABELS.length(), dtype.length() - 1), '|')) {
        labels.add(labels(each.strip()));
      }
      return new FeatureType(ColumnType.LIST, ColumnType.TEXT, labels);
    }
    ColumnType type = plain(dtype);
    return new FeatureType(type, type, List.of());
  }

  private static ColumnType plain(String dtype) {
    return switch (dtype) {
      case "int" -> ColumnType.LONG;
      case "float", "num" -> ColumnType.DOUBLE;
      case "bool" -> ColumnType.BOOLEAN;
      case "date" -> ColumnType.DATE;
      case "dict", "object" -> ColumnType.JSON;
      default -> dtype.startsWith("datetime") ? ColumnType.TIMESTAMP : ColumnType.TEXT;
    };
  }

  /** {@code bionty.CellType.ontology_id}; conditions in brackets say which labels are valid. */
  private static Labels labels(String dtype) {
    StringBuilder name = new StringBuilder();
    int depth = 0;
    for (char character : dtype.toCharArray()) {
      depth += character == '[' ? 1 : 0;
      if (depth == 0) {
        name.append(character);
      }
      depth -= character == ']' ? 1 : 0;
    }
    List<String> parts = split(name.toString(), '.');
    String first = parts.get(0);
    // Classes begin with a capital, modules do not.
    int classes = parts.size() > 1 && first.equals(first.toLowerCase(Locale.ROOT)) ? 2 : 1;
    return new Labels(
        String.join(".", parts.subList(0, classes)),
        parts.size() > classes
            ? Optional.of(String.join(".", parts.subList(classes, parts.size())))
            : Optional.empty());
  }

  /** The parts between separators that stand in no brackets. */
  private static List<String> split(String text, char separator) {
    List<String> parts = new ArrayList<>();
    int depth = 0;
    int from = 0;
    for (int i = 0; i < text.length(); i++) {
      char character = text.charAt(i);
      depth += character == '[' ? 1 : character == ']' ? -1 : 0;
      if (character == separator && depth == 0) {
        parts.add(text.substring(from, i));
        from = i + 1;
      }
    }
    parts.add(text.substring(from));
    return parts;
  }
}
